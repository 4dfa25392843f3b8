// What the tables of this room tell the name tagger about each token.
#pragma once

#include "extract/entities/reading.h"
#include "extract/labeller/name_hints.h"

namespace onrecord {

/// One entry a token. Reads tokens only.
[[nodiscard]] NameHints find_hints(const Reading& reading);

}  // namespace onrecord
