#include "extract/figures/figure_tables.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "core/table.h"

namespace onrecord {
namespace {

std::optional<FigureClass> parse_class(std::string_view name) {
  static constexpr std::string_view kNames[] = {
      "number",     "scale",       "scales",   "suffix",     "vague",       "part",     "sign",         "multiply",   "multiple",
      "up",         "down",        "maybe_up", "maybe_down", "zero",        "of_count", "money_noun",   "total",      "aged",
      "paired",     "no_noun",     "opener",   "weighing",   "weight_move", "person",   "rank",         "half_base",  "multiple_base",
      "times_base", "more",        "less",     "state",      "passed_over", "padding",  "pronoun_lead", "other_time", "vote_noun",
      "vote_verb",  "vote_passed", "saying",   "bound",      "superlative", "harm",     "paying",       "valued"};
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (kNames[i] == name) return static_cast<FigureClass>(i);
  }
  return std::nullopt;
}

std::optional<FigureKind> parse_kind(std::string_view name) {
  if (name == "percent") return FigureKind::percent;
  if (name == "points") return FigureKind::percentage_points;
  if (name == "money") return FigureKind::money;
  if (name == "factor") return FigureKind::factor;
  if (name == "age") return FigureKind::age;
  if (name == "quantity") return FigureKind::quantity;
  return std::nullopt;
}

std::optional<Modifier> parse_modifier(std::string_view name) {
  static constexpr std::string_view kNames[] = {"none", "approx", "over", "under", "at_least", "at_most"};
  for (std::size_t i = 1; i < std::size(kNames); ++i) {
    if (kNames[i] == name) return static_cast<Modifier>(i);
  }
  return std::nullopt;
}

Status load_words(const std::filesystem::path& folder, FigureTables& tables) {
  const auto table = Table::load(folder / "words.tsv", {"forms", "class", "value"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto kind = parse_class(table->cell(row, 1));
    if (!kind) return table->error(row, "unknown class");
    const std::string value(table->cell(row, 2));
    const std::size_t slash = value.find('/');
    FigureWord word{*kind, std::strtod(value.c_str(), nullptr), 0};
    word.high = slash == std::string::npos ? word.value : std::strtod(value.c_str() + slash + 1, nullptr);
    for (const std::string_view form : table->list(row, 0)) tables.words[std::string(form)].push_back(word);
  }
  return Done{};
}

Status load_context(const std::filesystem::path& folder, FigureTables& tables) {
  const auto table = Table::load(folder / "context.tsv", {"words", "class", "example", "reads"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto kind = parse_class(table->cell(row, 1));
    if (!kind) return table->error(row, "unknown class");
    for (const std::string_view word : table->list(row, 0)) tables.words[std::string(word)].push_back({*kind, 0, 0});
  }
  return Done{};
}

Status load_units(const std::filesystem::path& folder, FigureTables& tables) {
  const auto table = Table::load(folder / "units.tsv", {"forms", "unit", "ucum", "kind"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto kind = parse_kind(table->cell(row, 3));
    if (!kind) return table->error(row, "unknown kind");
    const auto index = static_cast<std::uint32_t>(tables.units.size());
    tables.units.push_back({std::string(table->cell(row, 1)), std::string(table->cell(row, 2)), *kind});
    for (const std::string_view form : table->list(row, 0)) tables.units_after.add(form, index);
  }
  return Done{};
}

Status load_currencies(const std::filesystem::path& folder, FigureTables& tables) {
  const auto table = Table::load(folder / "currencies.tsv", {"code", "before", "after"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string code(table->cell(row, 0));
    const auto index = static_cast<std::uint32_t>(tables.units.size());
    tables.units.push_back({code, code, FigureKind::money});
    for (const std::string_view form : table->list(row, 1)) tables.units_before.add(form, index);
    for (const std::string_view form : table->list(row, 2)) tables.units_after.add(form, index);
  }
  return Done{};
}

Status load_shared_names(const std::filesystem::path& folder, FigureTables& tables) {
  const auto names = Table::load(folder / "currency_countries.tsv", {"name", "country", "code", "bases"});
  if (!names) return names.error();
  for (std::size_t row = 0; row < names->size(); ++row) {
    auto& codes = tables.currency_countries[std::string(names->cell(row, 0))];
    if (codes.empty() && names->cell(row, 1) != "*") return names->error(row, "the first row of a name should be that of any country, *");
    CountryCurrency currency{std::string(names->cell(row, 2)), {}};
    for (const std::string_view basis : names->list(row, 3)) currency.bases.emplace_back(basis);
    codes.emplace(names->cell(row, 1), std::move(currency));
  }
  const auto bases = Table::load(folder / "currency_bases.tsv", {"basis", "source", "code", "example"});
  if (!bases) return bases.error();
  for (std::size_t row = 0; row < bases->size(); ++row) {
    const std::string basis(bases->cell(row, 0));
    if (tables.currency_bases.empty() || tables.currency_bases.back() != basis) tables.currency_bases.push_back(basis);
  }
  const auto nouns = Table::load(folder / "denominators.tsv", {"noun", "ucum"});
  if (!nouns) return nouns.error();
  for (std::size_t row = 0; row < nouns->size(); ++row) tables.denominators.emplace(nouns->cell(row, 0), nouns->cell(row, 1));
  return Done{};
}

Status load_modifiers(const std::filesystem::path& folder, FigureTables& tables) {
  const auto table = Table::load(folder / "modifiers.tsv", {"phrases", "place", "modifier", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto modifier = parse_modifier(table->cell(row, 2));
    if (!modifier) return table->error(row, "unknown modifier");
    TokenPhrases& phrases = table->cell(row, 1) == "after" ? tables.modifiers_after : tables.modifiers_before;
    for (const std::string_view form : table->list(row, 0)) phrases.add(form, static_cast<std::uint32_t>(*modifier));
  }
  return Done{};
}

Status load_owners(const std::filesystem::path& folder, FigureTables& tables) {
  const auto table = Table::load(folder / "owners.tsv", {"forms", "place", "rule", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto index = static_cast<std::uint32_t>(tables.owner_rules.size());
    tables.owner_rules.emplace_back(table->cell(row, 2));
    TokenPhrases& phrases = table->cell(row, 1) == "after" ? tables.owners_after : tables.owners_before;
    for (const std::string_view form : table->list(row, 0)) phrases.add(form, index);
  }
  return Done{};
}

Status load_nouns(const std::filesystem::path& folder, FigureTables& tables) {
  const auto lemmas = Table::load(folder / "plurals.tsv", {"form", "lemma"});
  if (!lemmas) return lemmas.error();
  for (std::size_t row = 0; row < lemmas->size(); ++row) tables.lemmas.emplace(lemmas->cell(row, 0), lemmas->cell(row, 1));
  const auto table = Table::load(folder / "measures.tsv", {"measure", "nouns", "units", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    FigureMeasure measure{std::string(table->cell(row, 0)), {}};
    for (const std::string_view unit : table->list(row, 2)) measure.units.emplace_back(unit);
    for (const std::string_view noun : table->list(row, 1))
      tables.measure_nouns[std::string(noun)].push_back(static_cast<std::uint32_t>(tables.measures.size()));
    tables.measures.push_back(std::move(measure));
  }
  return Done{};
}

}  // namespace

bool FigureTables::means(std::string_view lower_word, FigureClass kind) const {
  if (!word_shapes.may_hold(lower_word)) return false;
  const auto found = words.find(lower_word);
  return found != words.end() && std::any_of(found->second.begin(), found->second.end(), [&](const FigureWord& w) { return w.kind == kind; });
}

Result<FigureTables> load_figure_tables(const std::filesystem::path& config) {
  FigureTables tables;
  const std::filesystem::path folder = config / "figures";
  for (const auto load : {load_words, load_context, load_units, load_currencies, load_shared_names, load_modifiers, load_owners, load_nouns}) {
    if (const Status status = load(folder, tables); !status) return status.error();
  }
  for (const auto& [word, meanings] : tables.words) tables.word_shapes.add(word);
  return tables;
}

}  // namespace onrecord
