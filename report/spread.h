// Marks that do not hide one another. Only for the files of report/.
#pragma once

#include <map>
#include <vector>

namespace onrecord {

struct Place {
  double x = 0, y = 0;
};

/// Moves a mark aside where another one stands already, to the nearest free place of its height within [left, right]; what finds none in sixteen
/// stays where it is.
class Spread {
 public:
  Spread(double left, double right) : left_(left), right_(right) {}
  Place put(Place wanted);

 private:
  using Cell = std::pair<long, long>;
  static Cell cell(Place at);
  [[nodiscard]] bool taken(Place at) const;

  double left_, right_;
  std::map<Cell, std::vector<Place>> places_;
};

}  // namespace onrecord
