// Runs the layers that figures read, and shows a figure in one short line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/figures/explain.h"
#include "extract/labeller/models.h"
#include "extract/text/tokenize.h"
#include "extract/times/find_times.h"

namespace onrecord {

/// Tables and models of the project, loaded once.
struct FigureKit {
  TextTables text;
  TimeTables times;
  FigureTables figures;
  Models models;
  [[nodiscard]] static const FigureKit& get();
};

[[nodiscard]] Context on(std::string_view day);                                        ///< "2024-05-08"
[[nodiscard]] Annotations read_layers(std::string_view text, const Context& context);  ///< up to times
[[nodiscard]] std::vector<Figure> read_figures(std::string_view text, const Context& context);
/// "24000 over {crossings} FY2023"; several figures joined by "; ".
[[nodiscard]] std::string show(const std::vector<Figure>& figures);

}  // namespace onrecord
