#include "extract/claims/claim_tables.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/table.h"

namespace onrecord {
namespace {

/// The number of `word` in `names`.
template <typename Value, std::size_t N>
std::optional<Value> parse_name(std::string_view word, const std::array<std::string_view, N>& names) {
  const auto found = std::find(names.begin(), names.end(), word);
  if (found == names.end()) return std::nullopt;
  return static_cast<Value>(found - names.begin());
}

template <typename Value>
std::optional<Value> parse_string(std::string_view word, Value last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (to_string(static_cast<Value>(i)) == word) return static_cast<Value>(i);
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 4> kFrames = {"that", "np", "to", "none"};
constexpr std::array<std::string_view, 14> kCueKinds = {"neutral", "distancing", "factive", "mental",     "denial",  "refusal",  "accusation",
                                                        "praise",  "directive",  "asking",  "commissive", "warning", "forecast", "attitude"};
constexpr std::array<std::string_view, 8> kSourceKinds = {"spokesperson", "people", "public", "body", "government", "document", "data", "pronoun"};

Status load_cues(const std::filesystem::path& folder, ClaimTables& tables) {
  const auto table = Table::load(folder / "cues.tsv", {"lemma", "forms", "class", "frame", "kind", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto claim_class = parse_string(table->cell(row, 2), ClaimClass::criticize);
    const auto frame = parse_name<CueFrame>(table->cell(row, 3), kFrames);
    const auto kind = parse_name<CueKind>(table->cell(row, 4), kCueKinds);
    if (!claim_class) return table->error(row, "unknown class");
    if (!frame) return table->error(row, "unknown frame");
    if (!kind) return table->error(row, "unknown kind");
    for (const auto form : table->list(row, 1)) {
      const Cue cue{std::string(table->cell(row, 0)), *claim_class, *frame, *kind};
      if (!tables.cues.try_emplace(std::string(form), cue).second) return table->error(row, "form stands twice");
    }
  }
  return Done{};
}

Status load_sources(const std::filesystem::path& folder, ClaimTables& tables) {
  const auto table = Table::load(folder / "sources.tsv", {"kind", "speaker", "words", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto kind = parse_name<SourceNounKind>(table->cell(row, 0), kSourceKinds);
    const auto speaker = parse_string(table->cell(row, 1), SpeakerKind::unknown);
    if (!kind) return table->error(row, "unknown kind");
    if (!speaker) return table->error(row, "unknown speaker");
    for (const auto word : table->list(row, 2)) tables.sources.try_emplace(std::string(word), SourceNoun{*kind, *speaker});
  }
  return Done{};
}

constexpr std::array<std::string_view, 2> kPluralsOf = {"people", "states"};

Status load_plurals(const std::filesystem::path& folder, ClaimTables& tables) {
  const auto table = Table::load(folder / "plurals.tsv", {"of", "words", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto of = parse_name<PluralOf>(table->cell(row, 0), kPluralsOf);
    if (!of) return table->error(row, "unknown kind");
    for (const auto word : table->list(row, 1)) tables.plurals.try_emplace(std::string(word), *of);
  }
  return Done{};
}

Status load_nouns(const std::filesystem::path& folder, ClaimTables& tables) {
  const auto table = Table::load(folder / "nouns.tsv", {"lemma", "forms", "class", "kind", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto claim_class = parse_string(table->cell(row, 2), ClaimClass::criticize);
    const auto kind = parse_name<CueKind>(table->cell(row, 3), kCueKinds);
    if (!claim_class) return table->error(row, "unknown class");
    if (!kind) return table->error(row, "unknown kind");
    for (const auto form : table->list(row, 1)) {
      const Cue cue{std::string(table->cell(row, 0)), *claim_class, CueFrame::that, *kind};
      if (!tables.nouns.try_emplace(std::string(form), cue).second) return table->error(row, "form stands twice");
    }
  }
  return Done{};
}

constexpr std::array<std::string_view, kWordLists> kListNames = {"addressing", "telling", "hedge", "hides_name", "no_deed", "generic_body", "post"};

Status load_words(const std::filesystem::path& folder, ClaimTables& tables) {
  const auto table = Table::load(folder / "words.tsv", {"list", "words", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto list = parse_name<WordList>(table->cell(row, 0), kListNames);
    if (!list) return table->error(row, "unknown list");
    for (const auto word : table->list(row, 1)) tables.words[static_cast<std::size_t>(*list)].emplace(word);
  }
  return Done{};
}

Status load_roles(const std::filesystem::path& folder, ClaimTables& tables) {
  const auto table = Table::load(folder / "roles.tsv", {"word", "held", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    std::vector<std::string>& held = tables.roles[std::string(table->cell(row, 0))];
    if (!held.empty()) return table->error(row, "word stands twice");
    for (const auto word : table->list(row, 1)) held.emplace_back(word);
    if (held.empty()) return table->error(row, "no role is held");
  }
  return Done{};
}

std::vector<std::string> split_words(std::string_view phrase) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
    words.emplace_back(phrase.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

Status load_forces(const std::filesystem::path& folder, ClaimTables& tables) {
  const auto table = Table::load(folder / "force.tsv", {"class", "phrases", "unless", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto claim_class = parse_string(table->cell(row, 0), ClaimClass::criticize);
    if (!claim_class) return table->error(row, "unknown class");
    ForceRow force{*claim_class, {}};
    for (const auto word : table->list(row, 2)) force.unless.emplace_back(word);
    for (const auto phrase : table->list(row, 1)) {
      ForcePhrase entry{split_words(phrase), tables.forces.size()};
      if (entry.words.empty()) return table->error(row, "empty phrase");
      std::string first = entry.words.front();
      tables.force_phrases.emplace(std::move(first), std::move(entry));
    }
    tables.forces.push_back(std::move(force));
  }
  return Done{};
}

}  // namespace

Result<ClaimTables> load_claim_tables(const std::filesystem::path& config) {
  ClaimTables tables;
  for (const auto load : {load_cues, load_nouns, load_words, load_sources, load_plurals, load_roles, load_forces}) {
    if (auto status = load(config / "claims", tables); !status) return status.error();
  }
  return tables;
}

}  // namespace onrecord
