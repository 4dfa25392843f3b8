// What the questions answer, as tables.
#include <algorithm>

#include "report/join.h"
#include "report/row_table.h"

namespace onrecord {
namespace {

Cell or_nothing(const std::optional<double>& value) { return value ? Cell(*value) : Cell(); }

}  // namespace

RowTable to_table(const std::vector<ClaimRow>& claims) {
  RowTable table;
  table.columns = {"claim", "said", "speaker", "role", "class", "quote", "content", "countries", "figures", "about", "source", "url"};
  for (const ClaimRow& c : claims) {
    std::vector<std::string> figures;
    for (const FigureRow& f : c.figures) figures.push_back(figure_phrase(f));
    table.rows.push_back({c.claim_id, c.said_on, c.speaker, c.role, c.claim_class, c.quote, c.content, join(c.countries, " "), join(figures, "; "),
                          c.about_label.empty() ? c.about_from : c.about_label, c.source_id, c.url});
  }
  return table;
}

RowTable to_table(const std::vector<FigureSeries>& series) {
  RowTable table;
  table.columns = {"measure", "place",     "locality", "period",      "value",  "low",   "high", "unit",  "speaker",
                   "source",  "published", "revises",  "contradicts", "figure", "claim", "raw",  "series"};
  const auto ids = [](const std::vector<std::int64_t>& list, std::int64_t all) {
    std::vector<std::string> words;
    for (const std::int64_t id : list) words.push_back(std::to_string(id));
    if (all > std::ssize(list)) words.push_back("+" + std::to_string(all - std::ssize(list)));
    return join(words, " ");
  };
  for (const FigureSeries& s : series) {
    for (const FigureReport& r : s.reports) {
      const FigureRow& f = r.figure;
      const std::string period = !f.period_label.empty() ? f.period_label : f.period_from.empty() ? "" : f.period_from + "/" + f.period_to;
      table.rows.push_back({s.counted.empty() ? s.measure.substr(0, s.measure.find('|')) : s.counted, s.place, s.locality, period, figure_text(f),
                            or_nothing(f.low), or_nothing(f.high), s.unit, r.speaker, r.source_id, r.published_on, ids(r.revises, r.revises_count),
                            ids(r.contradicts, r.contradicts_count), f.figure_id, r.claim_id == 0 ? Cell() : Cell(r.claim_id), f.raw_text,
                            s.measure});
    }
  }
  return table;
}

RowTable to_table(const std::vector<TimelineRow>& buckets) {
  RowTable table;
  const bool split = std::any_of(buckets.begin(), buckets.end(), [](const TimelineRow& b) { return !b.value.empty(); });
  table.columns = {"when", "reports", "statements", "clusters"};
  if (split) table.columns.insert(table.columns.begin() + 1, "value");
  for (const TimelineRow& b : buckets) {
    table.rows.push_back({b.bucket, b.reports, b.statements, b.clusters});
    if (split) table.rows.back().insert(table.rows.back().begin() + 1, b.value);
  }
  return table;
}

RowTable to_table(const std::vector<ToldRow>& told) {
  RowTable table;
  table.columns = {"told", "watch", "reason", "said", "speaker", "content", "note", "claim"};
  for (const ToldRow& t : told) table.rows.push_back({t.told_at, t.watch, t.reason, t.said_on, t.speaker, t.content, t.note, t.claim_id});
  return table;
}

RowTable to_table(const std::vector<SourceHealth>& sources) {
  RowTable table;
  table.columns = {"source",     "state",   "last fetch", "last success", "failing nights", "silent nights", "new this week",
                   "usual week", "fetches", "failures",   "articles",     "claims",         "last error"};
  for (const SourceHealth& s : sources)
    table.rows.push_back({s.source_id, s.state, s.last_fetch, s.last_ok, s.error_streak, s.silent_nights, s.new_week, s.usual_week, s.fetches,
                          s.failures, s.articles, s.claims, s.last_error});
  return table;
}

RowTable to_table(const std::vector<ChangeRow>& changes) {
  RowTable table;
  table.columns = {"changed", "source", "kind", "speaker", "before", "after", "old claim", "new claim", "url"};
  const auto id = [](std::int64_t claim) { return claim == 0 ? Cell() : Cell(claim); };
  for (const ChangeRow& c : changes)
    table.rows.push_back({c.changed_at, c.source_id, c.kind, c.speaker, c.before, c.after, id(c.old_claim), id(c.new_claim), c.url});
  return table;
}

RowTable to_table(const std::vector<PersonRecordRow>& people) {
  RowTable table;
  table.columns = {"name", "kind", "country", "offices", "statements", "reports", "outlets", "first said", "last said", "classes", "about", "names"};
  const auto add = [](std::string& list, const std::string& item) { list += (list.empty() ? "" : "; ") + item; };
  for (const PersonRecordRow& p : people) {
    std::string offices;
    std::string classes;
    std::string about;
    std::string names;
    for (const OfficeRow& o : p.offices)
      add(offices, o.post + (o.organization.empty() ? "" : ", " + o.organization) + " (" + o.from + " - " + o.to +
                       (o.basis == "registry" ? ")" : ", in articles)"));
    for (const auto& [word, n] : p.classes) add(classes, word + " " + std::to_string(n));
    for (const auto& [code, n] : p.about) add(about, code + " " + std::to_string(n));
    for (const std::string& name : p.names) add(names, name);
    table.rows.push_back({p.name, p.kind, p.country, offices, p.statements, p.reports, p.outlets, p.first_said, p.last_said, classes, about, names});
  }
  return table;
}

RowTable to_table(const std::vector<MergeRow>& merges) {
  RowTable table;
  table.columns = {"merge", "from", "from name", "into", "into name", "merged", "undone"};
  for (const MergeRow& m : merges) table.rows.push_back({m.merge_id, m.from, m.from_name, m.into, m.into_name, m.merged_at, m.undone_at});
  return table;
}

}  // namespace onrecord
