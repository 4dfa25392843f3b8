// A sentence ends after a stop and its closers, where what follows looks like an opening. See find_sentences in tokenize.h.
#include <cctype>

#include "core/utf8.h"
#include "extract/text/characters.h"
#include "extract/text/tokenize.h"

namespace onrecord {
namespace {

constexpr std::size_t kWrappedLine = 50;  // a line at least this long may be wrapped text; a shorter one is a line of its own

enum class Break { none, line, paragraph };

class Cutter {
 public:
  Cutter(std::string_view text, std::vector<Token>& tokens, const TextTables& tables) : text_(text), tokens_(tokens), tables_(tables) {}

  std::vector<Sentence> run() {
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) {
      const Break gap = i + 1 < tokens_.size() ? gap_after(i) : Break::paragraph;
      if (gap == Break::paragraph || (gap == Break::line && line_ends(i)) || ends_after(i)) close(i + 1);
      if (gap == Break::paragraph) ++paragraph_;
    }
    return std::move(sentences_);
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t i) const { return tokens_[i].span.of(text_); }
  [[nodiscard]] char32_t first(std::size_t i) const { return decode_utf8(text_, tokens_[i].span.begin).value; }

  [[nodiscard]] Break gap_after(std::size_t i) const {
    const std::string_view gap = text_.substr(tokens_[i].span.end, tokens_[i + 1].span.begin - tokens_[i].span.end);
    const std::size_t newline = gap.find('\n');
    if (newline == std::string_view::npos) return Break::none;
    return gap.find('\n', newline + 1) == std::string_view::npos ? Break::line : Break::paragraph;
  }

  /// A single line break ends a sentence after a short line, where the next one opens like a sentence.
  [[nodiscard]] bool line_ends(std::size_t i) const {
    const std::size_t end = tokens_[i].span.end;
    const std::size_t before = text_.rfind('\n', end == 0 ? 0 : end - 1);
    const std::size_t length = end - (before == std::string_view::npos ? 0 : before + 1);
    return length < kWrappedLine && !is_lower(first(i + 1)) && word(i) != ",";
  }

  /// Token `i` is the last of a sentence: a stop, or a closer behind one.
  [[nodiscard]] bool ends_after(std::size_t i) const {
    if (i + 1 >= tokens_.size() || !tokens_[i + 1].space_before) return false;
    if (opens_mark(i + 1) && is_quote_mark(first(i)) && word(i) == word(i + 1)) return false;
    std::size_t stop = i;
    while (stop > 0 && is_closing(stop)) --stop;
    if (closes_next(i + 1)) return false;
    return is_stop(stop, i);
  }

  [[nodiscard]] bool is_closing(std::size_t i) const {
    return tokens_[i].kind == TokenKind::punctuation && is_closer(first(i)) && !tokens_[i].space_before;
  }
  /// The next token is a closer that is set apart by a space (old newspaper typing): it stays with this sentence.
  [[nodiscard]] bool closes_next(std::size_t i) const { return word(i) == "''" || word(i) == ")" || word(i) == "\xE2\x80\x9D"; }
  [[nodiscard]] bool opens_mark(std::size_t i) const { return tokens_[i].kind == TokenKind::punctuation && is_quote_mark(first(i)); }

  [[nodiscard]] bool is_stop(std::size_t stop, std::size_t last) const {
    const std::string_view mark = word(stop);
    if (mark == "?" || mark == "!" || mark == "\xE3\x80\x82") return !goes_on_low(last + 1);
    if (mark == "." || mark == "\xE2\x80\xA6" || mark.starts_with("..")) return !goes_on_low(last + 1);
    if (mark.size() > 1 && mark.back() == '.' && tokens_[stop].kind == TokenKind::word) return abbreviation_ends(mark, last + 1);
    return false;
  }

  /// What follows is in lower case, so the sentence goes on; a quote mark before it does not change that.
  [[nodiscard]] bool goes_on_low(std::size_t next) const {
    std::size_t i = next;
    while (i + 1 < tokens_.size() && tokens_[i].kind == TokenKind::punctuation && is_quote_mark(first(i))) ++i;
    return is_lower(first(i)) || (tokens_[i].kind == TokenKind::punctuation && (word(i) == "," || word(i) == ";"));
  }

  [[nodiscard]] bool abbreviation_ends(std::string_view mark, std::size_t next) const {
    const std::string_view bare = mark.substr(0, mark.size() - 1);
    const auto found = tables_.abbreviations.find(bare);
    if (found != tables_.abbreviations.end() && found->second == AfterDot::goes_on) return false;
    if (bare.size() == 1) return false;
    std::size_t i = next;
    const bool quoted = opens_mark(i);
    if (quoted && i + 1 < tokens_.size()) ++i;
    return is_upper(first(i)) && (tables_.openers.contains(word(i)) || quoted);
  }

  void close(std::uint32_t end) {
    if (end <= begin_) return;
    Sentence sentence;
    sentence.first_token = begin_;
    sentence.end_token = end;
    sentence.span = {tokens_[begin_].span.begin, tokens_[end - 1].span.end};
    sentence.paragraph = paragraph_;
    tokens_[begin_].starts_sentence = true;
    sentences_.push_back(sentence);
    begin_ = end;
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  const TextTables& tables_;
  std::vector<Sentence> sentences_;
  std::uint32_t begin_ = 0;
  std::uint32_t paragraph_ = 0;
};

}  // namespace

std::vector<Sentence> find_sentences(std::string_view text, std::vector<Token>& tokens, const TextTables& tables) {
  return Cutter(text, tokens, tables).run();
}

}  // namespace onrecord
