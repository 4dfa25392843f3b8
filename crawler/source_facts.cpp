#include "crawler/source_facts.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "core/index_address.h"
#include "core/url.h"

namespace onrecord {
namespace {

constexpr int kMostMoves = 10;

using Facts = std::map<std::string, SourceFacts>;

/// The end of a chain of permanent redirects.
std::string end_of(SQLite::Database& db, std::string url) {
  SQLite::Statement next(db, "SELECT moved_to FROM crawl_urls WHERE url = ? AND state = 'moved' AND moved_to != ''");
  for (int i = 0; i < kMostMoves; ++i) {
    next.bind(1, url);
    if (!next.executeStep()) break;
    url = next.getColumn(0).getString();
    next.reset();
  }
  return url;
}

void read_moves(SQLite::Database& db, Facts& facts) {
  SQLite::Statement row(db,
                        "SELECT u.source_id, u.url, u.moved_to, coalesce(t.first_seen, u.first_seen) FROM crawl_urls u"
                        " LEFT JOIN crawl_urls t ON t.url = u.moved_to"
                        " WHERE u.kind < 3 AND u.depth = 0 AND u.hops = 0 AND u.state = 'moved' AND u.moved_to != '' ORDER BY u.id");
  while (row.executeStep()) {
    facts[row.getColumn(0).getString()].moved.push_back(
        {row.getColumn(1).getString(), end_of(db, row.getColumn(2).getString()), Instant{row.getColumn(3).getInt64()}});
  }
}

void read_articles(SQLite::Database& db, Facts& facts) {
  SQLite::Statement row(db,
                        "WITH newest AS (SELECT source_id, max(archived_at) AS at FROM crawl_urls WHERE kind = 3 GROUP BY source_id)"
                        " SELECT u.source_id, count(*), sum(u.reason IN ('consent-wall','challenge','script-shell')), sum(u.reason = 'paywall'),"
                        " sum(u.reason IN ('not-html','empty','no-content') OR u.unread)"
                        " FROM crawl_urls u JOIN newest n USING (source_id) WHERE u.kind = 3 AND u.archived_at > n.at - 30 * 86400"
                        " GROUP BY u.source_id");
  while (row.executeStep()) {
    SourceFacts& f = facts[row.getColumn(0).getString()];
    f.articles = row.getColumn(1).getInt64();
    f.walls = row.getColumn(2).getInt64();
    f.paywalls = row.getColumn(3).getInt64();
    f.unread = row.getColumn(4).getInt64();
  }
}

void read_robots_changes(SQLite::Database& db, Facts& facts) {
  std::map<std::string, Instant> changed;
  SQLite::Statement origins(db, "SELECT origin, changed_at FROM crawl_robots WHERE changed_at IS NOT NULL");
  while (origins.executeStep()) changed[origins.getColumn(0).getString()] = Instant{origins.getColumn(1).getInt64()};
  SQLite::Statement listings(db, "SELECT source_id, url FROM crawl_urls WHERE kind < 3 AND depth = 0");
  while (listings.executeStep()) {
    const auto url = parse_url(listings.getColumn(1).getString());
    const auto found = url ? changed.find(url->origin()) : changed.end();
    if (found == changed.end()) continue;
    auto& newest = facts[listings.getColumn(0).getString()].robots_changed;
    newest = std::max(newest, std::optional<Instant>(found->second));
  }
}

}  // namespace

int per_cent(std::int64_t part, std::int64_t whole) { return whole <= 0 ? -1 : static_cast<int>((part * 100 + whole / 2) / whole); }

Result<Facts> read_source_facts(const std::string& database_path) {
  try {
    SQLite::Database db(reading_address(database_path), SQLite::OPEN_READONLY | SQLite::OPEN_URI, 5000);
    Facts facts;
    if (!db.tableExists("crawl_urls")) return facts;
    read_moves(db, facts);
    read_articles(db, facts);
    read_robots_changes(db, facts);
    return facts;
  } catch (const SQLite::Exception& failure) {
    return Error{Failure::io, database_path + ": " + failure.what()};
  }
}

}  // namespace onrecord
