// Words that a reader types, made into an FTS5 query that means what was typed.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace onrecord {

/// What is wrong with a text query and where: "text:9: ')' is missing" (columns are bytes, from 1). guard() makes it Failure::usage.
struct BadTextQuery : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// `typed` is words (all must occur), "a phrase" (straight or curly marks), prefix*, AND OR NOT in capitals (NOT binds most, OR least; `a NOT b`),
/// round brackets, NEAR(a b) and NEAR(a b, 5), and `content_text:` or `speaker_text:` before any of these. A word with marks inside is the phrase of
/// its parts: U.S., 24,000, cross-border, it's. What FTS5 would take for syntax beyond that is a word. Throws BadTextQuery. The language:
/// https://www.sqlite.org/fts5.html, section 3.
[[nodiscard]] std::string to_fts5(std::string_view typed);

}  // namespace onrecord
