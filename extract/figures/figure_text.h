// FigureText: one text with its layers and the tables' words at each token; what every rule of this room reads.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "extract/figures/figure_tables.h"
#include "extract/text/context.h"
#include "extract/text/token_view.h"

namespace onrecord::figures {

struct FigureText {
  FigureText(std::string_view text_in, const Annotations& layers_in, const Context& context_in, const FigureTables& tables_in);

  std::string_view text;
  const Annotations& layers;
  const Context& context;
  const FigureTables& tables;
  TokenView view;
  std::vector<const std::vector<FigureWord>*> words;  ///< by token; null where the table has none
  std::vector<std::uint64_t> classes;                 ///< by token: the bits of the classes of its word
  std::string
      country;  ///< whose dollars "$" means: the home of the source, else the country the text names most (three times or more); empty: unknown

  /// The word at token `at` in its meaning as `kind`; null where it has none, or beyond the end.
  [[nodiscard]] const FigureWord* word(std::size_t at, FigureClass kind) const;
  [[nodiscard]] bool has(std::size_t at, FigureClass kind) const { return at < classes.size() && (classes[at] & class_bit(kind)) != 0; }
  /// The word is one of words.tsv that makes or moves a number.
  [[nodiscard]] bool tells_number(std::size_t at) const { return at < classes.size() && (classes[at] & (class_bit(FigureClass::opener) - 1)) != 0; }
  /// A noun or name, by the tagger; without a tagger any word of three letters that is no function word.
  [[nodiscard]] bool noun(std::size_t at) const;
  [[nodiscard]] bool verb(std::size_t at) const;                 ///< a verb or auxiliary, by the tagger
  [[nodiscard]] bool in_time(std::size_t at) const;              ///< within a time expression
  [[nodiscard]] std::size_t sentence_end(std::size_t at) const;  ///< first token of the next sentence
};

}  // namespace onrecord::figures
