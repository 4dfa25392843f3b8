#include "extract/claims/claim_tables.h"

#include <optional>

#include "core/table.h"

namespace onrecord {
namespace {

std::optional<ClaimClass> parse_class(std::string_view word) {
  for (int i = 0; i <= static_cast<int>(ClaimClass::criticize); ++i) {
    if (to_string(static_cast<ClaimClass>(i)) == word) return static_cast<ClaimClass>(i);
  }
  return std::nullopt;
}

std::optional<CueFrame> parse_frame(std::string_view word) {
  if (word == "that") return CueFrame::that;
  if (word == "np") return CueFrame::np;
  if (word == "to") return CueFrame::to;
  return std::nullopt;
}

}  // namespace

Result<ClaimTables> load_claim_tables(const std::filesystem::path& config) {
  const auto table = Table::load(config / "claims" / "cues.tsv", {"lemma", "forms", "class", "frame", "example"});
  if (!table) return table.error();
  ClaimTables tables;
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto claim_class = parse_class(table->cell(row, 2));
    const auto frame = parse_frame(table->cell(row, 3));
    if (!claim_class) return table->error(row, "unknown class");
    if (!frame) return table->error(row, "unknown frame");
    for (const auto form : table->list(row, 1)) {
      tables.cues.try_emplace(std::string(form), Cue{std::string(table->cell(row, 0)), *claim_class, *frame});
    }
  }
  return tables;
}

}  // namespace onrecord
