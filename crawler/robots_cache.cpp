#include "crawler/robots_cache.h"

#include "crawler/content_coding.h"

namespace onrecord {
namespace {

constexpr std::int64_t kFresh = std::int64_t{24} * 3600;
constexpr std::int64_t kStale = std::int64_t{30} * 86400;
constexpr std::size_t kMostBytes = 1u << 20;

}  // namespace

std::string describe_robots_trouble(const HttpResponse& answer) {
  if (answer.failure != HttpFailure::none) return "robots.txt: " + answer.error;
  if (answer.status >= 200 && answer.status < 300) return "robots.txt: its content coding is broken";
  return "robots.txt: status " + std::to_string(answer.status);
}

RobotsVerdict RobotsCache::verdict(const Url& url, Instant now) {
  const std::string origin = url.origin();
  if (unavailable_.count(origin) != 0) return RobotsVerdict::unavailable;
  auto rules = rules_.find(origin);
  if (rules == rules_.end()) {
    const auto known = journal_.robots(origin);
    if (!known || now.seconds - known->fetched_at.seconds >= kFresh) return RobotsVerdict::unknown;
    rules = rules_.emplace(origin, parse_robots(known->body)).first;
  }
  return rules->second.allowed(agent_, url.href_no_fragment()) ? RobotsVerdict::allowed : RobotsVerdict::denied;
}

// RFC 9309, 2.3.1: a file that is too long is read as far as it came; 4xx is no rules; 5xx and no answer forbid everything, unless a copy of
// the last month is at hand.
void RobotsCache::settle(const std::string& origin, const HttpResponse& answer, Instant now) {
  bool usable = answer.status >= 200 && answer.status < 500 && answer.status != 429 &&
                (answer.failure == HttpFailure::none || answer.failure == HttpFailure::length);
  RobotsRow row;
  row.status = answer.status;
  row.fetched_at = now;
  if (usable && answer.status < 300) {
    auto body = undo_codings(answer.field("Content-Encoding"), answer.body, kMostBytes);
    usable = body.ok();
    if (body) row.body = std::move(*body);
  }
  if (usable) {
    journal_.put_robots(origin, row);
    rules_.insert_or_assign(origin, parse_robots(row.body));
    return;
  }
  const auto known = journal_.robots(origin);
  if (known && now.seconds - known->fetched_at.seconds < kStale) {
    rules_.insert_or_assign(origin, parse_robots(known->body));
    return;
  }
  rules_.insert_or_assign(origin, RobotsRules::disallow_all());
  unavailable_.insert_or_assign(origin, describe_robots_trouble(answer));
}

}  // namespace onrecord
