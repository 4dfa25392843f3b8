#include "app/local_day.h"

#include <unicode/timezone.h>

#include <memory>

namespace onrecord {

CivilDate local_day(Instant at, const std::string& timezone) {
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(timezone)));
  std::int32_t raw = 0;
  std::int32_t saving = 0;
  UErrorCode failed = U_ZERO_ERROR;
  zone->getOffset(static_cast<UDate>(at.seconds) * 1000.0, 0, raw, saving, failed);
  if (U_FAILURE(failed) != 0) return at.utc_day();
  return Instant{at.seconds + (raw + saving) / 1000}.utc_day();
}

}  // namespace onrecord
