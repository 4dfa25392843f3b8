// One pass over the bytes. At each place one of four scanners takes what it can: a number, an address, a word, or one mark.
#include "extract/text/tokenize.h"

#include <array>
#include <cctype>

#include "core/utf8.h"
#include "extract/text/characters.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestClitic = 5;  // "’ll" in UTF-8

class Scanner {
 public:
  Scanner(std::string_view text, const TextTables& tables) : text_(text), tables_(tables) {}

  std::vector<Token> run() {
    tokens_.reserve(text_.size() / 5 + 1);
    while (at_ < text_.size()) step();
    return std::move(tokens_);
  }

 private:
  void step() {
    const CodePoint c = decode_utf8(text_, at_);
    if (is_space(c.value)) {
      at_ += c.size;
      space_ = true;
    } else if (is_digit(c.value)) {
      take(number_end(at_), TokenKind::number);
    } else if (const std::size_t end = address_end(at_); end > at_) {
      take(end, TokenKind::word);
    } else if (is_letter(c.value)) {
      take_word();
    } else {
      take_mark(c);
    }
  }

  void take(std::size_t end, TokenKind kind) {
    Token token;
    token.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    token.kind = kind;
    token.space_before = space_ || tokens_.empty();
    tokens_.push_back(token);
    space_ = false;
    at_ = end;
  }

  [[nodiscard]] char byte(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  [[nodiscard]] char32_t code_point(std::size_t at) const { return at < text_.size() ? decode_utf8(text_, at).value : 0; }
  [[nodiscard]] static bool digit(char c) { return c >= '0' && c <= '9'; }

  /// Digits, with "," and "." where a digit follows.
  [[nodiscard]] std::size_t number_end(std::size_t at) const {
    while (digit(byte(at)) || ((byte(at) == ',' || byte(at) == '.') && digit(byte(at + 1)))) ++at;
    return at;
  }

  /// End of "http://...", "https://..." or "www....", without final punctuation; `at` where no address starts.
  [[nodiscard]] std::size_t address_end(std::size_t at) const {
    const std::string_view rest = text_.substr(at);
    if (!rest.starts_with("http://") && !rest.starts_with("https://") && !rest.starts_with("www.")) return at;
    std::size_t end = at;
    while (end < text_.size() && static_cast<unsigned char>(text_[end]) > ' ' && text_[end] != '"' && text_[end] != '<') ++end;
    while (end > at && (std::ispunct(static_cast<unsigned char>(text_[end - 1])) != 0) && text_[end - 1] != '/') --end;
    return end;
  }

  /// Letters and digits, with "'" and "&" where a letter stands on both sides.
  [[nodiscard]] std::size_t word_end(std::size_t at) const {
    while (at < text_.size()) {
      const CodePoint c = decode_utf8(text_, at);
      const bool inside = is_letter(c.value) || is_digit(c.value);
      const bool joins = (is_apostrophe(c.value) || c.value == '&') && is_letter(code_point(at + c.size));
      if (!inside && !joins) break;
      at += c.size;
    }
    return at;
  }

  /// "U.S.", "p.m.", "J.D.": single letters, each with a dot, at least two. `at` where there is none.
  [[nodiscard]] std::size_t dotted_end(std::size_t at) const {
    std::size_t end = at;
    int letters = 0;
    while (std::isalpha(static_cast<unsigned char>(byte(end))) != 0 && byte(end + 1) == '.') {
      end += 2;
      ++letters;
    }
    if (letters < 2) return at;
    if (std::isalpha(static_cast<unsigned char>(byte(end))) != 0) return std::isalpha(static_cast<unsigned char>(byte(end + 1))) != 0 ? at : end + 1;
    return end;
  }

  void take_word() {
    if (const std::size_t dotted = dotted_end(at_); dotted > at_) {
      take(dotted, TokenKind::word);
      return;
    }
    const std::size_t end = word_end(at_);
    const std::size_t clitic = clitic_begin(at_, end);
    if (clitic > at_ && clitic < end) {
      take(clitic, TokenKind::word);
      take(end, TokenKind::word);
      return;
    }
    if (const std::size_t dots = inner_dot_end(end); dots > end) {
      take(dots, TokenKind::word);
      return;
    }
    take(byte(end) == '.' && keeps_dot(end) ? end + 1 : end, TokenKind::word);
  }

  /// Past "Ph.D." and other known abbreviations with a dot inside, whose first part ends at `dot`; else `dot`.
  [[nodiscard]] std::size_t inner_dot_end(std::size_t dot) const {
    if (byte(dot) != '.' || std::isalpha(static_cast<unsigned char>(byte(dot + 1))) == 0) return dot;
    const std::size_t end = word_end(dot + 1);
    return byte(end) == '.' && tables_.abbreviations.contains(text_.substr(at_, end - at_)) ? end + 1 : dot;
  }

  /// Where "'s", "n't", "'re", ... begins in the word [begin, end); `end` where the word has none.
  [[nodiscard]] std::size_t clitic_begin(std::size_t begin, std::size_t end) const {
    static constexpr std::array<std::string_view, 6> kAfterApostrophe = {"s", "re", "ve", "ll", "d", "m"};
    for (std::size_t back = 2; back <= kLongestClitic && begin + back <= end; ++back) {
      const CodePoint mark = decode_utf8(text_, end - back);
      if (!mark.valid || !is_apostrophe(mark.value)) continue;
      std::string tail(text_.substr(end - back + mark.size, back - mark.size));
      for (char& c : tail) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      const char before = end - back > begin ? text_[end - back - 1] : '\0';
      if (tail == "t" && (before == 'n' || before == 'N') && end - back - 1 > begin) return end - back - 1;
      for (const std::string_view form : kAfterApostrophe) {
        if (tail == form) return end - back;
      }
      return end;
    }
    return end;
  }

  /// The dot at `dot` belongs to the word before it: a known abbreviation, or an initial ("J.").
  [[nodiscard]] bool keeps_dot(std::size_t dot) const {
    const std::string_view word = text_.substr(at_, dot - at_);
    if (tables_.abbreviations.contains(word)) {
      return tables_.abbreviations.find(word)->second != AfterDot::number || number_follows(dot + 1);
    }
    return word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z' && word != "I" && byte(dot + 1) == ' ' && is_upper(code_point(dot + 2));
  }

  [[nodiscard]] bool number_follows(std::size_t at) const {
    while (byte(at) == ' ') ++at;
    return digit(byte(at));
  }

  /// One mark; runs of "-", "." and of "'" or "`" in pairs stay together ("--", "...", "''").
  void take_mark(const CodePoint& c) {
    if (is_apostrophe(c.value) && !tokens_.empty() && take_loose_clitic(c.size)) return;
    std::size_t end = at_ + c.size;
    if (c.value == '-' || c.value == '.') {
      while (byte(end) == text_[at_]) ++end;
    } else if ((c.value == '\'' || c.value == '`') && byte(end) == text_[at_]) {
      ++end;
    }
    take(end, is_symbol(c.value) ? TokenKind::symbol : TokenKind::punctuation);
  }

  /// "U.S.'s", "2023's": "'s" after a token that is no plain word; "Ghana 's" as texts cut into words have it.
  bool take_loose_clitic(std::size_t mark) {
    const char next = byte(at_ + mark);
    if (space_ && tokens_.back().kind != TokenKind::word) return false;
    if ((next != 's' && next != 'S') || is_letter(code_point(at_ + mark + 1)) || is_digit(code_point(at_ + mark + 1))) return false;
    take(at_ + mark + 1, TokenKind::word);
    return true;
  }

  std::string_view text_;
  const TextTables& tables_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  bool space_ = false;
};

}  // namespace

std::vector<Token> find_tokens(std::string_view text, const TextTables& tables) { return Scanner(text, tables).run(); }

}  // namespace onrecord
