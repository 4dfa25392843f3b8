// Alerts: told once, never lost. Ledger, digests, bodies and watermarks of a run share one transaction; sending comes after (outbox.cpp).
#include <SQLiteCpp/Savepoint.h>
#include <sqlite3.h>

#include "core/crash_point.h"
#include "core/hash.h"
#include "store/alert_items.h"
#include "store/coverage.h"

namespace onrecord {
namespace {

/// One watch inside the transaction of the run.
class WatchRun {
 public:
  WatchRun(Store::State& state, const Watch& watch, std::int64_t run, Instant now) : state_(state), watch_(watch), run_(run), now_(now) {}

  /// Absent: nothing to say.
  std::optional<AlertDigest> tell() {
    const std::int64_t newest = state_.find("SELECT max(claim_id) FROM claims").value_or(0);
    const std::int64_t last_change = state_.find("SELECT max(change_id) FROM article_changes").value_or(0);
    row_ = find_watch(state_, watch_, now_);
    const auto findings = find_items(state_, watch_, row_, newest, last_change);
    AlertDigest out{0, watch_.id, watch_.title, now_.to_string(), {}, std::ssize(findings), find_corrections(state_, row_, last_change), row_.edited};
    if (!findings.empty() || !out.corrections.empty()) {
      out.digest_id = put_digest(findings, newest);
      for (const Finding& f : findings) {
        if (std::ssize(out.items) < watch_.max_items) out.items.push_back(describe(state_, f));
      }
    }
    move_watermarks(state_, row_.id, newest, last_change);
    return out.digest_id == 0 ? std::nullopt : std::optional(std::move(out));
  }

 private:
  std::int64_t put_digest(const std::vector<Finding>& findings, std::int64_t newest) {
    const std::int64_t digest = state_.insert("INSERT INTO digests(watch_id,run_id,from_claim,to_claim,created_at,n_items) VALUES(?,?,?,?,?,?)",
                                              row_.id, run_, std::min(row_.watermark, newest), newest, now_.to_string(), std::ssize(findings));
    for (const Finding& f : findings) {
      state_.execute("INSERT INTO alert_items(watch_id,statement_id,reason,digest_id,claim_id,other_claim_id,note) VALUES(?,?,?,?,?,?,?)", row_.id,
                     f.statement, f.reason, digest, f.claim, Key{f.other}, f.note);
    }
    return digest;
  }

  Store::State& state_;
  const Watch& watch_;
  std::int64_t run_;
  Instant now_;
  WatchRow row_;
};

void put_delivery(Store::State& state, const std::string& uuid, const Delivery& d) {
  const std::string key = uuid + "\n" + std::to_string(d.digest_id) + "\n" + d.channel + "\n" + d.target;
  auto& put = state.prepare("INSERT INTO deliveries(digest_id,channel,target,message_id,body_sha256,body,subject) VALUES(?,?,?,?,?,?,?)");
  put.bind(1, d.digest_id);
  put.bind(2, d.channel);
  put.bind(3, d.target);
  put.bind(4, sha256_hex(key).substr(0, 32));
  put.bind(5, sha256_hex(d.body));
  put.bind(6, d.body.data(), static_cast<int>(d.body.size()));
  bind_value(put, 7, d.subject);
  put.exec();
}

void tell_one(Store::State& state, const Watch& watch, std::int64_t run, Instant now, AlertReport& report) {
  try {
    SQLite::Savepoint savepoint(state.db, "watch");
    auto digest = WatchRun(state, watch, run, now).tell();
    savepoint.release();
    if (digest) {
      report.digests.push_back(std::move(*digest));
    } else {
      report.quiet.push_back({watch.id, watch.title, last_told(state, watch.id)});
    }
  } catch (const BadTextQuery& bad) {  // the others are told; a full disk and the like end the run
    report.problems.push_back("watch " + watch.id + ": " + bad.what());
    put_watch_problem(state, watch.id, bad.what());
  }
}

}  // namespace

Result<AlertReport> Store::alert(const std::vector<Watch>& watches, std::int64_t run, Instant now, const Render& render) {
  return guard([&]() -> Result<AlertReport> {
    SQLite::Transaction transaction(state_->db, SQLite::TransactionBehavior::IMMEDIATE);
    AlertReport report;
    report.created_at = now.to_string();
    for (const Watch& watch : watches) tell_one(*state_, watch, run, now, report);
    crash_point("alert-ledger");
    if (!report.digests.empty()) {
      report.coverage = measure_coverage(*state_, now);
      const auto bodies = render(report);
      if (!bodies) return bodies.error();
      const std::string uuid = state_->db.execAndGet("SELECT value FROM index_facts WHERE name='uuid'").getString();
      for (const Delivery& d : *bodies) put_delivery(*state_, uuid, d);
      crash_point("alert-outbox");
    }
    crash_point("alert-before-commit");
    transaction.commit();
    crash_point("alert-committed");
    return report;
  });
}

Result<AlertDigest> Store::try_watch(const Watch& watch, Instant since) {
  return guard([&]() -> Result<AlertDigest> {
    SQLite::Transaction snapshot(state_->db);
    WatchRow row;
    row.watermark = last_claim_before(*state_, since);
    const std::int64_t newest = state_->find("SELECT max(claim_id) FROM claims").value_or(0);
    const auto findings = find_items(*state_, watch, row, newest, 0);
    AlertDigest out{0, watch.id, watch.title, since.to_string(), {}, std::ssize(findings), {}, false};
    for (const Finding& f : findings) {
      if (std::ssize(out.items) < watch.max_items) out.items.push_back(describe(*state_, f));
    }
    return out;
  });
}

}  // namespace onrecord
