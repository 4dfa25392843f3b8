// Marks of an onrecord index file.
#pragma once

#include <cstdint>

namespace onrecord {

/// PRAGMA application_id: "NPST".
inline constexpr std::int32_t kApplicationId = 0x4E505354;

}  // namespace onrecord
