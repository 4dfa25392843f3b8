#include "extract/times/explain.h"

namespace onrecord {
namespace {

std::string quoted(std::string_view text, Span span) {
  std::string out = "\"";
  for (const char c : span.of(text)) out += c == '\n' ? ' ' : c;
  return out + "\"";
}

void add(std::vector<std::string>& lines, std::string_view what, const std::string& value) {
  if (!value.empty()) lines.push_back("    " + std::string(what) + ": " + value);
}

}  // namespace

std::vector<std::string> explain_times(std::string_view text, const Annotations& annotations, const Context& context, const TimeTables& tables) {
  static constexpr const char* kTypes[] = {"DATE", "TIME", "DURATION", "SET"};
  const std::vector<TimeExpression> times = find_times(text, annotations, context, tables);
  std::vector<std::string> lines;
  for (const TimeExpression& t : times) {
    lines.push_back(quoted(text, t.span) + " is " + kTypes[static_cast<std::size_t>(t.type)] + " " + t.value);
    add(lines, "rule", t.rule);
    add(lines, "mod", t.mod);
    add(lines, "label", t.label);
    if (t.range) add(lines, "days", t.range->from.to_string() + " to " + t.range->to.to_string());
    if (t.anchor < times.size()) add(lines, "counted from", quoted(text, times[t.anchor].span));
    if (t.anchor == kNone && t.range && context.reference) add(lines, "written on", context.reference->to_string());
  }
  return lines;
}

}  // namespace onrecord
