#include "crawler/xml_document.h"

#include <libxml/parser.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "core/table.h"
#include "core/url.h"
#include "crawler/xml_mend.h"

namespace onrecord {
namespace {

std::string_view view(const xmlChar* text) { return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text); }

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

XmlDocument parse_xml(std::string_view utf8) {
  const std::string text = mend_xml(trim(utf8));
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

}  // namespace onrecord
