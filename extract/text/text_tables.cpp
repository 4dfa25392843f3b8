#include "extract/text/text_tables.h"

#include <optional>

#include "core/table.h"

namespace onrecord {
namespace {

std::optional<AfterDot> parse_after_dot(std::string_view word) {
  if (word == "goes-on") return AfterDot::goes_on;
  if (word == "may-end") return AfterDot::may_end;
  if (word == "number") return AfterDot::number;
  return std::nullopt;
}

}  // namespace

Result<TextTables> load_text_tables(const std::filesystem::path& config) {
  TextTables tables;
  const auto abbreviations = Table::load(config / "text" / "abbreviations.tsv", {"abbreviation", "after", "example"});
  if (!abbreviations) return abbreviations.error();
  for (std::size_t row = 0; row < abbreviations->size(); ++row) {
    const auto after = parse_after_dot(abbreviations->cell(row, 1));
    if (!after) return abbreviations->error(row, "'after' should be goes-on, may-end or number");
    for (const std::string_view form : abbreviations->list(row, 0)) tables.abbreviations.emplace(form, *after);
  }
  const auto openers = Table::load(config / "text" / "openers.tsv", {"words", "why"});
  if (!openers) return openers.error();
  for (std::size_t row = 0; row < openers->size(); ++row) {
    for (const std::string_view word : openers->list(row, 0)) tables.openers.emplace(word);
  }
  return tables;
}

}  // namespace onrecord
