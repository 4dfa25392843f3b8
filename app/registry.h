// The registries of the tables, as the index takes them.
#pragma once

#include "extract/lexicon.h"
#include "store/registry.h"

namespace onrecord {

[[nodiscard]] Registry to_registry(const Lexicon& lexicon);

}  // namespace onrecord
