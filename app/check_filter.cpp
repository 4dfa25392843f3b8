#include "app/check_filter.h"

#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>

#include "app/base64.h"
#include "core/url.h"
#include "core/url_host.h"
#include "crawler/canonical_url.h"
#include "crawler/feed.h"
#include "crawler/public_suffix.h"
#include "crawler/robots.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

/// "\ud800" alone is no character: JSON written by JavaScript may hold it, and it means U+FFFD.
std::string mend_surrogates(std::string line) {
  const auto unit_at = [&line](std::size_t at) -> int {
    if (at + 6 > line.size() || line[at] != '\\' || line[at + 1] != 'u') return -1;
    try {
      return std::stoi(line.substr(at + 2, 4), nullptr, 16);
    } catch (const std::exception&) {
      return -1;
    }
  };
  for (std::size_t at = 0; at + 1 < line.size(); ++at) {
    if (line[at] != '\\') continue;
    const int unit = unit_at(at);
    if (unit < 0xD800 || unit > 0xDFFF) {
      ++at;
      continue;
    }
    const int next = unit_at(at + 6);
    if (unit < 0xDC00 && next >= 0xDC00 && next <= 0xDFFF) {
      at += 11;
    } else {
      line.replace(at, 6, "\\ufffd");
      at += 5;
    }
  }
  return line;
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string text_of(const Json& line, const char* key) {
  const auto found = line.find(key);
  return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Json or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

using Answerer = Json (*)(const Json& line, Json answer);

/// Reads the line, lets `answerer` fill in the answer, turns "error" cases into error lines.
template <Answerer answerer>
std::string answer_line(const std::string& text) {
  const Json line = Json::parse(mend_surrogates(text), nullptr, false);
  if (!line.is_object()) return dump(Json{{"id", nullptr}, {"error", "not a JSON object"}});
  Json answer;
  answer["id"] = line.contains("id") ? line["id"] : Json(nullptr);
  return dump(answerer(line, std::move(answer)));
}

Json with_error(Json answer, std::string_view message) {
  answer["error"] = message;
  return answer;
}

Json answer_robots(const Json& line, Json answer) {
  const auto bytes = decode_base64(text_of(line, "robots_b64"));
  if (!bytes) return with_error(std::move(answer), "'robots_b64' is not base64");
  const RobotsRules robots = parse_robots(*bytes);
  const std::string agent = text_of(line, "agent");
  answer["allowed"] = line.contains("url") && line["url"].is_string() ? Json(robots.allowed(agent, text_of(line, "url"))) : Json(nullptr);
  const auto delay = robots.crawl_delay(agent);
  answer["crawl_delay"] = delay ? Json(*delay) : Json(nullptr);
  answer["sitemaps"] = robots.sitemaps();
  return answer;
}

void put(Json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}
void put(Json& object, const char* key, const std::optional<Instant>& instant) {
  if (instant) object[key] = instant->to_string();
}

Json entry_json(const FeedEntry& entry) {
  Json json = Json::object();
  put(json, "title", entry.title);
  put(json, "link", entry.link);
  put(json, "id", entry.id);
  put(json, "published", entry.published);
  put(json, "updated", entry.updated);
  put(json, "author", entry.author);
  put(json, "summary", entry.summary);
  put(json, "content", entry.content);
  if (!entry.enclosures.empty()) json["enclosures"] = entry.enclosures;
  if (!entry.tags.empty()) json["tags"] = entry.tags;
  return json;
}

Json answer_feed(const Json& line, Json answer) {
  const auto bytes = decode_base64(text_of(line, "feed_b64"));
  if (!bytes) return with_error(std::move(answer), "'feed_b64' is not base64");
  Feed feed = parse_feed(*bytes, text_of(line, "content_type"), text_of(line, "base"));
  if (feed.language.empty() && feed.format != FeedFormat::unknown) feed.language = text_of(line, "content_language");
  answer["format"] = to_string(feed.format == FeedFormat::rdf ? FeedFormat::rss : feed.format);  // one family for the reader
  Json& head = answer["feed"] = Json::object();
  put(head, "title", feed.title);
  put(head, "link", feed.link);
  put(head, "language", feed.language);
  put(head, "updated", feed.updated);
  Json& entries = answer["entries"] = Json::array();
  for (const FeedEntry& entry : feed.entries) entries.push_back(entry_json(entry));
  return answer;
}

Json answer_url(const Json& line, Json answer) {
  if (!line.contains("input") || !line["input"].is_string()) return with_error(std::move(answer), "'input' should be a string");
  std::optional<Url> url;
  if (line.contains("base") && line["base"].is_string()) {
    const auto base = parse_url(text_of(line, "base"));
    if (base) url = parse_url(text_of(line, "input"), &*base);
  } else {
    url = parse_url(text_of(line, "input"));
  }
  if (url) {
    answer["href"] = url->href();
  } else {
    answer["failure"] = true;
  }
  return answer;
}

Json answer_canon(const Json& line, Json answer) {
  const std::string profile = text_of(line, "profile");
  const std::string input = text_of(line, "input");
  if (profile == "crawler-commons-basic") {
    answer["output"] = or_null(canonical_url(input));
  } else if (profile == "urlcanon-semantic_precise") {
    answer["output"] = or_null(precise_url(input));
  } else if (profile == "host-ipv4") {
    const auto address = parse_ipv4(input);
    answer["output"] = address ? Json(ipv4_to_string(*address)) : Json(nullptr);
  } else {
    answer["unsupported"] = true;
  }
  return answer;
}

Json answer_idna(const Json& line, Json answer) {
  auto ascii = domain_to_ascii(text_of(line, "input"));
  if (ascii && ascii->empty()) ascii.reset();
  answer["output"] = or_null(ascii);
  return answer;
}

Json answer_psl(const Json& line, Json answer) {
  answer["registrable"] = or_null(registrable_domain(text_of(line, "host")));
  return answer;
}

}  // namespace

const std::vector<Check>& all_checks() {
  static const std::vector<Check> checks = {
      {"robots", answer_line<answer_robots>}, {"feed", answer_line<answer_feed>}, {"url", answer_line<answer_url>},
      {"canon", answer_line<answer_canon>},   {"idna", answer_line<answer_idna>}, {"psl", answer_line<answer_psl>},
  };
  return checks;
}

const Check* find_check(std::string_view kind) {
  for (const Check& check : all_checks()) {
    if (check.kind == kind) return &check;
  }
  return nullptr;
}

void run_check_filter(const Check& check, std::istream& in, std::ostream& out) {
  std::string line;
  while (std::getline(in, line)) out << check.answer(line) << '\n';
  out.flush();
}

}  // namespace onrecord
