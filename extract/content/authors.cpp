#include "extract/content/authors.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "core/table.h"
#include "core/utf8.h"
#include "extract/content/clean.h"
#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostAuthors = 12;
constexpr std::size_t kLongestLine = 1000;  // bytes of what may be a byline

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::string_view strip_openers(std::string_view text, const ContentTables& tables) {
  for (bool again = true; again;) {
    again = false;
    text = trim(text);
    const std::string low = to_lower_ascii(text.substr(0, std::min<std::size_t>(text.size(), 40)));
    for (const std::string& opener : tables.byline_openers) {
      if (!low.starts_with(opener)) continue;
      text.remove_prefix(opener.size());
      again = true;
      break;
    }
  }
  return text;
}

/// Cuts at commas, "and", "|" and the like.
std::vector<std::string> split_names(std::string_view text) {
  static constexpr std::string_view kJoints[] = {",",   ";",     "|",    "•",   "·",   "/",      " and ", " And ", " AND ",
                                                 " & ", " und ", " et ", " y ", " e ", " en ",   " och ", " og ",  " – ",
                                                 " — ", " - ",   "(",    ")",   "\n",  " with ", " for ", " in "};
  std::vector<std::string> names;
  std::string name;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = 0;
    for (const std::string_view joint : kJoints) {
      if (text.substr(at).starts_with(joint)) size = std::max(size, joint.size());
    }
    if (size == 0) {
      name += text[at++];
      continue;
    }
    names.push_back(std::move(name));
    name.clear();
    at += size;
  }
  names.push_back(std::move(name));
  return names;
}

/// "Ann Hale Harbour Post" -> "Ann Hale" where the site is the Harbour Post; the same with names of agencies.
std::string_view without_outlet(std::string_view name, std::string_view site, const ContentTables& tables) {
  const auto cut = [&](std::string_view outlet) {
    if (outlet.size() < 4 || name.size() <= outlet.size() + 4 || name[name.size() - outlet.size() - 1] != ' ') return;
    if (to_lower_ascii(name.substr(name.size() - outlet.size())) == to_lower_ascii(outlet)) name = trim(name.substr(0, name.size() - outlet.size()));
  };
  cut(site);
  for (const std::string& agency : tables.agency_names) cut(agency);
  return name;
}

bool has_capital_words(std::string_view name) {
  std::size_t capitals = 0;
  bool start = true;
  bool uncased = false;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = decode_utf8(name, at);
    at += c.size;
    const auto value = static_cast<UChar32>(c.value);
    if (start && (u_isupper(value) || u_istitle(value))) ++capitals;
    if (u_isalpha(value) && !u_isupper(value) && !u_islower(value) && !u_istitle(value)) uncased = true;
    start = c.value == ' ' || c.value == '-';
  }
  return uncased || capitals >= 2;
}

bool is_name(std::string_view name, std::string_view site, const ContentTables& tables) {
  if (name.size() < 4 || name.size() > 60 || name.find_first_of("0123456789@:<>{}[]=_") != std::string_view::npos) return false;
  const std::vector<std::string> words = to_words(name);
  if (words.empty() || words.size() > 5) return false;
  for (const std::string& word : words) {
    if (tables.byline_stops.contains(word)) return false;
  }
  return has_capital_words(name) && words != to_words(site);
}

/// "ANN HALE" -> "Ann Hale"; names in mixed case stay.
std::string undo_capitals(std::string name) {
  const bool mixed = std::any_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
  if (mixed || name.find(' ') == std::string::npos) return name;
  bool start = true;
  for (char& c : name) {
    const bool letter = c >= 'A' && c <= 'Z';
    if (letter && !start) c = static_cast<char>(c + 32);
    start = !letter && !(c >= 'a' && c <= 'z');
  }
  return name;
}

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

/// The text below `node`; where two pieces touch without a space, as a name and a role that the style sheet parts, a "|" stands between them.
std::string names_line(const Dom& dom, std::uint32_t node) {
  const auto& nodes = dom.nodes();
  std::string text;
  for (std::uint32_t i = node; i < nodes[node].end && text.size() < kLongestLine; ++i) {
    if (is_block_tag(nodes[i].tag) || nodes[i].tag == GUMBO_TAG_BR) text += ' ';
    if (!nodes[i].is_text || nodes[nodes[i].parent].tag == GUMBO_TAG_SCRIPT || nodes[nodes[i].parent].tag == GUMBO_TAG_STYLE) continue;
    const std::string_view piece = dom.text(i);
    const bool touches = !text.empty() && !piece.empty() && is_small(text.back()) && is_capital(piece.front());
    if (touches) text += '|';
    text += piece;
  }
  return to_clean_line(text);
}

/// Texts of the outermost elements in the title's article that `accept` takes.
std::vector<std::string> texts_where(const Dom& dom, const HeadZone& zone, std::size_t most_bytes, const auto& accept) {
  std::vector<std::string> texts;
  const auto& nodes = dom.nodes();
  for (std::uint32_t i = zone.article_begin; i < zone.article_end && texts.size() < 8;) {
    if (nodes[i].is_text || nodes[i].chars > most_bytes || !accept(i)) {
      ++i;
      continue;
    }
    std::string text = names_line(dom, i);
    if (!text.empty() && text.size() <= most_bytes) {
      texts.push_back(std::move(text));
      i = nodes[i].end;
    } else {
      ++i;
    }
  }
  return texts;
}

}  // namespace

std::vector<std::string> clean_authors(const std::vector<std::string>& written, std::string_view site, const ContentTables& tables) {
  std::vector<std::string> authors;
  for (const std::string& one : written) {
    if (one.size() > 300 || one.find("://") != std::string::npos) continue;
    const std::string line = to_clean_line(resolve_entities(one));
    const std::size_t by = line.find(" By ");  // "Politics By Ann Hale"
    const std::string_view rest = by == std::string::npos ? std::string_view(line) : std::string_view(line).substr(by + 1);
    for (const std::string& part : split_names(strip_openers(rest, tables))) {
      std::string name(without_outlet(strip_openers(trim(part), tables), site, tables));
      while (!name.empty() && std::string_view(".* -|:").find(name.back()) != std::string_view::npos) name.pop_back();
      if (!is_name(name, site, tables)) continue;
      name = undo_capitals(std::move(name));
      const bool known = std::any_of(authors.begin(), authors.end(), [&](const std::string& a) { return to_words(a) == to_words(name); });
      if (!known && authors.size() < kMostAuthors) authors.push_back(std::move(name));
    }
  }
  return authors;
}

std::vector<std::string> find_authors(const Dom& dom, const HeadFacts& head, const HeadZone& zone, std::string_view site,
                                      const ContentTables& tables) {
  const auto clean = [&](const std::vector<std::string>& written) { return clean_authors(written, site, tables); };
  if (auto names = clean(head.json_ld.authors); !names.empty()) return names;
  const auto itemprop = [&](std::uint32_t i) { return dom.attribute(i, "itemprop") == "author"; };
  if (auto names = clean(texts_where(dom, zone, 120, itemprop)); !names.empty()) return names;
  if (auto names = clean(head.meta_authors); !names.empty()) return names;
  const auto rel = [&](std::uint32_t i) { return dom.attribute(i, "rel") == "author"; };
  if (auto names = clean(texts_where(dom, zone, 80, rel)); !names.empty()) return names;
  if (auto names = clean({std::string(head.value_of("article:author"))}); !names.empty()) return names;
  const auto leads_to_author = [&](std::uint32_t i) {
    if (dom.nodes()[i].tag != GUMBO_TAG_A || !zone.holds(i)) return false;
    const std::string_view address = dom.attribute(i, "href");
    return std::any_of(tables.author_paths.begin(), tables.author_paths.end(), [&](const auto& path) { return address.find(path) != address.npos; });
  };
  if (auto names = clean(texts_where(dom, zone, 80, leads_to_author)); !names.empty()) return names;
  auto lines = texts_where(dom, zone, 100, [&](std::uint32_t i) { return dom.nodes()[i].means(ClassMeaning::byline); });
  if (lines.size() > 1) lines.resize(1);
  if (auto names = clean(lines); !names.empty()) return names;
  if (auto names = clean(find_bylines(dom, zone, tables)); !names.empty()) return names;
  for (const auto* declared : {&head.json_ld.authors, &head.meta_authors}) {
    if (auto names = first_names(*declared, site, tables); !names.empty()) return names;
  }
  return agencies_of(head, tables);
}

}  // namespace onrecord
