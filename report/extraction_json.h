// An Extraction as JSON: the contract of `onrecord extract` (docs/FORMATS.md, "Extraction").
#pragma once

#include <string>
#include <string_view>

#include "core/claim.h"

namespace onrecord {

/// One JSON object on one line, offsets in Unicode code points, keys in a fixed order. `id` is JSON text that is echoed as it is
/// ("null", "\"a1\"", "7"); empty: no "id" key.
[[nodiscard]] std::string to_json(const Extraction& extraction, std::string_view id);

}  // namespace onrecord
