#include "core/date_basis.h"

#include <array>

namespace onrecord {

std::string_view to_string(DateBasis basis) {
  static constexpr std::array<std::string_view, 7> kNames = {"json-ld", "meta", "time", "url", "text", "http", "seen"};
  return kNames.at(static_cast<std::size_t>(basis));
}

}  // namespace onrecord
