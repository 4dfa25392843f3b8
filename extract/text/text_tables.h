// Tables of the text room: abbreviations and words that open sentences. Read from config/text/.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/result.h"

namespace onrecord {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <typename T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;
using StringSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

/// What may stand after an abbreviation's dot.
enum class AfterDot : std::uint8_t {
  goes_on,  ///< a title or month: the sentence always goes on ("Mr.", "Sen.")
  may_end,  ///< ends the sentence before a capital that opens sentences ("Inc.", "U.S.")
  number,   ///< goes on before a number only ("No. 2", "p. 14")
};

struct TextTables {
  StringMap<AfterDot> abbreviations;  ///< without the dot, case as written: "Mr", "Sen", "Inc"
  StringSet openers;                  ///< words that open a sentence more often than they go on a name: "The", "He", "But"
};

/// Reads config/text/abbreviations.tsv and config/text/openers.tsv below `config`.
[[nodiscard]] Result<TextTables> load_text_tables(const std::filesystem::path& config);

}  // namespace onrecord
