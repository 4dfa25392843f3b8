// Tables of the content room. Read from config/content/.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"

namespace onrecord {

struct Charset {
  std::string name;       ///< WHATWG name, lower case
  std::string converter;  ///< ICU's name; empty: the replacement encoding
};

struct ContentHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <typename T>
using ContentMap = std::unordered_map<std::string, T, ContentHash, std::equal_to<>>;

/// What class and id words say of an element; a word may say several things.
enum class ClassMeaning : std::uint8_t { none = 0, drop = 1, body = 2, byline = 4, date = 8, keep = 16 };

/// How a line of text is judged that stands in the body.
/// opens, ends: only of short lines above the first paragraph.
enum class LineRule : std::uint8_t { whole, starts, has, cuts, opens, ends };
struct LinePhrase {
  std::string text;       ///< lower case
  bool numbered = false;  ///< "#" in it stands for any number
  LineRule rule = LineRule::starts;
  std::uint16_t most = 0;  ///< longest line in bytes that it may judge; 0: any
};

/// What a name in <meta> can be asked for.
enum class MetaField : std::uint8_t { title, author, author_last, canonical, language, published, modified, site, section, tier, count };

struct ContentTables {
  std::vector<Charset> charsets;
  ContentMap<std::size_t> charset_labels;  ///< label -> index into charsets
  ContentMap<std::uint8_t> class_words;    ///< bits of ClassMeaning: one word of a class or id, "newsletter"
  ContentMap<std::uint8_t> class_names;    ///< a whole class or id with its joints as "-", "entry-content"
  std::vector<LinePhrase> line_phrases;
  std::array<std::vector<std::string>, static_cast<std::size_t>(MetaField::count)> meta_names;  ///< lower case, the most trusted first
  ContentMap<int> months;                                                                       ///< lower-case name or abbreviation -> 1..12
  std::vector<std::string> byline_openers;                                                      ///< "by ", "von ", lower case, longest first
  std::vector<std::string> byline_joints;                                                       ///< " and ": parts two names
  std::vector<std::string> author_paths;                                                        ///< "/author/"
  std::vector<std::string> agency_names;                                                        ///< lower case, longest first
  ContentMap<char> change_words;             ///< "updated", "reviewed": the day beside them is not that of publication
  ContentMap<char> date_fillers;             ///< "of", "th": stand between the parts of a date
  std::vector<std::string> consent_phrases;  ///< lower case, of dialogues that stand before an article
  std::vector<std::string> paywall_phrases;
  std::vector<std::string> print_marks;  ///< in the address of a copy for the printer
  ContentMap<char> byline_stops;         ///< lower-case words that are in roles and outlets, not in names
};

[[nodiscard]] Result<ContentTables> load_content_tables(const std::filesystem::path& config);

}  // namespace onrecord
