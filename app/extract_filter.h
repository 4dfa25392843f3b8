// `onrecord extract --jsonl`: the Unix filter of docs/FORMATS.md, "Extraction".
#pragma once

#include <iosfwd>
#include <string>

#include "extract/lexicon.h"

namespace onrecord {

/// The answer to one input line: one JSON object without line end. A line that cannot be read gives {"id": ..., "error": "..."}.
[[nodiscard]] std::string answer_extract_line(const std::string& line, const Lexicon& lexicon);

/// Answers every line of `in` on `out`, in order, with `threads` workers (at least 1). Memory is bounded by a window of lines.
void run_extract_filter(std::istream& in, std::ostream& out, unsigned threads, const Lexicon& lexicon);

}  // namespace onrecord
