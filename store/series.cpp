// Series of figures: revisions and contradictions by interval arithmetic.
#include <set>

#include "store/compare_reports.h"
#include "store/conditions.h"
#include "store/fold.h"

namespace onrecord {
namespace {

/// What a question asks of the claim that a figure stands in, alone: who said it, how, in which words. Places, values, days and publishers are asked
/// of the figure itself.
ClaimQuery of_claim(const ClaimQuery& q) {
  ClaimQuery out;
  out.speakers = q.speakers;
  out.role = q.role;
  out.organization = q.organization;
  out.speaker_country = q.speaker_country;
  out.classes = q.classes;
  out.quotes = q.quotes;
  out.mentions = q.mentions;
  out.text = q.text;
  return out;
}

/// A figure in the article's own voice has no claim: it is nobody's, and such a question leaves it out.
void add_claims(Store::State& state, Conditions& where, const ClaimQuery& q) {
  const Conditions all = to_conditions(state, {});
  const Conditions asked = to_conditions(state, of_claim(q));
  if (asked.sql == all.sql) return;
  where.add("g.claim_id IN (SELECT c.claim_id FROM " + asked.claims() + " WHERE " + asked.sql + ")");
  where.values.insert(where.values.end(), asked.values.begin(), asked.values.end());
}

void add_value(Conditions& where, const ClaimQuery& q) {
  const std::string equal = q.figure_strict ? " ?" : "= ?";
  if (q.figure_min) {
    where.add("coalesce(g.value_low,g.value_high) >" + equal);
    where.values.emplace_back(*q.figure_min);
  }
  if (q.figure_max) {
    where.add("coalesce(g.value_high,g.value_low) <" + equal);
    where.values.emplace_back(*q.figure_max);
  }
}

constexpr const char* kFrom =
    " FROM figures g JOIN measures m USING(measure_id) JOIN article_versions v ON v.version_id=g.version_id JOIN articles a USING(article_id) "
    "JOIN sources s USING(source_id) LEFT JOIN claims c ON c.claim_id=g.claim_id LEFT JOIN entities pl ON pl.entity_id=g.place_id "
    "LEFT JOIN entities lo ON lo.entity_id=g.locality_id WHERE ";

/// Whole series of the measures that hold a figure that is asked for, each with whether it is: what a report revises or contradicts need not be.
std::string series_sql(const std::string& asked) {
  return std::string("WITH asked AS MATERIALIZED (SELECT g.figure_id, g.measure_id") + kFrom + asked +
         ") SELECT g.figure_id,g.raw_text,g.value_low,g.value_high,g.modifier,g.unit,g.counted,g.period_from,g.period_to,g.period_label,"
         "m.slug,substr(pl.slug,9),lo.name,coalesce(g.claim_id,0),a.cluster_id,c.speaker_name,s.slug,v.published_on,a.url,"
         "g.figure_id IN (SELECT figure_id FROM asked)" +
         kFrom +
         "a.current_version=g.version_id AND g.measure_id IN (SELECT measure_id FROM asked) "
         "ORDER BY m.slug,12,13,g.unit,g.period_from,g.period_to,v.published_on,g.figure_id";
}

/// Only what was asked for, after all of it was compared.
void leave_out(std::vector<FigureSeries>& all, const std::set<std::int64_t>& asked) {
  for (FigureSeries& series : all) std::erase_if(series.reports, [&](const FigureReport& r) { return !asked.contains(r.figure.figure_id); });
  std::erase_if(all, [](const FigureSeries& series) { return series.reports.empty(); });
}

}  // namespace

Result<std::vector<FigureSeries>> Store::figures(const FigureQuery& query) {
  return guard([&]() -> Result<std::vector<FigureSeries>> {
    const ClaimQuery& q = query.claims;
    Conditions where;
    where.sql = "a.current_version=g.version_id";
    if (!query.measure.empty()) where.add("m.slug = ?", query.measure);
    if (!q.unit.empty()) where.add("g.unit = ?", q.unit);
    if (!q.counted.empty()) where.add("instr(lower(g.counted), lower(?)) > 0", q.counted);
    add_claims(*state_, where, q);
    add_value(where, q);
    where.any_of("substr(pl.slug,9)", q.countries, "");
    if (!q.place.empty()) where.add(kFigurePlace, fold_words(q.place));
    where.any_of("s.slug", q.sources, "");
    if (!q.since.empty()) where.add("v.published_on >= ?", q.since);
    if (!q.until.empty()) where.add("v.published_on <= ?", q.until);
    if (!q.about_from.empty()) where.add("g.period_to >= ?", q.about_from);
    if (!q.about_to.empty()) where.add("g.period_from <= ?", q.about_to);
    SQLite::Statement rows(state_->db, series_sql(where.sql));
    where.bind(rows);
    std::vector<FigureSeries> out;
    std::set<std::int64_t> asked;
    while (rows.executeStep()) {
      FigureReport r;
      FigureRow& f = r.figure;
      f.figure_id = rows.getColumn(0).getInt64();
      f.raw_text = rows.getColumn(1).getString();
      if (!rows.isColumnNull(2)) f.low = rows.getColumn(2).getDouble();
      if (!rows.isColumnNull(3)) f.high = rows.getColumn(3).getDouble();
      int at = 4;
      for (std::string* text : {&f.modifier, &f.unit, &f.counted, &f.period_from, &f.period_to, &f.period_label, &f.measure, &f.place, &f.locality})
        *text = rows.getColumn(at++).getString();
      r.claim_id = rows.getColumn(at++).getInt64();
      r.cluster_id = rows.getColumn(at++).getInt64();
      for (std::string* text : {&r.speaker, &r.source_id, &r.published_on, &r.url}) *text = rows.getColumn(at++).getString();
      if (rows.getColumn(at).getInt() != 0) asked.insert(f.figure_id);
      if (out.empty() || out.back().measure != f.measure || out.back().place != f.place || out.back().locality != f.locality ||
          out.back().unit != f.unit)
        out.push_back({f.measure, f.counted, f.unit, f.place, f.locality, {}});
      out.back().reports.push_back(std::move(r));
    }
    for (FigureSeries& series : out) compare_reports(series);
    leave_out(out, asked);
    return out;
  });
}

}  // namespace onrecord
