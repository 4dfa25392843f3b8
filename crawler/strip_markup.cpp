#include <libxml/HTMLparser.h>

#include "core/utf8.h"
#include "crawler/xml_document.h"
#include "crawler/xml_mend.h"

namespace onrecord {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::string strip_markup(std::string_view html) {
  std::string mended;
  for (std::size_t at = 0; at < html.size();) {
    const char next = at + 1 < html.size() ? html[at + 1] : ' ';
    if (html[at] == '<' && (is_letter(next) || next == '/' || next == '!')) {
      const std::size_t end = html.find('>', at);
      if (end == std::string_view::npos) break;
      mended += ' ';
      at = end + 1;
    } else if (html[at] == '&') {
      at += mend_reference(mended, html, at);
    } else {
      mended += html[at++];
    }
  }
  std::string out;
  for (std::size_t at = 0; at < mended.size();) {
    const std::string_view rest = std::string_view(mended).substr(at);
    if (rest.front() == ' ' || rest.front() == '\n' || rest.front() == '\t' || rest.front() == '\r') {
      if (!out.empty() && out.back() != ' ') out += ' ';
      ++at;
      continue;
    }
    if (rest.front() == '&') {
      const std::size_t end = rest.find(';');
      const std::string name(rest.substr(1, end - 1));
      char32_t value = 0;
      if (name.starts_with("#")) {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        value = static_cast<char32_t>(std::strtoul(name.c_str() + (hex ? 2 : 1), nullptr, hex ? 16 : 10));
      } else if (name == "apos") {
        value = '\'';
      } else if (const htmlEntityDesc* const entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()))) {
        value = entity->value;
      }
      const bool good = value >= 0x20 && value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
      append_utf8(out, good ? value : U'\uFFFD');
      at += end + 1;
      continue;
    }
    out += rest.front();
    ++at;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace onrecord
