#include "store/offices.h"

#include "core/hash.h"
#include "store/entity_names.h"
#include "store/fold.h"
#include "store/state.h"

namespace onrecord {
namespace {

std::int64_t put_post(Store::State& state, const std::string& role, std::int64_t organization, std::int64_t country) {
  const std::string slug = "post:" + fold_words(role) + "/" + std::to_string(organization) + "/" + std::to_string(country);
  if (const auto known = state.find("SELECT post_id FROM posts WHERE slug=?", slug)) return *known;
  return state.insert("INSERT INTO posts(slug,label,role,org_id,country_id) VALUES(?,?,?,?,?)", slug, role, role, Key{organization}, Key{country});
}

std::string last_word(const std::string& name) { return name.substr(name.rfind(' ') == std::string::npos ? 0 : name.rfind(' ') + 1); }

void put_person(Store::State& state, std::int64_t id, const std::string& name, const std::string& family) {
  const std::size_t at = name.rfind(family);
  const bool stands_last = at != std::string::npos && at + family.size() == name.size();
  std::string given = stands_last ? name.substr(0, at) : at == 0 ? name.substr(family.size()) : std::string();
  while (given.ends_with(' ')) given.pop_back();
  while (given.starts_with(' ')) given.erase(0, 1);
  state.execute(
      "INSERT INTO people(entity_id,family_name,given_name,sort_name) VALUES(?,?,?,?) ON CONFLICT DO UPDATE SET "
      "family_name=excluded.family_name, given_name=excluded.given_name, sort_name=excluded.sort_name",
      id, family, given, given.empty() ? family : family + ", " + given);
}

void put_term(Store::State& state, std::int64_t person, std::int64_t post, const RegistryTerm& term) {
  const bool open = term.days.to.year == 9999;
  state.execute(
      "INSERT INTO memberships(person_id,post_id,start_date,end_date,basis) VALUES(?,?,?,?,'registry') "
      "ON CONFLICT DO UPDATE SET end_date=excluded.end_date",
      person, post, term.days.from.to_string(), open ? std::string() : term.days.to.to_string());
}

std::int64_t put_country(Store::State& state, const std::string& code) {
  return code.empty() ? 0 : put_entity(state, "country", "country:" + code, code);
}

void put_qid(Store::State& state, std::int64_t id, const std::string& qid) {
  if (!qid.empty()) state.execute("UPDATE OR IGNORE entities SET qid=? WHERE entity_id=?", qid, id);
}

/// A body by name: one of the registry, else one of its own.
std::int64_t put_body(Store::State& state, const Registry& registry, const std::string& name) {
  if (name.empty()) return 0;
  for (const RegistryBody& b : registry.bodies) {
    if (b.name == name) return put_entity(state, "organization", b.id, b.name);
  }
  return put_entity(state, "organization", "organization:" + fold_words(name), name);
}

void put_bodies(Store::State& state, const Registry& registry) {
  for (const RegistryBody& b : registry.bodies) {
    const std::int64_t id = put_entity(state, "organization", b.id, b.name);
    put_qid(state, id, b.qid);
    put_entity_name(state, id, b.name, "official");
    for (const std::string& name : b.other_names) put_entity_name(state, id, name, "alias");
    const std::int64_t parent = b.parent == b.name ? 0 : put_body(state, registry, b.parent);
    state.execute("UPDATE organizations SET country_id=?, parent_id=? WHERE entity_id=?", Key{put_country(state, b.country)}, Key{parent}, id);
  }
}

void put_people(Store::State& state, const Registry& registry) {
  for (const RegistryPerson& p : registry.people) {
    if (state.find("SELECT 1 FROM tombstones WHERE name_sha256=?", sha256_hex(fold_words(p.name)))) continue;
    const std::int64_t id = put_entity(state, "person", p.id, p.name);
    put_person(state, id, p.name, p.family_name.empty() ? last_word(p.name) : p.family_name);
    put_qid(state, id, p.qid);
    put_entity_name(state, id, p.name, "official");
    for (const std::string& name : p.other_names) put_entity_name(state, id, name, "alias");
    for (const RegistryTerm& t : p.terms)
      put_term(state, id, put_post(state, t.role, put_body(state, registry, t.organization), put_country(state, p.country)), t);
  }
}

}  // namespace

std::int64_t put_entity(Store::State& state, const char* kind, const std::string& slug, const std::string& name) {
  if (const auto known = state.find("SELECT entity_id FROM entities WHERE slug=?", slug)) return *known;
  const std::int64_t id = state.insert("INSERT INTO entities(kind,slug,name) VALUES(?,?,?)", kind, slug, name);
  const std::string_view is = kind;
  if (is == "country") state.execute("INSERT INTO countries(entity_id,iso2) VALUES(?,?)", id, slug.substr(8));
  if (is == "organization") state.execute("INSERT INTO organizations(entity_id) VALUES(?)", id);
  if (is == "person") put_person(state, id, name, last_word(name));
  return id;
}

namespace {

bool has_term(Store::State& state, std::int64_t person) {
  const auto [known, first] = state.have_terms.try_emplace(person, false);
  if (first) known->second = state.find("SELECT 1 FROM memberships WHERE person_id=? AND basis='registry' LIMIT 1", person).has_value();
  return known->second;
}

}  // namespace

std::int64_t put_office_seen(Store::State& state, std::int64_t person, const std::string& role, std::int64_t organization, std::int64_t country,
                             const std::string& day) {
  const auto term = !has_term(state, person)
                        ? std::nullopt
                        : state.find(
                              "SELECT membership_id FROM memberships m JOIN posts p USING(post_id) WHERE person_id=?1 AND basis='registry' AND "
                              "start_date<=?2 AND (end_date IS NULL OR end_date>=?2) ORDER BY p.role IS ?3 DESC, start_date DESC LIMIT 1",
                              person, day, role);
  if (term) return *term;
  if (role.empty() || !state.find("SELECT 1 FROM people WHERE entity_id=?", person)) return 0;
  const std::int64_t post = put_post(state, role, organization, country);
  if (const auto seen = state.find("SELECT membership_id FROM memberships WHERE person_id=? AND post_id=? AND basis='article'", person, post)) {
    state.execute("UPDATE memberships SET start_date=min(start_date,?1), end_date=max(end_date,?1) WHERE membership_id=?2", day, *seen);
    return *seen;
  }
  return state.insert("INSERT INTO memberships(person_id,post_id,start_date,end_date,basis) VALUES(?1,?2,?3,?3,'article')", person, post, day);
}

Status Store::put_registry(const Registry& registry) {
  State& state = *state_;
  auto out = guard([&]() -> Status {
    if (state.find("SELECT 1 FROM index_facts WHERE name='registry' AND value=?", registry.fingerprint)) return Done{};
    SQLite::Transaction transaction(state.db, SQLite::TransactionBehavior::IMMEDIATE);
    for (const RegistryCountry& c : registry.countries) {
      const std::int64_t id = put_country(state, c.code);
      state.execute("UPDATE entities SET name=? WHERE entity_id=?", c.name, id);
      put_qid(state, id, c.qid);
      put_entity_name(state, id, c.name, "official");
    }
    put_bodies(state, registry);
    put_people(state, registry);
    state.have_terms.clear();
    state.execute("INSERT OR REPLACE INTO index_facts VALUES('registry',?)", registry.fingerprint);
    transaction.commit();
    return Done{};
  });
  if (!out) state.forget_rows();
  return out;
}

}  // namespace onrecord
