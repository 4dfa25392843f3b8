// Alerts: told once, never lost. Ledger, digest, bodies and watermark share one transaction; sending comes after.
#include "core/hash.h"
#include "store/conditions.h"
#include "store/crash_point.h"

namespace onrecord {
namespace {

struct WatchRow {
  std::int64_t id = 0, watermark = 0;
};

WatchRow find_watch(Store::State& state, const Watch& watch, Instant now, std::int64_t newest) {
  auto& put = state.prepare(
      "INSERT INTO watches(slug,title,query,query_sha256,max_items,created_at,watermark) VALUES(?,?,'{}',?,?,?,?) "
      "ON CONFLICT(slug) DO UPDATE SET title=excluded.title, max_items=excluded.max_items, watermark=min(watermark,?) "
      "RETURNING watch_id, watermark");
  put.bind(1, watch.id);
  put.bind(2, watch.title);
  put.bind(3, sha256_hex(to_conditions(watch.query).sql));
  put.bind(4, watch.max_items);
  put.bind(5, now.to_string());
  put.bind(6, watch.from_now ? newest : std::int64_t{0});
  put.bind(7, newest);
  put.executeStep();
  const WatchRow row{put.getColumn(0).getInt64(), put.getColumn(1).getInt64()};
  put.tryReset();
  return row;
}

/// The first report of each statement that this watch has not told.
std::vector<std::int64_t> find_new(Store::State& state, const Watch& watch, const WatchRow& row, std::int64_t newest) {
  const Conditions where = to_conditions(watch.query);
  SQLite::Statement match(state.db, "SELECT min(c.claim_id) FROM claims c WHERE " + where.sql +
                                        " AND c.claim_id > ? AND c.claim_id <= ? AND NOT EXISTS (SELECT 1 FROM alert_items i WHERE i.watch_id=? "
                                        "AND i.statement_id=c.statement_id) GROUP BY c.statement_id ORDER BY 1");
  int at = where.bind(match);
  match.bind(at++, row.watermark);
  match.bind(at++, newest);
  match.bind(at, row.id);
  std::vector<std::int64_t> claims;
  while (match.executeStep()) claims.push_back(match.getColumn(0).getInt64());
  return claims;
}

void move_watermark(Store::State& state, std::int64_t watch, std::int64_t newest) {
  auto& move = state.prepare("UPDATE watches SET watermark=? WHERE watch_id=?");
  move.bind(1, newest);
  move.bind(2, watch);
  move.exec();
}

std::int64_t put_digest(Store::State& state, const WatchRow& row, std::int64_t run, std::int64_t newest, Instant now,
                        const std::vector<std::int64_t>& claims) {
  auto& put = state.prepare("INSERT INTO digests(watch_id,run_id,from_claim,to_claim,created_at,n_items) VALUES(?,?,?,?,?,?)");
  put.bind(1, row.id);
  put.bind(2, run);
  put.bind(3, row.watermark);
  put.bind(4, newest);
  put.bind(5, now.to_string());
  put.bind(6, static_cast<std::int64_t>(claims.size()));
  put.exec();
  const std::int64_t digest = state.db.getLastInsertRowid();
  for (const std::int64_t claim : claims) {
    auto& item = state.prepare(
        "INSERT INTO alert_items(watch_id,statement_id,digest_id,claim_id) SELECT ?,statement_id,?,claim_id FROM claims WHERE claim_id=?");
    item.bind(1, row.id);
    item.bind(2, digest);
    item.bind(3, claim);
    item.exec();
  }
  return digest;
}

void put_delivery(Store::State& state, const AlertDigest& digest, const Delivery& d) {
  const std::string key = digest.watch + "\n" + std::to_string(digest.digest_id) + "\n" + digest.created_at + "\n" + d.channel + "\n" + d.target;
  auto& put = state.prepare("INSERT INTO deliveries(digest_id,channel,target,message_id,body_sha256,body) VALUES(?,?,?,?,?,?)");
  put.bind(1, digest.digest_id);
  put.bind(2, d.channel);
  put.bind(3, d.target);
  put.bind(4, sha256_hex(key).substr(0, 32));
  put.bind(5, sha256_hex(d.body));
  put.bind(6, d.body.data(), static_cast<int>(d.body.size()));
  put.exec();
}

void set_state(Store::State& state, std::int64_t id, const std::string& to, const std::string& error, Instant now) {
  auto& set = state.prepare(
      "UPDATE deliveries SET state=?, last_error=?, attempts=attempts+(?='sending'), sent_at=CASE WHEN ?='sent' THEN ? END WHERE delivery_id=?");
  set.bind(1, to);
  bind_text(set, 2, error);
  set.bind(3, to);
  set.bind(4, to);
  set.bind(5, now.to_string());
  set.bind(6, id);
  set.exec();
}

}  // namespace

Result<std::optional<AlertDigest>> Store::alert(const Watch& watch, std::int64_t run, Instant now, const Render& render) {
  return guard([&]() -> Result<std::optional<AlertDigest>> {
    SQLite::Transaction transaction(state_->db, SQLite::TransactionBehavior::IMMEDIATE);
    const std::int64_t newest = state_->db.execAndGet("SELECT coalesce(max(claim_id),0) FROM claims").getInt64();
    const WatchRow row = find_watch(*state_, watch, now, newest);
    const std::vector<std::int64_t> claims = find_new(*state_, watch, row, newest);
    std::optional<AlertDigest> out;
    if (!claims.empty()) {
      out = AlertDigest{
          put_digest(*state_, row, run, newest, now, claims), watch.id, watch.title, now.to_string(), {}, static_cast<std::int64_t>(claims.size())};
      for (const std::int64_t claim : claims) {
        if (std::ssize(out->items) >= watch.max_items) break;
        auto& one = state_->prepare(std::string(kSelectClaims) + "WHERE c.claim_id=?");
        one.bind(1, claim);
        one.executeStep();
        out->items.push_back({read_claim(*state_, one), "new"});
        one.tryReset();
      }
      crash_point("alert-ledger");
      auto bodies = render(*out);
      if (!bodies) return bodies.error();
      for (const Delivery& d : *bodies) put_delivery(*state_, *out, d);
    }
    move_watermark(*state_, row.id, newest);
    crash_point("alert-before-commit");
    transaction.commit();
    crash_point("alert-committed");
    return out;
  });
}

Result<int> Store::deliver(Instant now, const Send& send) {
  return guard([&]() -> Result<int> {
    std::vector<Delivery> open;
    SQLite::Statement list(
        state_->db, "SELECT delivery_id,channel,target,message_id,body FROM deliveries WHERE state IN ('pending','sending','failed') ORDER BY 1");
    while (list.executeStep())
      open.push_back({list.getColumn(0).getInt64(), list.getColumn(1).getString(), list.getColumn(2).getString(), list.getColumn(3).getString(),
                      list.getColumn(4).getString()});
    list.reset();
    int sent = 0;
    for (const Delivery& d : open) {
      set_state(*state_, d.delivery_id, "sending", "", now);
      crash_point("sender-sending");
      const Status done = send(d);
      crash_point("sender-sent");
      set_state(*state_, d.delivery_id, done ? "sent" : "failed", done ? "" : done.error().message, now);
      if (done) ++sent;
    }
    return sent;
  });
}

}  // namespace onrecord
