// What a watch has to tell: edits of what it told, and statements that are new to it.
#include "store/alert_items.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "store/conditions.h"
#include "store/figure_news.h"

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
  const Conditions where = to_conditions(state, query, Drive::words, above);
  SQLite::Statement match(state.db,
                          "SELECT c.statement_id, c.claim_id, EXISTS (SELECT 1 FROM figures g WHERE g.claim_id=c.claim_id AND g.period_from IS NOT "
                          "NULL) FROM " +
                              where.claims() + " WHERE " + where.sql +
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
    if (match.has_figure) classify_figures(state, finding);
    if (row.edited && match.newest <= row.watermark && finding.reason == "new") finding.note = "matches since the watch was edited";
    out.push_back(std::move(finding));
  }
  std::sort(out.begin() + first, out.end(), [](const Finding& a, const Finding& b) { return a.claim < b.claim; });
}

}  // namespace

std::vector<Finding> find_items(Store::State& state, const Watch& watch, const WatchRow& row, std::int64_t newest, std::int64_t last_change) {
  std::vector<Finding> out;
  add_changes(state, row, last_change, out);
  add_new(state, watch, row, newest, out);
  return out;
}

}  // namespace onrecord
