#include "extract/content/author_names.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "core/table.h"
#include "core/utf8.h"
#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostAuthors = 12;

/// Cuts at commas, "and", "|" and the like.
std::vector<std::string> split_names(std::string_view text, const ContentTables& tables) {
  static constexpr std::string_view kMarks[] = {",", ";", "|", "•", "·", "/", " – ", " — ", " - ", "(", ")", "\n"};
  std::vector<std::string> names;
  std::string name;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = 0;
    for (const std::string_view mark : kMarks) {
      if (text.substr(at).starts_with(mark)) size = std::max(size, mark.size());
    }
    for (const std::string& joint : tables.byline_joints) {
      if (text[at] == ' ' && text.substr(at).starts_with(joint)) size = std::max(size, joint.size());
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

}  // namespace

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

std::vector<std::string> clean_authors(const std::vector<std::string>& written, std::string_view site, const ContentTables& tables) {
  std::vector<std::string> authors;
  for (const std::string& one : written) {
    if (one.size() > 300 || one.find("://") != std::string::npos) continue;
    const std::string line = to_clean_line(resolve_entities(one));
    const std::size_t by = line.find(" By ");  // "Politics By Ann Hale"
    const std::string_view rest = by == std::string::npos ? std::string_view(line) : std::string_view(line).substr(by + 1);
    for (const std::string& part : split_names(strip_openers(rest, tables), tables)) {
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

}  // namespace onrecord
