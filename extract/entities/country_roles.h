// What each named country does in its clause: acts, is a place, is where something comes from, or says of what kind a thing is.
#pragma once

#include <vector>

#include "extract/entities/reading.h"

namespace onrecord {

/// Fills the role of every country mention (text order) that has none yet, by the words beside it.
void find_country_roles(const Reading& reading, std::vector<Mention>& mentions);

}  // namespace onrecord
