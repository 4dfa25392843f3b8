#include "extract/figures/figure_tables.h"

#include "core/table.h"

namespace onrecord {

Result<FigureTables> load_figure_tables(const std::filesystem::path& config) {
  const auto table = Table::load(config / "figures" / "words.tsv", {"forms", "class", "value"});
  if (!table) return table.error();
  FigureTables tables;
  for (std::size_t row = 0; row < table->size(); ++row) {
    for (const std::string_view form : table->list(row, 0)) {
      tables.words.emplace(form, FigureWord{std::string(table->cell(row, 1)), std::string(table->cell(row, 2))});
    }
  }
  return tables;
}

}  // namespace onrecord
