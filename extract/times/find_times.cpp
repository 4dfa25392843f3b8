#include "extract/times/find_times.h"

namespace onrecord {

Result<TimeTables> load_time_tables(const std::filesystem::path&) { return TimeTables{}; }

std::vector<TimeExpression> find_times(std::string_view, const Annotations&, const Context&, const TimeTables&) { return {}; }

}  // namespace onrecord
