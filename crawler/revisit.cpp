#include "crawler/revisit.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kShortest = kHour / 4;
constexpr std::int64_t kStep = kShortest / 3;
constexpr std::int64_t kLongest = 7 * kDay;
constexpr std::int64_t kYoung = 6 * kHour;
constexpr std::int64_t kOld = 30 * kDay;
constexpr std::int64_t kLongestFailure = 20 * kHour;

std::int64_t nearly(std::int64_t seconds) { return seconds - seconds / 10; }

std::int64_t next_interval(std::int64_t every, bool news) {
  if (news) return every / 2 < kShortest ? 0 : every / 2;
  return every < kShortest ? every + kStep : std::min(kLongest, every + every / 2);
}

}  // namespace

Revisit plan_revisit(const FrontierUrl& url, const Outcome& outcome) {
  const std::int64_t now = outcome.fetch.fetched_at.seconds;
  Revisit next{url.every, now};
  if (outcome.retry_seconds > 0) {
    next.at = now + std::min(kLongest, static_cast<std::int64_t>(std::min(outcome.retry_seconds, 1e9)));
  } else if (!outcome.fetch.error.empty()) {
    const std::int64_t waited = url.last_checked ? now - url.last_checked->seconds : 0;
    next.at = now + nearly(std::clamp<std::int64_t>(2 * waited, 0, kLongestFailure));
  } else if (url.kind != UrlKind::article) {
    next.every = next_interval(url.every, outcome.news);
    if (next.every >= kShortest) next.at = now + nearly(next.every);
  } else {
    const std::int64_t age = std::max<std::int64_t>(0, now - url.first_seen.seconds);
    if (age >= kYoung) next.at = now + nearly(outcome.pending ? age / 2 : age);
    if (age > kOld) next.at = kNever;
  }
  return next;
}

}  // namespace onrecord
