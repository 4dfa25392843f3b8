// Names under which an entity is found: its names folded, and the last words of each ("mayorkas" of "Alejandro Mayorkas").
#pragma once

#include <cstdint>
#include <string>

#include "store/store.h"

namespace onrecord {

/// `kind`: official alias short demonym former acronym. The last words, up to five, are put as 'short'.
void put_entity_name(Store::State& state, std::int64_t entity, const std::string& name, const char* kind);

}  // namespace onrecord
