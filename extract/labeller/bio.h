// BIO labels and spans: "B-x" opens a span of x, "I-x" goes on with it, "O" is outside. Label 0 is "O", then B and I of each name.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/annotations.h"

namespace onrecord {

/// "O B-a I-a B-b I-b ..."
[[nodiscard]] std::vector<std::string> make_bio_labels(const std::vector<std::string>& names);

/// I-x may only follow B-x or I-x. `from` == labels.size() is the start.
[[nodiscard]] bool is_forbidden_in_bio(const std::vector<std::string>& labels, std::size_t from, std::size_t to);

struct BioSpan {
  Span span;             ///< bytes of the text
  std::size_t name = 0;  ///< number of the name in make_bio_labels' list
};

/// The spans of one labelled stretch of tokens.
void add_bio_spans(std::span<const Token> tokens, std::span<const std::uint8_t> labels, std::vector<BioSpan>& spans);

}  // namespace onrecord
