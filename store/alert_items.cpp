#include "store/alert_items.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "store/conditions.h"
#include "store/figure_range.h"

namespace onrecord {
namespace {

bool is_told(Store::State& state, std::int64_t watch, std::int64_t statement) {
  return state.find("SELECT 1 FROM alert_items WHERE watch_id=? AND statement_id=? AND reason<>'retracted'", watch, statement).has_value();
}

/// Edits since the last run of reports that the watch told: altered words are a revision, a statement without a live report is retracted.
void add_changes(Store::State& state, const WatchRow& row, std::int64_t last_change, std::vector<Finding>& out) {
  struct Change {
    std::int64_t old_claim, old_statement, new_claim, new_statement;
    std::string before, after;
  };
  auto& s = bind_all(state.prepare("SELECT x.old_claim, o.statement_id, coalesce(x.new_claim,0), coalesce(n.statement_id,0), x.old_text, x.new_text "
                                   "FROM article_changes x JOIN claims o ON o.claim_id=x.old_claim LEFT JOIN claims n ON n.claim_id=x.new_claim "
                                   "WHERE x.change_id>? AND x.change_id<=? AND x.kind IN ('altered','withdrawn') ORDER BY x.change_id"),
                     row.change_mark, last_change);
  std::vector<Change> changes;
  while (s.executeStep())
    changes.push_back({s.getColumn(0).getInt64(), s.getColumn(1).getInt64(), s.getColumn(2).getInt64(), s.getColumn(3).getInt64(),
                       s.getColumn(4).getString(), s.getColumn(5).getString()});
  s.tryReset();
  std::set<std::int64_t> done;
  for (const Change& c : changes) {
    if (!is_told(state, row.id, c.old_statement) || !done.insert(c.old_statement).second) continue;
    const bool altered = c.new_claim != 0 && !is_told(state, row.id, c.new_statement);
    const bool new_lives = altered && state.find("SELECT 1 FROM claims WHERE statement_id=? AND retired_run_id IS NULL", c.new_statement);
    if (new_lives) {
      out.push_back({c.new_claim, c.new_statement, c.old_claim, "revised", "the article was edited; before: " + c.before});
      continue;
    }
    const bool lives = state.find("SELECT 1 FROM claims WHERE statement_id=? AND retired_run_id IS NULL", c.old_statement).has_value();
    const bool told =
        state.find("SELECT 1 FROM alert_items WHERE watch_id=? AND statement_id=? AND reason='retracted'", row.id, c.old_statement).has_value();
    if (!lives && !told) out.push_back({c.old_claim, c.old_statement, 0, "retracted", "no longer in the article"});
  }
}

/// "over 24,000", "at least 40"
std::string with_modifier(const FigureRow& f) {
  if (f.modifier.empty() || f.modifier == "exact" || f.modifier == "between") return f.raw_text;
  std::string out = f.modifier + " " + f.raw_text;
  std::replace(out.begin(), out.begin() + std::ssize(f.modifier), '_', ' ');
  return out;
}

FigureRow read_range(SQLite::Statement& s, int at) {
  FigureRow f;
  if (!s.isColumnNull(at)) f.low = s.getColumn(at).getDouble();
  if (!s.isColumnNull(at + 1)) f.high = s.getColumn(at + 1).getDouble();
  f.modifier = s.getColumn(at + 2).getString();
  f.raw_text = s.getColumn(at + 3).getString();
  return f;
}

/// Why a statement with a figure is more than new: the same voice gave another value before, or another text gives one that cannot be true too.
/// Asked of the newest other values of its series and period alone: a number that everybody repeats must not make a night long.
void classify(Store::State& state, Finding& finding) {
  auto& s = bind_all(
      state.prepare(
          "SELECT g.value_low,g.value_high,g.modifier,g.raw_text, h.value_low,h.value_high,h.modifier,h.raw_text, h.claim_id, "
          "d.speaker_id IS c.speaker_id AND (c.speaker_id IS NOT NULL OR b.source_id=a.source_id), b.cluster_id IS a.cluster_id, "
          "s.name, d.stated_on, coalesce(d.speaker_name,'') FROM figures g JOIN figures h ON h.figure_id IN (SELECT k.figure_id FROM figures k WHERE "
          "k.measure_id=g.measure_id AND k.period_from=g.period_from AND k.period_to=g.period_to AND k.unit=g.unit AND "
          "k.place_id IS g.place_id AND k.subject_id IS g.subject_id AND k.claim_id<g.claim_id AND NOT (k.value_low IS "
          "g.value_low AND k.value_high IS g.value_high AND k.modifier=g.modifier) ORDER BY k.figure_id DESC LIMIT 20) "
          "JOIN claims c ON c.claim_id=g.claim_id JOIN claims d ON d.claim_id=h.claim_id "
          "JOIN article_versions v ON v.version_id=c.version_id JOIN articles a ON a.article_id=v.article_id "
          "JOIN article_versions w ON w.version_id=d.version_id JOIN articles b ON b.article_id=w.article_id "
          "JOIN sources s ON s.source_id=b.source_id WHERE g.claim_id=? AND d.claim_id<c.claim_id AND "
          "d.retired_run_id IS NULL AND d.statement_id<>c.statement_id AND d.stated_on<=c.stated_on ORDER BY d.stated_on DESC, s.kind='wire', "
          "d.claim_id DESC LIMIT 50"),
      finding.claim);
  while (s.executeStep()) {
    const FigureRow now = read_range(s, 0);
    const FigureRow then = read_range(s, 4);
    if (same_value(now, then)) continue;
    const bool same_voice = s.getColumn(9).getInt() != 0;
    if (!same_voice && (s.getColumn(10).getInt() != 0 || ranges_meet(now, then))) continue;
    finding.reason = same_voice ? "revised" : "contradicts";
    finding.other = s.getColumn(8).getInt64();
    const std::string who = s.getColumn(13).getString();
    finding.note = with_modifier(then) + " (" + (who.empty() ? "" : who + ", ") + s.getColumn(11).getString() + ", " + s.getColumn(12).getString() +
                   ") -> " + with_modifier(now);
    if (same_voice) break;
  }
  s.tryReset();
}

/// A statement that a watch finds: its report that stands for it, and what of it is new.
struct Match {
  std::int64_t claim, newest;
  bool has_figure;
  std::string rank;  ///< of `claim`, where there are several
};

/// The report that stands for a statement is the first: of the earliest day, a wire's before those that print it.
std::string rank_of(Store::State& state, std::int64_t claim) {
  auto& s = bind_all(state.prepare("SELECT v.published_on || (s.kind<>'wire') || printf('%019d',c.claim_id) FROM claims c JOIN article_versions v "
                                   "USING(version_id) JOIN articles a USING(article_id) JOIN sources s USING(source_id) WHERE c.claim_id=?"),
                     claim);
  std::string out = s.executeStep() ? s.getColumn(0).getString() : "";
  s.tryReset();
  return out;
}

void add_report(Store::State& state, Match& match, const Match& report) {
  match.newest = std::max(match.newest, report.newest);
  if (match.rank.empty()) match.rank = rank_of(state, match.claim);
  std::string rank = rank_of(state, report.claim);
  if (rank >= match.rank) return;
  match.claim = report.claim;
  match.has_figure = report.has_figure;
  match.rank = std::move(rank);
}

/// What the watch matches of the claims between `above` and `newest`, by statement, and has not told.
std::unordered_map<std::int64_t, Match> match_new(Store::State& state, const ClaimQuery& query, std::int64_t watch, std::int64_t above,
                                                  std::int64_t newest) {
  const Conditions where = to_conditions(state, query, above);
  SQLite::Statement match(state.db,
                          "SELECT c.statement_id, c.claim_id, EXISTS (SELECT 1 FROM figures g WHERE g.claim_id=c.claim_id AND g.period_from IS NOT "
                          "NULL) FROM claims c WHERE " +
                              where.sql +
                              " AND c.claim_id > ? AND c.claim_id <= ? AND NOT EXISTS (SELECT 1 FROM alert_items i WHERE i.watch_id=? AND "
                              "i.statement_id=c.statement_id AND i.reason<>'retracted')");
  int at = where.bind(match);
  match.bind(at++, above);
  match.bind(at++, newest);
  match.bind(at, watch);
  std::unordered_map<std::int64_t, Match> out;
  while (match.executeStep()) {
    const std::int64_t claim = match.getColumn(1).getInt64();
    const Match report{claim, claim, match.getColumn(2).getInt() != 0, ""};
    const auto [found, first] = out.try_emplace(match.getColumn(0).getInt64(), report);
    if (!first) add_report(state, found->second, report);
  }
  return out;
}

void add_new(Store::State& state, const Watch& watch, const WatchRow& row, std::int64_t newest, std::vector<Finding>& out) {
  std::set<std::int64_t> done;
  for (const Finding& f : out) done.insert(f.statement);
  const std::int64_t above = row.edited ? std::min(row.look_back, row.watermark) : row.watermark;
  const auto first = static_cast<std::ptrdiff_t>(out.size());
  for (const auto& [statement, match] : match_new(state, watch.query, row.id, above, newest)) {
    if (done.contains(statement)) continue;
    Finding finding{match.claim, statement, 0, "new", ""};
    if (match.has_figure) classify(state, finding);
    if (row.edited && match.newest <= row.watermark && finding.reason == "new") finding.note = "matches since the watch was edited";
    out.push_back(std::move(finding));
  }
  std::sort(out.begin() + first, out.end(), [](const Finding& a, const Finding& b) { return a.claim < b.claim; });
}

ClaimRow read_one(Store::State& state, std::int64_t claim) {
  auto& one = bind_all(state.prepare(kSelectOneClaim), claim);
  one.executeStep();
  ClaimRow row = read_claim(state, one);
  one.tryReset();
  return row;
}

std::string sentence(Store::State& state, std::int64_t claim, int step) {
  auto& s = bind_all(
      state.prepare("SELECT substr(t.text, s.span_start+1, s.span_end-s.span_start) FROM claims c JOIN sentences s ON s.version_id=c.version_id AND "
                    "s.ord=c.sent_ord+? JOIN article_texts t ON t.version_id=c.version_id WHERE c.claim_id=?"),
      step, claim);
  std::string out = s.executeStep() ? s.getColumn(0).getString() : "";
  s.tryReset();
  return out;
}

/// The last values of the series by period and day: from the end of its index, so that a number that everybody reports takes no longer.
std::vector<double> series_of(Store::State& state, std::int64_t claim) {
  auto& s =
      bind_all(state.prepare(
                   "SELECT h.value_mid FROM figures g JOIN figures h ON h.figure_id IN (SELECT k.figure_id FROM figures k JOIN article_versions w ON "
                   "w.version_id=k.version_id JOIN articles a ON a.article_id=w.article_id AND a.current_version=w.version_id WHERE "
                   "k.measure_id=g.measure_id AND k.unit=g.unit AND k.place_id IS g.place_id ORDER BY k.period_from DESC, k.period_to DESC, "
                   "k.figure_id DESC LIMIT 60) JOIN article_versions v ON v.version_id=h.version_id WHERE g.figure_id=(SELECT min(figure_id) FROM "
                   "figures WHERE claim_id=? AND measure_id IS NOT NULL) ORDER BY h.period_from, v.published_on, h.figure_id"),
               claim);
  std::vector<double> out;
  while (s.executeStep()) out.push_back(s.getColumn(0).getDouble());
  s.tryReset();
  return out;
}

}  // namespace

std::vector<Finding> find_items(Store::State& state, const Watch& watch, const WatchRow& row, std::int64_t newest, std::int64_t last_change) {
  std::vector<Finding> out;
  add_changes(state, row, last_change, out);
  add_new(state, watch, row, newest, out);
  return out;
}

std::vector<std::string> find_corrections(Store::State& state, const WatchRow& row, std::int64_t last_change) {
  auto& s = bind_all(
      state.prepare("SELECT a.url, x.old_text, x.new_text FROM article_changes x JOIN articles a USING(article_id) WHERE x.kind='headline' AND "
                    "x.change_id>? AND x.change_id<=? AND EXISTS (SELECT 1 FROM alert_items i JOIN claims c ON c.claim_id=i.claim_id "
                    "JOIN article_versions v USING(version_id) WHERE i.watch_id=? AND v.article_id=x.article_id) ORDER BY x.change_id"),
      row.change_mark, last_change, row.id);
  std::vector<std::string> out;
  while (s.executeStep()) out.push_back(s.getColumn(0).getString() + ": " + s.getColumn(1).getString() + " -> " + s.getColumn(2).getString());
  s.tryReset();
  return out;
}

AlertItem describe(Store::State& state, const Finding& finding) {
  AlertItem item;
  item.claim = read_one(state, finding.claim);
  item.reason = finding.reason;
  if (finding.other != 0) item.other = read_one(state, finding.other);
  item.note = finding.note;
  item.before = sentence(state, finding.claim, -1);
  item.after = sentence(state, finding.claim, 1);
  auto& s =
      bind_all(state.prepare("SELECT count(*), count(DISTINCT a.source_id) FROM claims c JOIN article_versions v USING(version_id) JOIN articles a "
                             "USING(article_id) WHERE c.statement_id=? AND c.retired_run_id IS NULL"),
               finding.statement);
  s.executeStep();
  item.reports = s.getColumn(0).getInt64();
  item.outlets = s.getColumn(1).getInt64();
  s.tryReset();
  auto& since =
      bind_all(state.prepare("SELECT m.start_date FROM claims c JOIN memberships m USING(membership_id) WHERE c.claim_id=? AND m.basis='registry'"),
               finding.claim);
  if (since.executeStep()) item.role_since = since.getColumn(0).getString();
  since.tryReset();
  if (finding.reason == "revised" || finding.reason == "contradicts") item.series = series_of(state, finding.claim);
  return item;
}

}  // namespace onrecord
