#include "crawler/source_nights.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>

#include "crawler/journal.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostNights = 90;
constexpr std::int64_t kLongestRun = 12 * 3600;  // of a run that was killed, in seconds

/// Every run since the source is known: one whose robots.txt could not be had has no fetch in the journal, and is a night without an answer.
constexpr const char* kNights =
    "WITH known AS (SELECT source_id, min(first_seen) AS since FROM crawl_urls GROUP BY source_id) "
    "SELECT k.source_id, r.id, coalesce(max(f.fetched_at), r.started), count(*) FILTER (WHERE f.error='' AND f.status BETWEEN 200 AND 399), "
    "count(*) FILTER (WHERE f.error<>'' OR f.status NOT BETWEEN 200 AND 399) FROM known k "
    "JOIN crawl_runs r ON coalesce(r.finished, r.started+?) >= k.since LEFT JOIN crawl_fetches f ON f.run=r.id AND f.source_id=k.source_id "
    "GROUP BY k.source_id, r.id ORDER BY k.source_id, r.id DESC";
/// An article counts for the night of its first usable answer.
constexpr const char* kNew =
    "SELECT source_id, run, count(*) FROM (SELECT f.source_id, min(f.run) AS run FROM crawl_fetches f JOIN crawl_urls u ON u.id=f.url_id "
    "WHERE u.kind=? AND f.error='' AND f.status BETWEEN 200 AND 299 GROUP BY f.url_id) GROUP BY source_id, run";
constexpr const char* kErrors =
    "SELECT source_id, CASE error WHEN '' THEN 'status ' || status ELSE error END FROM crawl_fetches "
    "WHERE id IN (SELECT max(id) FROM crawl_fetches WHERE error<>'' OR status>=400 GROUP BY source_id)";

std::vector<SourceNights> read(SQLite::Database& db) {
  std::map<std::pair<std::string, std::int64_t>, int> fresh;
  SQLite::Statement first(db, kNew);
  first.bind(1, static_cast<int>(UrlKind::article));
  while (first.executeStep()) fresh[{first.getColumn(0).getString(), first.getColumn(1).getInt64()}] = first.getColumn(2).getInt();
  std::map<std::string, SourceNights> sources;
  SQLite::Statement nights(db, kNights);
  nights.bind(1, kLongestRun);
  while (nights.executeStep()) {
    const std::string id = nights.getColumn(0).getString();
    SourceNights& source = sources[id];
    source.source_id = id;
    if (source.nights.size() == kMostNights) continue;
    const auto found = fresh.find({id, nights.getColumn(1).getInt64()});
    source.nights.push_back({Instant{nights.getColumn(2).getInt64()}, nights.getColumn(3).getInt(), nights.getColumn(4).getInt(),
                             found == fresh.end() ? 0 : found->second});
  }
  SQLite::Statement errors(db, kErrors);
  while (errors.executeStep()) sources[errors.getColumn(0).getString()].last_error = errors.getColumn(1).getString();
  std::vector<SourceNights> out;
  for (auto& [id, source] : sources) out.push_back(std::move(source));
  return out;
}

}  // namespace

Result<std::vector<SourceNights>> read_source_nights(const std::string& database_path) {
  try {
    SQLite::Database db(database_path, SQLite::OPEN_READONLY, 5000);
    if (!db.tableExists("crawl_fetches")) return std::vector<SourceNights>();
    return read(db);
  } catch (const SQLite::Exception& failure) {
    return Error{Failure::io, database_path + ": " + failure.what()};
  }
}

}  // namespace onrecord
