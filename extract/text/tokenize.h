// Tokens and sentences of running text.
#pragma once

#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "extract/text/text_tables.h"

namespace onrecord {

/// Every token of `text` in order; linear time, any bytes accepted. How words are cut is said at Token.
[[nodiscard]] std::vector<Token> find_tokens(std::string_view text, const TextTables& tables);

/// Cuts the tokens into sentences and marks the first token of each. A paragraph break (blank line) always ends a sentence; a dot ends one
/// unless it belongs to an abbreviation or the text goes on in lower case. Closing quote marks and brackets stay with their sentence.
[[nodiscard]] std::vector<Sentence> find_sentences(std::string_view text, std::vector<Token>& tokens, const TextTables& tables);

}  // namespace onrecord
