#include "crawler/read_answer.h"

#include "core/hash.h"
#include "core/table.h"
#include "core/trial.h"
#include "crawler/address_guard.h"
#include "crawler/content_coding.h"
#include "crawler/page_head.h"
#include "crawler/page_robots.h"
#include "crawler/public_suffix.h"
#include "crawler/warc.h"

namespace onrecord {
namespace {

constexpr int kMostHops = 10;
constexpr std::size_t kLongestUrl = 8192;

void follow(const FrontierUrl& url, const Url& parsed, const HttpResponse& response, ReadAnswer& read) {
  const auto refuse = [&](const char* why) { read.outcome.fetch.error = why; };
  const std::string location = response.field("Location");
  const auto target = location.empty() ? std::nullopt : parse_url(location, &parsed);
  if (!target || !target->is_http() || !target->host) return refuse("redirect to no web address");
  if (!target->username.empty() || !target->password.empty()) return refuse("redirect with a user name");
  if (is_bad_port(target->effective_port())) return refuse("redirect to a port that is not for the web");
  FrontierUrl next;
  next.url = target->href_no_fragment();
  if (next.url.size() > kLongestUrl) return refuse("redirect to a URL that is too long");
  if (url.hops >= kMostHops) return refuse("too many redirects");
  if (next.url == url.url) return refuse("redirect to itself");
  next.source_id = url.source_id;
  next.requested_url = url.requested_url;
  next.kind = url.kind;
  next.depth = url.depth;
  next.hops = url.hops + 1;
  next.published = url.published;
  next.dated_only = url.dated_only;
  read.outcome.skip_reason = "moved";
  if (response.status == 301 || response.status == 308) read.outcome.moved_to = next.url;
  read.redirect = std::move(next);
}

bool is_page_type(const std::string& type) {
  return type.empty() || type.find("html") != std::string::npos || type.find("text/plain") != std::string::npos;
}

/// rel=canonical, where it leads to another page of the site that is not just its front.
std::string canonical_of(const PageHead& head, const Url& parsed) {
  if (head.canonical.empty()) return {};
  auto target = parse_url(head.canonical, &parsed);
  if (!target || !target->is_http() || !target->host || !target->username.empty() || !is_same_site(*target->host, *parsed.host)) return {};
  const std::string href = target->href_no_fragment();
  return target->path.size() > 1 && href.size() <= kLongestUrl && href != parsed.href_no_fragment() ? href : std::string();
}

void read_article(const FrontierUrl& url, const Url& parsed, const HttpResponse& response, const std::string& body, const AnswerRules& rules,
                  Instant now, ReadAnswer& read) {
  Outcome& outcome = read.outcome;
  const std::string type = to_lower_ascii(response.field("Content-Type"));
  const PageHead head = type.find("text/plain") == std::string::npos ? read_page_head(body) : PageHead();
  if (body.empty()) {
    outcome.skip_reason = "empty";
  } else if (!is_page_type(type)) {
    outcome.skip_reason = "not-html";
  } else if (robots_directives(response.headers, head.robots, rules.agent, now).noindex) {
    outcome.skip_reason = "noindex";
  } else if (rules.walls != nullptr) {
    outcome.skip_reason = rules.walls->find(parsed, url.hops > 0, head.title, body);
  }
  read.canonical = canonical_of(head, parsed);
  // The same text in other wrapping is not news.
  outcome.pending =
      (outcome.skip_reason.empty() || outcome.skip_reason == kPaywall) && !outcome.unchanged && outcome.fetch.body_sha256 != url.body_sha256;
}

void read_listing(const FrontierUrl& url, const HttpResponse& response, const std::string& body, const AnswerRules& rules, Instant now,
                  ReadAnswer& read) {
  Outcome& outcome = read.outcome;
  if (outcome.unchanged) return;
  const std::string type = response.field("Content-Type");
  // An earlier reading never ended, by the listing's fault or because the run was killed: a child tries first.
  if (url.readings > 1 && !survives([&] { (void)discover(url.kind, body, type, url.url, rules.shapes); })) {
    outcome.fetch.error = "reading it kills the program";
    return;
  }
  if (url.kind == UrlKind::section && robots_directives(response.headers, read_page_head(body).robots, rules.agent, now).nofollow) {
    outcome.skip_reason = "nofollow";
    return;
  }
  auto found = discover(url.kind, body, type, url.url, rules.shapes);
  if (!found) {
    outcome.fetch.error = found.error().message;
    return;
  }
  read.found = std::move(*found);
  std::erase_if(read.found, [](const Discovered& d) { return d.url.size() > kLongestUrl; });
}

void read_body(const FrontierUrl& url, const Url& parsed, const HttpResponse& response, const AnswerRules& rules, Instant now, ReadAnswer& read) {
  Outcome& outcome = read.outcome;
  auto body = undo_codings(response.field("Content-Encoding"), response.body, rules.limit_of(url.kind));
  if (!body) {
    outcome.fetch.error = body.error().message;
    return;
  }
  outcome.payload_digest = payload_digest(response.body);
  outcome.fetch.body_sha256 = *body == response.body ? outcome.payload_digest.substr(outcome.payload_digest.find(':') + 1) : sha256_hex(*body);
  outcome.unchanged = outcome.payload_digest == url.payload_digest;
  if (url.kind == UrlKind::article) {
    read_article(url, parsed, response, *body, rules, now, read);
  } else {
    read_listing(url, response, *body, rules, now, read);
  }
}

}  // namespace

bool looks_like_copy(const Url& url) {
  const std::string host = url.host.value_or("");
  if (host.starts_with("amp.") || host.starts_with("m.") || host.starts_with("mobile.")) return true;
  for (const std::string_view part : split(url.path, '/'))
    if (part == "amp" || part == "print" || part.ends_with(".amp.html") || part == "amp.html") return true;
  for (const std::string_view part : split(url.query.value_or(""), '&')) {
    const std::string_view name = part.substr(0, part.find('='));
    if (name == "amp" || name == "print" || name == "outputType" || part == "output=amp") return true;
  }
  return false;
}

ReadAnswer read_answer(const FrontierUrl& url, const Url& parsed, const HttpResponse& response, const AnswerRules& rules, Instant now) {
  ReadAnswer read;
  Outcome& outcome = read.outcome;
  Fetch& fetch = outcome.fetch;
  fetch.source_id = url.source_id;
  fetch.url = url.requested_url;
  fetch.final_url = url.url;
  fetch.fetched_at = now;
  fetch.http_status = response.status;
  fetch.error = response.error;
  fetch.etag = response.field("ETag");
  fetch.last_modified = response.field("Last-Modified");
  if (!fetch.error.empty()) {
    // nothing to read
  } else if (response.status == 304) {
    outcome.unchanged = true;
  } else if (response.status >= 300 && response.status < 400) {
    follow(url, parsed, response, read);
  } else if (response.status == 200) {
    read_body(url, parsed, response, rules, now, read);
  } else if (response.status > 200 && response.status < 300) {
    outcome.skip_reason = "no-content";
  } else {
    fetch.error = "HTTP status " + std::to_string(response.status);
  }
  return read;
}

}  // namespace onrecord
