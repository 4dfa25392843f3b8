// What a run of the watches has to say, as Markdown, HTML or text (templates of config/templates), Atom or JSON.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/rows.h"

namespace onrecord {

enum class ReportFormat : std::uint8_t { markdown, html, text, atom, json };
[[nodiscard]] std::optional<ReportFormat> parse_report_format(std::string_view word);

/// Mustache templates; their keys are in docs/FORMATS.md.
struct AlertTemplates {
  std::string markdown, html, text;
};
/// alert.md, alert.html and alert.txt of `folder`.
[[nodiscard]] Result<AlertTemplates> load_templates(const std::filesystem::path& folder);

/// "14 new, 2 changed, 1 contradiction - 2026-11-23": subject of a mail.
[[nodiscard]] std::string subject_of(const AlertReport& report);

/// What the report adds to a file: a section, a list of entries (Atom), a line (JSON). The same report gives the same bytes. An item that several
/// watches tell stands under the first. Changed and contradicting items come first. `trial_days`: a trial over so many days, which tells nobody; 0:
/// what a run has to say.
[[nodiscard]] std::string render_report(const AlertReport& report, ReportFormat format, const AlertTemplates& templates, int trial_days = 0);

}  // namespace onrecord
