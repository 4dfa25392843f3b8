// One loop over libcurl's multi interface. Jobs wait in a queue for each host; a host has one request in flight and a time before which it is
// left alone. All answers of one turn of the loop go to the archive, the archive to the disk, and then one transaction to the journal.
#include "crawler/crawl.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <deque>
#include <filesystem>
#include <map>
#include <set>

#include "core/hash.h"
#include "core/url.h"
#include "crawler/content_coding.h"
#include "crawler/discover.h"
#include "crawler/http_client.h"
#include "crawler/journal.h"
#include "crawler/page_robots.h"
#include "crawler/retry_after.h"
#include "crawler/robots.h"
#include "crawler/section_links.h"
#include "crawler/user_agent.h"
#include "crawler/warc.h"

namespace onrecord {
namespace {

using Steady = std::chrono::steady_clock;
constexpr int kMostHops = 10;
constexpr int kMostRobotsHops = 5;
constexpr std::size_t kLongestUrl = 8192;
constexpr std::size_t kRobotsBytes = 1u << 20;
constexpr int kMostConnectFailures = 3;
constexpr int kMostRefusals = 5;
constexpr std::int64_t kRobotsFresh = 24 * 3600;
constexpr std::int64_t kRobotsStale = 30 * 86400;
constexpr int kMostSitemapDepth = 3;

Steady::duration seconds(double s) { return std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(s)); }

struct Job {
  FrontierUrl url;
  Url parsed;
  std::size_t source = 0;
  int tries = 0;
  Steady::time_point ready{};
  std::string robots_of;  ///< origin: this is the request for its robots.txt
  int robots_hops = 0;
};

struct Host {
  std::deque<Job> jobs;
  bool busy = false;
  Steady::time_point next{};
  double delay = 0;
  int connect_failures = 0;  ///< in a row
  int refusals = 0;          ///< 429 and 503 in a row
};

struct SourceState {
  int listings = 0;  ///< still open
  int sitemaps = 0;  ///< asked for this night
  bool articles_begun = false;
};

class Night {
 public:
  Night(const std::vector<SourceConfig>& sources, const CrawlSettings& settings, const Clock& clock, const ProgressSink& progress, Journal journal,
        WarcWriter archive, AddressGuard guard)
      : sources_(sources),
        settings_(settings),
        clock_(clock),
        progress_(progress),
        journal_(std::move(journal)),
        archive_(std::move(archive)),
        agent_(product_token(settings.user_agent)),
        client_(settings.contact.empty() ? settings.user_agent : settings.user_agent + " (+" + settings.contact + ")",
                HttpLimits{settings.connect_timeout_seconds, settings.total_timeout_seconds, settings.low_speed_seconds}, std::move(guard)) {}

  Result<CrawlReport> run();

 private:
  void add_seeds(std::size_t source);
  void open_articles();
  void enqueue(FrontierUrl url, std::size_t source);
  void start_ready();
  bool start_next(Host& host);
  bool may_start(Job& job);
  void start_robots(const Job& asker);
  void send(Job job);
  int milliseconds_to_next() const;
  void handle(HttpResponse& response);
  void handle_robots(Job& job, HttpResponse& response);
  void settle_robots(const std::string& origin, const std::string& host, RobotsRules rules, bool unavailable);
  bool try_again(Job& job, const HttpResponse& response);
  void handle_page(Job& job, HttpResponse& response);
  void follow(Job& job, const HttpResponse& response, Outcome& outcome);
  void read_body(Job& job, const HttpResponse& response, Outcome& outcome);
  void read_listing(const Job& job, const HttpResponse& response, const std::string& body);
  void store(const Job& job, const HttpResponse& response, Outcome& outcome);
  void finish(const Job& job, const Outcome& outcome);
  void drop(const Job& job, const std::string& reason, bool is_error);
  Host& host_of(const Job& job) { return hosts_[*job.parsed.host]; }
  std::size_t limit_of(UrlKind kind) const {
    return static_cast<std::size_t>(kind == UrlKind::sitemap ? settings_.max_sitemap_bytes : settings_.max_page_bytes);
  }

  const std::vector<SourceConfig>& sources_;
  const CrawlSettings& settings_;
  const Clock& clock_;
  const ProgressSink& progress_;
  Journal journal_;
  WarcWriter archive_;
  std::string agent_;
  HttpClient client_;
  std::int64_t run_ = 0;
  std::set<std::string> named_hosts_;
  std::map<std::string, Host> hosts_;
  std::map<std::string, RobotsRules> robots_;
  std::set<std::string> robots_unavailable_;
  std::map<std::uint64_t, Job> active_;
  std::uint64_t last_tag_ = 0;
  std::vector<SourceState> states_;
  std::vector<SourceReport> reports_;
  std::string write_error_;
};

void Night::add_seeds(std::size_t source) {
  const SourceConfig& config = sources_[source];
  const auto add = [&](const std::vector<std::string>& urls, UrlKind kind) {
    for (const std::string& text : urls) {
      const auto parsed = parse_url(text);
      if (!parsed || !parsed->is_http() || !parsed->host) {
        ++reports_[source].errors;
        reports_[source].last_error = text + ": not a web address";
        continue;
      }
      named_hosts_.insert(*parsed->host);
      FrontierUrl url;
      url.source_id = config.id;
      url.url = parsed->href_no_fragment();
      url.kind = kind;
      const std::int64_t id = journal_.add_url(url, clock_.now());
      if (!journal_.seen_in_run(id, run_)) enqueue(*journal_.find_url(url.url), source);
    }
  };
  add(config.feeds, UrlKind::feed);
  add(config.sitemaps, UrlKind::sitemap);
  add(config.sections, UrlKind::section);
}

void Night::enqueue(FrontierUrl url, std::size_t source) {
  Job job;
  job.parsed = *parse_url(url.url);
  job.url = std::move(url);
  job.source = source;
  if (job.url.kind != UrlKind::article) ++states_[source].listings;
  Host& host = host_of(job);
  host.delay = std::max(host.delay, settings_.delay_seconds);
  host.jobs.push_back(std::move(job));
}

// Once all that a source lists is known, the sitemaps below come, then its articles.
void Night::open_articles() {
  for (std::size_t i = 0; i < states_.size(); ++i) {
    SourceState& state = states_[i];
    if (!sources_[i].enabled || state.articles_begun || state.listings > 0) continue;
    for (FrontierUrl& url : journal_.due_listings(sources_[i].id, run_)) {
      if (state.sitemaps >= settings_.max_sitemaps_per_source) break;
      ++state.sitemaps;
      enqueue(std::move(url), i);
    }
    if (state.listings > 0) continue;
    state.articles_begun = true;
    for (FrontierUrl& url : journal_.due_articles(sources_[i].id, run_, settings_.max_pages_per_source, clock_.now())) enqueue(std::move(url), i);
  }
}

void Night::drop(const Job& job, const std::string& reason, bool is_error) {
  Outcome outcome;
  outcome.fetch.source_id = job.url.source_id;
  outcome.fetch.url = outcome.fetch.final_url = job.url.url;
  outcome.fetch.fetched_at = clock_.now();
  if (is_error) {
    outcome.fetch.error = reason;
  } else {
    outcome.skip_reason = reason;
    ++reports_[job.source].robots_denied;
  }
  finish(job, outcome);
}

void Night::finish(const Job& job, const Outcome& outcome) {
  SourceReport& report = reports_[job.source];
  if (!outcome.fetch.error.empty()) {
    ++report.errors;
    report.last_error = job.url.url + ": " + outcome.fetch.error;
  }
  report.fetched += outcome.fetch.http_status > 0 ? 1 : 0;
  report.not_modified += outcome.unchanged ? 1 : 0;
  report.stored += outcome.pending ? 1 : 0;
  journal_.record(job.url.id, run_, outcome);
  if (job.url.kind != UrlKind::article) --states_[job.source].listings;
  if (!progress_) return;
  CrawlProgress now;
  now.url = job.url.url;
  for (const SourceReport& r : reports_) {
    now.fetched += r.fetched;
    now.errors += r.errors;
  }
  for (const auto& [name, host] : hosts_) now.waiting += static_cast<int>(host.jobs.size());
  progress_(now);
}

void Night::start_robots(const Job& asker) {
  Job job;
  job.parsed = *parse_url("/robots.txt", &asker.parsed);
  job.url.url = job.parsed.href();
  job.robots_of = asker.parsed.origin();
  job.source = asker.source;
  send(std::move(job));
}

/// Whether the job may be sent now; if not, it has been dropped or its robots.txt has been asked for.
bool Night::may_start(Job& job) {
  const std::string origin = job.parsed.origin();
  if (robots_unavailable_.count(origin) != 0) {
    drop(job, "robots.txt is not available", true);
    return false;
  }
  if (!robots_.at(origin).allowed(agent_, job.url.url)) {
    drop(job, "robots", false);
    return false;
  }
  return true;
}

bool Night::start_next(Host& host) {
  const auto now = Steady::now();
  const auto ready = std::find_if(host.jobs.begin(), host.jobs.end(), [&](const Job& job) { return job.ready <= now; });
  if (ready == host.jobs.end()) return false;
  const std::string origin = ready->parsed.origin();
  if (robots_.count(origin) == 0) {
    const auto known = journal_.robots(origin);
    if (!known || clock_.now().seconds - known->fetched_at.seconds >= kRobotsFresh) {
      start_robots(*ready);
      return true;
    }
    settle_robots(origin, *ready->parsed.host, parse_robots(known->body), false);
  }
  Job job = std::move(*ready);
  host.jobs.erase(ready);
  if (host.connect_failures >= kMostConnectFailures) {
    drop(job, "host does not answer", true);
  } else if (host.refusals >= kMostRefusals) {
    drop(job, "host asks to stay away", true);
  } else if (may_start(job)) {
    send(std::move(job));
  }
  return true;
}

void Night::start_ready() {
  for (auto& [name, host] : hosts_) {
    while (!host.busy && host.next <= Steady::now() && client_.active() < static_cast<std::size_t>(settings_.max_connections)) {
      if (!start_next(host)) break;
    }
  }
}

void Night::send(Job job) {
  HttpRequest request;
  request.tag = ++last_tag_;
  request.url = job.parsed.href_no_fragment();
  request.named_host = named_hosts_.count(*job.parsed.host) != 0;
  request.max_bytes = job.robots_of.empty() ? limit_of(job.url.kind) : kRobotsBytes;
  if (!job.url.etag.empty()) request.headers.emplace_back("If-None-Match", job.url.etag);
  if (!job.url.last_modified.empty()) request.headers.emplace_back("If-Modified-Since", job.url.last_modified);
  host_of(job).busy = true;
  active_.emplace(request.tag, std::move(job));
  client_.start(std::move(request));
}

int Night::milliseconds_to_next() const {
  auto soonest = Steady::now() + std::chrono::seconds(1);
  for (const auto& [name, host] : hosts_) {
    if (host.busy) continue;
    for (const Job& job : host.jobs) soonest = std::min(soonest, std::max(host.next, job.ready));
  }
  const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(soonest - Steady::now()).count() + 1;
  return static_cast<int>(std::clamp<std::int64_t>(wait, 1, 1000));
}

void Night::settle_robots(const std::string& origin, const std::string& host, RobotsRules rules, bool unavailable) {
  const double asked = std::min(rules.crawl_delay(agent_).value_or(0), settings_.longest_delay_seconds);
  Host& h = hosts_[host];
  h.delay = std::max({h.delay, settings_.delay_seconds, asked});
  if (unavailable) robots_unavailable_.insert(origin);
  robots_.insert_or_assign(origin, std::move(rules));
}

void Night::handle_robots(Job& job, HttpResponse& response) {
  Outcome outcome;
  store(job, response, outcome);
  const std::string asker = std::string(*parse_url(job.robots_of)->host);
  if (response.status >= 300 && response.status < 400 && job.robots_hops < kMostRobotsHops) {
    auto target = parse_url(response.field("Location"), &job.parsed);
    if (target && target->is_http() && target->host && target->username.empty() && !hosts_[*target->host].busy) {
      job.parsed = std::move(*target);
      job.url.url = job.parsed.href_no_fragment();
      ++job.robots_hops;
      hosts_[asker].busy = true;
      send(std::move(job));
      return;
    }
  }
  hosts_[asker].busy = false;
  RobotsRow row;
  row.status = response.status;
  row.fetched_at = clock_.now();
  const bool usable = response.status >= 200 && response.status < 500 && response.status != 429 &&
                      (response.failure == HttpFailure::none || response.failure == HttpFailure::length);
  if (usable) {
    if (response.status < 300) {
      auto body = undo_codings(response.field("Content-Encoding"), response.body, kRobotsBytes);
      if (body) row.body = std::move(*body);
    }
    journal_.put_robots(job.robots_of, row);
    settle_robots(job.robots_of, asker, parse_robots(row.body), false);
    return;
  }
  const auto known = journal_.robots(job.robots_of);
  if (known && row.fetched_at.seconds - known->fetched_at.seconds < kRobotsStale) {
    settle_robots(job.robots_of, asker, parse_robots(known->body), false);
  } else {
    settle_robots(job.robots_of, asker, RobotsRules::disallow_all(), true);
  }
}

/// A passing error: the job goes back into its queue, for as long as the server asks.
bool Night::try_again(Job& job, const HttpResponse& response) {
  const bool busy = response.status == 429 || response.status == 503;
  const bool passing = busy || response.status == 500 || response.status == 502 || response.status == 504 ||
                       response.failure == HttpFailure::connect || response.failure == HttpFailure::time || response.failure == HttpFailure::broken;
  Host& host = host_of(job);
  host.connect_failures = response.failure == HttpFailure::connect ? host.connect_failures + 1 : 0;
  host.refusals = busy ? host.refusals + 1 : 0;
  if (!passing || job.tries + 1 >= settings_.max_tries) return false;
  const auto asked = retry_after(response.field("Retry-After"), clock_.now());
  const double wait = busy && asked ? *asked : settings_.retry_seconds * static_cast<double>(1 << job.tries);
  if (wait > settings_.longest_delay_seconds) return false;
  ++job.tries;
  job.ready = Steady::now() + seconds(wait);
  if (busy) host.next = std::max(host.next, job.ready);
  Outcome outcome;
  store(job, response, outcome);
  host.jobs.push_back(std::move(job));
  return true;
}

void Night::handle(HttpResponse& response) {
  auto node = active_.extract(response.tag);
  Job& job = node.mapped();
  Host& host = host_of(job);
  host.busy = false;
  if (!job.robots_of.empty()) return handle_robots(job, response);
  host.next = Steady::now() + seconds(host.delay);
  if (!try_again(job, response)) handle_page(job, response);
}

void Night::store(const Job& job, const HttpResponse& response, Outcome& outcome) {
  if (response.status == 0 || response.headers.empty() || !write_error_.empty()) return;
  WarcResponse record;
  record.target_url = job.url.url;
  record.date = clock_.now();
  record.ip_address = response.ip_address;
  record.http_headers = response.headers;
  record.body = response.body;
  if (response.failure != HttpFailure::none)
    record.truncated = response.failure == HttpFailure::length ? "length" : response.failure == HttpFailure::time ? "time" : "disconnect";
  if (outcome.unchanged && job.url.archived_at) {
    record.refers_to_date = job.url.archived_at->to_string();
    record.not_modified = response.status == 304;
  }
  const auto position = archive_.write(record);
  if (!position) {
    write_error_ = position.error().message;
    return;
  }
  outcome.fetch.warc_file = position->file;
  outcome.fetch.warc_offset = position->offset;
  outcome.fetch.warc_length = position->length;
  journal_.put_shard(position->file, position->offset + position->length);
}

void Night::follow(Job& job, const HttpResponse& response, Outcome& outcome) {
  const std::string location = response.field("Location");
  const auto target = location.empty() ? std::nullopt : parse_url(location, &job.parsed);
  const auto refuse = [&](const char* why) { outcome.fetch.error = why; };
  if (!target || !target->is_http() || !target->host) return refuse("redirect to no web address");
  if (!target->username.empty() || !target->password.empty()) return refuse("redirect with a user name");
  if (is_bad_port(target->effective_port())) return refuse("redirect to a port that is not for the web");
  FrontierUrl next;
  next.url = target->href_no_fragment();
  if (next.url.size() > kLongestUrl) return refuse("redirect to a URL that is too long");
  if (job.url.hops >= kMostHops) return refuse("too many redirects");
  if (next.url == job.url.url) return refuse("redirect to itself");
  next.source_id = job.url.source_id;
  next.requested_url = job.url.requested_url;
  next.kind = job.url.kind;
  next.depth = job.url.depth;
  next.hops = job.url.hops + 1;
  next.published = job.url.published;
  outcome.skip_reason = "moved";
  if (response.status == 301 || response.status == 308) outcome.moved_to = next.url;
  const bool known = journal_.find_url(next.url).has_value();
  const std::int64_t id = journal_.add_url(next, clock_.now());
  // Known articles come to their turn by themselves; what was dealt with tonight closes a loop.
  if (!journal_.seen_in_run(id, run_) && (!known || job.url.kind != UrlKind::article)) enqueue(*journal_.find_url(next.url), job.source);
}

void Night::read_listing(const Job& job, const HttpResponse& response, const std::string& body) {
  for (const Discovered& found : discover(job.url.kind, body, response.field("Content-Type"), job.url.url)) {
    if (found.url.size() > kLongestUrl || (found.kind == UrlKind::sitemap && job.url.depth >= kMostSitemapDepth)) continue;
    FrontierUrl url;
    url.source_id = job.url.source_id;
    url.url = found.url;
    url.kind = found.kind;
    url.depth = found.kind == UrlKind::sitemap ? job.url.depth + 1 : 0;
    url.published = found.published;
    journal_.add_url(url, clock_.now());
  }
}

void Night::read_body(Job& job, const HttpResponse& response, Outcome& outcome) {
  auto body = undo_codings(response.field("Content-Encoding"), response.body, limit_of(job.url.kind));
  if (!body) {
    outcome.fetch.error = body.error().message;
    return;
  }
  outcome.fetch.body_sha256 = sha256_hex(*body);
  outcome.payload_digest = payload_digest(response.body);
  outcome.unchanged = outcome.payload_digest == job.url.payload_digest;
  if (job.url.kind != UrlKind::article) {
    if (!outcome.unchanged) read_listing(job, response, *body);
    return;
  }
  const std::string type = response.field("Content-Type");
  if (body->empty()) {
    outcome.skip_reason = "empty";
  } else if (!type.empty() && type.find("html") == std::string::npos) {
    outcome.skip_reason = "not-html";
  } else if (forbids_index(response.headers, agent_) || read_section_links(*body).noindex) {
    outcome.skip_reason = "noindex";
  }
  // The same text in other wrapping is not news.
  outcome.pending = outcome.skip_reason.empty() && !outcome.unchanged && outcome.fetch.body_sha256 != job.url.body_sha256;
}

void Night::handle_page(Job& job, HttpResponse& response) {
  Outcome outcome;
  Fetch& fetch = outcome.fetch;
  fetch.source_id = job.url.source_id;
  fetch.url = job.url.requested_url;
  fetch.final_url = job.url.url;
  fetch.fetched_at = clock_.now();
  fetch.http_status = response.status;
  fetch.error = response.error;
  fetch.etag = response.field("ETag");
  fetch.last_modified = response.field("Last-Modified");
  if (!fetch.error.empty()) {
    // nothing to read
  } else if (response.status == 304) {
    outcome.unchanged = true;
  } else if (response.status >= 300 && response.status < 400) {
    follow(job, response, outcome);
  } else if (response.status == 200) {
    read_body(job, response, outcome);
  } else if (response.status > 200 && response.status < 300) {
    outcome.skip_reason = "no-content";
  } else {
    fetch.error = "HTTP status " + std::to_string(response.status);
  }
  store(job, response, outcome);
  finish(job, outcome);
}

Result<CrawlReport> Night::run() {
  run_ = journal_.start_run(clock_.now());
  states_.resize(sources_.size());
  for (const SourceConfig& source : sources_) reports_.push_back(SourceReport{source.id, 0, 0, 0, 0, 0, ""});
  journal_.begin();
  for (std::size_t i = 0; i < sources_.size(); ++i)
    if (sources_[i].enabled) add_seeds(i);
  journal_.commit();
  while (true) {
    journal_.begin();
    open_articles();
    start_ready();
    journal_.commit();
    const bool waiting = std::any_of(hosts_.begin(), hosts_.end(), [](const auto& host) { return !host.second.jobs.empty(); });
    const bool open = std::any_of(states_.begin(), states_.end(), [&](const SourceState& s) {
      return sources_[static_cast<std::size_t>(&s - states_.data())].enabled && !s.articles_begun;
    });
    if (!waiting && !open && client_.active() == 0) break;
    auto answers = client_.poll(milliseconds_to_next());
    if (answers.empty()) continue;
    journal_.begin();
    for (HttpResponse& answer : answers) handle(answer);
    if (!write_error_.empty()) return Error{Failure::io, write_error_};
    const Status synced = archive_.sync();
    if (!synced) return synced.error();
    journal_.commit();
  }
  journal_.end_run(run_, clock_.now());
  CrawlReport report;
  for (std::size_t i = 0; i < sources_.size(); ++i)
    if (sources_[i].enabled) report.sources.push_back(reports_[i]);
  return report;
}

// What a killed run wrote past the journal's last word was never told to anybody: it will be fetched again.
void cut_unaccounted(const Journal& journal, const std::string& folder) {
  for (const auto& [file, length] : journal.shards()) {
    const std::filesystem::path path = std::filesystem::path(folder) / file;
    std::error_code failure;
    const auto size = std::filesystem::file_size(path, failure);
    if (!failure && static_cast<std::int64_t>(size) > length) std::filesystem::resize_file(path, static_cast<std::uintmax_t>(length), failure);
  }
}

class FolderLock {
 public:
  explicit FolderLock(const std::string& folder) : fd_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {}  // NOLINT
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock() {
    if (fd_ >= 0) close(fd_);
  }
  [[nodiscard]] bool take() const { return fd_ >= 0 && flock(fd_, LOCK_EX | LOCK_NB) == 0; }

 private:
  int fd_;
};

}  // namespace

Result<CrawlReport> crawl(const std::vector<SourceConfig>& sources, const CrawlSettings& settings, const Clock& clock, const ProgressSink& progress) {
  auto guard = AddressGuard::make(settings.allow_addresses);
  if (!guard) return guard.error();
  WarcWriter::Options options;
  options.folder = settings.archive_path;
  options.software = settings.user_agent;
  auto archive = WarcWriter::open(options);
  if (!archive) return archive.error();
  const FolderLock lock(settings.archive_path);
  if (!lock.take()) return Error{Failure::temporary, settings.archive_path + ": another crawl is at work"};
  auto journal = Journal::open(settings.database_path);
  if (!journal) return journal.error();
  try {
    cut_unaccounted(*journal, settings.archive_path);
    return Night(sources, settings, clock, progress, std::move(*journal), std::move(*archive), std::move(*guard)).run();
  } catch (const std::exception& failure) {  // SQLiteCpp tells of a failing database by exceptions
    return Error{Failure::io, settings.database_path + ": " + failure.what()};
  }
}

}  // namespace onrecord
