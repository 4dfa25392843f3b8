#include "extract/times/time_tables.h"

#include <cstdlib>
#include <optional>

#include "core/table.h"

namespace onrecord {
namespace {

std::optional<TimeClass> parse_class(std::string_view name) {
  static constexpr std::string_view kNames[] = {"month",         "weekday",  "season",      "part",    "day",   "vague",   "set",         "unit",
                                                "plural",        "weekend",  "number",      "ordinal", "step",  "span",    "lead",        "hedge",
                                                "holiday",       "floating", "future",      "past",    "modal", "intent",  "timetable",   "century",
                                                "weekday_short", "opener",   "term_opener", "office",  "edge",  "no_year", "half_context"};
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (kNames[i] == name) return static_cast<TimeClass>(i);
  }
  return std::nullopt;
}

Status load_words(const std::filesystem::path& folder, TimeTables& tables) {
  const auto table = Table::load(folder / "words.tsv", {"forms", "class", "value"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto kind = parse_class(table->cell(row, 1));
    if (!kind) return table->error(row, "unknown class");
    const std::string value(table->cell(row, 2));
    for (const std::string_view form : table->list(row, 0)) tables.words[std::string(form)].push_back({*kind, value, std::atoi(value.c_str())});
  }
  return Done{};
}

/// As words, without a value; each row has an example.
Status load_tense(const std::filesystem::path& folder, TimeTables& tables) {
  const auto table = Table::load(folder / "tense.tsv", {"forms", "class", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto kind = parse_class(table->cell(row, 1));
    if (!kind) return table->error(row, "unknown class");
    for (const std::string_view form : table->list(row, 0)) tables.words[std::string(form)].push_back({*kind, {}, 0});
  }
  return Done{};
}

Status load_context(const std::filesystem::path& folder, TimeTables& tables) {
  const auto table = Table::load(folder / "context.tsv", {"words", "class", "value", "example", "reads"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto kind = parse_class(table->cell(row, 1));
    if (!kind) return table->error(row, "unknown class");
    for (const std::string_view word : table->list(row, 0)) tables.words[std::string(word)].push_back({*kind, std::string(table->cell(row, 2)), 0});
  }
  return Done{};
}

Status load_fiscal(const std::filesystem::path& folder, TimeTables& tables) {
  const auto table = Table::load(folder / "fiscal.tsv", {"country", "month", "names", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string month(table->cell(row, 1));
    const int value = std::atoi(month.c_str());
    if (value < 1 || value > 12) return table->error(row, "no month: " + month);
    tables.fiscal_starts.emplace(table->cell(row, 0), value);
    for (const std::string_view name : table->list(row, 2)) tables.fiscal_names.add(name, static_cast<std::uint32_t>(value));
  }
  return Done{};
}

Status load_terms(const std::filesystem::path& folder, TimeTables& tables) {
  const auto table = Table::load(folder / "terms.tsv", {"name", "forms", "from", "to"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto from = CivilDate::parse(table->cell(row, 2));
    const auto to = table->cell(row, 3).empty() ? CivilDate::make(9999, 12, 31) : CivilDate::parse(table->cell(row, 3));
    if (!from || !to || *to < *from) return table->error(row, "'from' and 'to' should be days, in order");
    for (const std::string_view form : table->list(row, 1)) {
      OfficeTerms& held = tables.terms[std::string(form)];
      held.name = std::string(table->cell(row, 0));
      held.terms.push_back({*from, *to});
    }
  }
  return Done{};
}

Status load_events(const std::filesystem::path& folder, TimeTables& tables) {
  const auto table = Table::load(folder / "events.tsv", {"name", "forms", "from", "to", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto from = CivilDate::parse(table->cell(row, 2));
    const auto to = CivilDate::parse(table->cell(row, 3));
    if (!from || !to || *to < *from) return table->error(row, "'from' and 'to' should be days, in order");
    for (const std::string_view form : table->list(row, 1)) tables.event_phrases.add(form, static_cast<std::uint32_t>(tables.events.size()));
    tables.events.push_back({std::string(table->cell(row, 0)), {*from, *to}});
  }
  return Done{};
}

}  // namespace

Result<TimeTables> load_time_tables(const std::filesystem::path& config) {
  TimeTables tables;
  const std::filesystem::path folder = config / "times";
  for (const auto load : {load_words, load_tense, load_context, load_fiscal, load_terms, load_events}) {
    if (const Status status = load(folder, tables); !status) return status.error();
  }
  tables.event_phrases.each_first([&](const std::string& word) { tables.words[word].push_back({TimeClass::opener, {}, 0}); });
  for (const auto& [word, meanings] : tables.words) tables.word_shapes.add(word);
  return tables;
}

}  // namespace onrecord
