// What is due: articles and listings of a source, in the order in which they are asked for.
#include <algorithm>

#include "crawler/journal_db.h"

namespace onrecord {
namespace {

std::vector<DueUrl> take_due(SQLite::Statement& rows) {
  std::vector<DueUrl> out;
  while (rows.executeStep()) out.push_back({rows.getColumn(0).getInt64(), rows.getColumn(1).getString()});
  rows.tryReset();
  return out;
}

}  // namespace

std::vector<DueUrl> Journal::due_articles(const std::string& source_id, std::int64_t run, int limit, Instant now) const {
  const int room = state_->room(source_id, run, limit);
  const auto collect = [&](const char* condition) {
    SQLite::Statement s(state_->db,
                        std::string("SELECT id, url FROM crawl_urls WHERE source_id = ? AND kind = 3 AND last_run != ? AND next_check <= ? AND ") +
                            condition + " ORDER BY published DESC, id DESC LIMIT ?");
    s.bind(1, source_id);
    s.bind(2, run);
    s.bind(3, now.seconds);
    s.bind(4, room);
    std::vector<DueUrl> out;
    while (s.executeStep()) out.push_back({s.getColumn(0).getInt64(), s.getColumn(1).getString()});
    return out;
  };
  auto fresh = collect("(state = 'new' OR (state = 'failed' AND fails < 3))");
  auto again = collect("state IN ('fetched','skipped')");
  // A quarter of the night is kept for corrections where a backlog of new pages would take all of it.
  const auto most = static_cast<std::size_t>(room);
  if (fresh.size() + again.size() > most) {
    const std::size_t kept = std::min(again.size(), most / 4);
    fresh.resize(std::min(fresh.size(), most - kept));
    again.resize(std::min(again.size(), most - fresh.size()));
  }
  fresh.insert(fresh.end(), std::make_move_iterator(again.begin()), std::make_move_iterator(again.end()));
  return fresh;
}

std::vector<DueUrl> Journal::dated_articles(const std::string& source_id, std::int64_t run, int limit, Instant since, Instant until) const {
  auto& s = state_->bound(
      "SELECT id, url FROM crawl_urls WHERE source_id = ? AND kind = 3 AND last_run != ? AND (state = 'new' OR (state = 'failed' AND fails < 3))"
      " AND published >= ? AND published < ? ORDER BY published DESC, id DESC LIMIT ?",
      source_id, run, since.seconds, until.seconds, state_->room(source_id, run, limit));
  return take_due(s);
}

std::vector<std::pair<std::string, bool>> Journal::known_articles(const std::string& source_id) const {
  auto& s = state_->bound(
      "SELECT url, state = 'fetched' AND unread = 0 FROM crawl_urls WHERE source_id = ? AND kind = 3 AND (state IN ('fetched','gone')"
      " OR (state = 'skipped' AND reason IN ('not-html','empty','no-content'))) ORDER BY id DESC LIMIT 500",
      source_id);
  std::vector<std::pair<std::string, bool>> out;
  while (s.executeStep()) out.emplace_back(s.getColumn(0).getString(), s.getColumn(1).getInt() != 0);
  s.tryReset();
  return out;
}

std::vector<DueUrl> Journal::due_listings(const std::string& source_id, std::int64_t run, Instant now) const {
  auto& s = state_->bound(
      "SELECT id, url FROM crawl_urls WHERE source_id = ? AND kind = 1 AND depth > 0 AND last_run != ? AND next_check <= ?"
      " AND state IN ('new','fetched','failed') ORDER BY published DESC, id",
      source_id, run, now.seconds);
  return take_due(s);
}

}  // namespace onrecord
