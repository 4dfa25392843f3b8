// Names of DateBasis, for whoever shows what a date rests on.
#pragma once

#include <string_view>

#include "core/article.h"

namespace onrecord {

/// "json-ld", "meta", "time", "url", "text", "http", "seen".
[[nodiscard]] std::string_view to_string(DateBasis basis);

}  // namespace onrecord
