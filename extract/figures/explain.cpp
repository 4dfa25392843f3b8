#include "extract/figures/explain.h"

#include <cstdio>

namespace onrecord {
namespace {

std::string quoted(std::string_view text, Span span) {
  std::string out = "\"";
  for (const char c : span.of(text)) out += c == '\n' ? ' ' : c;
  return out + "\"";
}

std::string shown(double value) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.12g", value);
  return buffer;
}

const char* name_of(Modifier m) {
  static constexpr const char* kNames[] = {"none", "approx", "over", "under", "at_least", "at_most", "up", "down"};
  return kNames[static_cast<std::size_t>(m)];
}

const char* name_of(FigureKind kind) {
  static constexpr const char* kNames[] = {"count", "money", "percent", "percentage points", "quantity", "ratio", "rate", "factor", "record", "age"};
  return kNames[static_cast<std::size_t>(kind)];
}

/// "[24000, )" for "over 24,000": the interval that the modifier leaves open.
std::string interval(const Figure& f) {
  const bool no_low = f.modifier == Modifier::under || f.modifier == Modifier::at_most;
  const bool no_high = f.modifier == Modifier::over || f.modifier == Modifier::at_least;
  if (!no_low && !no_high && !f.range) return shown(f.low);
  return std::string(no_low ? "(" : "[") + (no_low ? "" : shown(f.low)) + ", " + (no_high ? ")" : shown(f.high) + "]");
}

void add(std::vector<std::string>& lines, std::string_view what, const std::string& value) {
  if (!value.empty()) lines.push_back("    " + std::string(what) + ": " + value);
}

void explain_one(std::string_view text, const std::vector<Figure>& figures, const Figure& f, std::vector<std::string>& lines) {
  lines.push_back(quoted(text, f.span) + " is " + interval(f) + (f.unit.empty() ? "" : " " + f.unit));
  add(lines, "number", f.rule);
  add(lines, "kind", name_of(f.kind));
  if (f.modifier != Modifier::none)
    add(lines, "modifier",
        std::string(name_of(f.modifier)) + (f.modifier_span.empty() ? ", from the figure before" : ", from " + quoted(text, f.modifier_span)));
  if (f.change != Change::none) add(lines, "change", f.change == Change::up ? "up" : "down");
  if (f.negated) add(lines, "negated", "yes");
  if (f.record) add(lines, "record", "yes");
  if (!f.unit.empty()) add(lines, "unit", f.unit + " (" + f.ucum + ")");
  add(lines, "per", f.per);
  if (!f.counted.empty())
    add(lines, "counted", "\"" + f.counted + "\", lemma " + f.counted_lemma + (f.counted_span.empty() ? ", from the figure before" : ""));
  if (f.country) add(lines, "country", f.country->str());
  if (!f.place.empty()) add(lines, "place", f.place);
  add(lines, "subject", f.subject);
  if (f.period)
    add(lines, "period", f.period->from.to_string() + " to " + f.period->to.to_string() + (f.period_label.empty() ? "" : ", " + f.period_label));
  if (f.compared_to < figures.size()) add(lines, "compared to", quoted(text, figures[f.compared_to].span));
  add(lines, "measure", f.measure);
}

}  // namespace

std::vector<std::string> explain_figures(std::string_view text, const Annotations& annotations, const Context& context, const FigureTables& tables) {
  std::vector<RejectedNumber> rejected;
  const std::vector<Figure> figures = find_figures(text, annotations, context, tables, &rejected);
  std::vector<std::string> lines;
  std::size_t next = 0;
  const auto refuse_until = [&](std::size_t byte) {
    for (; next < rejected.size() && rejected[next].span.begin < byte; ++next) {
      lines.push_back(quoted(text, rejected[next].span) + " is no figure");
      add(lines, "rule", rejected[next].rule);
    }
  };
  for (const Figure& f : figures) {
    refuse_until(f.span.begin);
    explain_one(text, figures, f, lines);
  }
  refuse_until(text.size());
  return lines;
}

}  // namespace onrecord
