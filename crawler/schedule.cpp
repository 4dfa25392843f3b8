#include "crawler/schedule.h"

#include <algorithm>

#include "core/hash.h"

namespace onrecord {
namespace {

constexpr int kMostConnectFailures = 3;
constexpr int kMostRefusals = 5;
constexpr double kSlow = 1.0;         // an answer that takes longer shows a server at work
constexpr double kSlowFactor = 2.0;   // then it gets twice that time of rest,
constexpr double kMostSlowRest = 30;  // but not more than this

std::chrono::steady_clock::duration seconds(double s) {
  return std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double>(s));
}

}  // namespace

void Schedule::add(const std::string& host, const QueuedUrl& url) {
  hosts_[host].ready.push_back(url);
  ++waiting_;
}

void Schedule::add_later(const std::string& host, const QueuedUrl& url, Time ready, bool whole_host) {
  Host& h = hosts_[host];
  h.later.emplace(ready, url);
  if (whole_host) h.next = std::max(h.next, ready);
  ++waiting_;
}

/// When the host's next request could go: its own time, that of its address, that of its work. The far future where it has none.
Schedule::Time Schedule::earliest(const Host& host) const {
  if (host.busy || (host.ready.empty() && host.later.empty())) return Time::max();
  Time at = host.next;
  if (host.ready.empty()) at = std::max(at, host.later.begin()->first);
  const auto address = addresses_.find(host.address);
  if (address == addresses_.end()) return at;
  return address->second.busy > 0 ? Time::max() : std::max(at, address->second.next);
}

std::optional<Schedule::Turn> Schedule::next(Time now) {
  auto at = hosts_.upper_bound(last_host_);
  for (std::size_t i = 0; i < hosts_.size(); ++i, ++at) {
    if (at == hosts_.end()) at = hosts_.begin();
    Host& host = at->second;
    if (earliest(host) > now) continue;
    Turn turn{at->first, {}};
    if (!host.ready.empty()) {
      turn.url = host.ready.front();
      host.ready.pop_front();
    } else {
      turn.url = host.later.begin()->second;
      host.later.erase(host.later.begin());
    }
    --waiting_;
    last_host_ = at->first;
    return turn;
  }
  return std::nullopt;
}

void Schedule::put_back(const Turn& turn) {
  hosts_[turn.host].ready.push_front(turn.url);
  ++waiting_;
}

void Schedule::begin(const std::string& host) {
  Host& h = hosts_[host];
  if (h.busy) return;
  h.busy = true;
  if (!h.address.empty()) ++addresses_[h.address].busy;
}

void Schedule::release(const std::string& host) {
  Host& h = hosts_[host];
  if (!h.busy) return;
  h.busy = false;
  if (!h.address.empty()) --addresses_[h.address].busy;
}

void Schedule::end(const std::string& host, Time now, double took, const std::string& address, Answer answer) {
  release(host);
  Host& h = hosts_[host];
  if (!address.empty()) h.address = address;
  h.slowness = (h.slowness + took) / 2;
  h.connect_failures = answer == Answer::no_connection ? h.connect_failures + 1 : 0;
  if (answer != Answer::refused_again) h.refusals = answer == Answer::refused ? h.refusals + 1 : 0;
  const double delay = delay_of(h);
  h.next = std::max(h.next, now + seconds(delay));
  if (!h.address.empty()) {
    Address& a = addresses_[h.address];
    a.next = std::max(a.next, now + seconds(delay / 4));
  }
}

bool Schedule::busy(const std::string& host) const {
  const auto found = hosts_.find(host);
  return found != hosts_.end() && found->second.busy;
}

Schedule::Time::duration Schedule::rest_of(const std::string& host) const {
  const auto found = hosts_.find(host);
  return seconds(found == hosts_.end() ? delay_ : delay_of(found->second));
}

double Schedule::delay_of(const Host& host) const {
  const double rest = host.slowness > kSlow ? std::min(host.slowness * kSlowFactor, kMostSlowRest) : 0;
  return std::max({delay_, host.delay, rest});
}

void Schedule::ask_delay(const std::string& host, double asked) {
  Host& h = hosts_[host];
  h.delay = std::max(h.delay, std::min(asked, longest_));
}

const char* Schedule::closed(const std::string& host) const {
  const auto found = hosts_.find(host);
  if (found == hosts_.end()) return "";
  if (found->second.connect_failures >= kMostConnectFailures) return "host does not answer";
  return found->second.refusals >= kMostRefusals ? "host asks to stay away" : "";
}

int Schedule::milliseconds_to_next(Time now) const {
  Time soonest = now + std::chrono::seconds(1);
  for (const auto& [name, host] : hosts_) soonest = std::min(soonest, earliest(host));
  const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(soonest - now).count() + 1;
  return static_cast<int>(std::clamp<std::int64_t>(wait, 1, 1000));
}

double back_off(double first, int tries, const std::string& url) {
  const double part = static_cast<double>(stable_hash(url, static_cast<std::uint64_t>(tries)) >> 40) / static_cast<double>(1 << 24);
  return first * static_cast<double>(1U << std::min(tries, 20)) * (1 + part / 2);
}

}  // namespace onrecord
