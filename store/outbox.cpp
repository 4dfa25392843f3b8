// The outbox: pending -> sending -> sent, each step committed, so that a killed sender begins again under the same message id.
#include "core/crash_point.h"
#include "store/state.h"

namespace onrecord {
namespace {

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kDay = 86400;

struct Open {
  Delivery delivery;
  std::string state;
  std::int64_t attempts = 0;
  Instant created;
};

/// Due: never tried, or the time has come; files always; also where the next attempt lies days ahead, for then the clock was set back.
std::vector<Open> list_due(Store::State& state, Instant now) {
  SQLite::Statement list(
      state.db,
      "SELECT d.delivery_id,d.digest_id,d.channel,d.target,coalesce(d.subject,''),d.message_id,d.body,d.state,d.attempts,g.created_at "
      "FROM deliveries d JOIN digests g USING(digest_id) WHERE d.state IN ('pending','sending','failed') AND (d.next_attempt_at IS NULL "
      "OR d.next_attempt_at<=? OR d.next_attempt_at>? OR d.channel LIKE 'file:%') ORDER BY 1");
  list.bind(1, now.to_string());
  list.bind(2, Instant{now.seconds + kDay}.to_string());
  std::vector<Open> out;
  while (list.executeStep()) {
    Open o;
    o.delivery = {list.getColumn(0).getInt64(),  list.getColumn(1).getInt64(),  list.getColumn(2).getString(), list.getColumn(3).getString(),
                  list.getColumn(4).getString(), list.getColumn(5).getString(), list.getColumn(6).getString()};
    o.state = list.getColumn(7).getString();
    o.attempts = list.getColumn(8).getInt64();
    o.created = Instant::parse(list.getColumn(9).getString()).value_or(now);
    out.push_back(std::move(o));
  }
  return out;
}

void note_failure(Store::State& state, const Open& o, const Error& error, Instant now, DeliveryReport& report) {
  const bool refused = error.kind == Failure::protocol || error.kind == Failure::data;
  const bool dead = refused || now.seconds - o.created.seconds > 3 * kDay;
  const std::int64_t wait = o.attempts == 0 ? 5 * kMinute : o.attempts == 1 ? 30 * kMinute : 120 * kMinute;
  state.execute("UPDATE deliveries SET state=?, last_error=?, next_attempt_at=? WHERE delivery_id=?", dead ? "dead" : "failed", error.message,
                Instant{now.seconds + wait}.to_string(), o.delivery.delivery_id);
  ++(dead ? report.dead : report.failed);
  report.problems.push_back(o.delivery.channel + " to " + o.delivery.target + (dead ? " given up: " : " failed, tried again later: ") +
                            error.message);
}

}  // namespace

Result<DeliveryReport> Store::deliver(Instant now, const Send& send) {
  return guard([&]() -> Result<DeliveryReport> {
    DeliveryReport report;
    for (const Open& o : list_due(*state_, now)) {
      if (o.state == "sending") {
        ++report.repeated;
        report.problems.push_back(o.delivery.channel + " to " + o.delivery.target + " was begun before and is sent again as message " +
                                  o.delivery.message_id);
      }
      state_->execute("UPDATE deliveries SET state='sending', attempts=attempts+1 WHERE delivery_id=?", o.delivery.delivery_id);
      crash_point("sender-sending");
      const Status done = send(o.delivery);
      crash_point("sender-sent");
      if (!done) {
        note_failure(*state_, o, done.error(), now, report);
        continue;
      }
      ++report.sent;
      state_->execute("UPDATE deliveries SET state='sent', last_error=NULL, next_attempt_at=NULL, sent_at=? WHERE delivery_id=?", now.to_string(),
                      o.delivery.delivery_id);
      crash_point("sender-noted");
    }
    return report;
  });
}

}  // namespace onrecord
