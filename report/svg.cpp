#include "report/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/utf8.h"
#include "report/escape.h"

namespace onrecord {

std::string svg_text(double x, double y, const std::string& text, Anchor anchor, int size) {
  static constexpr const char* kAnchors[] = {"start", "middle", "end"};
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" font-size=\"{}\">{}</text>\n", x, y,
                     kAnchors[static_cast<std::size_t>(anchor)], size, escape_html(text));
}

std::string svg_line(double x1, double y1, double x2, double y2, const std::string& style) {
  return fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" {}/>\n", x1, y1, x2, y2, style);
}

std::string svg_rect(double x, double y, double width, double height, const std::string& fill) {
  return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>\n", x, y, width, height, fill);
}

std::string svg_group(const std::string& title, const std::string& inside) {
  return "<g><title>" + escape_html(title) + "</title>\n" + inside + "</g>\n";
}

std::string svg_mark(std::size_t kind, double x, double y) {
  if (kind + 1 >= kMarks) return fmt::format("<path d=\"M{:.1f},{:.1f} l8,8 m0,-8 l-8,8\" fill=\"none\" stroke=\"#000\"/>\n", x - 4, y - 4);
  static constexpr std::array<const char*, 4> kShapes = {"m-4,0 a4,4 0 1,0 8,0 a4,4 0 1,0 -8,0 z", "m-4,-4 h8 v8 h-8 z", "m0,-5 l5,9 h-10 z",
                                                         "m0,-5.5 l5.5,5.5 l-5.5,5.5 l-5.5,-5.5 z"};
  return fmt::format("<path d=\"M{:.1f},{:.1f} {}\" fill=\"{}\" stroke=\"#000\"/>\n", x, y, kShapes[kind % kShapes.size()],
                     kind < kShapes.size() ? "#000" : "#fff");
}

std::string svg_stroke(std::size_t kind) {
  static constexpr std::array<const char*, 4> kDashes = {"", "7,3", "2,2.5", "9,3,2,3"};
  const std::string dash = kDashes[kind % kDashes.size()];
  return std::string("stroke=\"") + (kind < kDashes.size() ? "#000" : "#777") + "\" stroke-width=\"1.3\"" +
         (dash.empty() ? "" : " stroke-dasharray=\"" + dash + "\"");
}

double text_width(const std::string& text, int size) { return 0.56 * size * static_cast<double>(count_code_points(text)); }

std::string svg_document(double width, double height, const std::string& title, const std::string& inside) {
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
             "font-family=\"sans-serif\" role=\"img\">\n<title>{2}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
             width, height, escape_html(title)) +
         inside + "</svg>\n";
}

}  // namespace onrecord
