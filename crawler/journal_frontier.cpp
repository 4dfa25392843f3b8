// The frontier: URLs added, and what came of their requests.
#include "crawler/journal_db.h"
#include "crawler/revisit.h"

namespace onrecord {
namespace {

constexpr const char* kUrlColumns =
    "id, url, source_id, kind, requested_url, depth, hops, published, etag, last_modified, payload_digest, body_sha256, archived_at,"
    " last_checked, first_seen, every, next_check, readings, dated_only, moved_to";

std::optional<Instant> instant_or_none(const SQLite::Column& column) {
  if (column.isNull() || column.getInt64() == 0) return std::nullopt;
  return Instant{column.getInt64()};
}

FrontierUrl url_of(SQLite::Statement& row) {
  FrontierUrl u;
  u.id = row.getColumn(0).getInt64();
  u.url = row.getColumn(1).getString();
  u.source_id = row.getColumn(2).getString();
  u.kind = static_cast<UrlKind>(row.getColumn(3).getInt());
  u.requested_url = row.getColumn(4).getString();
  u.depth = row.getColumn(5).getInt();
  u.hops = row.getColumn(6).getInt();
  u.published = instant_or_none(row.getColumn(7));
  u.etag = row.getColumn(8).getString();
  u.last_modified = row.getColumn(9).getString();
  u.payload_digest = row.getColumn(10).getString();
  u.body_sha256 = row.getColumn(11).getString();
  u.archived_at = instant_or_none(row.getColumn(12));
  u.last_checked = instant_or_none(row.getColumn(13));
  u.first_seen = Instant{row.getColumn(14).getInt64()};
  u.every = row.getColumn(15).getInt64();
  u.next_check = row.getColumn(16).isNull() ? kNever : row.getColumn(16).getInt64();
  u.readings = row.getColumn(17).getInt();
  u.dated_only = row.getColumn(18).getInt() != 0;
  u.moved_to = row.getColumn(19).getString();
  return u;
}

}  // namespace

AddedUrl Journal::add_url(const FrontierUrl& u, Instant now) {
  const std::int64_t published = u.published ? u.published->seconds : 0;
  auto& known = state_->bound("SELECT id, published FROM crawl_urls WHERE url = ?", u.url);
  if (!known.executeStep()) {
    known.tryReset();
    state_->run(
        "INSERT INTO crawl_urls (url, source_id, kind, requested_url, depth, hops, published, first_seen, dated_only) VALUES (?,?,?,?,?,?,?,?,?)",
        u.url, u.source_id, static_cast<int>(u.kind), u.requested_url.empty() ? u.url : u.requested_url, u.depth, u.hops, published, now.seconds,
        u.dated_only ? 1 : 0);
    return {state_->db.getLastInsertRowid(), true};
  }
  const AddedUrl added{known.getColumn(0).getInt64(), known.getColumn(1).getInt64() < published};
  known.tryReset();
  // A page that a listing dates younger than before has changed: it is asked for at once.
  state_->run(
      "UPDATE crawl_urls SET next_check = CASE WHEN published > 0 AND published < ? THEN 0 ELSE next_check END,"
      " published = max(published, ?), kind = min(kind, ?) WHERE id = ?",
      published, published, static_cast<int>(u.kind), added.id);
  return added;
}

void Journal::skip_url(std::int64_t url_id, const std::string& reason) {
  state_->run("UPDATE crawl_urls SET state = 'skipped', reason = ?, next_check = NULL WHERE id = ? AND state = 'new'", reason, url_id);
}

std::optional<FrontierUrl> Journal::find_url(const std::string& url) const {
  auto& id = state_->bound("SELECT id FROM crawl_urls WHERE url = ?", url);
  const std::int64_t found = id.executeStep() ? id.getColumn(0).getInt64() : 0;
  id.tryReset();
  return found == 0 ? std::nullopt : this->url(found);
}

std::optional<FrontierUrl> Journal::url(std::int64_t id) const {
  static const std::string sql = std::string("SELECT ") + kUrlColumns + " FROM crawl_urls WHERE id = ?";
  auto& row = state_->bound(sql.c_str(), id);
  std::optional<FrontierUrl> out;
  if (row.executeStep()) out = url_of(row);
  row.tryReset();
  return out;
}

bool Journal::seen_in_run(std::int64_t url_id, std::int64_t run) const {
  auto& row = state_->bound("SELECT last_run FROM crawl_urls WHERE id = ?", url_id);
  const bool seen = row.executeStep() && row.getColumn(0).getInt64() == run;
  row.tryReset();
  return seen;
}

void Journal::record(const FrontierUrl& u, std::int64_t run, const Outcome& o) {
  const Fetch& f = o.fetch;
  if (!f.warc_file.empty()) {
    state_->run(
        "INSERT INTO crawl_fetches (url_id, run, source_id, url, final_url, fetched_at, status, error, etag, last_modified, body_sha256,"
        " warc_file, warc_offset, warc_length, ingest) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        u.id, run, f.source_id, f.url, f.final_url, f.fetched_at.seconds, f.http_status, f.error, f.etag, f.last_modified, f.body_sha256, f.warc_file,
        f.warc_offset, f.warc_length, o.pending ? "pending" : "none");
  }
  const bool whole = f.error.empty() && f.http_status == 200;
  const char* state = f.http_status == 410 || f.http_status == 404          ? "gone"
                      : !f.error.empty()                                    ? "failed"
                      : o.skip_reason == "moved"                            ? "moved"
                      : o.skip_reason.empty() || o.skip_reason == "paywall" ? "fetched"
                                                                            : "skipped";
  const Revisit next = plan_revisit(u, o);
  if (o.unchanged) {
    state_->run(
        "UPDATE crawl_urls SET last_run = ?, last_checked = ?, fails = 0, status = ?, every = ?, next_check = nullif(?, ?), readings = 0 WHERE id = "
        "?",
        run, f.fetched_at.seconds, f.http_status, next.every, next.at, kNever, u.id);
  } else if (whole) {
    state_->run(
        "UPDATE crawl_urls SET last_run = ?, last_checked = ?, status = 200, state = ?, reason = ?, fails = 0, etag = ?, last_modified = ?,"
        " payload_digest = ?, body_sha256 = ?, archived_at = ?, moved_to = ?, every = ?, next_check = nullif(?, ?), readings = 0 WHERE id = ?",
        run, f.fetched_at.seconds, state, o.skip_reason, f.etag, f.last_modified, o.payload_digest, f.body_sha256, f.fetched_at.seconds, o.moved_to,
        next.every, next.at, kNever, u.id);
  } else {
    // An article that was read once keeps its validators and state through a passing error.
    state_->run(
        "UPDATE crawl_urls SET last_run = ?, last_checked = ?, status = ?, reason = ?, fails = fails + (? != ''), moved_to = ?,"
        " state = CASE WHEN state = 'fetched' AND ? = 'failed' THEN state ELSE ? END, every = ?, next_check = nullif(?, ?), readings = 0"
        " WHERE id = ?",
        run, f.fetched_at.seconds, f.http_status, f.error.empty() ? o.skip_reason : f.error, f.error, o.moved_to, state, state, next.every, next.at,
        kNever, u.id);
  }
}

void Journal::begin_reading(const std::vector<std::int64_t>& url_ids) {
  if (url_ids.empty()) return;
  begin();
  for (const std::int64_t id : url_ids) state_->run("UPDATE crawl_urls SET readings = readings + 1 WHERE id = ?", id);
  commit();
}

}  // namespace onrecord
