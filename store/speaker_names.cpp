#include "store/speaker_names.h"

#include "store/fold.h"

namespace onrecord {

SpeakerNames split_speakers(Store::State& state, const std::vector<std::string>& speakers) {
  SpeakerNames out;
  for (const std::string& name : speakers) {
    const std::string folded = fold_words(name);
    if (state.find("SELECT 1 FROM entity_names WHERE folded=? LIMIT 1", folded)) {
      out.known.emplace_back(folded);
    } else {
      out.words += (out.words.empty() ? "speaker_text : (\"" : " OR \"") + folded + "\"";
    }
  }
  if (!out.words.empty()) out.words += ")";
  return out;
}

}  // namespace onrecord
