#include "report/report_file.h"

namespace onrecord {
namespace {

constexpr std::string_view kMarker = "<!-- newest first -->\n";
constexpr std::string_view kHtmlHead =
    "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Statements on record</title>\n"
    "<style>body{font:16px/1.5 serif;max-width:46em;margin:2em auto;padding:0 1em}blockquote{margin:.3em 0 .3em 1em}small{color:#555}</style>\n"
    "</head><body>\n";
constexpr std::string_view kHtmlTail = "</body></html>\n";
constexpr std::string_view kAtomHead =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>Statements on record</title>\n"
    "<id>tag:onrecord,2026:alerts</id>\n";
constexpr std::string_view kAtomTail = "</feed>\n";

}  // namespace

std::string add_to_report(std::string_view existing, std::string_view section, ReportFormat format) {
  if (existing.find(section) != std::string_view::npos) return std::string(existing);
  const std::string added(section);
  if (format == ReportFormat::json) return std::string(existing) + added;
  if (format == ReportFormat::text) return added + std::string(existing);
  const bool html = format == ReportFormat::html;
  const bool atom = format == ReportFormat::atom;
  std::string head = html ? std::string(kHtmlHead) : atom ? std::string(kAtomHead) : "# Statements on record\n\n";
  const std::string_view tail = html ? kHtmlTail : atom ? kAtomTail : std::string_view();
  if (atom) {
    const std::size_t stamp = section.find("<updated>");
    const std::size_t end = section.find("</updated>");
    if (stamp != std::string_view::npos && end != std::string_view::npos) head += added.substr(stamp, end + 10 - stamp) + "\n";
  }
  const std::size_t marker = existing.find(kMarker);
  const std::string rest(marker == std::string_view::npos ? tail : existing.substr(marker + kMarker.size()));
  return head + std::string(kMarker) + added + rest;
}

}  // namespace onrecord
