// Parquet: a table of cells as one file (Apache Parquet 2, one row group, PLAIN, zstd). Written here for Debian 12 packages no library.
#pragma once

#include <string>

#include "report/row_table.h"

namespace onrecord {

/// A column is INT64 or DOUBLE where all its cells are whole numbers or numbers, else UTF8 text; every column may hold nothing.
/// A table without rows has text columns. The same table gives the same bytes.
[[nodiscard]] std::string to_parquet(const RowTable& table);

}  // namespace onrecord
