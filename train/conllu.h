// CoNLL-U documents as running text with a part of speech for each gold word.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/annotations.h"
#include "core/result.h"

namespace onrecord {

struct TaggedWord {
  Span span;
  Pos pos = Pos::none;
};

struct TaggedText {
  std::string text;
  std::vector<TaggedWord> words;  ///< text order
};

[[nodiscard]] Result<std::vector<TaggedText>> load_conllu(const std::filesystem::path& path);

/// The part of speech of the gold word that a token begins in; `none` between words.
[[nodiscard]] std::vector<Pos> map_parts_of_speech(const TaggedText& gold, const std::vector<Token>& tokens);

}  // namespace onrecord
