// The schema as it is compiled in from store/schema/: migrations in order, and the dictionary of columns.
#pragma once

#include <vector>

namespace onrecord {

struct Migration {
  const char* name;  ///< "001_index": its place in the list is its version
  const char* sql;
};
[[nodiscard]] const std::vector<Migration>& migrations();

/// Rows "object <TAB> field <TAB> description <TAB> standard": what fills schema_docs. An empty field describes the object itself.
extern const char* const kSchemaDocs;

}  // namespace onrecord
