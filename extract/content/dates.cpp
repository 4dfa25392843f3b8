#include "extract/content/dates.h"

#include <algorithm>
#include <initializer_list>

#include "core/table.h"
#include "extract/content/page_date.h"
#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kLongestLine = 80;  // letters of a line that is there for its date
constexpr std::uint32_t kMostNodes = 400;   // of such a line
constexpr std::size_t kMostWords = 10;
constexpr std::int32_t kLongUpkeep = 365;  // days

/// "Last updated", "Reviewed": the day beside it is not that of publication.
bool tells_change(std::string_view line, const ContentTables& tables) {
  const std::vector<std::string> words = to_words(line);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return tables.change_words.contains(word); });
}

/// What stands before a node in the short line that it is part of: "Last reviewed:".
std::string label_of(const Dom& dom, std::uint32_t node) {
  const auto& nodes = dom.nodes();
  std::uint32_t line = node;
  while (line != 0 && nodes[nodes[line].parent].chars <= kLongestLine) line = nodes[line].parent;
  line = std::max(line, node > kMostNodes ? node - kMostNodes : 0);
  std::string text;
  for (std::uint32_t i = line; i < node; ++i) {
    if (nodes[i].is_text) text.append(dom.text(i)) += ' ';
  }
  return to_clean_line(text);
}

std::optional<PageDate> date_of_element(const Dom& dom, std::uint32_t node, DateBasis basis, const ContentTables& tables) {
  const std::string_view value = dom.attribute(node, "datetime");
  return parse_page_date(value.empty() ? dom.line(node) : std::string(value), basis, tables);
}

/// A <time> that stands by itself or in a short line; that of a change goes to `changed`.
std::optional<PageDate> find_time_tag(const Dom& dom, const HeadZone& zone, const ContentTables& tables, std::optional<PageDate>& changed) {
  const auto& nodes = dom.nodes();
  const auto look = [&](std::uint32_t from, std::uint32_t to) -> std::optional<PageDate> {
    for (std::uint32_t i = from; i < to; ++i) {
      if (nodes[i].tag == GUMBO_TAG_ARTICLE && i != zone.article_begin && !zone.holds(i) && zone.article_begin != 0) {
        i = nodes[i].end - 1;  // a teaser within the article
        continue;
      }
      if (nodes[i].tag != GUMBO_TAG_TIME) continue;
      auto date = date_of_element(dom, i, DateBasis::time_tag, tables);
      if (!date) continue;
      const bool change = tells_change(dom.line(i), tables) || tells_change(label_of(dom, i), tables);
      if (!change) return date;
      if (!changed) changed = std::move(date);
    }
    return std::nullopt;
  };
  if (auto date = look(zone.begin, zone.end)) return date;
  return zone.article_begin != 0 || zone.end == 0 ? look(zone.article_begin, zone.article_end) : std::nullopt;
}

/// A short line beside the title that is there for its date; "Published" before it counts more than a bare one.
std::optional<PageDate> find_text_date(const Dom& dom, const HeadZone& zone, const ContentTables& tables, std::optional<PageDate>& changed) {
  const auto& nodes = dom.nodes();
  for (std::uint32_t i = zone.begin; i < zone.end;) {
    const Node& node = nodes[i];
    const bool line = !node.is_text && node.chars > 5 && node.chars <= kLongestLine && node.tag != GUMBO_TAG_A &&
                      (node.tag < GUMBO_TAG_H1 || node.tag > GUMBO_TAG_H6);
    if (!line || node.tag == GUMBO_TAG_HEAD || node.tag == GUMBO_TAG_SCRIPT) {
      i = node.tag == GUMBO_TAG_HEAD ? node.end : i + 1;
      continue;
    }
    const std::string text = dom.line(i);
    auto date = to_words(text).size() <= kMostWords ? parse_page_date(text, DateBasis::text, tables) : std::nullopt;
    if (date && !tells_change(text, tables)) return date;
    if (date && !changed) changed = std::move(date);
    i = date ? node.end : i + 1;
  }
  return std::nullopt;
}

std::optional<PageDate> first_meta(const HeadFacts& head, const ContentTables& tables, MetaField field) {
  for (const std::string& name : tables.meta_names[static_cast<std::size_t>(field)]) {
    if (auto date = parse_page_date(head.value_of(name), DateBasis::meta, tables)) return date;
  }
  return std::nullopt;
}

std::optional<PageDate> find_itemprop(const Dom& dom, const ContentTables& tables) {
  for (std::uint32_t i = 0; i < dom.nodes().size(); ++i) {
    if (dom.attribute(i, "itemprop") != "datePublished") continue;
    if (auto date = date_of_element(dom, i, DateBasis::time_tag, tables)) return date;
  }
  return std::nullopt;
}

/// What the page's data for machines say.
std::optional<PageDate> find_declared(const Dom& dom, const HeadFacts& head, const ContentTables& tables) {
  if (auto date = parse_page_date(head.json_ld.published, DateBasis::jsonld, tables)) return date;
  auto date = first_meta(head, tables, MetaField::published);
  return date ? date : find_itemprop(dom, tables);
}

/// What a reader sees: beside the title, or in the address.
std::optional<PageDate> find_shown(const Dom& dom, const HeadZone& zone, const ContentTables& tables, const Article& article,
                                   std::optional<PageDate>& changed) {
  if (auto date = find_time_tag(dom, zone, tables, changed)) return date;
  if (auto date = date_of_url(article.url.empty() ? article.canonical_url : article.url, tables)) return date;
  return find_text_date(dom, zone, tables, changed);
}

/// A page that is kept up over years, as a ministry's page of a subject: its <meta> alone knows the day it was made, which is no publication.
bool may_be_kept_up(const HeadFacts& head, const Article& article) {
  return article.published && article.published->basis == DateBasis::meta && !head.json_ld.found && article.authors.empty() && article.modified &&
         article.modified->day.to_days() - article.published->day.to_days() >= kLongUpkeep;
}

}  // namespace

void read_dates(const Dom& dom, const HeadFacts& head, const HeadZone& zone, const ContentTables& tables, Article& article) {
  article.published = find_declared(dom, head, tables);
  article.modified = parse_page_date(head.json_ld.modified, DateBasis::jsonld, tables);
  if (!article.modified) article.modified = first_meta(head, tables, MetaField::modified);
  const bool kept_up = may_be_kept_up(head, article);
  if (article.published && !kept_up) return;
  std::optional<PageDate> changed;
  auto shown = find_shown(dom, zone, tables, article, changed);
  if (!kept_up || !shown) article.published = std::move(shown);
  if (!article.modified) article.modified = std::move(changed);
}

}  // namespace onrecord
