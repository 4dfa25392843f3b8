// Items of an alert as people read them: the claim with its neighbours, its reports, and the series of a figure that changed.
#include "store/alert_items.h"
#include "store/claim_rows.h"

namespace onrecord {
namespace {

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
  item.claim = read_claim(state, finding.claim);
  item.reason = finding.reason;
  if (finding.other != 0) item.other = read_claim(state, finding.other);
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
