// Whether a text query can be read, as a value.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

/// What is wrong with it and where, as in text_query.h; empty: it can be read.
[[nodiscard]] std::string text_query_problem(std::string_view typed);

}  // namespace onrecord
