// The report file that collects reports, newest first.
#pragma once

#include <string>
#include <string_view>

#include "report/alert_report.h"

namespace onrecord {

/// The file after `section` is added to `existing` (empty: no file yet). A section that is in the file already is not added again, so that a
/// delivery can be repeated after a crash. JSON grows at the end, a line a report; the others at the top.
[[nodiscard]] std::string add_to_report(std::string_view existing, std::string_view section, ReportFormat format);

}  // namespace onrecord
