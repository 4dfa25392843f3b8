// TokenView: one text with its tokens, every word lowered once, and the questions that grammars over tokens ask.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "extract/text/one_of.h"

namespace onrecord {

class TokenView {
 public:
  /// Both must outlive the view.
  TokenView(std::string_view text, const std::vector<Token>& tokens);

  [[nodiscard]] std::size_t size() const { return tokens_->size(); }
  [[nodiscard]] const Token& operator[](std::size_t at) const { return (*tokens_)[at]; }
  /// The token's text; empty beyond either end (so `at - 1` of the first is harmless).
  [[nodiscard]] std::string_view word(std::size_t at) const { return at < size() ? (*tokens_)[at].span.of(text_) : std::string_view(); }
  [[nodiscard]] std::string_view lower(std::size_t at) const { return at < size() ? (*tokens_)[at].span.of(lower_) : std::string_view(); }
  [[nodiscard]] bool is(std::size_t at, std::string_view lower_word) const { return same_word(lower(at), lower_word); }
  [[nodiscard]] bool is_any(std::size_t at, std::initializer_list<std::string_view> lower_words) const { return is_one_of(lower(at), lower_words); }
  /// No white space stands before it; false beyond the end.
  [[nodiscard]] bool glued(std::size_t at) const { return at < size() && !(*tokens_)[at].space_before; }
  [[nodiscard]] bool digits(std::size_t at) const { return at < size() && (*tokens_)[at].kind == TokenKind::number; }
  [[nodiscard]] bool is_word(std::size_t at) const { return at < size() && (*tokens_)[at].kind == TokenKind::word; }
  [[nodiscard]] bool capital(std::size_t at) const;  ///< begins with A-Z
  [[nodiscard]] bool starts_sentence(std::size_t at) const { return at < size() && (*tokens_)[at].starts_sentence; }
  [[nodiscard]] Pos pos(std::size_t at) const { return at < size() ? (*tokens_)[at].pos : Pos::none; }
  [[nodiscard]] std::size_t past_hyphen(std::size_t at) const { return glued(at) && is(at, "-") ? at + 1 : at; }

 private:
  std::string_view text_;
  const std::vector<Token>* tokens_;
  std::string lower_;  ///< ASCII lower case: same length, same offsets
};

}  // namespace onrecord
