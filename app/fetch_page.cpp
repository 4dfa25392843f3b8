#include "app/fetch_page.h"

#include <map>
#include <thread>

#include "core/url.h"
#include "crawler/content_coding.h"
#include "crawler/http_client.h"
#include "crawler/robots.h"
#include "crawler/robots_cache.h"
#include "crawler/user_agent.h"

namespace onrecord {
namespace {

constexpr int kMostRedirects = 10;
constexpr std::size_t kPageBytes = 10'000'000;
constexpr std::size_t kRobotsBytes = 500U << 10;
constexpr int kPollMilliseconds = 200;
constexpr double kMostDelay = 30;

}  // namespace

class PageFetcher::State {
 public:
  State(const FetchPageOptions& options, AddressGuard guard, std::string host)
      : agent_(options.user_agent),
        delay_(options.delay_seconds),
        host_(std::move(host)),
        client_(options.user_agent, {15, options.total_seconds, 15, 256U << 10, false, options.ca_file, options.proxy}, std::move(guard)) {}

  Result<Page> run(Url at) {
    for (int hop = 0; hop <= kMostRedirects; ++hop) {
      if (const Status allowed = ask_robots(at); !allowed) return allowed.error();
      const HttpResponse response = request(at, kPageBytes);
      if (response.failure != HttpFailure::none) return failed(at, response);
      const bool moved = response.status >= 300 && response.status < 400;
      if (!moved) return to_page(at, response);
      const auto next = target_of(at, response);
      if (!next) return Error{Failure::protocol, at.href() + ": a redirect to no web address"};
      at = *next;
    }
    return Error{Failure::protocol, at.href() + ": too many redirects"};
  }

  [[nodiscard]] std::vector<std::string> sitemaps_of(const Url& url) const {
    const auto rules = rules_.find(url.origin());
    return rules == rules_.end() ? std::vector<std::string>() : rules->second.rules.sitemaps();
  }

 private:
  HttpResponse request(const Url& url, std::size_t most_bytes) {
    if (asked_) std::this_thread::sleep_for(std::chrono::duration<double>(delay_));
    asked_ = true;
    HttpRequest request;
    request.url = url.href_no_fragment();
    request.named_host = url.host == host_;
    request.max_bytes = most_bytes;
    client_.start(std::move(request));
    while (client_.active() > 0) {
      auto answers = client_.poll(kPollMilliseconds);
      if (!answers.empty()) return std::move(answers.front());
    }
    HttpResponse none;
    none.failure = HttpFailure::connect;
    none.error = "no answer";
    return none;
  }

  static Failure kind_of(const HttpResponse& response) {
    if (response.failure == HttpFailure::refused) return Failure::permission;
    return response.failure == HttpFailure::broken || response.failure == HttpFailure::length ? Failure::protocol : Failure::unavailable;
  }

  static Error failed(const Url& url, const HttpResponse& response) { return {kind_of(response), url.href() + ": " + response.error}; }

  static std::optional<Url> target_of(const Url& from, const HttpResponse& response) {
    const std::string location = response.field("Location");
    auto target = location.empty() ? std::nullopt : parse_url(location, &from);
    const bool usable =
        target && target->is_http() && target->host && target->username.empty() && target->password.empty() && !is_bad_port(target->effective_port());
    return usable ? target : std::nullopt;
  }

  static Result<Page> to_page(const Url& at, const HttpResponse& response) {
    if (response.status < 200 || response.status > 299) return Error{Failure::unavailable, at.href() + ": status " + std::to_string(response.status)};
    auto body = undo_codings(response.field("Content-Encoding"), response.body, kPageBytes);
    if (!body) return Error{Failure::protocol, at.href() + ": " + body.error().message};
    Page page;
    page.url = at.href_no_fragment();
    page.content_type = response.field("Content-Type");
    page.body = std::move(*body);
    return page;
  }

  struct Rules {
    RobotsRules rules;
    std::optional<Error> trouble;  ///< robots.txt cannot be had
  };

  static Rules no_rules(const HttpResponse& response) {
    return {RobotsRules::disallow_all(), Error{kind_of(response), describe_robots_trouble(response)}};
  }

  /// RFC 9309: no robots.txt (4xx) allows everything, one that cannot be had forbids everything.
  Rules robots_of(const Url& page) {
    auto at = parse_url("/robots.txt", &page);
    for (int hop = 0; at && hop <= 5; ++hop) {
      const HttpResponse response = request(*at, kRobotsBytes);
      if (response.failure != HttpFailure::none && response.failure != HttpFailure::length) return no_rules(response);
      if (response.status >= 300 && response.status < 400) {
        at = target_of(*at, response);
        continue;
      }
      if (response.status >= 400 && response.status < 500) return {};
      if (response.status < 200 || response.status > 299) return no_rules(response);
      const auto body = undo_codings(response.field("Content-Encoding"), response.body, kRobotsBytes);
      return body ? Rules{parse_robots(*body), {}} : no_rules(response);
    }
    return {};
  }

  Status ask_robots(const Url& url) {
    const std::string origin = url.origin();
    if (rules_.count(origin) == 0) rules_.emplace(origin, robots_of(url));
    const Rules& known = rules_.at(origin);
    delay_ = std::max(delay_, std::min(known.rules.crawl_delay(product_token(agent_)).value_or(0), kMostDelay));
    if (known.rules.allowed(product_token(agent_), url.href_no_fragment())) return Done{};
    if (known.trouble) return Error{known.trouble->kind, url.href() + ": " + known.trouble->message};
    return Error{Failure::permission, url.href() + ": robots.txt does not allow it"};
  }

  std::string agent_;
  double delay_;
  bool asked_ = false;
  std::string host_;  ///< of the URL that the user gave
  HttpClient client_;
  std::map<std::string, Rules> rules_;  ///< of each origin on the way
};

PageFetcher::PageFetcher(std::unique_ptr<State> state) : state_(std::move(state)) {}
PageFetcher::PageFetcher(PageFetcher&&) noexcept = default;
PageFetcher& PageFetcher::operator=(PageFetcher&&) noexcept = default;
PageFetcher::~PageFetcher() = default;

Result<PageFetcher> PageFetcher::make(const FetchPageOptions& options, const std::string& host) {
  auto guard = AddressGuard::make(options.allow_addresses);
  if (!guard) return guard.error();
  return PageFetcher(std::make_unique<State>(options, std::move(*guard), host));
}

Result<Page> PageFetcher::fetch(const std::string& url) {
  const auto parsed = parse_url(url);
  if (!parsed || !parsed->is_http() || !parsed->host) return Error{Failure::usage, "'" + url + "' is no http:// or https:// address"};
  return state_->run(*parsed);
}

std::vector<std::string> PageFetcher::sitemaps_of(const std::string& url) const {
  const auto parsed = parse_url(url);
  return parsed ? state_->sitemaps_of(*parsed) : std::vector<std::string>();
}

Result<Page> fetch_page(const std::string& url, const FetchPageOptions& options) {
  const auto parsed = parse_url(url);
  auto fetcher = PageFetcher::make(options, parsed ? parsed->host.value_or("") : "");
  if (!fetcher) return fetcher.error();
  return fetcher->fetch(url);
}

}  // namespace onrecord
