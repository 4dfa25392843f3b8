// Entities with their names and typed sub-tables, mentions, and the offices that speakers held.
#include "core/hash.h"
#include "store/entity_names.h"
#include "store/fold.h"
#include "store/offices.h"
#include "store/writer.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostIds = 200000;  // of entities kept at hand

/// The slug of one that no registry holds: its own where it is there or is nobody else's name, else that of the one entity with this name.
/// A single word is no name of a person to go by.
std::string slug_of(Store::State& state, const Entity& e, const char* kind) {
  const std::string folded = fold_words(e.name);
  std::string own = std::string(kind) + ":" + folded;
  if (e.kind != EntityKind::organization && (e.kind != EntityKind::person || folded.find(' ') == std::string::npos)) return own;
  if (const auto known = state.slugs.find(own); known != state.slugs.end()) return known->second;
  auto& named = bind_all(
      state.prepare(
          "SELECT e.slug FROM entity_names n JOIN entities e USING(entity_id) WHERE n.folded=? AND n.kind<>'short' AND n.lent IS NULL AND e.kind=?"),
      folded, kind);
  std::set<std::string> slugs;
  while (named.executeStep()) slugs.insert(named.getColumn(0).getString());
  named.tryReset();
  if (state.slugs.size() > kMostIds) state.slugs.clear();
  return state.slugs.emplace(own, slugs.size() == 1 ? *slugs.begin() : own).first->second;
}

}  // namespace

std::int64_t Writer::entity(const char* kind, const std::string& slug, const std::string& name) {
  if (state_.entity_ids.size() > kMostIds) state_.entity_ids.clear();
  const std::string named = slug + '\n' + name;
  if (const auto known = state_.entity_ids.find(named); known != state_.entity_ids.end()) return known->second;
  const std::int64_t id = put_entity(state_, kind, slug, name);
  put_entity_name(state_, id, name, "alias");
  state_.entity_ids.emplace(named, id);
  return id;
}

std::int64_t Writer::country(CountryCode code) { return entity("country", "country:" + code.str(), code.str()); }

std::int64_t Writer::body(const std::string& name) {
  if (name.empty()) return 0;
  const auto known = state_.find(
      "SELECT e.entity_id FROM entity_names n JOIN entities e USING(entity_id) WHERE n.folded=? AND n.kind<>'short' AND n.lent IS NULL "
      "AND e.kind='organization' ORDER BY e.entity_id LIMIT 1",
      fold_words(name));
  return known ? *known : entity("organization", "organization:" + fold_words(name), name);
}

bool Writer::is_forgotten(const std::string& name) {
  if (!state_.has_tombstones) state_.has_tombstones = state_.find("SELECT 1 FROM tombstones LIMIT 1").has_value();
  return *state_.has_tombstones && state_.find("SELECT 1 FROM tombstones WHERE name_sha256=?", sha256_hex(fold_words(name)));
}

std::int64_t Writer::put_one_entity(const Entity& e) {
  static constexpr const char* kKinds[] = {"person", "organization", "country", "place", "topic"};
  if (e.name.empty() || (e.kind == EntityKind::person && is_forgotten(e.name))) return 0;
  if (e.kind == EntityKind::country && e.country) return country(*e.country);
  const char* kind = kKinds[static_cast<std::size_t>(e.kind)];
  const std::string slug = e.id.empty() ? slug_of(state_, e, kind) : e.id;
  const std::int64_t id = entity(kind, slug, e.name);
  for (const std::string& alias : e.aliases) {  // the last words of a person's name are short names already
    if (e.kind != EntityKind::person || alias.find(' ') != std::string::npos) entity(kind, slug, alias);
  }
  if (!e.qid.empty()) state_.execute("UPDATE OR IGNORE entities SET qid=? WHERE entity_id=? AND qid IS NULL", e.qid, id);
  if (e.kind == EntityKind::organization && e.country)
    state_.execute("UPDATE organizations SET country_id=? WHERE entity_id=? AND country_id IS NULL", country(*e.country), id);
  if (e.kind == EntityKind::organization && !e.organization.empty() && e.organization != e.name)
    state_.execute("UPDATE organizations SET parent_id=? WHERE entity_id=? AND parent_id IS NULL", body(e.organization), id);
  return id;
}

void Writer::put_entities() {
  for (const Entity& e : x_.annotations.entities) entities_.push_back(put_one_entity(e));
}

void Writer::put_mentions() {
  static constexpr const char* kRoles[] = {"unspecified", "place", "actor", "origin", "modifier"};
  if (!fresh_) state_.execute("DELETE FROM mentions WHERE version_id=?", version_);
  if (x_.annotations.sentences.empty()) return;
  for (const Mention& m : x_.annotations.mentions) {
    std::int64_t id = m.entity < entities_.size() ? entities_[m.entity] : 0;
    if (m.country) id = country(*m.country);
    if (id == 0 || m.span.empty()) continue;
    if (m.type == MentionType::place && !m.country) localities_.emplace(m.span.of(x_.article.text), id);
    const CodePointSpan at = offsets_.to_code_points(m.span);
    state_.execute("INSERT OR IGNORE INTO mentions(version_id,span_start,span_end,sent_ord,entity_id,role,form_code,score) VALUES(?,?,?,?,?,?,?,?)",
                   version_, at.begin, at.end, sentence_at(m.span.begin), id, m.country ? kRoles[static_cast<std::size_t>(m.role)] : std::string(),
                   m.form == CountryForm::none ? std::nullopt : std::optional(static_cast<int>(m.form) - 1), static_cast<double>(m.score));
  }
}

std::int64_t Writer::membership(const Speaker& speaker, std::int64_t person, const std::string& day) {
  if (person == 0 || speaker.kind != SpeakerKind::person) return 0;
  const std::pair key(speaker.role + '\n' + day, person);
  if (const auto known = memberships_.find(key); known != memberships_.end()) return known->second;
  const std::int64_t organization = speaker.role.empty() ? 0 : body(speaker.organization);
  const std::int64_t place = speaker.country ? country(*speaker.country) : 0;
  const std::int64_t id = put_office_seen(state_, person, speaker.role, organization, place, day);
  memberships_.emplace(key, id);
  return id;
}

}  // namespace onrecord
