#include "extract/times/time_tables.h"

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
  return tables;
}

}  // namespace onrecord
