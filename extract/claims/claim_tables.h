// Tables of the claims room: cues with their class and frame. Read from config/claims/.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/claim.h"
#include "core/result.h"
#include "extract/text/text_tables.h"

namespace onrecord {

/// What a cue takes as its content, beside a quotation; `none`: rules do not start from it.
enum class CueFrame : std::uint8_t { that, np, to, none };

/// What the reporter says by the choice of the verb.
enum class CueKind : std::uint8_t {
  neutral,
  distancing,
  factive,
  mental,
  denial,
  refusal,
  accusation,
  praise,
  directive,
  asking,
  commissive,
  warning,
  forecast,
  attitude
};

struct Cue {
  std::string lemma;
  ClaimClass claim_class = ClaimClass::assert_;
  CueFrame frame = CueFrame::that;
  CueKind kind = CueKind::neutral;
};

/// What a noun that heads a source without a name stands for.
enum class SourceNounKind : std::uint8_t { spokesperson, people, public_, body, government, document, data, pronoun };

struct SourceNoun {
  SourceNounKind kind = SourceNounKind::people;
  SpeakerKind speaker = SpeakerKind::unnamed;
};

/// Who "the two leaders" and "both sides" are.
enum class PluralOf : std::uint8_t { people, states };

/// Words of a content that tell its force.
struct ForceRow {
  ClaimClass claim_class = ClaimClass::assert_;
  std::vector<std::string> unless;  ///< words that take the force away, close before
};
struct ForcePhrase {
  std::vector<std::string> words;  ///< lower case, one a token
  std::size_t row = 0;             ///< index into ClaimTables::forces
};

/// Lists of words of config/claims/words.tsv.
enum class WordList : std::uint8_t { addressing, telling, hedge, hides_name, no_deed, generic_body, post };
inline constexpr std::size_t kWordLists = 7;

struct ClaimTables {
  [[nodiscard]] bool lists(WordList list, std::string_view word) const { return words[static_cast<std::size_t>(list)].contains(word); }

  StringMap<Cue> cues;                                              ///< by lower-case form
  StringMap<Cue> nouns;                                             ///< that report, before "that": by lower-case form
  std::array<StringSet, kWordLists> words;                          ///< by WordList
  StringMap<SourceNoun> sources;                                    ///< by lower-case form
  StringMap<PluralOf> plurals;                                      ///< by lower-case form
  StringMap<std::vector<std::string>> roles;                        ///< "leader" -> words of the roles that it may stand for
  std::vector<ForceRow> forces;                                     ///< first wins
  std::unordered_multimap<std::string, ForcePhrase> force_phrases;  ///< by first word
};

/// Reads the tables of config/claims/ below `config`.
[[nodiscard]] Result<ClaimTables> load_claim_tables(const std::filesystem::path& config);

}  // namespace onrecord
