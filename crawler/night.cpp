#include "crawler/night.h"

#include <algorithm>

#include "core/crash_point.h"
#include "core/stop_signal.h"
#include "crawler/user_agent.h"

namespace onrecord {
namespace {

constexpr std::size_t kRobotsBytes = 1u << 20;
constexpr std::chrono::milliseconds kMoment{50};
constexpr std::size_t kMostAnswers = 64;

Schedule::Time present() { return std::chrono::steady_clock::now(); }

std::string full_agent(const CrawlSettings& settings) {
  return settings.contact.empty() ? settings.user_agent : settings.user_agent + " (+" + settings.contact + ")";
}

}  // namespace

Night::Night(const std::vector<SourceConfig>& sources, const CrawlSettings& settings, const CrawlTables& tables, const Clock& clock, Journal& journal,
             Recorder& recorder, AddressGuard guard)
    : sources_(sources),
      settings_(settings),
      tables_(tables),
      clock_(clock),
      journal_(journal),
      recorder_(recorder),
      rules_{product_token(settings.user_agent), &tables.walls, static_cast<std::size_t>(settings.max_page_bytes),
             static_cast<std::size_t>(settings.max_sitemap_bytes), nullptr},
      robots_(journal, rules_.agent),
      schedule_(settings.delay_seconds, settings.longest_delay_seconds),
      client_(full_agent(settings),
              HttpLimits{settings.connect_timeout_seconds, settings.total_timeout_seconds, settings.low_speed_seconds, 256u << 10,
                         settings.archive_requests, settings.ca_file, settings.proxy},
              std::move(guard)),
      states_(sources.size()) {}

// A robots.txt elsewhere is one more request to that host, after its delay.
void Night::send_hops() {
  while (!hops_.empty() && hops_.begin()->first <= present()) send(std::move(hops_.extract(hops_.begin()).mapped()));
}

int Night::milliseconds_to_next() const {
  const int next = schedule_.milliseconds_to_next(present());
  if (hops_.empty()) return next;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(hops_.begin()->first - present()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 1, next));
}

void Night::start_ready() {
  if (out_of_time()) return;
  send_hops();
  while (client_.active() < static_cast<std::size_t>(settings_.max_connections)) {
    const auto turn = schedule_.next(present());
    if (!turn) return;
    start_turn(*turn);
  }
}

void Night::start_turn(const Schedule::Turn& turn) {
  const auto url = journal_.url(turn.url.id);
  const auto parsed = url ? parse_url(url->url) : std::nullopt;
  if (!parsed) return;  // it was parsed when it was queued
  Flight flight{*url, *parsed, turn.host, turn.url.source, turn.url.tries, {}, {}, {}, 0};
  const auto drop = [&](const std::string& reason, bool denied) {
    recorder_.drop(flight.url, flight.source, reason, denied, schedule_.waiting());
    if (flight.url.kind != UrlKind::article) --states_[flight.source].listings;
  };
  if (requests_[turn.host] >= settings_.max_requests_per_host) {
    ++left_;
    if (flight.url.kind != UrlKind::article) --states_[flight.source].listings;
    return;
  }
  if (const char* reason = schedule_.closed(turn.host); *reason != '\0') return drop(reason, false);
  const RobotsVerdict verdict = robots_.verdict(flight.parsed, clock_.now());
  if (verdict == RobotsVerdict::allowed || verdict == RobotsVerdict::denied) take_robots_sitemaps(flight.parsed, flight.source);
  switch (verdict) {
    case RobotsVerdict::unknown: schedule_.put_back(turn); return start_robots(flight);
    case RobotsVerdict::unavailable: return drop(robots_.trouble(flight.parsed.origin()), false);
    case RobotsVerdict::denied: return drop("robots", true);
    case RobotsVerdict::allowed: break;
  }
  schedule_.ask_delay(turn.host, robots_.crawl_delay(flight.parsed.origin()));
  // A backfill reads a listing again, changed or not.
  if (settings_.backfill && flight.url.kind != UrlKind::article)
    for (std::string* known : {&flight.url.etag, &flight.url.last_modified, &flight.url.payload_digest}) known->clear();
  send(std::move(flight));
}

void Night::start_robots(const Flight& asker) {
  Flight flight;
  flight.parsed = *parse_url("/robots.txt", &asker.parsed);
  flight.url.url = flight.parsed.href();
  flight.host = flight.robots_host = asker.host;
  flight.robots_of = asker.parsed.origin();
  flight.source = asker.source;
  send(std::move(flight));
}

void Night::send(Flight flight) {
  HttpRequest request;
  request.tag = ++last_tag_;
  request.url = flight.parsed.href_no_fragment();
  request.named_host = named_hosts_.count(flight.host) != 0;
  request.max_bytes = flight.robots_of.empty() ? rules_.limit_of(flight.url.kind) : kRobotsBytes;
  if (!flight.url.etag.empty()) request.headers.emplace_back("If-None-Match", flight.url.etag);
  if (!flight.url.last_modified.empty()) request.headers.emplace_back("If-Modified-Since", flight.url.last_modified);
  flight.begun = present();
  schedule_.begin(flight.host);
  ++requests_[flight.host];
  flights_.emplace(request.tag, std::move(flight));
  client_.start(std::move(request));
}

/// What has been answered, with what follows within a moment: answers that share a turn share its writing to the disk.
std::vector<HttpResponse> Night::gather() {
  auto answers = client_.poll(milliseconds_to_next());
  const auto end = present() + kMoment;
  while (!answers.empty() && answers.size() < kMostAnswers && client_.active() > 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - present()).count();
    if (left <= 0) break;
    for (HttpResponse& answer : client_.poll(static_cast<int>(left))) answers.push_back(std::move(answer));
  }
  return answers;
}

// Before a listing is parsed its row says so, on the disk: one that kills the process is known by that.
void Night::mark_readings(const std::vector<HttpResponse>& answers) {
  std::vector<std::int64_t> ids;
  for (const HttpResponse& answer : answers) {
    Flight& flight = flights_.at(answer.tag);
    if (!flight.robots_of.empty() || flight.url.kind == UrlKind::article || answer.status != 200) continue;
    ids.push_back(flight.url.id);
    ++flight.url.readings;
  }
  journal_.begin_reading(ids);
}

bool Night::out_of_time() const {
  if (stop_asked()) return true;
  return settings_.max_run_seconds > 0 && std::chrono::duration<double>(present() - begun_).count() >= settings_.max_run_seconds;
}

bool Night::over() const {
  if (out_of_time()) return client_.active() == 0;
  for (std::size_t i = 0; i < states_.size(); ++i)
    if (sources_[i].enabled && !states_[i].articles_begun) return false;
  return schedule_.waiting() == 0 && client_.active() == 0;
}

Status Night::run() {
  recorder_.begin_run();
  journal_.begin();
  for (std::size_t i = 0; i < sources_.size(); ++i)
    if (sources_[i].enabled) add_seeds(i);
  journal_.commit();
  crash_point("crawl-seeded");
  while (true) {
    journal_.begin();
    open_articles();
    start_ready();
    journal_.commit();
    if (over()) break;
    auto answers = gather();
    if (answers.empty()) continue;
    if (Status prepared = recorder_.prepare(); !prepared) return prepared;
    mark_readings(answers);
    journal_.begin();
    for (HttpResponse& answer : answers) handle(answer);
    crash_point("crawl-answered");
    if (Status synced = recorder_.sync(); !synced) return synced;
    crash_point("crawl-archived");
    journal_.commit();
    crash_point("crawl-committed");
  }
  if (!stop_asked()) recorder_.end_run();  // else the next run goes on with this one: no listing is asked twice, and the counts stay
  return Done{};
}

}  // namespace onrecord
