// The day at a place.
#pragma once

#include <string>

#include "core/civil_date.h"
#include "core/instant.h"

namespace onrecord {

/// The day that `at` falls on in a zone of the tz database ("America/New_York"); the day of UTC where the zone is unknown.
[[nodiscard]] CivilDate local_day(Instant at, const std::string& timezone);

}  // namespace onrecord
