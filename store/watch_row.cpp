#include "store/watch_row.h"

#include <nlohmann/json.hpp>

#include "core/hash.h"

namespace onrecord {

std::string to_json(const ClaimQuery& q) {
  nlohmann::ordered_json out = nlohmann::ordered_json::object();
  const auto text = [&](const char* key, const std::string& value) {
    if (!value.empty()) out[key] = value;
  };
  const auto list = [&](const char* key, const std::vector<std::string>& values) {
    if (!values.empty()) out[key] = values;
  };
  list("speakers", q.speakers);
  text("role", q.role);
  text("organization", q.organization);
  list("countries", q.countries);
  text("speaker_country", q.speaker_country);
  list("mentions", q.mentions);
  list("classes", q.classes);
  list("quotes", q.quotes);
  list("tenses", q.tenses);
  list("sources", q.sources);
  text("text", q.text);
  if (q.figure_min) out["figure_min"] = *q.figure_min;
  if (q.figure_max) out["figure_max"] = *q.figure_max;
  if (q.figure_strict) out["figure_strict"] = true;
  text("unit", q.unit);
  text("counted", q.counted);
  text("place", q.place);
  text("since", q.since);
  text("until", q.until);
  text("about_from", q.about_from);
  text("about_to", q.about_to);
  return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::int64_t last_claim_before(Store::State& state, Instant at) {
  const auto run = state.find("SELECT max(run_id) FROM runs WHERE started_at<?", at.to_string());
  if (!run) return 0;
  // Runs write one after the other, so that their ids and those of claims grow together: halve until the first claim of a later run.
  std::int64_t before = 0;
  std::int64_t after = state.find("SELECT max(claim_id) FROM claims").value_or(0) + 1;
  while (after - before > 1) {
    const std::int64_t middle = before + (after - before) / 2;
    const auto later = state.find("SELECT run_id>?2 FROM claims WHERE claim_id>=?1 ORDER BY claim_id LIMIT 1", middle, *run);
    (later.value_or(1) != 0 ? after : before) = middle;
  }
  return before;
}

WatchRow find_watch(Store::State& state, const Watch& watch, Instant now) {
  const std::string query = to_json(watch.query);
  const std::string digest = sha256_hex(query);
  const std::int64_t newest = state.find("SELECT max(claim_id) FROM claims").value_or(0);
  const auto back = [&] { return last_claim_before(state, Instant{now.seconds - std::int64_t{watch.backfill_days} * 86400}); };
  auto& known = bind_all(state.prepare("SELECT watch_id, watermark, change_mark, query_sha256 FROM watches WHERE slug=?"), watch.id);
  WatchRow row;
  std::string before;
  if (known.executeStep()) {
    row = {known.getColumn(0).getInt64(), std::min(known.getColumn(1).getInt64(), newest), known.getColumn(2).getInt64()};
    before = known.getColumn(3).getString();
  }
  known.tryReset();
  if (row.id == 0) {
    row.watermark = back();
    row.change_mark = state.find("SELECT max(change_id) FROM article_changes").value_or(0);
    row.id = state.insert("INSERT INTO watches(slug,title,query,query_sha256,max_items,created_at,watermark,change_mark) VALUES(?,?,?,?,?,?,?,?)",
                          watch.id, watch.title.c_str(), query, digest, watch.max_items, now.to_string(), row.watermark, row.change_mark);
    return row;
  }
  row.edited = !before.empty() && before != digest;  // migrated rows have no digest: they begin with this one
  if (row.edited) row.look_back = back();
  state.execute("UPDATE watches SET title=?, query=?, query_sha256=?, max_items=?, problem=NULL WHERE watch_id=?", watch.title.c_str(), query, digest,
                watch.max_items, row.id);
  return row;
}

void move_watermarks(Store::State& state, std::int64_t watch, std::int64_t claim, std::int64_t change) {
  state.execute("UPDATE watches SET watermark=?, change_mark=? WHERE watch_id=?", claim, change, watch);
}

void put_watch_problem(Store::State& state, const std::string& slug, const std::string& problem) {
  state.execute("UPDATE watches SET problem=? WHERE slug=?", problem, slug);
}

}  // namespace onrecord
