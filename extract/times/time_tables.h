// Tables of the times room: words of dates, fiscal calendars, terms of office, events. Read from config/times/.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/civil_date.h"
#include "core/result.h"
#include "extract/text/text_tables.h"
#include "extract/text/token_phrases.h"
#include "extract/text/word_shapes.h"

namespace onrecord {

enum class TimeClass : std::uint8_t {
  month,
  weekday,
  season,
  part,
  day,
  vague,
  set,
  unit,
  plural,
  weekend,
  number,
  ordinal,
  step,
  span,
  lead,
  hedge,
  holiday,
  floating,
  future,
  past,
  modal,
  intent,
  timetable,
  century,
  weekday_short,  ///< read as a weekday only before a date: "Sun. Oct. 8"
  opener,         ///< may open an expression by a rule of its own
  term_opener,    ///< may stand before a term of office
  office,         ///< what a head of government holds: "administration"
  edge,           ///< of a period: "the end of", with its mod
  no_year,        ///< behind four digits that count it
  half_context    ///< in a sentence whose bare "first half" is one of a year
};

[[nodiscard]] constexpr std::uint32_t class_bit(TimeClass kind) { return 1U << static_cast<unsigned>(kind); }

/// One meaning of a word of config/times/words.tsv or tense.tsv.
struct TimeWord {
  TimeClass kind = TimeClass::day;
  std::string value;  ///< empty where the class says all
  int number = 0;     ///< the value as a number, where it is one
};

/// Terms of one office holder, oldest first.
struct OfficeTerms {
  std::string name;
  std::vector<DateRange> terms;
};

/// Something that happened, by which texts date other things: "since the Cold War".
struct DatedEvent {
  std::string name;
  DateRange days;
};

struct TimeTables {
  StringMap<std::vector<TimeWord>> words;  ///< by lower-case form
  WordShapes word_shapes;                  ///< of `words`
  StringMap<int> fiscal_starts;            ///< first month of the fiscal year, by country code
  TokenPhrases fiscal_names;               ///< the same by a name in the text ("india", "south african")
  StringMap<OfficeTerms> terms;            ///< by lower-case name ("biden")
  std::vector<DatedEvent> events;
  TokenPhrases event_phrases;  ///< index into `events`
};

[[nodiscard]] Result<TimeTables> load_time_tables(const std::filesystem::path& config);

}  // namespace onrecord
