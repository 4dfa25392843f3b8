// Ties between a figure and the one before it in the sentence: comparison, shared modifier, change and counted noun.
#pragma once

#include <vector>

#include "extract/figures/figure_text.h"

namespace onrecord::figures {

/// Keeps the figures in text order and ties each to the last.
class Chain {
 public:
  explicit Chain(const FigureText& text) : t_(text), v_(text.view) {}
  /// Adds a figure over tokens [begin, end); `noun_later`: what it counts comes with the next one.
  void add(Figure figure, std::size_t begin, std::size_t end, bool noun_later = false);
  [[nodiscard]] std::vector<Figure> take() { return std::move(found_); }

 private:
  [[nodiscard]] bool same_sentence(std::size_t at) const;
  [[nodiscard]] bool listed(std::size_t begin) const;
  void compare(std::size_t begin, Figure& f);
  void inherit(std::size_t begin, Figure& f);
  void name_last(const Figure& f);

  const FigureText& t_;
  const TokenView& v_;
  std::vector<Figure> found_;
  [[nodiscard]] std::size_t lead_of(std::size_t begin, const Figure& f) const;
  std::size_t last_lead_ = 0;  ///< first token of the last figure, its modifier included
  std::size_t last_end_ = 0;   ///< token after it
  bool noun_later_ = false;
  std::uint32_t last_count_ = kNone;  ///< the last count of this sentence whose noun is known
};

}  // namespace onrecord::figures
