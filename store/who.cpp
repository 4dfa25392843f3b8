// Who: a person, a body or an office, with terms by date and what was said.
#include "store/fold.h"
#include "store/state.h"

namespace onrecord {
namespace {

constexpr int kMostPeople = 50;

std::vector<std::int64_t> find_people(Store::State& state, const std::string& folded, const std::string& day) {
  auto& s = bind_all(
      state.prepare(
          "SELECT DISTINCT coalesce(e.merged_into,e.entity_id) FROM entity_names n JOIN entities e USING(entity_id) WHERE n.folded=?1 AND e.kind IN "
          "('person','organization') AND (?2 IS NULL OR e.kind<>'person' OR EXISTS (SELECT 1 FROM memberships m WHERE "
          "m.person_id=e.entity_id AND m.start_date<=?2 AND (m.end_date IS NULL OR m.end_date>=?2))) ORDER BY 1 LIMIT ?3"),
      folded, day, kMostPeople);
  std::vector<std::int64_t> out;
  while (s.executeStep()) out.push_back(s.getColumn(0).getInt64());
  s.tryReset();
  return out;
}

/// Holders of an office, of those who held it on `day` where a day is given.
std::vector<std::int64_t> find_holders(Store::State& state, const std::string& office, const std::string& day) {
  auto& s = bind_all(state.prepare("SELECT coalesce(e.merged_into,e.entity_id), min(m.start_date) FROM memberships m JOIN entities e ON "
                                   "e.entity_id=m.person_id JOIN posts p USING(post_id) LEFT JOIN entities o ON o.entity_id=p.org_id "
                                   "WHERE (p.label LIKE ?1 OR p.label||' '||coalesce(o.name,'') LIKE ?1) AND (?2 IS NULL OR (m.start_date<=?2 AND "
                                   "(m.end_date IS NULL OR m.end_date>=?2))) GROUP BY 1 ORDER BY 2,1 LIMIT ?3"),
                     "%" + office + "%", day, kMostPeople);
  std::vector<std::int64_t> out;
  while (s.executeStep()) out.push_back(s.getColumn(0).getInt64());
  s.tryReset();
  return out;
}

std::vector<std::pair<std::string, std::int64_t>> read_counts(SQLite::Statement& s) {
  std::vector<std::pair<std::string, std::int64_t>> out;
  while (s.executeStep()) out.emplace_back(s.getColumn(0).getString(), s.getColumn(1).getInt64());
  s.tryReset();
  return out;
}

void read_offices(Store::State& state, std::int64_t id, const std::string& day, PersonRecordRow& out) {
  auto& s = bind_all(state.prepare("SELECT post,organization,country,start_date,end_date,capacity,basis FROM v1_offices WHERE person_id IN (SELECT "
                                   "entity_id FROM entities WHERE entity_id=?1 OR merged_into=?1) AND (?2 IS NULL OR "
                                   "(start_date<=?2 AND (end_date IS NULL OR end_date>=?2))) ORDER BY start_date, basis DESC, post"),
                     id, day);
  while (s.executeStep()) {
    OfficeRow o;
    int at = 0;
    for (std::string* text : {&o.post, &o.organization, &o.country, &o.from, &o.to, &o.capacity, &o.basis}) *text = s.getColumn(at++).getString();
    out.offices.push_back(std::move(o));
  }
  s.tryReset();
}

PersonRecordRow read_person(Store::State& state, std::int64_t id, const std::string& day) {
  PersonRecordRow out;
  auto& e = bind_all(state.prepare("SELECT e.name,e.slug,e.kind,coalesce(k.iso2,'') FROM entities e LEFT JOIN organizations o USING(entity_id) "
                                   "LEFT JOIN countries k ON k.entity_id=o.country_id WHERE e.entity_id=?"),
                     id);
  e.executeStep();
  int at = 0;
  for (std::string* text : {&out.name, &out.slug, &out.kind, &out.country}) *text = e.getColumn(at++).getString();
  e.tryReset();
  auto& names = bind_all(state.prepare("SELECT DISTINCT name FROM entity_names WHERE entity_id=? AND kind<>'short' ORDER BY name"), id);
  while (names.executeStep()) {
    if (names.getColumn(0).getString() != out.name) out.names.push_back(names.getColumn(0).getString());
  }
  names.tryReset();
  read_offices(state, id, day, out);
  auto& said = bind_all(
      state.prepare("SELECT count(*),count(DISTINCT c.statement_id),count(DISTINCT a.source_id),coalesce(min(c.stated_on),''),"
                    "coalesce(max(c.stated_on),'') FROM claims c JOIN article_versions v USING(version_id) JOIN articles a USING(article_id) "
                    "WHERE c.speaker_id IN (SELECT entity_id FROM entities WHERE entity_id=?1 OR merged_into=?1) AND c.retired_run_id IS NULL"),
      id);
  said.executeStep();
  out.reports = said.getColumn(0).getInt64();
  out.statements = said.getColumn(1).getInt64();
  out.outlets = said.getColumn(2).getInt64();
  out.first_said = said.getColumn(3).getString();
  out.last_said = said.getColumn(4).getString();
  said.tryReset();
  out.classes = read_counts(bind_all(state.prepare("SELECT class,count(DISTINCT statement_id) FROM claims WHERE speaker_id IN (SELECT entity_id FROM "
                                                   "entities WHERE entity_id=?1 OR merged_into=?1) AND retired_run_id IS NULL "
                                                   "GROUP BY 1 ORDER BY 2 DESC,1"),
                                     id));
  out.about = read_counts(
      bind_all(state.prepare("SELECT k.iso2,count(DISTINCT c.statement_id) FROM claims c JOIN claim_entities e USING(claim_id) JOIN countries k "
                             "ON k.entity_id=e.entity_id WHERE c.speaker_id IN (SELECT entity_id FROM entities WHERE entity_id=?1 OR merged_into=?1) "
                             "AND c.retired_run_id IS NULL GROUP BY 1 ORDER BY 2 DESC,1 LIMIT 20"),
               id));
  return out;
}

}  // namespace

Result<std::vector<PersonRecordRow>> Store::who(const std::string& name, const std::string& day) {
  return guard([&]() -> Result<std::vector<PersonRecordRow>> {
    SQLite::Transaction snapshot(state_->db);
    std::vector<PersonRecordRow> out;
    auto ids = find_people(*state_, fold_words(name), day);
    if (ids.empty()) ids = find_holders(*state_, name, day);
    for (const std::int64_t id : ids) out.push_back(read_person(*state_, id, day));
    return out;
  });
}

}  // namespace onrecord
