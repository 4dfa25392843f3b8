// Figures and the measures (series) that they belong to.
#include <algorithm>

#include "store/fold.h"
#include "store/writer.h"

namespace onrecord {
namespace {

const char* modifier_word(const Figure& f) {
  if (f.range) return "between";
  switch (f.modifier) {
    case Modifier::approx: return "about";
    case Modifier::over: return "over";
    case Modifier::under: return "under";
    case Modifier::at_least: return "at_least";
    case Modifier::at_most: return "at_most";
    default: return "exact";
  }
}

/// How a figure stands to the one it is compared with, or to an unnamed earlier one.
std::string compare_word(const Figure& f) {
  const bool up = f.change == Change::up || f.modifier == Modifier::up;
  const bool down = f.change == Change::down || f.modifier == Modifier::down;
  if (!up && !down) return f.kind == FigureKind::ratio || f.kind == FigureKind::factor ? "ratio" : "";
  if (f.kind == FigureKind::percent || f.kind == FigureKind::percentage_points) return "percent_change";
  if (f.compared_to != kNone) return up ? "increase_to" : "decrease_to";
  return up ? "increase_by" : "decrease_by";
}

std::string unit_of(const Figure& f) {
  if (!f.ucum.empty()) return f.ucum;
  if (!f.unit.empty()) return f.unit;
  return f.counted_lemma.empty() ? "1" : "{" + f.counted_lemma + "}";
}

}  // namespace

std::int64_t Writer::measure(const Figure& f, const std::string& unit) {
  std::string slug = f.measure;
  if (slug.empty() && !f.counted_lemma.empty()) slug = f.counted_lemma + "|" + unit;
  if (slug.empty()) return 0;
  std::int64_t& id = state_.entity_ids["measure:" + slug];
  if (id == 0) id = state_.find("SELECT measure_id FROM measures WHERE slug=?", slug).value_or(0);
  if (id == 0) id = state_.insert("INSERT INTO measures(slug,label,unit) VALUES(?,?,?)", slug, f.counted.empty() ? slug : f.counted, unit);
  return id;
}

void Writer::put_figures() {
  if (!fresh_) {
    state_.execute("UPDATE figures SET compare_to=NULL WHERE version_id=? AND compare_to IS NOT NULL", version_);
    state_.execute("DELETE FROM figures WHERE version_id=?", version_);
  }
  if (x_.annotations.sentences.empty()) return;
  const auto& all = x_.annotations.figures;
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; i < all.size(); ++i) ids.push_back(put_figure(i));
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::uint32_t other = all[i].compared_to;
    if (other < ids.size() && other != i && ids[i] != 0 && ids[other] != 0)
      state_.execute("UPDATE figures SET compare_to=? WHERE figure_id=?", ids[other], ids[i]);
  }
}

std::int64_t Writer::locality(const Figure& f) const {
  const auto named = localities_.find(f.place);
  return named == localities_.end() ? 0 : named->second;
}

std::int64_t Writer::put_figure(std::size_t index) {
  const Figure& f = x_.annotations.figures[index];
  if (f.span.empty()) return 0;
  const std::string unit = unit_of(f);
  const CodePointSpan at = offsets_.to_code_points(f.span);
  const auto claim = figure_claims_.find(static_cast<std::uint32_t>(index));
  const bool open_below = f.modifier == Modifier::under || f.modifier == Modifier::at_most;
  const bool open_above = f.modifier == Modifier::over || f.modifier == Modifier::at_least;
  const std::int64_t measure_id = measure(f, unit);
  const std::int64_t place = f.country ? country(*f.country) : 0;
  const std::int64_t subject =
      f.subject.empty() ? 0
                        : state_.find("SELECT min(entity_id) FROM entity_names WHERE folded=? AND kind<>'short'", fold_words(f.subject)).value_or(0);
  auto& p = state_.prepare(
      "INSERT INTO figures(version_id,sent_ord,claim_id,raw_text,span_start,span_end,value_low,value_high,modifier,unit,currency,counted,"
      "measure_id,subject_id,place_id,period_from,period_to,period_edtf,period_label,compare_kind,locality_id) "
      "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  bind_all(p, version_, sentence_at(f.span.begin), Key{claim == figure_claims_.end() ? 0 : claim->second}, f.span.of(x_.article.text), at.begin,
           at.end, open_below ? std::nullopt : std::optional(std::min(f.low, f.high)),
           open_above ? std::nullopt : std::optional(std::max(f.low, f.high)), modifier_word(f), unit,
           f.kind == FigureKind::money && unit.size() == 3 ? unit : std::string(), f.counted, Key{measure_id}, Key{subject}, Key{place},
           f.period ? f.period->from.to_string() : std::string(), f.period ? f.period->to.to_string() : std::string(),
           f.period ? to_edtf(*f.period) : std::string(), f.period_label, compare_word(f), Key{locality(f)});
  p.exec();
  return state_.db.getLastInsertRowid();
}

}  // namespace onrecord
