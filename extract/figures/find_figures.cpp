// One pass over the tokens: currency, number, scale, unit; then the modifier before and the counted noun after.
#include "extract/figures/find_figures.h"

#include <cstdlib>

namespace onrecord {
namespace {

class Finder {
 public:
  Finder(std::string_view text, const Annotations& a, const FigureTables& t) : text_(text), layers_(a), tokens_(a.tokens), tables_(t) {}

  std::vector<Figure> run() {
    std::size_t at = 0;
    while (at < tokens_.size()) {
      const std::size_t next = inside_time(at) ? at : step(at);
      at = next > at ? next : at + 1;
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string lower(std::size_t at) const {
    if (at >= tokens_.size()) return {};
    std::string word(tokens_[at].span.of(text_));
    for (char& c : word) if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return word;
  }
  [[nodiscard]] const FigureWord* word(std::size_t at) const {
    const auto entry = tables_.words.find(lower(at));
    return entry == tables_.words.end() ? nullptr : &entry->second;
  }
  [[nodiscard]] const FigureWord* word(std::size_t at, std::string_view kind) const {
    const FigureWord* w = word(at);
    return w != nullptr && w->kind == kind ? w : nullptr;
  }
  bool inside_time(std::size_t at) {
    while (time_ < layers_.times.size() && layers_.times[time_].span.end <= tokens_[at].span.begin) ++time_;
    // "three months" is both a duration and a figure
    return time_ < layers_.times.size() && layers_.times[time_].type != TimexType::duration && layers_.times[time_].span.overlaps(tokens_[at].span);
  }
  /// A name ("G20", "F-16", "Resolution 2758") or an ordinal owns the number.
  [[nodiscard]] bool part_of_name(std::size_t at) const {
    const std::string next = lower(at + 1);
    if (next == "th" || next == "st" || next == "nd" || next == "rd") return true;
    if (at == 0 || tokens_[at].kind != TokenKind::number || tokens_[at].starts_sentence) return false;
    const Token& before = tokens_[at - 1];
    const std::string_view shown = before.span.of(text_);
    const bool capital = shown[0] >= 'A' && shown[0] <= 'Z' && !before.starts_sentence;
    if (capital) return word(at - 1) == nullptr;
    return !tokens_[at].space_before && (shown == "-" || shown == "/" || shown == ":");
  }
  std::size_t step(std::size_t at) {
    const FigureWord* sign = word(at, "currency");
    const std::size_t first = sign != nullptr ? at + 1 : at;
    if (first >= tokens_.size()) return at;
    std::size_t end = first;
    double value = 0;
    if (tokens_[first].kind == TokenKind::number) {
      std::string digits;
      for (const char c : tokens_[first].span.of(text_)) if (c != ',') digits += c;
      if (part_of_name(first)) return first + 1;
      value = std::strtod(digits.c_str(), nullptr);
      ++end;
    } else if (!read_words(first, end, value)) {
      return at;
    }
    for (; const FigureWord* scale = word(end, "scale"); ++end) value *= std::atof(scale->value.c_str());
    return emit(at, end, value, sign);
  }
  /// "seventeen", "twenty-four"; scales are taken by the caller.
  bool read_words(std::size_t first, std::size_t& end, double& value) const {
    const FigureWord* w = word(first, "number");
    if (w == nullptr) return false;
    value = std::atof(w->value.c_str());
    end = first + 1;
    const std::size_t next = lower(end) == "-" ? end + 1 : end;
    const FigureWord* ones = word(next, "number");
    if (value >= 20 && ones != nullptr && ones->value.size() == 1) {
      value += std::atof(ones->value.c_str());
      end = next + 1;
    }
    return true;
  }
  std::size_t emit(std::size_t at, std::size_t end, double value, const FigureWord* sign) {
    Figure f;
    f.low = f.high = value;
    f.rule = "number";
    if (sign != nullptr) f.unit = sign->value;
    const std::size_t next = lower(end) == "-" ? end + 1 : end;
    if (sign == nullptr && lower(end) == "per" && lower(end + 1) == "cent") {
      f.unit = "percent";
      end += 2;
    } else if (const FigureWord* w = word(next); sign == nullptr && w != nullptr && (w->kind == "unit" || w->kind == "currency")) {
      f.unit = w->value;
      if (w->kind == "currency") sign = w;
      end = next + 1;
    }
    f.ucum = f.unit == "percent" ? "%" : f.unit;
    f.kind = sign != nullptr ? FigureKind::money : f.unit == "percent" ? FigureKind::percent : f.unit.empty() ? FigureKind::count : FigureKind::quantity;
    f.span = {tokens_[at].span.begin, tokens_[end - 1].span.end};
    if (at > 0) read_modifier(at - 1, f);
    if (f.unit.empty()) read_counted(end, f);
    found_.push_back(std::move(f));
    return end;
  }
  void read_modifier(std::size_t at, Figure& f) const {
    const FigureWord* w = word(at);
    if (w == nullptr) return;
    if (w->kind == "over") f.modifier = at > 0 && (lower(at - 1) == "less" || lower(at - 1) == "fewer") ? Modifier::under : Modifier::over;
    if (w->kind == "approx") f.modifier = Modifier::approx;
    if (w->kind == "under") f.modifier = Modifier::under;
    if (w->kind == "at_least") f.modifier = Modifier::at_least;
    if (w->kind == "at_most") f.modifier = Modifier::at_most;
    if (f.modifier != Modifier::none) f.modifier_span = tokens_[at].span;
  }
  /// The words up to the first plural, at most four, while nothing breaks the phrase.
  void read_counted(std::size_t at, Figure& f) const {
    for (std::size_t end = at; end < tokens_.size() && end < at + 4; ++end) {
      const Token& t = tokens_[end];
      if (t.kind != TokenKind::word || t.starts_sentence) return;
      const std::string w = lower(end);
      if (w.size() < 3 || w == "the" || w == "and") return;
      if (w.back() != 's' && w != "people" && w != "children") continue;
      f.counted_span = {tokens_[at].span.begin, t.span.end};
      f.counted = std::string(f.counted_span.of(text_));
      f.counted_lemma = w.back() == 's' ? w.substr(0, w.size() - 1) : w;
      return;
    }
  }

  std::string_view text_;
  const Annotations& layers_;
  const std::vector<Token>& tokens_;
  const FigureTables& tables_;
  std::size_t time_ = 0;
  std::vector<Figure> found_;
};

}  // namespace

std::vector<Figure> find_figures(std::string_view text, const Annotations& annotations, const Context&, const FigureTables& tables) {
  return Finder(text, annotations, tables).run();
}

}  // namespace onrecord
