// One pass over the tokens: currency, number, scale, unit; then the modifier before and the counted noun after.
#include "extract/figures/find_figures.h"
#include "core/table.h"

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
    return to_lower_ascii(tokens_[at].span.of(text_));
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
  /// Currency sign, number and scales from `at`; gives the token after, or `at`.
  std::size_t read_number(std::size_t at, double& value, const FigureWord*& sign, double& scale_value) const {
    sign = word(at, "currency");
    const std::size_t first = sign != nullptr ? at + 1 : at;
    if (first >= tokens_.size()) return at;
    std::size_t end = first;
    if (tokens_[first].kind == TokenKind::number) {
      std::string digits;
      for (const char c : tokens_[first].span.of(text_))
        if (c != ',') digits += c;
      value = std::strtod(digits.c_str(), nullptr);
      ++end;
    } else if (!read_words(first, end, value)) {
      return at;
    }
    scale_value = 1;
    for (; const FigureWord* scale = word(end, "scale"); ++end) scale_value *= std::atof(scale->value.c_str());
    value *= scale_value;
    return end;
  }
  std::size_t step(std::size_t at) {
    const FigureWord* sign = nullptr;
    double low = 0;
    double scale = 1;
    const std::size_t end = read_number(at, low, sign, scale);
    if (end == at) return at;
    const std::size_t first = sign != nullptr ? at + 1 : at;
    if (part_of_name(first)) return first + 1;
    const std::size_t next = word(end, "unit") != nullptr ? end + 1 : end;
    const std::string joint = lower(next);
    const bool between = at > 0 && lower(at - 1) == "between" && joint == "and";
    const bool from = at > 0 && lower(at - 1) == "from";  // "rose from 5 to 7" is two figures
    if (between || (!from && (joint == "to" || joint == "-" || joint == "–") && next + 1 < tokens_.size())) {
      double high = 0;
      double high_scale = 1;
      const FigureWord* other = nullptr;
      const std::size_t stop = read_number(next + 1, high, other, high_scale);
      if (scale == 1 && high_scale > 1 && low < 1000) low *= high_scale;
      if (stop > next + 1 && low < high && (other == nullptr || sign == other)) return emit(at, stop, low, high, sign);
    }
    return emit(at, end, low, low, sign);
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
  std::size_t emit(std::size_t at, std::size_t end, double low, double high, const FigureWord* sign) {
    Figure f;
    f.low = low;
    f.high = high;
    f.range = low < high;
    f.rule = "number";
    if (sign != nullptr) f.unit = sign->value;
    const std::size_t next = lower(end) == "-" ? end + 1 : end;
    if (lower(end) == "percentage" && lower(end + 1).starts_with("point")) {
      f.unit = "percentage points";
      end += 2;
    } else if (lower(end) == "basis" && lower(end + 1).starts_with("point")) {
      f.unit = "basis points";
      end += 2;
    } else if (sign == nullptr && lower(end) == "per" && lower(end + 1) == "cent") {
      f.unit = "percent";
      end += 2;
    } else if (const FigureWord* w = word(next); sign == nullptr && w != nullptr && (w->kind == "unit" || w->kind == "currency")) {
      f.unit = w->value;
      if (w->kind == "currency") sign = w;
      end = next + 1;
    }
    if (!f.unit.empty() && lower(end) == "per" && end + 1 < tokens_.size() && tokens_[end + 1].kind == TokenKind::word && lower(end + 1) != "cent") {
      f.per = lower(end + 1);
      f.unit += " per " + f.per;
      end += 2;
    }
    f.ucum = f.unit == "percent" ? "%" : f.unit;
    f.kind = f.unit.ends_with(" points") ? FigureKind::percentage_points
             : sign != nullptr           ? FigureKind::money
             : f.unit == "percent"       ? FigureKind::percent
             : f.unit.empty()            ? FigureKind::count
                                         : FigureKind::quantity;
    f.span = {tokens_[at].span.begin, tokens_[end - 1].span.end};
    if (at > 0) read_modifier(at - 1, f);
    read_change(at, f);
    read_period(f);
    read_comparison(at, f);
    if (f.unit.empty()) read_counted(end, f);
    found_.push_back(std::move(f));
    return end;
  }
  void read_modifier(std::size_t at, Figure& f) const {
    if (at > 0 && lower(at) == "to" && lower(at - 1) == "up") {
      f.modifier = Modifier::at_most;
      f.modifier_span = {tokens_[at - 1].span.begin, tokens_[at].span.end};
      return;
    }
    const FigureWord* w = word(at);
    if (w == nullptr) return;
    if (w->kind == "over") f.modifier = at > 0 && (lower(at - 1) == "less" || lower(at - 1) == "fewer") ? Modifier::under : Modifier::over;
    if (w->kind == "approx") f.modifier = Modifier::approx;
    if (w->kind == "under") f.modifier = Modifier::under;
    if (w->kind == "at_least") f.modifier = Modifier::at_least;
    if (w->kind == "at_most") f.modifier = Modifier::at_most;
    if (f.modifier != Modifier::none) f.modifier_span = tokens_[at].span;
  }
  /// A verb or particle of change up to three tokens before, with nothing but "by", "another" or a modifier between.
  void read_change(std::size_t at, Figure& f) const {
    if (f.kind == FigureKind::count && !f.unit.empty()) return;
    for (std::size_t i = at; i-- > 0 && at - i <= 4 && !tokens_[i + 1].starts_sentence;) {
      const FigureWord* w = word(i);
      const std::string shown = lower(i);
      if (w != nullptr && (w->kind == "up" || w->kind == "down")) {
        if (shown == "up" && lower(i + 1) == "to") return;
        f.change = w->kind == "up" ? Change::up : Change::down;
        return;
      }
      const bool passes = w != nullptr && (w->kind == "over" || w->kind == "approx" || w->kind == "under");
      if (!passes && shown != "by" && shown != "more" && shown != "another" && shown != "of" && shown != "from" && shown != "just") return;
    }
  }
  /// The nearest time with days in the same sentence.
  void read_period(Figure& f) const {
    std::size_t best = 80;
    for (const Sentence& s : layers_.sentences) {
      if (s.span.begin > f.span.begin || s.span.end < f.span.end) continue;
      for (const TimeExpression& t : layers_.times) {
        if (!t.range || t.span.begin < s.span.begin || t.span.end > s.span.end) continue;
        const std::size_t gap = t.span.begin >= f.span.end ? t.span.begin - f.span.end : t.span.end <= f.span.begin ? f.span.begin - t.span.end : 0;
        if (gap >= best) continue;
        best = gap;
        f.period = t.range;
        f.period_label = t.label;
      }
    }
  }
  /// "compared to", "against", "up from" before the number: the figure before it is compared with this one.
  void read_comparison(std::size_t at, const Figure& f) {
    if (found_.empty() || found_.back().unit != f.unit) return;
    for (std::size_t i = at; i-- > 0 && at - i <= 5 && tokens_[i].span.begin >= found_.back().span.end;) {
      if (tokens_[i + 1].starts_sentence) return;
      const std::string w = lower(i);
      if (w == "compared" || w == "against" || w == "versus" || (w == "from" && i > 0 && word(i - 1) != nullptr)) {
        found_.back().compared_to = static_cast<std::uint32_t>(found_.size());
        return;
      }
    }
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
