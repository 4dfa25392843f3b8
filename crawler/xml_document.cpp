#include "crawler/xml_document.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "core/table.h"
#include "core/url.h"
#include "core/utf8.h"

namespace onrecord {
namespace {

std::string_view view(const xmlChar* text) { return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text); }

bool is_name_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_letter(char c) { return is_name_char(c) && !(c >= '0' && c <= '9'); }

/// Value after "charset" or "encoding" and "=", with or without quote marks.
std::string value_after(std::string_view text, std::string_view key) {
  const std::string lower = to_lower_ascii(text);
  std::size_t at = lower.find(key);
  if (at == std::string::npos) return {};
  at = lower.find_first_not_of(" \t\r\n", at + key.size());
  if (at == std::string::npos || lower[at] != '=') return {};
  at = lower.find_first_not_of(" \t\r\n\"'", at + 1);
  if (at == std::string::npos) return {};
  return lower.substr(at, lower.find_first_of(" \t\r\n\"';?>", at) - at);
}

std::optional<std::string> convert(std::string_view bytes, std::string charset) {
  if (charset == "utf-8" || charset == "utf8") return is_valid_utf8(bytes) ? std::optional<std::string>(bytes) : std::nullopt;
  if (charset == "iso-8859-1" || charset == "latin1" || charset == "us-ascii" || charset == "ascii") charset = "windows-1252";
  if (charset == "gb2312") charset = "gb18030";
  if (charset.starts_with("utf-7")) return {};
  std::string out(bytes.size() * 4 + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const auto size = ucnv_convert("UTF-8", charset.c_str(), out.data(), static_cast<std::int32_t>(out.size()), bytes.data(),
                                 static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return {};
  out.resize(static_cast<std::size_t>(size));
  return out;
}

/// The encoding that the bytes look like, for documents that name none; empty where that is unsure.
std::string guess_charset(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector* const detector = ucsdet_open(&status);
  bytes = bytes.substr(0, 100'000);
  ucsdet_setText(detector, bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  ucsdet_enableInputFilter(detector, 1);  // markup tells nothing
  std::string name;
  const UCharsetMatch* const match = ucsdet_detect(detector, &status);
  if (U_SUCCESS(status) && match != nullptr && ucsdet_getConfidence(match, &status) >= 30) name = ucsdet_getName(match, &status);
  ucsdet_close(detector);
  return name.starts_with("UTF") ? std::string() : to_lower_ascii(name);
}

/// By byte order mark, or by how "<" is written in 16 or 32 bits.
std::string wide_charset(std::string_view b) {
  using namespace std::string_view_literals;
  if (b.starts_with("\x00\x00\xFE\xFF"sv) || b.starts_with("\x00\x00\x00<"sv)) return "utf-32be";
  if (b.starts_with("\xFF\xFE\x00\x00"sv) || b.starts_with("<\x00\x00\x00"sv)) return "utf-32le";
  if (b.starts_with("\xFE\xFF"sv) || b.starts_with("\x00<"sv)) return "utf-16be";
  if (b.starts_with("\xFF\xFE"sv) || b.starts_with("<\x00"sv)) return "utf-16le";
  return {};
}

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

/// Appends what stands for the "&" at `at`; answers the bytes taken. Names of HTML become characters, a stray "&" becomes "&amp;".
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

/// A "<" before anything else is a writer's "less than".
bool starts_markup(char next) {
  const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
  return letter || next == '_' || next == '/' || next == '!' || next == '?' || static_cast<unsigned char>(next) >= 0x80;
}

/// What libxml2 may see: no declaration, no document type, no undefined entities, no control characters.
std::string mend(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 64);
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
      const std::size_t end = rest.find("-->");
      at += end == std::string_view::npos ? 4 : end + 3;
    } else if (rest.size() > 9 && c == '<' && to_lower_ascii(rest.substr(0, 9)) == "<!doctype") {
      at += doctype_size(rest);
    } else if (rest.starts_with("<?xml ") || rest.starts_with("<?xml\t") || rest.starts_with("<?xml\n") || rest.starts_with("<?xml\r")) {
      at += std::min(rest.find('>'), rest.size() - 1) + 1;
    } else if (c == '<' && (rest.size() < 2 || !starts_markup(rest[1]))) {
      out += "&lt;";
      ++at;
    } else {
      if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t' || c == '\r') out += c;
      ++at;
    }
  }
  return out;
}

struct Namespace {
  std::string_view uri;  ///< a part of it
  std::string_view prefix;
};
constexpr std::array<Namespace, 14> kNamespaces{{{"purl.org/atom", ""},
                                                 {"w3.org/2005/atom", ""},
                                                 {"example.com/newformat", ""},
                                                 {"purl.org/rss/1.0/modules/content", "content"},
                                                 {"purl.org/rss/1.0/modules", "module"},
                                                 {"purl.org/rss/1.0", ""},
                                                 {"backend.userland.com", ""},
                                                 {"my.netscape.com/rdf", ""},
                                                 {"channel.netscape.com/rdf", ""},
                                                 {"purl.org/dc/elements", "dc"},
                                                 {"purl.org/dc/terms", "dcterms"},
                                                 {"search.yahoo.com/mrss", "media"},
                                                 {"itunes.com", "itunes"},
                                                 {"w3.org/1999/xhtml", "xhtml"}}};

}  // namespace

void XmlFree::operator()(xmlDoc* document) const { xmlFreeDoc(document); }

std::string decode_xml(std::string_view bytes, std::string_view content_type) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return to_valid_utf8(bytes.substr(3));
  std::vector<std::string> charsets = {wide_charset(bytes), value_after(content_type, "charset")};
  const std::string_view head = bytes.substr(0, 1024);
  const std::size_t declaration = head.find("<?xml");
  if (declaration != std::string_view::npos)
    charsets.push_back(value_after(head.substr(declaration, head.find("?>", declaration) - declaration), "encoding"));
  charsets.emplace_back("utf-8");
  if (!is_valid_utf8(bytes)) charsets.push_back(guess_charset(bytes));
  charsets.emplace_back("windows-1252");
  for (const std::string& charset : charsets) {
    if (charset.empty() || (charset == "us-ascii" && is_valid_utf8(bytes))) continue;
    const bool needs_wide = charset.starts_with("utf-16") || charset.starts_with("utf-32") || charset.starts_with("ucs");
    if (needs_wide && wide_charset(bytes).empty()) continue;  // the declaration was readable, so it is wrong
    if (auto text = convert(bytes, charset)) {
      if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
      return std::move(*text);
    }
  }
  return to_valid_utf8(bytes);
}

XmlDocument parse_xml(std::string_view utf8) {
  const std::string text = mend(trim(utf8));
  constexpr int kOptions = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;
  return XmlDocument(xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions));
}

std::string element_name(const xmlNode* node) {
  std::string name = to_lower_ascii(view(node->name));
  if (name.starts_with("atom:")) return name.substr(5);  // the prefix was never declared
  if (node->ns == nullptr || node->ns->href == nullptr) return name;
  const std::string uri = to_lower_ascii(view(node->ns->href));
  for (const Namespace& known : kNamespaces) {
    if (uri.find(known.uri) != std::string::npos) return known.prefix.empty() ? name : std::string(known.prefix) + ":" + name;
  }
  if (node->ns->prefix == nullptr) return name;
  return to_lower_ascii(view(node->ns->prefix)) + ":" + name;
}

std::string attribute(const xmlNode* node, const char* name) {
  for (const xmlAttr* at = node->properties; at != nullptr; at = at->next) {
    if (to_lower_ascii(view(at->name)) != name) continue;
    std::string out;
    for (const xmlNode* part = at->children; part != nullptr; part = part->next) out += view(part->content);
    return out;
  }
  return {};
}

std::string text_of(const xmlNode* node) {
  xmlChar* const content = xmlNodeGetContent(node);
  std::string out(view(content));
  xmlFree(content);
  return out;
}

bool has_element_child(const xmlNode* node) {
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) return true;
  }
  return false;
}

std::string inner_markup(const xmlNode* node) {
  std::string out;
  xmlBuffer* const buffer = xmlBufferCreate();
  for (xmlNode* child = node->children; child != nullptr; child = child->next) {
    xmlBufferEmpty(buffer);
    xmlNodeDump(buffer, node->doc, child, 0, 0);
    out += view(xmlBufferContent(buffer));
  }
  xmlBufferFree(buffer);
  return out;
}

std::string resolve_link(const xmlNode* node, std::string_view reference, std::string_view base) {
  std::vector<std::string> bases;
  for (const xmlNode* at = node; at != nullptr && at->type == XML_ELEMENT_NODE; at = at->parent) {
    if (auto value = attribute(at, "base"); !value.empty()) bases.push_back(std::move(value));
  }
  std::optional<Url> current = base.empty() ? std::nullopt : parse_url(base);
  std::reverse(bases.begin(), bases.end());  // the outermost counts first
  for (const std::string& inner : bases) {
    if (auto next = parse_url(inner, current ? &*current : nullptr)) current = std::move(next);
  }
  std::string text(trim(reference));
  if (text.empty() || text.starts_with("http://") || text.starts_with("https://")) return text;  // absolute: as it is written
  const auto url = parse_url(text, current ? &*current : nullptr);
  return url ? url->href() : text;
}

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
