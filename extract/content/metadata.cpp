#include "extract/content/metadata.h"

#include <algorithm>

#include "core/table.h"
#include "core/url.h"
#include "extract/content/authors.h"
#include "extract/content/clean.h"
#include "extract/content/page_date.h"
#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

std::string_view value_of(const HeadFacts& head, std::string_view name) {
  const auto found = head.meta.find(name);
  return found == head.meta.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view first_of(const HeadFacts& head, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (const std::string_view value = value_of(head, name); !value.empty()) return value;
  }
  return {};
}

void read_meta(const Dom& dom, std::uint32_t node, HeadFacts& head) {
  const std::string value = to_clean_line(resolve_entities(dom.attribute(node, "content")));
  if (value.empty()) return;
  for (const char* key : {"name", "property", "itemprop"}) {
    const std::string name = to_lower_ascii(trim(dom.attribute(node, key)));
    if (name.empty()) continue;
    head.meta.emplace(name, value);
    if (name == "author" || name == "parsely-author" || name == "dc.creator" || name == "sailthru.author") head.meta_authors.push_back(value);
  }
}

// ---- title -----------------------------------------------------------------------------------------------------------

/// Share of the smaller set's words that both have.
double overlap(std::string_view a, std::string_view b) {
  const auto x = to_words(a);
  const auto y = to_words(b);
  if (x.empty() || y.empty()) return 0;
  const auto common = std::count_if(x.begin(), x.end(), [&](const auto& word) { return std::find(y.begin(), y.end(), word) != y.end(); });
  return static_cast<double>(common) / static_cast<double>(std::min(x.size(), y.size()));
}

/// "Title | Site", "Title - Site" -> "Title": the last short segment goes.
std::string without_site(std::string_view title) {
  for (const std::string_view joint : {" | ", " – ", " — ", " - ", " :: ", " » ", " • "}) {
    const std::size_t at = title.rfind(joint);
    if (at != std::string_view::npos && to_words(title.substr(0, at)).size() >= 3) return std::string(trim(title.substr(0, at)));
  }
  return std::string(title);
}

std::string find_title(const Dom& dom, const HeadFacts& head, std::string_view site) {
  std::string declared(first_of(head, {"og:title", "twitter:title", "dc.title"}));
  if (declared.empty()) declared = head.json_ld.headline;
  if (declared.empty()) declared = head.title;
  const auto& nodes = dom.nodes();
  std::string best;
  double best_score = 0;
  std::uint32_t semantic_end = 0;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].tag == GUMBO_TAG_ARTICLE || nodes[i].tag == GUMBO_TAG_MAIN) semantic_end = std::max(semantic_end, nodes[i].end);
    if (nodes[i].tag != GUMBO_TAG_H1) continue;
    std::string text = dom.line(i);
    const std::size_t words = to_words(text).size();
    if (words == 0 || text.size() > 400 || to_words(text) == to_words(site)) continue;
    const double near = std::max(overlap(text, declared), overlap(text, head.title));
    const double score = 0.1 + near + (i < semantic_end ? 0.3 : 0.0) + (words >= 3 ? 0.4 : 0.0);
    if (score > best_score) {
      best_score = score;
      best = std::move(text);
    }
  }
  const bool trusted = !best.empty() && (best_score >= 0.9 || declared.empty());
  if (trusted) return best;
  std::string title = declared == head.title || overlap(without_site(declared), site) >= 1 ? without_site(declared) : declared;
  if (!head.json_ld.headline.empty() && overlap(title, head.json_ld.headline) >= 1) title = head.json_ld.headline;
  const std::string cut = without_site(title);
  if (cut != title && !site.empty() && overlap(title.substr(cut.size()), site) >= 0.9) title = cut;
  return title.empty() ? best : title;
}

// ---- authors ---------------------------------------------------------------------------------------------------------

std::vector<std::string> texts_where(const Dom& dom, std::size_t most_bytes, const auto& accept) {
  std::vector<std::string> texts;
  const auto& nodes = dom.nodes();
  for (std::uint32_t i = 0; i < nodes.size() && texts.size() < 8;) {
    if (nodes[i].is_text || !accept(i)) {
      ++i;
      continue;
    }
    std::string text = dom.line(i);
    if (!text.empty() && text.size() <= most_bytes) {
      texts.push_back(std::move(text));
      i = nodes[i].end;
    } else {
      ++i;
    }
  }
  return texts;
}

std::vector<std::string> find_authors(const Dom& dom, const HeadFacts& head, std::string_view site, const ContentTables& tables) {
  const auto clean = [&](const std::vector<std::string>& written) { return clean_authors(written, site, tables); };
  if (auto names = clean(head.json_ld.authors); !names.empty()) return names;
  if (auto names = clean(texts_where(dom, 120, [&](std::uint32_t i) { return dom.attribute(i, "itemprop") == "author"; })); !names.empty())
    return names;
  if (auto names = clean(head.meta_authors); !names.empty()) return names;
  if (auto names = clean(texts_where(dom, 80, [&](std::uint32_t i) { return dom.attribute(i, "rel") == "author"; })); !names.empty()) return names;
  if (auto names = clean({std::string(value_of(head, "article:author"))}); !names.empty()) return names;
  auto lines = texts_where(dom, 100, [&](std::uint32_t i) { return dom.nodes()[i].means(ClassMeaning::byline); });
  if (lines.size() > 1) lines.resize(1);
  return clean(lines);
}

// ---- dates -----------------------------------------------------------------------------------------------------------

std::optional<PageDate> find_time_tag(const Dom& dom, const ContentTables& tables) {
  const auto& nodes = dom.nodes();
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].tag != GUMBO_TAG_TIME) continue;
    const std::string_view value = dom.attribute(i, "datetime");
    if (auto date = parse_page_date(value.empty() ? dom.line(i) : std::string(value), DateBasis::time_tag, tables)) return date;
  }
  return std::nullopt;
}

std::optional<PageDate> find_text_date(const Dom& dom, const ContentTables& tables) {
  const auto& nodes = dom.nodes();
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].is_text || nodes[i].tag == GUMBO_TAG_BODY || !nodes[i].means(ClassMeaning::date)) continue;
    const std::string line = dom.line(i);
    if (line.size() > 120) continue;
    if (auto date = parse_page_date(line, DateBasis::text, tables)) return date;
  }
  return std::nullopt;
}

void read_dates(const Dom& dom, const HeadFacts& head, const ContentTables& tables, Article& article) {
  article.published = parse_page_date(head.json_ld.published, DateBasis::jsonld, tables);
  for (const std::string_view name :
       {"article:published_time", "og:article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "sailthru.date",
        "article.published", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "date", "dc.date.issued",
        "dcterms.created", "dcterms.date", "dc.date", "article:published", "cxenseparse:recs:publishtime"}) {
    if (!article.published) article.published = parse_page_date(value_of(head, name), DateBasis::meta, tables);
  }
  if (!article.published) {
    for (std::uint32_t i = 0; i < dom.nodes().size() && !article.published; ++i) {
      if (dom.attribute(i, "itemprop") != "datePublished") continue;
      const std::string_view value = dom.attribute(i, "datetime");
      article.published = parse_page_date(value.empty() ? dom.line(i) : std::string(value), DateBasis::time_tag, tables);
    }
  }
  if (!article.published) article.published = find_time_tag(dom, tables);
  if (!article.published) article.published = date_of_url(article.url.empty() ? article.canonical_url : article.url);
  if (!article.published) article.published = find_text_date(dom, tables);
  article.modified = parse_page_date(head.json_ld.modified, DateBasis::jsonld, tables);
  for (const std::string_view name :
       {"article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "article:modified"}) {
    if (!article.modified) article.modified = parse_page_date(value_of(head, name), DateBasis::meta, tables);
  }
}

}  // namespace

HeadFacts read_head(const Dom& dom) {
  HeadFacts head;
  const auto& nodes = dom.nodes();
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    switch (nodes[i].tag) {
      case GUMBO_TAG_HTML: head.language = dom.attribute(i, "lang"); break;
      case GUMBO_TAG_META: read_meta(dom, i, head); break;
      case GUMBO_TAG_TITLE:
        if (head.title.empty()) head.title = dom.line(i);
        break;
      case GUMBO_TAG_LINK:
        if (head.canonical.empty() && to_lower_ascii(dom.attribute(i, "rel")) == "canonical") head.canonical = dom.attribute(i, "href");
        break;
      case GUMBO_TAG_SCRIPT:
        if (to_lower_ascii(dom.attribute(i, "type")).starts_with("application/ld+json") && nodes[i].end > i + 1)
          read_json_ld(dom.text(i + 1), head.json_ld);
        break;
      default: break;
    }
  }
  if (head.language.empty()) head.language = value_of(head, "og:locale");
  return head;
}

void read_metadata(const Dom& dom, const HeadFacts& head, const ContentTables& tables, Article& article) {
  std::string_view canonical = trim(head.canonical);
  if (canonical.empty()) canonical = value_of(head, "og:url");
  if (!canonical.empty()) {
    const auto url = parse_url(canonical, article.url);
    if (url && url->is_http()) article.canonical_url = url->href_no_fragment();
  }
  article.site = first_of(head, {"og:site_name", "application-name"});
  if (article.site.empty()) article.site = head.json_ld.site;
  article.section = head.json_ld.section;
  if (article.section.empty()) article.section = first_of(head, {"article:section", "parsely-section", "section"});
  article.title = find_title(dom, head, article.site);
  article.authors = find_authors(dom, head, article.site, tables);
  read_dates(dom, head, tables, article);
  if (head.json_ld.paid) article.notes.emplace_back("paywall");
}

}  // namespace onrecord
