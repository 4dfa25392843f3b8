#include "extract/content/authors.h"

#include <algorithm>

#include "core/table.h"
#include "extract/content/author_names.h"
#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostBylines = 3;
constexpr std::size_t kMostAuthors = 5;     // a longer list is of a team or a site
constexpr std::size_t kLongestLine = 1000;  // bytes of what may be a byline

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Lines beside the title that open with "By" and the like; the names may stand in the next piece of text.
std::vector<std::string> find_bylines(const Dom& dom, const HeadZone& zone, const ContentTables& tables) {
  const auto& nodes = dom.nodes();
  bool opened = false;
  for (std::uint32_t i = zone.begin; i < zone.end; ++i) {
    if (!nodes[i].is_text || nodes[i].chars == 0) continue;
    const std::string line = to_clean_line(dom.text(i));
    if (line.empty()) continue;
    if (opened) return {line};
    const std::string_view names = strip_openers(line, tables);
    if (line.size() <= 100 && names.size() < line.size() && !names.empty()) return {std::string(names)};
    opened = strip_openers(line + ' ', tables).empty() ||
             std::find(tables.byline_openers.begin(), tables.byline_openers.end(), to_lower_ascii(line) + ' ') != tables.byline_openers.end();
  }
  return {};
}

/// "Melissa": a first name alone, where the page's own data calls it the author.
std::vector<std::string> first_names(const std::vector<std::string>& written, std::string_view site, const ContentTables& tables) {
  std::vector<std::string> names;
  for (const std::string& name : written) {
    const auto words = to_words(name);
    const bool capital = !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
    if (words.size() == 1 && capital && name.size() >= 3 && name.size() <= 20 && words != to_words(site) && !tables.byline_stops.contains(words[0]) &&
        name.find_first_of("0123456789@.:/_") == std::string::npos)
      names.push_back(name);
  }
  return names;
}

/// News agencies, where the page names one as the author and nobody else.
std::vector<std::string> agencies_of(const HeadFacts& head, const ContentTables& tables) {
  std::vector<std::string> names;
  for (const auto* list : {&head.json_ld.author_bodies, &head.json_ld.authors, &head.meta_authors}) {
    for (const std::string& name : *list) {
      const auto& agencies = tables.agency_names;
      const bool agency = std::find(agencies.begin(), agencies.end(), to_lower_ascii(to_clean_line(name))) != agencies.end();
      if (agency && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    if (!names.empty()) break;
  }
  return names;
}

enum class Pieces : bool { joined, parted };

/// The text below `node`; where two pieces touch without a space, as a name and a role that the style sheet parts, a "|" stands between them.
/// Parted: between any two pieces.
std::string names_line(const Dom& dom, std::uint32_t node, Pieces pieces) {
  const auto& nodes = dom.nodes();
  std::string text;
  for (std::uint32_t i = node; i < nodes[node].end && text.size() < kLongestLine; ++i) {
    if (is_block_tag(nodes[i].tag) || nodes[i].tag == GUMBO_TAG_BR) text += ' ';
    if (!nodes[i].is_text || nodes[nodes[i].parent].tag == GUMBO_TAG_SCRIPT || nodes[nodes[i].parent].tag == GUMBO_TAG_STYLE) continue;
    const std::string_view piece = dom.text(i);
    const bool touches = !text.empty() && !piece.empty() && is_small(text.back()) && is_capital(piece.front());
    if (touches || pieces == Pieces::parted) text += '|';
    text += piece;
  }
  return to_clean_line(text);
}

/// Texts of the outermost elements in the title's article that `accept` takes.
std::vector<std::string> texts_where(const Dom& dom, const HeadZone& zone, std::size_t most_bytes, const auto& accept,
                                     Pieces pieces = Pieces::joined) {
  std::vector<std::string> texts;
  const auto& nodes = dom.nodes();
  for (std::uint32_t i = zone.article_begin; i < zone.article_end && texts.size() < 8;) {
    if (nodes[i].is_text || nodes[i].chars > most_bytes || !accept(i)) {
      ++i;
      continue;
    }
    std::string text = names_line(dom, i, pieces);
    if (!text.empty() && text.size() <= most_bytes) {
      texts.push_back(std::move(text));
      i = nodes[i].end;
    } else {
      ++i;
    }
  }
  return texts;
}

/// Texts of the first elements whose class calls them a byline.
std::vector<std::string> byline_lines(const Dom& dom, const HeadZone& zone, std::size_t most_bytes, Pieces pieces = Pieces::joined) {
  auto lines = texts_where(
      dom, zone, most_bytes, [&](std::uint32_t i) { return dom.nodes()[i].means(ClassMeaning::byline); }, pieces);
  if (lines.size() > kMostBylines) lines.resize(kMostBylines);
  return lines;
}

/// `names` of the page's data for machines, with those whom a byline that readers see names beside all of them. Where pieces of a line touch
/// ("|"), what follows a name is rather a role or an outlet.
std::vector<std::string> with_coauthors(std::vector<std::string> names, const std::vector<std::string>& lines, std::string_view site,
                                        const ContentTables& tables) {
  for (const std::string& line : lines) {
    if (line.find('|') != std::string::npos) continue;
    auto shown = clean_authors({line}, site, tables);
    const auto is_shown = [&](const std::string& name) { return std::find(shown.begin(), shown.end(), name) != shown.end(); };
    if (shown.size() > names.size() && shown.size() <= kMostAuthors && std::all_of(names.begin(), names.end(), is_shown)) return shown;
  }
  return names;
}

/// What JSON-LD, microdata, <meta> and rel=author say, in this order.
std::vector<std::string> declared_authors(const Dom& dom, const HeadFacts& head, const HeadZone& zone, std::string_view site,
                                          const ContentTables& tables) {
  const auto clean = [&](const std::vector<std::string>& written) { return clean_authors(written, site, tables); };
  if (auto names = clean(head.json_ld.authors); !names.empty()) return names;
  const auto itemprop = [&](std::uint32_t i) { return dom.attribute(i, "itemprop") == "author"; };
  if (auto names = clean(texts_where(dom, zone, 120, itemprop)); !names.empty()) return names;
  if (auto names = clean(head.meta_authors); !names.empty()) return names;
  const auto rel = [&](std::uint32_t i) { return dom.attribute(i, "rel") == "author"; };
  if (auto names = clean(texts_where(dom, zone, 80, rel)); !names.empty()) return names;
  return clean({std::string(head.first_of(MetaField::author_last, tables))});
}

}  // namespace

std::vector<std::string> find_authors(const Dom& dom, const HeadFacts& head, const HeadZone& zone, std::string_view site,
                                      const ContentTables& tables) {
  const auto clean = [&](const std::vector<std::string>& written) { return clean_authors(written, site, tables); };
  if (auto names = declared_authors(dom, head, zone, site, tables); !names.empty())
    return with_coauthors(std::move(names), byline_lines(dom, zone, 120), site, tables);
  const auto leads_to_author = [&](std::uint32_t i) {
    if (dom.nodes()[i].tag != GUMBO_TAG_A || !zone.holds(i)) return false;
    const std::string_view address = dom.attribute(i, "href");
    return std::any_of(tables.author_paths.begin(), tables.author_paths.end(), [&](const auto& path) { return address.find(path) != address.npos; });
  };
  if (auto names = clean(texts_where(dom, zone, 80, leads_to_author)); !names.empty()) return names;
  auto lines = byline_lines(dom, zone, 100);
  if (lines.size() > 1) lines.resize(1);
  if (auto names = clean(lines); !names.empty()) return names;
  // "Ann Hale" "Editor" "12 comments": where the line is no name, its first piece that is one.
  const auto first = [](std::vector<std::string> names) { return names.empty() ? names : std::vector<std::string>{std::move(names.front())}; };
  if (auto names = first(clean(texts_where(dom, zone, 120, leads_to_author, Pieces::parted))); !names.empty()) return names;
  lines = byline_lines(dom, zone, 160, Pieces::parted);
  if (lines.size() > 1) lines.resize(1);
  if (auto names = first(clean(lines)); !names.empty()) return names;
  if (auto names = clean(find_bylines(dom, zone, tables)); !names.empty()) return names;
  for (const auto* declared : {&head.json_ld.authors, &head.meta_authors}) {
    if (auto names = first_names(*declared, site, tables); !names.empty()) return names;
  }
  return agencies_of(head, tables);
}

}  // namespace onrecord
