#include "crawler/night.h"

#include <algorithm>

#include "core/crash_point.h"
#include "crawler/public_suffix.h"
#include "crawler/retry_after.h"
#include "crawler/revisit.h"
#include "crawler/user_agent.h"

namespace onrecord {
namespace {

constexpr int kMostRobotsHops = 5;
constexpr std::size_t kRobotsBytes = 1u << 20;
constexpr int kMostSitemapDepth = 3;
constexpr std::size_t kMostFound = 200'000;  // URLs that one source may name in a night
constexpr std::chrono::milliseconds kMoment{20};
constexpr std::size_t kMostAnswers = 64;
constexpr int kMostTimedOut = 2;       // tries of a URL in a night whose last one ended by its time limit
constexpr int kBackfillSitemaps = 20;  // times as many as in a night
constexpr std::int64_t kRecent = std::int64_t{30} * 86400;
constexpr std::int64_t kFuture = std::int64_t{2} * 86400;  // a date beyond is a mistake

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

void Night::add_seeds(std::size_t source) {
  const SourceConfig& config = sources_[source];
  const auto add = [&](const std::vector<std::string>& urls, UrlKind kind) {
    for (const std::string& text : urls) {
      const auto parsed = parse_url(text);
      if (!parsed || !parsed->is_http() || !parsed->host) {
        recorder_.complain(source, text + ": not a web address");
        continue;
      }
      named_hosts_.insert(*parsed->host);
      FrontierUrl url;
      url.source_id = config.id;
      url.url = parsed->href_no_fragment();
      url.kind = kind;
      const std::int64_t id = journal_.add_url(url, clock_.now()).id;
      const bool due = settings_.backfill || journal_.url(id)->next_check <= clock_.now().seconds;
      if (due && !journal_.seen_in_run(id, recorder_.run())) enqueue(id, *parsed, kind, source);
    }
  };
  add(config.feeds, UrlKind::feed);
  add(config.sitemaps, UrlKind::sitemap);
  add(config.sections, UrlKind::section);
}

void Night::enqueue(std::int64_t id, const Url& parsed, UrlKind kind, std::size_t source) {
  if (kind != UrlKind::article) ++states_[source].listings;
  schedule_.add(*parsed.host, QueuedUrl{id, source, 0});
}

void Night::enqueue(const DueUrl& due, UrlKind kind, std::size_t source) {
  if (const auto parsed = parse_url(due.url)) enqueue(due.id, *parsed, kind, source);
}

// Once all that a source lists is known, the sitemaps below come, then its articles.
void Night::open_articles() {
  for (std::size_t i = 0; i < states_.size(); ++i) {
    SourceState& state = states_[i];
    if (!sources_[i].enabled || state.articles_begun || state.listings > 0) continue;
    // A backfill asks also those that a night would leave for later.
    const Instant due_by = settings_.backfill ? Instant{kNever} : clock_.now();
    const int most = settings_.max_sitemaps_per_source * (settings_.backfill ? kBackfillSitemaps : 1);
    for (const DueUrl& due : journal_.due_listings(sources_[i].id, recorder_.run(), due_by)) {
      if (state.sitemaps >= most) break;
      ++state.sitemaps;
      enqueue(due, UrlKind::sitemap, i);
    }
    if (state.listings > 0) continue;
    state.articles_begun = true;
    for (const DueUrl& due : articles_of(i)) enqueue(due, UrlKind::article, i);
  }
}

std::vector<DueUrl> Night::articles_of(std::size_t source) const {
  const std::string& id = sources_[source].id;
  if (const auto& range = settings_.backfill)
    return journal_.dated_articles(id, recorder_.run(), settings_.max_pages_per_source, range->since, range->until);
  return journal_.due_articles(id, recorder_.run(), settings_.max_pages_per_source, clock_.now());
}

void Night::finish(const Flight& flight, const Outcome& outcome) {
  recorder_.finish(flight.url, flight.source, outcome, schedule_.waiting());
  if (flight.url.kind != UrlKind::article) --states_[flight.source].listings;
}

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
  if (const char* reason = schedule_.closed(turn.host); *reason != '\0') return drop(reason, false);
  const RobotsVerdict verdict = robots_.verdict(flight.parsed, clock_.now());
  if (verdict == RobotsVerdict::allowed || verdict == RobotsVerdict::denied) take_robots_sitemaps(flight.parsed, flight.source);
  switch (verdict) {
    case RobotsVerdict::unknown: schedule_.put_back(turn); return start_robots(flight);
    case RobotsVerdict::unavailable: return drop("robots.txt is not available", false);
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

void Night::take_redirect(const Flight& flight, const FrontierUrl& target) {
  const bool known = journal_.find_url(target.url).has_value();
  const std::int64_t id = journal_.add_url(target, clock_.now()).id;
  // Known articles come to their turn by themselves; what was dealt with tonight closes a loop.
  if (journal_.seen_in_run(id, recorder_.run()) || (known && target.kind == UrlKind::article)) return;
  enqueue(DueUrl{id, target.url}, target.kind, flight.source);
}

/// Why a page that a listing declared so old is not asked for; empty: it is.
std::string Night::unwanted(const Flight& flight, const std::optional<Instant>& declared) const {
  const std::int64_t now = clock_.now().seconds;
  if (settings_.backfill)
    return !declared || declared->seconds < settings_.backfill->since.seconds || declared->seconds >= settings_.backfill->until.seconds ? "outside"
                                                                                                                                        : "";
  if (flight.url.dated_only && (!declared || now - declared->seconds > kRecent)) return "outside";
  if (settings_.max_age_days > 0 && declared && now - declared->seconds > settings_.max_age_days * 86400LL) return "old";
  return {};
}

void Night::take_listing(const Flight& flight, ReadAnswer& read) {
  SourceState& state = states_[flight.source];
  for (const Discovered& found : read.found) {
    if (found.kind == UrlKind::sitemap && flight.url.depth >= kMostSitemapDepth) continue;
    if (found.kind == UrlKind::sitemap && settings_.backfill && found.published && *found.published < settings_.backfill->since) continue;
    if (++state.found > kMostFound) break;
    FrontierUrl url;
    url.source_id = flight.url.source_id;
    url.url = found.kind == UrlKind::article ? tables_.tracking.without(found.url) : found.url;
    url.kind = found.kind;
    url.depth = found.kind == UrlKind::sitemap ? flight.url.depth + 1 : 0;
    url.dated_only = found.kind == UrlKind::sitemap && flight.url.dated_only;
    url.published = found.published && found.published->seconds > clock_.now().seconds + kFuture ? std::nullopt : found.published;
    const std::string reason = found.kind == UrlKind::article ? unwanted(flight, url.published) : "";
    if (reason == "outside") continue;
    const AddedUrl added = journal_.add_url(url, clock_.now());
    if (!reason.empty()) journal_.skip_url(added.id, reason);
    read.outcome.news |= added.news;
  }
}

// One article is one page: what is written like an AMP or print copy, or names a page that is there already, gives way to its original.
void Night::fold_copy(const Flight& flight, ReadAnswer& read) {
  if (read.canonical.empty() || !read.outcome.pending) return;
  const auto known = journal_.find_url(read.canonical);
  const bool original_is_there = known && known->archived_at && known->moved_to != flight.url.url;
  const bool is_copy = looks_like_copy(flight.parsed) && !(known && known->moved_to == flight.url.url);
  if (!original_is_there && !is_copy) return;
  read.outcome.pending = false;
  read.outcome.skip_reason = "copy";
  read.outcome.moved_to = read.canonical;
  FrontierUrl original;
  original.source_id = flight.url.source_id;
  original.url = read.canonical;
  original.published = flight.url.published;
  const std::int64_t id = journal_.add_url(original, clock_.now()).id;
  if (!known) enqueue(DueUrl{id, original.url}, UrlKind::article, flight.source);
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

bool Night::over() const {
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
  recorder_.end_run();
  return Done{};
}

}  // namespace onrecord
