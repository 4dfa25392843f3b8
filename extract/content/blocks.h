// From an element to its blocks of text.
#pragma once

#include "extract/content/body.h"

namespace onrecord {

/// Appends the blocks below `root` that are not dropped to `body.blocks`; where `explain`, what is dropped to `body.dropped`.
void read_blocks(const Dom& dom, const ContentTables& tables, std::uint32_t root, bool explain, Body& body);

}  // namespace onrecord
