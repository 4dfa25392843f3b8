#include "extract/times/time_tables.h"

#include <cstdlib>

#include "core/table.h"

namespace onrecord {

Result<TimeTables> load_time_tables(const std::filesystem::path& config) {
  const auto table = Table::load(config / "times" / "words.tsv", {"forms", "class", "value"});
  if (!table) return table.error();
  TimeTables tables;
  for (std::size_t row = 0; row < table->size(); ++row) {
    for (const std::string_view form : table->list(row, 0)) {
      tables.words.emplace(form, TimeWord{std::string(table->cell(row, 1)), std::string(table->cell(row, 2))});
    }
  }
  const auto fiscal = Table::load(config / "times" / "fiscal.tsv", {"country", "month"});
  if (!fiscal) return fiscal.error();
  for (std::size_t row = 0; row < fiscal->size(); ++row) {
    const std::string month(fiscal->cell(row, 1));
    const int value = std::atoi(month.c_str());
    if (value < 1 || value > 12) return fiscal->error(row, "no month: " + month);
    tables.fiscal_starts.emplace(fiscal->cell(row, 0), value);
  }
  return tables;
}

}  // namespace onrecord
