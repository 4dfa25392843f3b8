// Events as dates: "since the Cold War", "after the Sept. 11 attacks".
#include <algorithm>

#include "extract/times/time_reader.h"

namespace onrecord::times {
namespace {

/// The word before "the" or before the event itself dates something by it.
bool dated_by(const TimeReader& r, std::size_t at) {
  if (at > 0 && r.is(at - 1, "the") && !r.view.starts_sentence(at)) --at;
  return at > 0 && !r.view.starts_sentence(at) && r.is_any(at - 1, {"since", "before", "after", "during", "until", "throughout", "following", "in"});
}

}  // namespace

std::size_t read_event(TimeReader& r, std::size_t from, std::size_t at) {
  const auto match = r.tables.event_phrases.longest_from(r.view, at);
  if (!match || !r.same_sentence(at, match->end - 1)) return 0;
  const Span span = {r.view[at].span.begin, r.view[match->end - 1].span.end};
  const std::string_view shown = span.of(r.text);
  const bool digits = std::any_of(shown.begin(), shown.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits && !dated_by(r, from)) return 0;
  const DatedEvent& event = r.tables.events[match->value];
  DateRange days = event.days;
  const bool one_day = days.from == days.to;
  const std::string value = one_day ? days.from.to_string() : days.from.to_string() + "/" + days.to.to_string();
  r.add(from, match->end, value, days, "event");
  r.found.back().label = event.name;
  return match->end;
}

}  // namespace onrecord::times
