// Tables of the figures room: number words, units, currencies, modifiers, owners of numbers, lemmas, measures. Read from config/figures/.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/annotations.h"
#include "core/result.h"
#include "extract/text/text_tables.h"
#include "extract/text/token_phrases.h"
#include "extract/text/word_shapes.h"

namespace onrecord {

enum class FigureClass : std::uint8_t {
  number,
  scale,
  scales,
  suffix,
  vague,
  part,
  sign,
  multiply,
  multiple,
  up,
  down,
  maybe_up,
  maybe_down,
  zero,
  of_count,
  money_noun,  ///< what an amount of money is made of: "pounds of aid"
  total,       ///< verbs that bring a subject's count: "arrivals numbered 300"
  aged,        ///< people, of whom a bare number behind "over" or "under" tells the age: "adults over 60"
  paired,      ///< before "three to one": "outnumber", "ratio"
  no_noun,     ///< stands behind a number and counts nothing: "$2 apart"
  opener,      ///< may open a figure by a rule of its own
  // of config/figures/context.tsv, where each is explained
  weighing,
  weight_move,
  person,
  rank,
  half_base,
  multiple_base,
  times_base,
  more,
  less,
  state,
  passed_over,
  padding,
  pronoun_lead,
  other_time,
  vote_noun,
  vote_verb,
  vote_passed,
  saying,
  bound,
  superlative,
  harm,
  paying,
  valued
};

[[nodiscard]] constexpr std::uint64_t class_bit(FigureClass kind) { return std::uint64_t{1} << static_cast<unsigned>(kind); }

/// One meaning of a word of config/figures/words.tsv or context.tsv.
struct FigureWord {
  FigureClass kind = FigureClass::number;
  double value = 0;
  double high = 0;  ///< end of a vague word's reach; else equal to `value`
};

/// One row of config/figures/units.tsv or currencies.tsv.
struct FigureUnit {
  std::string unit;  ///< as the contract names it: "percent", "km", "USD"; "dollar", "pound" and "peso" are resolved by context
  std::string ucum;  ///< UCUM or ISO 4217
  FigureKind kind = FigureKind::quantity;
};

/// What a shared name of a currency means in one country, and what may tell that country.
struct CountryCurrency {
  std::string code;
  std::vector<std::string> bases;
};

struct FigureMeasure {
  std::string name;
  std::vector<std::string> units;  ///< empty: bare counts only
};

struct FigureTables {
  StringMap<std::vector<FigureWord>> words;  ///< by lower-case form: "second" may be of several classes
  WordShapes word_shapes;                    ///< of `words`

  [[nodiscard]] bool means(std::string_view lower_word, FigureClass kind) const;
  std::vector<FigureUnit> units;
  TokenPhrases units_after;  ///< values index `units`, currencies included
  TokenPhrases units_before;
  StringMap<StringMap<CountryCurrency>> currency_countries;  ///< "dollar" to country; "*" is any other country
  std::vector<std::string> currency_bases;                   ///< in the order in which they are asked
  StringMap<std::string> denominators;                       ///< noun to UCUM code
  TokenPhrases modifiers_before;                             ///< values are Modifier
  TokenPhrases modifiers_after;
  std::vector<std::string> owner_rules;
  TokenPhrases owners_before;  ///< values index `owner_rules`
  TokenPhrases owners_after;
  StringMap<std::string> lemmas;
  std::vector<FigureMeasure> measures;
  StringMap<std::vector<std::uint32_t>> measure_nouns;  ///< noun to the measures that count it
};

/// Reads every table below config/figures.
[[nodiscard]] Result<FigureTables> load_figure_tables(const std::filesystem::path& config);

}  // namespace onrecord
