// The speakers of a question: names that are somebody's, and descriptions.
#pragma once

#include <string>
#include <vector>

#include "store/state.h"

namespace onrecord {

/// Folded names that are somebody's, and a full-text expression for the others: "a senior official" is no entity, but stands in the source's words.
struct SpeakerNames {
  std::vector<std::string> known;
  std::string words;  ///< empty: all are known
};
[[nodiscard]] SpeakerNames split_speakers(Store::State& state, const std::vector<std::string>& speakers);

}  // namespace onrecord
