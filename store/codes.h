// The numbers under which the index keeps words of small vocabularies: the place in the list (tests/store/schema_test.cpp compares with the schema).
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <string_view>

namespace onrecord {

inline constexpr std::array<std::string_view, 6> kSpeakerKinds = {"person", "organization", "government", "document", "unnamed", "unknown"};
inline constexpr std::array<std::string_view, 11> kClasses = {"assert",  "deny", "accuse",  "promise", "urge",     "warn",
                                                              "predict", "ask",  "decline", "support", "criticize"};
inline constexpr std::array<std::string_view, 4> kQuotes = {"direct", "indirect", "mixed", "headline"};
inline constexpr std::array<std::string_view, 7> kModalities = {"asserted", "possible",   "probable",   "promised",
                                                                "proposed", "questioned", "conditional"};
inline constexpr std::array<std::string_view, 2> kPolarities = {"positive", "negative"};
inline constexpr std::array<std::string_view, 3> kBases = {"text", "published", "seen"};
inline constexpr std::array<std::string_view, 3> kTenses = {"past", "present", "future"};
inline constexpr std::array<std::string_view, 4> kRelations = {"about", "topic", "place", "addressee"};
inline constexpr std::array<std::string_view, 4> kForms = {"name", "demonym", "metonym", "code"};

template <std::size_t kSize>
[[nodiscard]] std::int64_t code_of(const std::array<std::string_view, kSize>& words, std::string_view word) {
  std::size_t at = 0;
  while (at < kSize && words[at] != word) ++at;
  assert(at < kSize);
  return static_cast<std::int64_t>(at);
}

}  // namespace onrecord
