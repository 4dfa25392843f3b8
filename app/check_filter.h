// The filters behind `onrecord check KIND --jsonl`: one case a line in, one answer a line out.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

struct Check {
  std::string_view kind;
  /// The answer to one line: one JSON object without line end.
  std::string (*answer)(const std::string& line);
};

[[nodiscard]] const std::vector<Check>& all_checks();
/// nullptr for a kind that there is not.
[[nodiscard]] const Check* find_check(std::string_view kind);
/// Answers every line of `in` on `out`, in order.
void run_check_filter(const Check& check, std::istream& in, std::ostream& out);

}  // namespace onrecord
