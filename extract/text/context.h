// Context: what an annotator knows beside the text.
#pragma once

#include <optional>
#include <string>

#include "core/civil_date.h"
#include "core/country_code.h"

namespace onrecord {

struct Context {
  std::optional<CivilDate> reference;  ///< publication day: "today", "last week" and "Tuesday" count from it; absent: unresolved
  std::optional<CountryCode> home;     ///< country of the source: whose president "the president" is, whose fiscal year
  std::string language = "en";         ///< BCP 47
};

}  // namespace onrecord
