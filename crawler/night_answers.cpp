// What an answer leads to: another try, robots.txt settled, a page taken.
#include <algorithm>

#include "crawler/night.h"
#include "crawler/public_suffix.h"
#include "crawler/retry_after.h"

namespace onrecord {
namespace {

constexpr int kMostRobotsHops = 5;
constexpr int kMostTimedOut = 2;  // tries of a URL in a night whose last one ended by its time limit

Schedule::Time present() { return std::chrono::steady_clock::now(); }

}  // namespace

void Night::handle(HttpResponse& answer) {
  auto node = flights_.extract(answer.tag);
  Flight& flight = node.mapped();
  if (!flight.robots_of.empty()) return handle_robots(flight, answer);
  const bool refused = answer.status == 429 || answer.status == 503;
  const double seconds = std::chrono::duration<double>(present() - flight.begun).count();
  schedule_.end(flight.host, present(), seconds, answer.ip_address,
                refused && flight.tries == 0             ? Schedule::Answer::refused
                : refused                                ? Schedule::Answer::refused_again
                : answer.failure == HttpFailure::connect ? Schedule::Answer::no_connection
                                                         : Schedule::Answer::good);
  double asked_beyond = 0;
  if (!try_again(flight, answer, asked_beyond)) handle_page(flight, answer, asked_beyond);
}

void Night::handle_robots(Flight& flight, const HttpResponse& answer) {
  Outcome outcome;
  recorder_.archive(flight.url, answer, outcome);
  if (flight.robots_hops == 0) {
    schedule_.release(flight.host);
  } else {
    schedule_.end(flight.host, present(), std::chrono::duration<double>(present() - flight.begun).count(), answer.ip_address, Schedule::Answer::good);
  }
  if (answer.status >= 300 && answer.status < 400 && flight.robots_hops < kMostRobotsHops) {
    auto target = parse_url(answer.field("Location"), &flight.parsed);
    const bool own = target && target->host && *target->host == flight.robots_host;
    if (target && target->is_http() && target->host && target->username.empty() && (own || !schedule_.busy(*target->host))) {
      flight.parsed = std::move(*target);
      flight.url.url = flight.parsed.href_no_fragment();
      ++flight.robots_hops;
      flight.host = *flight.parsed.host;
      schedule_.begin(flight.robots_host);
      schedule_.begin(flight.host);
      hops_.emplace(present() + schedule_.rest_of(flight.host), std::move(flight));
      return;
    }
  }
  schedule_.release(flight.robots_host);
  robots_.settle(flight.robots_of, answer, clock_.now());
}

// Where a source names no sitemap itself, those of its robots.txt are read for what is recent; by a backfill they always are.
void Night::take_robots_sitemaps(const Url& asked, std::size_t source) {
  if ((!sources_[source].sitemaps.empty() && !settings_.backfill) || named_hosts_.count(*asked.host) == 0) return;
  if (!robots_sitemaps_.emplace(source, asked.origin()).second) return;
  for (const std::string& line : robots_.sitemaps(asked.origin())) {
    const auto target = parse_url(line, &asked);
    if (!target || !target->is_http() || !target->host || !target->username.empty() || !is_same_site(*target->host, *asked.host)) continue;
    FrontierUrl url;
    url.source_id = sources_[source].id;
    url.url = target->href_no_fragment();
    url.kind = UrlKind::sitemap;
    url.depth = 1;
    url.dated_only = true;
    journal_.add_url(url, clock_.now());
  }
}

bool Night::try_again(const Flight& flight, const HttpResponse& answer, double& asked_beyond) {
  const bool busy = answer.status == 429 || answer.status == 503;
  const bool passing = busy || answer.status == 500 || answer.status == 502 || answer.status == 504 || answer.failure == HttpFailure::connect ||
                       answer.failure == HttpFailure::time || answer.failure == HttpFailure::broken;
  if (!passing) return false;
  const auto asked = busy ? retry_after(answer.field("Retry-After"), clock_.now()) : std::nullopt;
  const double wait = asked ? *asked : back_off(settings_.retry_seconds, flight.tries, flight.url.url);
  if (wait > settings_.longest_delay_seconds) asked_beyond = wait;
  // A try that ends by its time limit holds its whole host up, and then the host rests: such tries are fewer.
  const int most = answer.failure == HttpFailure::time ? std::min(kMostTimedOut, settings_.max_tries) : settings_.max_tries;
  if (asked_beyond > 0 || flight.tries + 1 >= most) return false;
  const auto ready = present() + std::chrono::duration_cast<Schedule::Time::duration>(std::chrono::duration<double>(wait));
  schedule_.add_later(flight.host, QueuedUrl{flight.url.id, flight.source, flight.tries + 1}, ready, busy);
  Outcome outcome;
  recorder_.archive(flight.url, answer, outcome);
  return true;
}

void Night::handle_page(const Flight& flight, const HttpResponse& answer, double asked_beyond) {
  AnswerRules rules = rules_;
  ArticleShapes shapes;
  if (flight.url.kind == UrlKind::section) {
    for (const auto& [url, article] : journal_.known_articles(flight.url.source_id))
      if (const auto known = parse_url(url)) shapes.add(known->path, article);
    rules.shapes = &shapes;
  }
  ReadAnswer read = read_answer(flight.url, flight.parsed, answer, rules, clock_.now());
  read.outcome.retry_seconds = asked_beyond;
  if (read.redirect) take_redirect(flight, *read.redirect);
  take_listing(flight, read);
  fold_copy(flight, read);
  recorder_.archive(flight.url, answer, read.outcome, read.found);
  finish(flight, read.outcome);
}

}  // namespace onrecord
