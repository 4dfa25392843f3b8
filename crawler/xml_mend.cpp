#include "crawler/xml_mend.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>

#include "core/table.h"
#include "core/utf8.h"

namespace onrecord {
namespace {

bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Length of the document type that `text` begins with, its internal subset in brackets included; quote marks and comments are honoured.
std::size_t doctype_size(std::string_view text) {
  bool inside = false;
  char quote = 0;
  for (std::size_t i = 9; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (text.substr(i, 4) == "<!--") {
      const std::size_t end = text.find("-->", i + 4);
      if (end == std::string_view::npos) return text.size();
      i = end + 2;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      inside = true;
    } else if (c == ']') {
      inside = false;
    } else if (c == '>' && !inside) {
      return i + 1;
    }
  }
  return text.size();
}

/// Counts the attributes of the tag that is being written: the parser compares each with all before it.
class TagWatch {
 public:
  /// Whether the tag still is one that a writer could mean.
  bool pass(char c) {
    if (c == '<') {
      inside_ = true;
      quote_ = 0;
      attributes_ = 0;
    } else if (inside_ && quote_ != 0) {
      if (c == quote_) quote_ = 0;
    } else if (inside_ && (c == '"' || c == '\'')) {
      quote_ = c;
    } else if (c == '>') {
      inside_ = false;
    } else if (inside_ && c == '=') {
      ++attributes_;
    }
    return attributes_ <= kMostAttributes;
  }

 private:
  static constexpr int kMostAttributes = 1000;
  bool inside_ = false;
  char quote_ = 0;
  int attributes_ = 0;
};

/// A "<" before anything else is a writer's "less than".
bool starts_markup(char next) {
  const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
  return letter || next == '_' || next == '/' || next == '!' || next == '?' || static_cast<unsigned char>(next) >= 0x80;
}

}  // namespace

std::size_t mend_reference(std::string& out, std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  if (end < text.size() && text[end] == '#') ++end;
  while (end < text.size() && end - at < 12 && is_name_char(text[end])) ++end;
  const std::string name(text.substr(at + 1, end - at - 1));
  if (end >= text.size() || text[end] != ';' || name.empty() || name == "#") {
    out += "&amp;";
    return 1;
  }
  const std::string_view whole = text.substr(at, end + 1 - at);
  constexpr std::array<std::string_view, 5> kXml{"amp", "lt", "gt", "quot", "apos"};
  for (const std::string_view known : kXml) {
    if (known == name) {
      out += whole;
      return whole.size();
    }
  }
  if (name[0] == '#') {
    out += whole;
  } else if (const htmlEntityDesc* const entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()))) {
    append_utf8(out, entity->value);
  } else {
    out.append("&amp;").append(whole.substr(1));
  }
  return whole.size();
}

std::string mend_xml(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 64);
  TagWatch tag;
  bool comments_end = true;  // else each one would be looked through to the end of the text
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    const char c = text[at];
    if (c == '&') {
      at += mend_reference(out, text, at);
    } else if (rest.starts_with("<![CDATA[")) {
      const std::size_t end = std::min(rest.find("]]>"), rest.size());
      for (const char inner : rest.substr(0, end)) {
        if (static_cast<unsigned char>(inner) >= 0x20 || inner == '\n' || inner == '\t' || inner == '\r') out += inner;
      }
      at += end;
    } else if (rest.starts_with("<!--")) {
      const std::size_t end = comments_end ? rest.find("-->") : std::string_view::npos;
      comments_end = end != std::string_view::npos;
      at += end == std::string_view::npos ? 4 : end + 3;
    } else if (rest.size() > 9 && c == '<' && to_lower_ascii(rest.substr(0, 9)) == "<!doctype") {
      at += doctype_size(rest);
    } else if (rest.starts_with("<?xml ") || rest.starts_with("<?xml\t") || rest.starts_with("<?xml\n") || rest.starts_with("<?xml\r")) {
      at += std::min(rest.find('>'), rest.size() - 1) + 1;
    } else if (c == '<' && (rest.size() < 2 || !starts_markup(rest[1]))) {
      out += "&lt;";
      ++at;
    } else {
      if (!tag.pass(c)) break;
      if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t' || c == '\r') out += c;
      ++at;
    }
  }
  return out;
}

}  // namespace onrecord
