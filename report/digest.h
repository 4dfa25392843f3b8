// An alert digest as Markdown, HTML, plain text, Atom or JSON, and the report file that collects digests, newest first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/rows.h"

namespace onrecord {

enum class DigestFormat : std::uint8_t { markdown, html, text, atom, json };

[[nodiscard]] std::optional<DigestFormat> parse_digest_format(std::string_view word);

/// What one digest adds to a report: a section, a list of entries (Atom), or a line (JSON). The same digest gives the same bytes.
[[nodiscard]] std::string render_digest(const AlertDigest& digest, DigestFormat format);

/// The report file after `section` is added to `existing` (empty: no file yet). A section that is in the file already is not added again, so
/// that a delivery can be repeated after a crash. JSON grows at the end, a line a digest; the others at the top.
[[nodiscard]] std::string add_to_report(std::string_view existing, std::string_view section, DigestFormat format);

}  // namespace onrecord
