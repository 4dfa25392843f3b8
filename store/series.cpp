// Series of figures: revisions and contradictions by interval arithmetic.
#include "store/compare_reports.h"
#include "store/conditions.h"
#include "store/fold.h"

namespace onrecord {
Result<std::vector<FigureSeries>> Store::figures(const FigureQuery& query) {
  return guard([&]() -> Result<std::vector<FigureSeries>> {
    const ClaimQuery& q = query.claims;
    Conditions where;
    where.sql = "a.current_version=g.version_id";
    if (!query.measure.empty()) where.add("m.slug = ?", query.measure);
    if (!q.unit.empty()) where.add("g.unit = ?", q.unit);
    if (!q.counted.empty()) where.add("instr(lower(g.counted), lower(?)) > 0", q.counted);
    where.any_of("c.speaker_name", q.speakers, "");
    where.any_of("substr(pl.slug,9)", q.countries, "");
    if (!q.place.empty()) where.add(kFigurePlace, fold_words(q.place));
    where.any_of("s.slug", q.sources, "");
    if (!q.since.empty()) where.add("v.published_on >= ?", q.since);
    if (!q.until.empty()) where.add("v.published_on <= ?", q.until);
    if (!q.about_from.empty()) where.add("g.period_to >= ?", q.about_from);
    if (!q.about_to.empty()) where.add("g.period_from <= ?", q.about_to);
    SQLite::Statement rows(
        state_->db,
        "SELECT g.figure_id,g.raw_text,g.value_low,g.value_high,g.modifier,g.unit,g.counted,g.period_from,g.period_to,g.period_label,"
        "m.slug,substr(pl.slug,9),lo.name,coalesce(g.claim_id,0),a.cluster_id,c.speaker_name,s.slug,v.published_on,a.url FROM figures g "
        "JOIN measures m USING(measure_id) JOIN article_versions v ON v.version_id=g.version_id JOIN articles a USING(article_id) "
        "JOIN sources s USING(source_id) LEFT JOIN claims c ON c.claim_id=g.claim_id LEFT JOIN entities pl ON pl.entity_id=g.place_id "
        "LEFT JOIN entities lo ON lo.entity_id=g.locality_id "
        "WHERE " +
            where.sql + " ORDER BY m.slug,12,13,g.unit,g.period_from,g.period_to,v.published_on,g.figure_id");
    where.bind(rows);
    std::vector<FigureSeries> out;
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
      if (out.empty() || out.back().measure != f.measure || out.back().place != f.place || out.back().locality != f.locality ||
          out.back().unit != f.unit)
        out.push_back({f.measure, f.counted, f.unit, f.place, f.locality, {}});
      out.back().reports.push_back(std::move(r));
    }
    for (FigureSeries& series : out) compare_reports(series);
    return out;
  });
}

}  // namespace onrecord
