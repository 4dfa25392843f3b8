// Shapes of SVG for plots that stay readable in greyscale. Texts are escaped here; numbers have one decimal, so that files are the same everywhere.
#pragma once

#include <cstddef>
#include <string>

namespace onrecord {

enum class Anchor { start, middle, end };

[[nodiscard]] std::string svg_text(double x, double y, const std::string& text, Anchor anchor = Anchor::middle, int size = 11);
/// `style`: attributes of stroke.
[[nodiscard]] std::string svg_line(double x1, double y1, double x2, double y2, const std::string& style = "stroke=\"#000\"");
[[nodiscard]] std::string svg_rect(double x, double y, double width, double height, const std::string& fill);
/// `inside` with a text that a viewer shows where one points.
[[nodiscard]] std::string svg_group(const std::string& title, const std::string& inside);

/// Marks that differ in shape and in being full or hollow; the last one is a cross for all others.
inline constexpr std::size_t kMarks = 9;
[[nodiscard]] std::string svg_mark(std::size_t kind, double x, double y);
/// Strokes that differ in dashes.
[[nodiscard]] std::string svg_stroke(std::size_t kind);

/// How wide a text is in about, for legends and ticks.
[[nodiscard]] double text_width(const std::string& text, int size = 11);

/// A whole file. `title` is what a screen reader says.
[[nodiscard]] std::string svg_document(double width, double height, const std::string& title, const std::string& inside);

}  // namespace onrecord
