// A report as the templates see it. Only for the files of report/.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/rows.h"

namespace onrecord {

/// Texts of one item by the key of the template; empty ones are left out.
using ItemView = std::map<std::string, std::string>;

struct PersonView {
  std::string who, since;
  std::vector<ItemView> items;
};
struct WatchView {
  std::string title;
  std::size_t count = 0;  ///< new statements
  bool edited = false;
  std::string more;
  std::vector<PersonView> people;
};
struct ReportView {
  std::string id, title, today;
  bool trial = false;
  std::vector<ItemView> changed, contradicts, retracted;
  std::vector<std::string> corrections, coverage;
  std::vector<WatchView> watches;
  std::vector<std::pair<std::string, std::string>> quiet;  ///< title, when it was last told
};

[[nodiscard]] ReportView to_view(const AlertReport& report, int trial_days);

/// "assert, direct; figure over 24000 crossings (FY2023); about FY2023"
[[nodiscard]] std::string facts_of(const ClaimRow& claim);
/// "Zoë Ray, Border Minister"
[[nodiscard]] std::string speaker_of(const ClaimRow& claim);

}  // namespace onrecord
