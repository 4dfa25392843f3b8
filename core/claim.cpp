#include "core/claim.h"

#include <array>

namespace onrecord {

std::string_view to_string(SpeakerKind kind) {
  static constexpr std::array<std::string_view, 6> kNames = {"person", "organization", "government", "document", "unnamed", "unknown"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view to_string(ClaimClass claim_class) {
  static constexpr std::array<std::string_view, 11> kNames = {"assert",  "deny", "accuse",  "promise", "urge",     "warn",
                                                              "predict", "ask",  "decline", "support", "criticize"};
  return kNames[static_cast<std::size_t>(claim_class)];
}

std::string_view to_string(QuoteType quote) {
  static constexpr std::array<std::string_view, 3> kNames = {"direct", "indirect", "mixed"};
  return kNames[static_cast<std::size_t>(quote)];
}

std::string_view to_string(SaidBasis basis) {
  static constexpr std::array<std::string_view, 3> kNames = {"text", "published", "seen"};
  return kNames[static_cast<std::size_t>(basis)];
}

std::string_view to_string(Tense tense) {
  static constexpr std::array<std::string_view, 4> kNames = {"", "past", "present", "future"};
  return kNames[static_cast<std::size_t>(tense)];
}

}  // namespace onrecord
