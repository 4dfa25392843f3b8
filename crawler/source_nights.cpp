#include "crawler/source_nights.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "core/index_address.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostNights = 90;

constexpr const char* kSchema =
    "CREATE TABLE IF NOT EXISTS crawl_nights (id INTEGER PRIMARY KEY, source_id TEXT NOT NULL, at INTEGER NOT NULL, answered INTEGER NOT NULL, "
    "failed INTEGER NOT NULL, new_articles INTEGER NOT NULL, error TEXT NOT NULL) STRICT; "
    "CREATE INDEX IF NOT EXISTS crawl_nights_source ON crawl_nights (source_id, id DESC)";

template <typename Work>
auto guarded(const std::string& path, const Work& work) -> decltype(work()) {
  try {
    return work();
  } catch (const SQLite::Exception& failure) {
    return Error{Failure::io, path + ": " + failure.what()};
  }
}

void insert(SQLite::Database& db, const SourceReport& report, Instant at) {
  SQLite::Statement row(db, "INSERT INTO crawl_nights (source_id, at, answered, failed, new_articles, error) VALUES (?,?,?,?,?,?)");
  row.bind(1, report.source_id);
  row.bind(2, at.seconds);
  row.bind(3, std::max(0, report.fetched - report.errors) + report.robots_denied);
  row.bind(4, report.errors);
  row.bind(5, report.stored);
  row.bind(6, report.last_error);
  row.exec();
}

}  // namespace

Status keep_source_nights(const std::string& database_path, const CrawlReport& report, Instant at) {
  return guarded(database_path, [&]() -> Status {
    SQLite::Database db(database_path, SQLite::OPEN_READWRITE, 5000);
    SQLite::Transaction transaction(db);
    db.exec(kSchema);
    for (const SourceReport& source : report.sources) {
      if (source.fetched + source.errors + source.robots_denied > 0) insert(db, source, at);
    }
    transaction.commit();
    return Done{};
  });
}

Result<std::vector<SourceNights>> read_source_nights(const std::string& database_path) {
  return guarded(database_path, [&]() -> Result<std::vector<SourceNights>> {
    SQLite::Database db(reading_address(database_path), SQLite::OPEN_READONLY | SQLite::OPEN_URI, 5000);
    std::vector<SourceNights> sources;
    if (!db.tableExists("crawl_nights")) return sources;
    SQLite::Statement row(db, "SELECT source_id, at, answered, failed, new_articles, error FROM crawl_nights ORDER BY source_id, id DESC");
    while (row.executeStep()) {
      const std::string id = row.getColumn(0).getString();
      if (sources.empty() || sources.back().source_id != id) sources.push_back({id, {}, {}});
      SourceNights& source = sources.back();
      if (source.nights.size() == kMostNights) continue;
      source.nights.push_back(
          {Instant{row.getColumn(1).getInt64()}, row.getColumn(2).getInt(), row.getColumn(3).getInt(), row.getColumn(4).getInt()});
      if (source.last_error.empty()) source.last_error = row.getColumn(5).getString();
    }
    return sources;
  });
}

}  // namespace onrecord
