#include "extract/content/metadata.h"

#include <algorithm>

#include "core/table.h"
#include "core/url.h"
#include "extract/content/authors.h"
#include "extract/content/dates.h"
#include "extract/content/head_zone.h"
#include "extract/content/text_tools.h"
#include "extract/content/title.h"

namespace onrecord {
namespace {

const std::vector<std::string>& names_of(MetaField field, const ContentTables& tables) { return tables.meta_names[static_cast<std::size_t>(field)]; }

void read_meta(const Dom& dom, std::uint32_t node, const ContentTables& tables, HeadFacts& head) {
  const std::string value = to_clean_line(resolve_entities(clip(dom.attribute(node, "content"), kLongestField)));
  if (value.empty()) return;
  const auto& authors = names_of(MetaField::author, tables);
  for (const char* key : {"name", "property", "itemprop"}) {
    const std::string name = to_lower_ascii(trim(dom.attribute(node, key)));
    if (name.empty()) continue;
    head.meta.emplace(name, value);
    if (std::find(authors.begin(), authors.end(), name) != authors.end()) head.meta_authors.push_back(value);
  }
}

}  // namespace

std::string_view HeadFacts::value_of(std::string_view name) const {
  const auto found = meta.find(name);
  return found == meta.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view HeadFacts::first_of(MetaField field, const ContentTables& tables) const {
  for (const std::string& name : names_of(field, tables)) {
    if (const std::string_view value = value_of(name); !value.empty()) return value;
  }
  return {};
}

HeadFacts read_head(const Dom& dom, const ContentTables& tables) {
  HeadFacts head;
  const auto& nodes = dom.nodes();
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    switch (nodes[i].tag) {
      case GUMBO_TAG_HTML: head.language = dom.attribute(i, "lang"); break;
      case GUMBO_TAG_META: read_meta(dom, i, tables, head); break;
      case GUMBO_TAG_TITLE:
        if (head.title.empty()) head.title = clip(dom.line(i), kLongestField);
        break;
      case GUMBO_TAG_LINK:
        if (head.canonical.empty() && to_lower_ascii(dom.attribute(i, "rel")) == "canonical") head.canonical = dom.attribute(i, "href");
        if (head.amp.empty() && to_lower_ascii(dom.attribute(i, "rel")) == "amphtml") head.amp = dom.attribute(i, "href");
        break;
      case GUMBO_TAG_SCRIPT:
        if (to_lower_ascii(dom.attribute(i, "type")).starts_with("application/ld+json") && nodes[i].end > i + 1)
          read_json_ld(dom.text(i + 1), head.json_ld);
        break;
      default: break;
    }
  }
  if (head.language.empty()) head.language = head.first_of(MetaField::language, tables);
  return head;
}

/// `written` as the page's `base` resolves it; empty where it is no address of the web.
static std::string web_address(std::string_view written, const std::string& base) {
  if (written.empty()) return {};
  const auto url = parse_url(written, base);
  return url && url->is_http() ? url->href_no_fragment() : std::string();
}

void read_metadata(const Dom& dom, const HeadFacts& head, const ContentTables& tables, Article& article) {
  std::string_view canonical = trim(head.canonical);
  if (canonical.empty()) canonical = head.first_of(MetaField::canonical, tables);
  article.canonical_url = web_address(canonical, article.url);
  article.amp_url = web_address(trim(head.amp), article.url);
  article.site = head.first_of(MetaField::site, tables);
  if (article.site.empty()) article.site = head.json_ld.site;
  article.section = head.json_ld.section;
  if (article.section.empty()) article.section = head.first_of(MetaField::section, tables);
  article.title = find_title(dom, head, article.site, tables);
  const HeadZone zone = find_head_zone(dom, find_title_node(dom, article.title));
  article.authors = find_authors(dom, head, zone, article.site, tables);
  read_dates(dom, head, zone, tables, article);
}

}  // namespace onrecord
