#include "report/bibliography.h"

#include <nlohmann/json.hpp>
#include <set>

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

/// The first claim of each article.
std::vector<const ClaimRow*> articles_of(const std::vector<ClaimRow>& claims) {
  std::vector<const ClaimRow*> out;
  std::set<std::int64_t> seen;
  for (const ClaimRow& c : claims) {
    if (seen.insert(c.article_id).second) out.push_back(&c);
  }
  return out;
}

std::string key_of(const ClaimRow& c) { return c.source_id + c.published_on.substr(0, 4) + "-" + std::to_string(c.article_id); }

std::string one_line(const std::string& text) {
  std::string out;
  for (const char c : text) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return out;
}

/// Braces that do not pair would end the field; the others of TeX get a backslash.
std::string escape_tex(const std::string& text) {
  std::string out;
  for (const char c : one_line(text)) {
    if (c == '\\') {
      out += "\\textbackslash ";
    } else if (c == '^' || c == '~') {
      out += std::string("\\") + c + " ";
    } else {
      if (std::string_view("{}&%$#_").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

/// In an address only what would end the field is changed.
std::string escape_tex_url(const std::string& url) {
  std::string out;
  for (const char c : one_line(url)) out += c == '{' ? "%7B" : c == '}' ? "%7D" : c == '\\' ? "%5C" : std::string(1, c);
  return out;
}

}  // namespace

std::string to_bibtex(const std::vector<ClaimRow>& claims) {
  std::string out;
  for (const ClaimRow* c : articles_of(claims)) {
    out += "@online{" + key_of(*c) + ",\n  title = {" + escape_tex(c->headline) + "},\n  organization = {" + escape_tex(c->source_name) +
           "},\n  date = {" + c->published_on + "},\n  url = {" + escape_tex_url(c->url) + "}";
    if (c->fetched_at.size() >= 10) out += ",\n  urldate = {" + c->fetched_at.substr(0, 10) + "}";
    out += "\n}\n\n";
  }
  return out;
}

std::string to_ris(const std::vector<ClaimRow>& claims) {
  std::string out;
  for (const ClaimRow* c : articles_of(claims)) {
    std::string day = c->published_on;
    for (char& letter : day) letter = letter == '-' ? '/' : letter;
    out += "TY  - NEWS\r\nTI  - " + one_line(c->headline) + "\r\nPB  - " + one_line(c->source_name) + "\r\nDA  - " + day + "\r\nPY  - " +
           day.substr(0, 4) + "\r\nUR  - " + one_line(c->url) + "\r\nID  - " + key_of(*c) + "\r\nER  - \r\n\r\n";
  }
  return out;
}

std::string to_csl_json(const std::vector<ClaimRow>& claims) {
  Json out = Json::array();
  for (const ClaimRow* c : articles_of(claims)) {
    Json day = Json::array();
    if (c->published_on.size() == 10)
      day = {std::stoi(c->published_on.substr(0, 4)), std::stoi(c->published_on.substr(5, 2)), std::stoi(c->published_on.substr(8))};
    out.push_back({{"id", key_of(*c)},
                   {"type", "article-newspaper"},
                   {"title", c->headline},
                   {"container-title", c->source_name},
                   {"issued", {{"date-parts", Json::array({day})}}},
                   {"URL", c->url}});
  }
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace onrecord
