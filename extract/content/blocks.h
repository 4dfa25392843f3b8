// From an element to its blocks of text.
#pragma once

#include "extract/content/body.h"

namespace onrecord {

/// Appends the blocks below `root` that are not dropped to `body.blocks`; where `explain`, what is dropped to `body.dropped`. A line break behind
/// the `title` ends a block.
void read_blocks(const Dom& dom, const ContentTables& tables, std::uint32_t root, std::string_view title, bool explain, Body& body);

}  // namespace onrecord
