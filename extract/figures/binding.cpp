#include "extract/figures/binding.h"

#include <algorithm>

#include "core/table.h"
#include "extract/figures/counted.h"

namespace onrecord::figures {
namespace {

constexpr std::size_t kFar = 400;  // bytes beyond which a time of the sentence is not tied to a figure

bool is_length_of_time(const Figure& f) {
  static constexpr std::string_view kUnits[] = {"day",    "week",   "month",   "quarter",     "year",         "hour",     "minute",
                                                "second", "decade", "century", "year of age", "month of age", "fortnight"};
  const std::string_view unit = std::string_view(f.unit).substr(0, f.unit.find(" per "));
  return std::find(std::begin(kUnits), std::end(kUnits), unit) != std::end(kUnits);
}

/// The last word before byte `at` within the sentence, in lower case.
std::string word_before(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && text[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n') --begin;
  return to_lower_ascii(text.substr(begin, end - begin));
}

bool of_speech(const FigureText& t, std::size_t at) {
  std::string before = word_before(t.text, at);
  if (before == "on" && at > 3) before = word_before(t.text, at - 3);
  return t.tables.means(before, FigureClass::saying);
}

/// How loosely a time belongs to a figure: its distance, with what stands between; kFar and more: not at all.
std::size_t looseness(std::string_view text, const Figure& f, const TimeExpression& t) {
  const bool after = t.span.begin >= f.span.end;
  const std::size_t from = after ? f.span.end : t.span.end;
  const std::size_t to = after ? t.span.begin : f.span.begin;
  if (to < from || to - from > kFar / 2) return kFar;  // no need to look what stands between
  std::size_t cost = to - from + (after ? 0 : 15);
  int commas = 0;
  for (std::size_t i = from; i < to; ++i) {
    if (text[i] == ';' || text[i] == ':') return kFar;
    if (text[i] == ',' || text[i] == '(' || text[i] == ')' || (text[i] == '-' && text[i - 1] == ' ') || text.substr(i, 3) == "\xE2\x80\x94") ++commas;
  }
  if (after) return cost + static_cast<std::size_t>(commas) * 60;
  return cost + static_cast<std::size_t>(std::max(0, commas - 1)) * 40;
}

/// "Since the pact's signing in 1949, ...": the word that opens the period stands before the phrase that dates it.
bool opened_by_since(std::string_view text, std::size_t at) {
  for (std::size_t i = at; i > 0 && at - i < 50 && text[i - 1] != ',' && text[i - 1] != '.' && text[i - 1] != '\n'; --i) {
    if (to_lower_ascii(text.substr(i - 1, 6)) == "since ") return true;
  }
  return false;
}

/// "the highest since 2015": the year bounds a comparison, and is no period of the figure.
bool superlative_before(const FigureText& t, std::size_t at) {
  const std::string_view text = t.text;
  std::size_t begin = at;
  for (int words = 0; words < 4 && begin > 0; ++words) {
    const std::string word = word_before(text, begin);
    if (word.ends_with("est") || t.tables.means(word, FigureClass::superlative)) return true;
    const std::size_t space = text.rfind(' ', begin > 1 ? begin - 2 : 0);
    if (space == std::string_view::npos || word.ends_with(',')) return false;
    begin = space + 1;
  }
  return false;
}

/// Where the figures beside this one begin and end: a time beyond them is theirs before it is this one's.
struct Neighbours {
  std::size_t baseline = static_cast<std::size_t>(-1);   ///< where the figure begins that this one is compared with: times behind it are its
  std::size_t lent_from = static_cast<std::size_t>(-1);  ///< end of such a figure before this one: times behind that are its as well
  std::size_t last_end = 0;
  std::size_t next_begin = static_cast<std::size_t>(-1);
};

/// "between January and March", "from 2019 to 2021": the days from the first time to the second are one period.
bool spans_from(std::string_view text, const TimeExpression& a, const TimeExpression& b) {
  if (!a.range || !b.range || b.span.begin < a.span.end || b.range->to < a.range->from) return false;
  const std::string_view between = text.substr(a.span.end, b.span.begin - a.span.end);
  const std::string lead = word_before(text, a.span.begin);
  if (lead == "between") return between == " and ";
  return lead == "from" && (between == " to " || between == " through " || between == " until ");
}

void bind_one(const FigureText& t, const TimeExpression* first, const TimeExpression* last, const Neighbours& beside, Figure& f) {
  std::size_t best = 150;
  for (const TimeExpression* x = first; x != last; ++x) {
    if (!x->range || x->type == TimexType::set || x->type == TimexType::time || x->span.begin > beside.baseline) continue;
    if (x->span.begin >= beside.lent_from && x->span.end <= f.span.begin) continue;
    std::size_t cost = looseness(t.text, f, *x);
    if (x->span.begin >= beside.next_begin || x->span.end <= beside.last_end) cost += 90;
    if (cost >= best || of_speech(t, x->span.begin)) continue;
    const std::string lead = word_before(t.text, x->span.begin);
    if (t.tables.means(lead, FigureClass::bound) || (lead == "since" && superlative_before(t, x->span.begin))) continue;
    if (lead == "than" || (lead == "in" && x->span.begin > 3 && word_before(t.text, x->span.begin - 3) == "than")) continue;  // "less than in 2020"
    DateRange range = *x->range;
    bool spanned = false;
    if (x + 1 != last && spans_from(t.text, *x, *(x + 1))) range.to = (x + 1)->range->to, spanned = true;
    if (x != first && spans_from(t.text, *(x - 1), *x)) range.from = (x - 1)->range->from, spanned = true;
    const bool since = lead == "since" || (lead == "in" && opened_by_since(t.text, x->span.begin));
    if (since && t.context.reference && range.from <= *t.context.reference) range.to = *t.context.reference;
    best = cost;
    f.period = range;
    f.period_label = spanned ? std::string() : x->label;
  }
}

std::string phrase_key(const FigureText& t, const Figure& f) {
  if (f.counted_span.empty()) return f.counted_lemma;
  std::string key = to_lower_ascii(f.counted);
  const std::size_t space = key.rfind(' ');
  return space == std::string::npos ? lemma_of(t.tables, key) : key.substr(0, space + 1) + lemma_of(t.tables, key.substr(space + 1));
}

std::string last_words(const std::string& phrase, std::size_t count) {
  std::size_t at = phrase.size();
  while (count-- > 0 && at != std::string::npos && at > 0) at = phrase.rfind(' ', at - 1);
  return at == std::string::npos || at == 0 ? phrase : phrase.substr(at + 1);
}

/// The configured measure of a noun phrase, tried whole, then by its last two words and its head.
const std::string* known_measure(const FigureTables& tables, const std::string& phrase, const std::string& unit) {
  if (phrase.empty()) return nullptr;
  for (const std::string& noun : {phrase, last_words(phrase, 2), last_words(phrase, 1)}) {
    const auto found = tables.measure_nouns.find(noun);
    if (found == tables.measure_nouns.end()) continue;
    for (const std::uint32_t index : found->second) {
      const FigureMeasure& m = tables.measures[index];
      const bool fits = m.units.empty() ? unit.empty() : std::find(m.units.begin(), m.units.end(), unit) != m.units.end();
      if (fits) return &m.name;
    }
  }
  return nullptr;
}

const char* kind_name(FigureKind kind) {
  static constexpr const char* kNames[] = {"count", "money", "percent", "points", "quantity",
                                           "ratio", "rate",  "factor",  "count",  "age"};  // a record belongs to the series of its counts
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace

void bind_periods(const FigureText& t, std::vector<Figure>& figures) {
  const auto& times = t.layers.times;
  std::size_t time = 0;
  std::size_t figure = 0;
  for (const Sentence& s : t.layers.sentences) {
    while (time < times.size() && times[time].span.end <= s.span.begin) ++time;
    std::size_t last = time;
    while (last < times.size() && times[last].span.begin < s.span.end) ++last;
    for (; figure < figures.size() && figures[figure].span.begin < s.span.end; ++figure) {
      // a sentence of very many times (a table run together) is read in a window, so that the work stays linear
      const std::size_t stop = std::min(last, time + 64);
      Neighbours beside;
      if (figure > 1 && figures[figure - 2].compared_to == figure - 1) beside.lent_from = figures[figure - 1].span.end;
      if (figures[figure].compared_to == figure + 1) beside.baseline = figures[figure + 1].span.begin;
      if (figure > 0) beside.last_end = figures[figure - 1].span.end;
      if (figure + 1 < figures.size()) beside.next_begin = figures[figure + 1].span.begin;
      if (beside.next_begin <= figures[figure].span.end + 2) beside.next_begin = figures[figure + 1].span.end + 2;  // "$980bn (£720bn) in 2025"
      if (!is_length_of_time(figures[figure])) bind_one(t, times.data() + time, times.data() + stop, beside, figures[figure]);
    }
    time = last;
  }
}

void name_measures(const FigureText& t, std::vector<Figure>& figures) {
  for (Figure& f : figures) {
    const std::string counted = phrase_key(t, f);
    std::string subject = to_lower_ascii(f.subject);
    if (const std::size_t of = subject.find(" of "); of != std::string::npos && of > 0) subject.resize(of);  // "vote share of the party"
    if (!subject.empty()) subject = last_words(subject, 3);
    const std::size_t space = subject.rfind(' ');
    if (!subject.empty())
      subject =
          space == std::string::npos ? lemma_of(t.tables, subject) : subject.substr(0, space + 1) + lemma_of(t.tables, subject.substr(space + 1));
    if (counted.empty() && subject.empty()) continue;
    const std::string place = (f.country ? "|" + f.country->str() : std::string()) + (f.place.empty() ? "" : "|" + to_lower_ascii(f.place));
    const std::string* known = known_measure(t.tables, counted, f.ucum);
    if (known == nullptr && !f.unit.empty()) known = known_measure(t.tables, subject, f.ucum);
    if (known != nullptr) {
      f.measure = *known + place + (f.ucum.empty() ? "" : "|" + f.ucum);
    } else {
      f.measure = (counted.empty() ? subject : counted) + place + (f.ucum.empty() ? "" : "|" + f.ucum) + "|" + kind_name(f.kind);
    }
  }
}

}  // namespace onrecord::figures
