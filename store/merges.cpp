// Merges: two entities of the index that are one. Recorded, and undone without a trace in what was read.
#include "store/merges.h"

#include "store/fold.h"

namespace onrecord {
namespace {

constexpr int kMostMerges = 10000;  // told by merges()

std::vector<std::int64_t> ids_of(SQLite::Statement& s) {
  std::vector<std::int64_t> out;
  while (s.executeStep()) out.push_back(s.getColumn(0).getInt64());
  s.tryReset();
  return out;
}

std::string slug_of(Store::State& state, std::int64_t id) {
  auto& s = bind_all(state.prepare("SELECT slug FROM entities WHERE entity_id=?"), id);
  s.executeStep();
  std::string slug = s.getColumn(0).getString();
  s.tryReset();
  return slug;
}

/// The entity of this slug, else the one of this name.
Result<std::int64_t> find_one(Store::State& state, const std::string& name) {
  if (const auto id = state.find("SELECT entity_id FROM entities WHERE slug=?", name)) return *id;
  const auto ids = ids_of(
      bind_all(state.prepare("SELECT DISTINCT entity_id FROM entity_names WHERE folded=? AND kind<>'short' AND lent IS NULL ORDER BY 1 LIMIT 20"),
               fold_words(name)));
  if (ids.size() == 1) return ids.front();
  if (ids.empty()) return Error{Failure::no_input, "no entity is called '" + name + "'"};
  std::string slugs;
  for (const std::int64_t id : ids) slugs += (slugs.empty() ? "" : ", ") + slug_of(state, id);
  return Error{Failure::usage, "'" + name + "' is the name of several: " + slugs};
}

std::int64_t root_of(Store::State& state, std::int64_t id) {
  return state.find("SELECT coalesce(merged_into,entity_id) FROM entities WHERE entity_id=?", id).value_or(id);
}

void lend_names(Store::State& state, std::int64_t root) {
  const auto group = ids_of(bind_all(state.prepare("SELECT entity_id FROM entities WHERE entity_id=?1 OR merged_into=?1 ORDER BY 1"), root));
  for (const std::int64_t to : group) {
    for (const std::int64_t from : group) {
      if (to == from) continue;
      state.execute(
          "INSERT OR IGNORE INTO entity_names(entity_id,name,folded,lang,kind,start_date,end_date,lent) "
          "SELECT ?,name,folded,lang,kind,start_date,end_date,1 FROM entity_names WHERE entity_id=? AND lent IS NULL",
          to, from);
    }
  }
}

Status check_pair(Store::State& state, std::int64_t from, std::int64_t into) {
  if (root_of(state, from) == root_of(state, into))
    return Error{Failure::usage, slug_of(state, from) + " and " + slug_of(state, into) + " are one already"};
  if (!state.find("SELECT 1 FROM entities a JOIN entities b USING(kind) WHERE a.entity_id=? AND b.entity_id=?", from, into))
    return Error{Failure::usage, slug_of(state, from) + " and " + slug_of(state, into) + " are of different kinds"};
  return Done{};
}

std::vector<MergeRow> read_merges(Store::State& state, std::int64_t only) {
  auto& s = bind_all(state.prepare("SELECT m.merge_id,f.slug,f.name,i.slug,i.name,m.merged_at,coalesce(m.undone_at,'') FROM entity_merges m "
                                   "JOIN entities f ON f.entity_id=m.from_id JOIN entities i ON i.entity_id=m.into_id "
                                   "WHERE ?1=0 OR m.merge_id=?1 ORDER BY 1 LIMIT ?2"),
                     only, kMostMerges);
  std::vector<MergeRow> out;
  while (s.executeStep()) {
    MergeRow row;
    row.merge_id = s.getColumn(0).getInt64();
    int at = 1;
    for (std::string* text : {&row.from, &row.from_name, &row.into, &row.into_name, &row.merged_at, &row.undone_at})
      *text = s.getColumn(at++).getString();
    out.push_back(std::move(row));
  }
  s.tryReset();
  return out;
}

}  // namespace

void apply_merges(Store::State& state) {
  state.execute("UPDATE entities SET merged_into=NULL WHERE merged_into IS NOT NULL");
  state.execute("DELETE FROM entity_names WHERE lent IS NOT NULL");
  auto& merges = state.prepare("SELECT from_id,into_id FROM entity_merges WHERE undone_at IS NULL ORDER BY merge_id");
  std::vector<std::pair<std::int64_t, std::int64_t>> all;
  while (merges.executeStep()) all.emplace_back(merges.getColumn(0).getInt64(), merges.getColumn(1).getInt64());
  merges.tryReset();
  for (const auto& [from, into] : all) {
    const std::int64_t root = root_of(state, into);
    const std::int64_t old = root_of(state, from);
    if (root != old) state.execute("UPDATE entities SET merged_into=?1 WHERE entity_id=?2 OR merged_into=?2", root, old);
  }
  for (const std::int64_t root : ids_of(state.prepare("SELECT DISTINCT merged_into FROM entities WHERE merged_into IS NOT NULL ORDER BY 1")))
    lend_names(state, root);
}

Result<MergeRow> Store::merge_entities(const std::string& from, const std::string& into, Instant now) {
  State& state = *state_;
  return guard([&]() -> Result<MergeRow> {
    SQLite::Transaction transaction(state.db, SQLite::TransactionBehavior::IMMEDIATE);
    const auto one = find_one(state, from);
    if (!one) return one.error();
    const auto other = find_one(state, into);
    if (!other) return other.error();
    if (const Status fits = check_pair(state, *one, *other); !fits) return fits.error();
    const std::int64_t id = state.insert("INSERT INTO entity_merges(from_id,into_id,merged_at) VALUES(?,?,?)", *one, *other, now.to_string());
    apply_merges(state);
    auto rows = read_merges(state, id);
    transaction.commit();
    return std::move(rows.front());
  });
}

Result<MergeRow> Store::undo_merge(std::int64_t merge_id, Instant now) {
  State& state = *state_;
  return guard([&]() -> Result<MergeRow> {
    SQLite::Transaction transaction(state.db, SQLite::TransactionBehavior::IMMEDIATE);
    if (!state.find("SELECT 1 FROM entity_merges WHERE merge_id=? AND undone_at IS NULL", merge_id))
      return Error{Failure::no_input, "there is no merge " + std::to_string(merge_id) + ", or it is undone already"};
    state.execute("UPDATE entity_merges SET undone_at=? WHERE merge_id=?", now.to_string(), merge_id);
    apply_merges(state);
    auto rows = read_merges(state, merge_id);
    transaction.commit();
    return std::move(rows.front());
  });
}

Result<std::vector<MergeRow>> Store::merges() {
  return guard([&]() -> Result<std::vector<MergeRow>> { return read_merges(*state_, 0); });
}

}  // namespace onrecord
