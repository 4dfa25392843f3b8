// A recursive descent, one function a level; depth is bounded, since what is typed may come from a web form.
#include "store/text_query.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <optional>
#include <vector>

namespace onrecord {
namespace {

constexpr int kDeepest = 50;  ///< brackets in brackets
constexpr std::array<std::string_view, 2> kColumns = {"content_text:", "speaker_text:"};

struct Token {
  enum class Kind { word, phrase, open, close, comma, conjunction, disjunction, negation, near, column, end };
  Kind kind;
  std::string text;  ///< of a word or phrase, without marks; of a column with its colon
  bool prefix;       ///< `*` behind it
  std::size_t at;    ///< byte in what was typed
};
using Kind = Token::Kind;

/// Bytes of the mark at `at`, straight or curly; 0: none.
std::size_t mark_at(std::string_view s, std::size_t at) {
  if (s[at] == '"') return 1;
  const std::string_view three = s.substr(at, 3);
  return three == "\u201C" || three == "\u201D" || three == "\u201E" || three == "\u201F" ? 3 : 0;
}

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Whether the index knows a part of it as a word: a letter, digit or sign of its own writing (U+4EAC).
bool has_letter(std::string_view s) {
  const auto length = static_cast<std::int32_t>(s.size());
  for (std::int32_t at = 0; at < length;) {
    UChar32 c = 0;
    U8_NEXT(s.data(), at, length, c);
    if (c > 0 && u_isalnum(c)) return true;
  }
  return false;
}

[[noreturn]] void refuse(std::size_t at, const std::string& what) { throw BadTextQuery("text:" + std::to_string(at + 1) + ": " + what); }

class Scanner {
 public:
  explicit Scanner(std::string_view s) : s_(s) {}
  std::vector<Token> scan() {
    std::vector<Token> out;
    for (; at_ < s_.size();) {
      if (is_space(s_[at_])) {
        ++at_;
      } else if (auto token = next()) {
        out.push_back(std::move(*token));
      }
    }
    out.push_back({Kind::end, "", false, s_.size()});
    return out;
  }

 private:
  std::optional<Token> next() {
    const std::size_t begin = at_;
    if (s_[at_] == '(') return single(Kind::open);
    if (s_[at_] == ')') return single(Kind::close);
    if (s_[at_] == ',') return single(Kind::comma);
    for (const std::string_view column : kColumns) {
      if (s_.substr(at_).starts_with(column)) return at_ += column.size(), Token{Kind::column, std::string(column), false, begin};
    }
    return mark_at(s_, at_) > 0 ? phrase() : word();
  }
  Token single(Kind kind) { return {kind, "", false, at_++}; }

  std::optional<Token> phrase() {
    const std::size_t begin = at_;
    std::string text;
    for (at_ += mark_at(s_, at_); at_ < s_.size() && mark_at(s_, at_) == 0; ++at_) text += s_[at_];
    if (at_ == s_.size()) refuse(begin, "the closing mark of this phrase is missing");
    at_ += mark_at(s_, at_);
    const bool prefix = take_star();
    if (!has_letter(text)) return std::nullopt;
    return Token{Kind::phrase, text, prefix, begin};
  }

  std::optional<Token> word() {
    const std::size_t begin = at_;
    while (at_ < s_.size() && !is_space(s_[at_]) && s_[at_] != '(' && s_[at_] != ')' && s_[at_] != '*' && mark_at(s_, at_) == 0 && !ends_at_comma())
      ++at_;
    const std::string text(s_.substr(begin, at_ - begin));
    const bool prefix = take_star();
    if (text == "NEAR" && at_ < s_.size() && s_[at_] == '(') return ++at_, Token{Kind::near, text, false, begin};
    if (!prefix && text == "AND") return Token{Kind::conjunction, text, false, begin};
    if (!prefix && text == "OR") return Token{Kind::disjunction, text, false, begin};
    if (!prefix && text == "NOT") return Token{Kind::negation, text, false, begin};
    if (!has_letter(text)) return std::nullopt;  // marks alone are in no index
    return Token{Kind::word, text, prefix, begin};
  }

  /// A comma inside of a word belongs to it (24,000), behind it not.
  bool ends_at_comma() const { return s_[at_] == ',' && (at_ + 1 == s_.size() || is_space(s_[at_ + 1]) || s_[at_ + 1] == ')'); }
  bool take_star() {
    const bool star = at_ < s_.size() && s_[at_] == '*';
    while (at_ < s_.size() && s_[at_] == '*') ++at_;
    return star;
  }

  std::string_view s_;
  std::size_t at_ = 0;
};

std::string quoted(const Token& token) {
  std::string out = "\"";
  for (const char c : token.text) out += c == '"' || c == '\0' ? ' ' : c;
  return out + (token.prefix ? "\" *" : "\"");
}

class Parser {
 public:
  explicit Parser(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}
  std::string parse() {
    const std::string out = any();
    if (now().kind == Kind::close) refuse(now().at, "this ')' closes nothing");
    return out;
  }

 private:
  const Token& now() const { return tokens_[at_]; }
  bool take(Kind kind) { return now().kind == kind ? (++at_, true) : false; }
  bool begins_part() const {
    const Kind kind = now().kind;
    return kind == Kind::word || kind == Kind::phrase || kind == Kind::open || kind == Kind::near || kind == Kind::column;
  }

  std::string any() {
    std::string out = all();
    while (take(Kind::disjunction)) out += " OR " + all();
    return out;
  }
  std::string all() {
    std::string out = without();
    for (;;) {
      while (take(Kind::comma)) {
      }
      if (!take(Kind::conjunction) && !begins_part()) return out;
      out += " AND " + without();
    }
  }
  std::string without() {
    std::string out = part();
    while (take(Kind::negation)) out += " NOT " + part();
    return out;
  }
  std::string part() {
    while (take(Kind::comma)) {
    }
    const Token& token = now();
    if (!begins_part()) missing(token);
    ++at_;
    if (token.kind == Kind::column) return token.text.substr(0, token.text.size() - 1) + " : " + part();
    if (token.kind == Kind::open) return bracket(token);
    if (token.kind == Kind::near) return near(token);
    return quoted(token);
  }
  std::string bracket(const Token& open) {
    if (++depth_ > kDeepest) refuse(open.at, "more than " + std::to_string(kDeepest) + " brackets in each other");
    const std::string inside = any();
    --depth_;
    if (!take(Kind::close)) refuse(open.at, "the ')' of this '(' is missing");
    return "(" + inside + ")";
  }
  std::string near(const Token& open) {
    std::string out = "NEAR(";
    int words = 0;
    for (; now().kind == Kind::word || now().kind == Kind::phrase; ++at_, ++words) out += (words > 0 ? " " : "") + quoted(now());
    if (words < 2) refuse(open.at, "NEAR takes two words or phrases: NEAR(talks border)");
    if (take(Kind::comma)) out += ", " + distance();
    if (!take(Kind::close)) refuse(open.at, "the ')' of this NEAR is missing");
    return out + ")";
  }
  std::string distance() {
    const Token& token = now();
    const bool number = token.kind == Kind::word && token.text.size() <= 4 && token.text.find_first_not_of("0123456789") == std::string::npos;
    if (!number) refuse(token.at, "the distance of NEAR is a number of words: NEAR(talks border, 5)");
    ++at_;
    return token.text;
  }
  [[noreturn]] static void missing(const Token& token) {
    if (token.kind == Kind::end) refuse(token.at, "a word is missing at the end");
    if (token.kind == Kind::close) refuse(token.at, "a word is missing before this ')'");
    refuse(token.at, "a word is missing before " + token.text +
                         (token.kind == Kind::negation ? ": what is left out follows what is looked for, as in 'talks NOT border'" : ""));
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

std::string to_fts5(std::string_view typed) {
  auto tokens = Scanner(typed).scan();
  if (tokens.size() == 1) refuse(0, "there is no word in it");
  return Parser(std::move(tokens)).parse();
}

}  // namespace onrecord
