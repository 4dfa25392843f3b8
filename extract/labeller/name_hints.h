// NameHint: what the tables of the program say about one token, as numbers that the name tagger reads.
#pragma once

#include <cstdint>
#include <vector>

namespace onrecord {

struct NameHint {
  static constexpr std::uint16_t kGiven = 1;           ///< a given name, or a family name that stands first
  static constexpr std::uint16_t kFamily = 2;          ///< family name of a registered person
  static constexpr std::uint16_t kRegistered = 4;      ///< inside a registered person's full name
  static constexpr std::uint16_t kHonorific = 8;       ///< "Mr."
  static constexpr std::uint16_t kOffice = 16;         ///< "minister"
  static constexpr std::uint16_t kRank = 32;           ///< "general"
  static constexpr std::uint16_t kFormer = 64;         ///< "acting"
  static constexpr std::uint16_t kOrganization = 128;  ///< last word of bodies' names: "Ministry"
  static constexpr std::uint16_t kPlace = 256;         ///< "River"
  static constexpr std::uint16_t kEvent = 512;         ///< "War"
  static constexpr std::uint16_t kNoName = 1024;       ///< "Monday", "However"

  std::uint8_t phrase = 0;  ///< 0, or 1 + 2 * kind of the fixed phrase around it, + 1 where it is not the phrase's first token
  std::uint8_t known = 0;   ///< the same for a well-known name
  std::uint16_t words = 0;  ///< the bits above
};

/// One entry a token.
using NameHints = std::vector<NameHint>;

}  // namespace onrecord
