// TimeReader: one text, what was found in it so far, and the questions that the rules of this room ask. The rules themselves stand in
// files by kind; each gets the first token to cover (`from`, an article or "early" may stand there) and the one to read (`at`), and gives
// the token after the expression that it added, or 0 where it does not apply.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "extract/text/context.h"
#include "extract/text/token_view.h"
#include "extract/times/time_tables.h"
#include "extract/times/time_values.h"

namespace onrecord::times {

class TimeReader {
 public:
  TimeReader(std::string_view text_in, const Annotations& layers, const Context& context_in, const TimeTables& tables_in);

  const std::string_view text;
  const Context& context;
  const TimeTables& tables;
  const TokenView view;
  std::vector<TimeExpression> found;
  std::string mod;               ///< of the expression being read
  std::uint32_t anchor = kNone;  ///< of the expression being read

  // ---- tokens ----
  [[nodiscard]] bool is(std::size_t at, std::string_view word) const { return view.is(at, word); }
  [[nodiscard]] bool is_any(std::size_t at, std::initializer_list<std::string_view> words) const { return view.is_any(at, words); }
  /// The meaning of the token as `kind`; null where it has none.
  [[nodiscard]] const TimeWord* word(std::size_t at, TimeClass kind) const;
  [[nodiscard]] bool has(std::size_t at, TimeClass kind) const { return at < classes_.size() && (classes_[at] & class_bit(kind)) != 0; }
  /// An expression may begin at the token: digits, or a word of the table in any class but those that only stand beside one.
  [[nodiscard]] bool may_open(std::size_t at) const {
    return at < classes_.size() && ((classes_[at] & ~kNeverOpen) != 0 || view.digits(at) || view.lower(at).starts_with("fy"));
  }
  /// Nothing but a term of office may begin behind the token.
  [[nodiscard]] bool opens_term_only(std::size_t at) const { return (classes_[at] & ~kNeverOpen) == class_bit(TimeClass::term_opener); }
  [[nodiscard]] std::string_view value(std::size_t at, TimeClass kind) const;  ///< empty where it has no such meaning
  /// TIMEX3 letters of a unit, singular or plural; empty: none.
  [[nodiscard]] std::string_view unit(std::size_t at) const;
  [[nodiscard]] int number(std::size_t at, int low, int high) const;  ///< digits within [low, high]; -1: none
  [[nodiscard]] int year(std::size_t at) const;                       ///< four digits, 1000 to 2199; -1: none
  /// Years in digits or words ("nineteen ninety-six"); `end` is the token after; -1: none.
  [[nodiscard]] int any_year(std::size_t at, std::size_t& end) const;
  [[nodiscard]] bool same_sentence(std::size_t a, std::size_t b) const;  ///< a <= b and no sentence starts in (a, b]
  /// "1st", "2nd": moves over the ending of an ordinal in digits.
  [[nodiscard]] bool ordinal_ending(std::size_t at) const { return view.glued(at) && is_any(at, {"st", "nd", "rd", "th"}); }

  // ---- the day it is written on ----
  [[nodiscard]] bool dated() const { return context.reference.has_value(); }
  [[nodiscard]] CivilDate today() const { return context.reference.value_or(CivilDate{}); }
  /// Whether the words around the token speak of what lies ahead (1), behind (-1) or do not tell (0); in tense.cpp.
  [[nodiscard]] int tense(std::size_t at) const;
  [[nodiscard]] bool ahead(std::size_t at) const { return tense(at) > 0; }
  /// A history: full of years long past. What has no year there belongs to the year told last, not to the day it is written on.
  [[nodiscard]] bool narrative() const { return narrative_; }
  [[nodiscard]] std::optional<CivilDate> told_last() const;  ///< last day of the last time that was no length; absent: none yet

  // ---- results ----
  std::size_t add(std::size_t from, std::size_t end, std::string value, std::optional<DateRange> range, const char* rule,
                  TimexType type = TimexType::date);
  std::size_t add(std::size_t from, std::size_t end, const timex::Period& period, const char* rule);
  std::size_t add_vague(std::size_t from, std::size_t end, const char* value, const char* rule) { return add(from, end, value, std::nullopt, rule); }

 private:
  static constexpr std::uint32_t kNeverOpen = class_bit(TimeClass::office) | class_bit(TimeClass::no_year) | class_bit(TimeClass::half_context) |
                                              class_bit(TimeClass::future) | class_bit(TimeClass::past) | class_bit(TimeClass::modal) |
                                              class_bit(TimeClass::intent) | class_bit(TimeClass::timetable);

  [[nodiscard]] bool reads_as_history() const;

  std::vector<const std::vector<TimeWord>*> words_;  ///< by token
  std::vector<std::uint32_t> classes_;               ///< by token: the bits of the classes of its word
  bool narrative_ = false;
};

// dates.cpp
std::size_t read_numeric_date(TimeReader& r, std::size_t from, std::size_t at);
std::size_t read_calendar_date(TimeReader& r, std::size_t from, std::size_t at);
std::size_t read_holiday(TimeReader& r, std::size_t from, std::size_t at);
// decades.cpp: decades and centuries
std::size_t read_decade(TimeReader& r, std::size_t from, std::size_t at);
// months.cpp
/// Token `at` is the month; `day` stands before it, 0: it may stand behind.
std::size_t read_month(TimeReader& r, std::size_t from, std::size_t at, int day);
// clocks.cpp
std::size_t read_clock(TimeReader& r, std::size_t from, std::size_t at);
/// A day, or the part of it that stands after ("Friday night").
std::size_t add_day(TimeReader& r, std::size_t from, std::size_t end, CivilDate day);
/// "the night of May 3"
std::size_t read_part_of_date(TimeReader& r, std::size_t from, std::size_t at);
/// The year behind a part of it; year -1: none.
struct WhichYear {
  int year = -1;
  std::size_t end = 0;
  bool fiscal = false;
};
// seasons.cpp
/// "of 2023", "2023", "of fiscal 2023", "of last year" from token `at`.
[[nodiscard]] WhichYear read_of_year(const TimeReader& r, std::size_t at);
std::size_t read_season(TimeReader& r, std::size_t from, std::size_t at);
// years.cpp: quarters, halves, first months
std::size_t read_part_of_year(TimeReader& r, std::size_t from, std::size_t at);
/// "year-end", "year's end"
std::size_t read_year_end(TimeReader& r, std::size_t from, std::size_t at);
// fiscal_years.cpp
std::size_t read_fiscal(TimeReader& r, std::size_t from, std::size_t at);
/// First month of the fiscal year meant at token `at`: of the government named before it, else of the source's country.
[[nodiscard]] int fiscal_start(const TimeReader& r, std::size_t at);
/// The fiscal year that lies `steps` from the one of the day it is written on.
std::size_t add_fiscal_step(TimeReader& r, std::size_t from, std::size_t end, int steps);
/// "2023-24", "2023/24": a year of budgets or seasons that runs over two of the calendar, named by the one it ends in; `first` is the first.
std::size_t read_double_year(TimeReader& r, std::size_t from, std::size_t at, int first);
// weeks_of.cpp
/// "first week of 2015", "last week of July 2019"
std::size_t read_week_of(TimeReader& r, std::size_t from, std::size_t at);
// relative.cpp: counted from the day it is written on
std::size_t read_relative(TimeReader& r, std::size_t from, std::size_t at);
// anchored.cpp: counted from the time mentioned last
std::size_t read_anchored(TimeReader& r, std::size_t from, std::size_t at);
std::size_t add_anchored(TimeReader& r, std::size_t from, std::size_t end, std::string_view unit, int steps);
/// The period mentioned last, a year before, as exactly as it was named: "a year earlier" after a quarter is a quarter.
std::size_t add_year_before(TimeReader& r, std::size_t from, std::size_t end, int years);
// amounts_of_time.cpp
/// How many: digits, words, "a few", "a couple of", "half an", "two and a half"; "X": untold; empty: none. Moves `at`.
[[nodiscard]] std::string read_count(const TimeReader& r, std::size_t& at);
// sets.cpp
std::size_t read_set(TimeReader& r, std::size_t from, std::size_t at);
// durations.cpp
std::size_t read_duration(TimeReader& r, std::size_t from, std::size_t at);
std::size_t read_spanned(TimeReader& r, std::size_t from, std::size_t at);
[[nodiscard]] std::string length_of(std::string_view amount, std::string_view unit);
/// "the 12 months to June", "the year ended March 31": gives each length before such a day its days.
void close_lengths(TimeReader& r);
// events.cpp
std::size_t read_event(TimeReader& r, std::size_t from, std::size_t at);
// terms.cpp
std::size_t read_term(TimeReader& r, std::size_t from, std::size_t at);

}  // namespace onrecord::times
