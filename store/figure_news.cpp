#include "store/figure_news.h"

#include <algorithm>

#include "store/figure_range.h"
#include "store/state.h"

namespace onrecord {
namespace {

/// A figure of a claim, with what of the claim tells whose it is.
struct Reported {
  FigureRow value;
  std::int64_t claim = 0, statement = 0, speaker = 0, cluster = 0, version = 0;
  std::string day, who;
};
struct Series {
  Reported now;
  std::int64_t measure = 0, place = 0, subject = 0;
  std::string from, to, unit;
};

/// "over 24,000", "at least 40"
std::string with_modifier(const FigureRow& f) {
  if (f.modifier.empty() || f.modifier == "exact" || f.modifier == "between") return f.raw_text;
  std::string out = f.modifier + " " + f.raw_text;
  std::replace(out.begin(), out.begin() + std::ssize(f.modifier), '_', ' ');
  return out;
}

/// Columns: value_low, value_high, modifier, raw_text, claim_id, statement_id, speaker_id, cluster_id, version_id, stated_on, speaker_name.
Reported read_reported(SQLite::Statement& s) {
  Reported r;
  if (!s.isColumnNull(0)) r.value.low = s.getColumn(0).getDouble();
  if (!s.isColumnNull(1)) r.value.high = s.getColumn(1).getDouble();
  r.value.modifier = s.getColumn(2).getString();
  r.value.raw_text = s.getColumn(3).getString();
  int at = 4;
  for (std::int64_t* id : {&r.claim, &r.statement, &r.speaker, &r.cluster, &r.version}) *id = s.getColumn(at++).getInt64();
  r.day = s.getColumn(at++).getString();
  r.who = s.getColumn(at).getString();
  return r;
}

std::vector<Series> series_of(Store::State& state, std::int64_t claim) {
  auto& s =
      bind_all(state.prepare("SELECT g.value_low,g.value_high,g.modifier,g.raw_text,c.claim_id,c.statement_id,c.speaker_id,c.cluster_id,c.version_id,"
                             "c.stated_on,'',g.measure_id,g.place_id,g.subject_id,g.period_from,g.period_to,g.unit FROM figures g JOIN claims c "
                             "USING(claim_id) WHERE g.claim_id=? AND g.measure_id IS NOT NULL AND g.period_from IS NOT NULL"),
               claim);
  std::vector<Series> out;
  while (s.executeStep()) {
    Series x;
    x.now = read_reported(s);
    int at = 11;
    for (std::int64_t* id : {&x.measure, &x.place, &x.subject}) *id = s.getColumn(at++).getInt64();
    for (std::string* text : {&x.from, &x.to, &x.unit}) *text = s.getColumn(at++).getString();
    out.push_back(std::move(x));
  }
  s.tryReset();
  return out;
}

/// The newest other values of the series and period: the index is read from its end.
SQLite::Statement& newest_others(Store::State& state, const Series& x) {
  return bind_all(
      state.prepare("SELECT k.value_low,k.value_high,k.modifier,k.raw_text,d.claim_id,d.statement_id,d.speaker_id,d.cluster_id,d.version_id,"
                    "d.stated_on,d.speaker_name,d.retired_run_id IS NOT NULL FROM figures k CROSS JOIN claims d ON d.claim_id=k.claim_id WHERE "
                    "k.measure_id=? AND k.period_from=? AND k.period_to=? AND k.unit=? AND k.place_id IS ? AND k.subject_id IS ? AND k.claim_id<? "
                    "AND NOT (k.value_low IS ? AND k.value_high IS ? AND k.modifier=?) ORDER BY k.figure_id DESC LIMIT 20"),
      x.measure, x.from, x.to, x.unit, Key{x.place}, Key{x.subject}, x.now.claim, x.now.value.low, x.now.value.high, x.now.value.modifier);
}

struct Source {
  std::int64_t id = 0;
  std::string name;
  bool wire = false;
};
Source source_of(Store::State& state, std::int64_t version) {
  auto& s = bind_all(state.prepare("SELECT s.source_id,s.name,s.kind='wire' FROM article_versions v JOIN articles a USING(article_id) JOIN sources s "
                                   "USING(source_id) WHERE v.version_id=?"),
                     version);
  Source out;
  if (s.executeStep()) out = {s.getColumn(0).getInt64(), s.getColumn(1).getString(), s.getColumn(2).getInt() != 0};
  s.tryReset();
  return out;
}

/// Later said; of one day those that print a wire's text after the wire.
bool is_later(Store::State& state, const Reported& a, const Reported& b) {
  if (a.day != b.day) return a.day > b.day;
  const bool a_wire = source_of(state, a.version).wire;
  if (a_wire != source_of(state, b.version).wire) return !a_wire;
  return a.claim > b.claim;
}

bool is_same_voice(Store::State& state, const Reported& a, const Reported& b) {
  if (a.speaker != b.speaker) return false;
  return a.speaker != 0 || source_of(state, a.version).id == source_of(state, b.version).id;
}

/// The last other value of the same voice, and the first report of one that cannot be true too.
struct Others {
  std::optional<Reported> revised, contradicted;
  FigureRow now_revised, now_contradicted;
};

void compare(Store::State& state, const Reported& now, Reported then, Others& out) {
  if (then.statement == now.statement || then.day > now.day || same_value(now.value, then.value)) return;
  if (is_same_voice(state, now, then)) {
    if (out.revised && !is_later(state, then, *out.revised)) return;
    out.now_revised = now.value;
    out.revised = std::move(then);
  } else if (then.cluster != now.cluster && !ranges_meet(now.value, then.value)) {
    if (out.contradicted && is_later(state, then, *out.contradicted)) return;
    out.now_contradicted = now.value;
    out.contradicted = std::move(then);
  }
}

}  // namespace

void classify_figures(Store::State& state, Finding& finding) {
  Others others;
  for (const Series& x : series_of(state, finding.claim)) {
    std::vector<Reported> found;
    auto& s = newest_others(state, x);
    while (s.executeStep()) {
      if (s.getColumn(11).getInt() == 0) found.push_back(read_reported(s));
    }
    s.tryReset();
    for (Reported& then : found) compare(state, x.now, std::move(then), others);
  }
  const bool revised = others.revised.has_value();
  const auto& other = revised ? others.revised : others.contradicted;
  if (!other) return;
  finding.reason = revised ? "revised" : "contradicts";
  finding.other = other->claim;
  finding.note = with_modifier(other->value) + " (" + (other->who.empty() ? "" : other->who + ", ") + source_of(state, other->version).name + ", " +
                 other->day + ") -> " + with_modifier(revised ? others.now_revised : others.now_contradicted);
}

}  // namespace onrecord
