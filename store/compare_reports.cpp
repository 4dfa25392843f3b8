#include "store/compare_reports.h"

#include <algorithm>
#include <map>
#include <span>
#include <unordered_map>

#include "store/figure_range.h"
#include "store/fold.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostSteps = 400;  // to find the ids of one report: many of one cluster may stand before the first of another

/// A report with what is asked of it, worked out once.
struct Compared {
  FigureReport* report;
  FigureRange range;
};

/// The two ends of all ranges of a group, sorted: how many lie wholly below or above a range is two binary searches.
class Ends {
 public:
  void add(const Compared& c) {
    lows_.push_back(c.range.low);
    highs_.push_back(c.range.high);
  }
  void sort() {
    std::sort(lows_.begin(), lows_.end());
    std::sort(highs_.begin(), highs_.end());
  }
  [[nodiscard]] std::int64_t apart_from(const FigureRange& r) const {
    const auto below = std::lower_bound(highs_.begin(), highs_.end(), r.low) - highs_.begin();
    const auto above = lows_.end() - std::upper_bound(lows_.begin(), lows_.end(), r.high);
    return below + above;
  }

 private:
  std::vector<double> lows_, highs_;
};

/// Reports of one period, in order.
using Period = std::span<Compared>;

std::vector<const Compared*> sorted(Period period, bool (*before)(const Compared*, const Compared*)) {
  std::vector<const Compared*> out;
  for (const Compared& c : period) out.push_back(&c);
  std::stable_sort(out.begin(), out.end(), before);
  return out;
}

/// Adds those of `far`, the farthest first, that do not meet `one` and are of another cluster.
void list_apart(const Compared& one, const std::vector<const Compared*>& far, std::size_t most, std::vector<const FigureReport*>& out) {
  std::size_t steps = 0;
  for (const Compared* other : far) {
    if (out.size() == most || ++steps > kMostSteps) return;
    if (other->range.high >= one.range.low && other->range.low <= one.range.high) return;
    if (other->report->cluster_id != one.report->cluster_id) out.push_back(other->report);
  }
}

void find_contradictions(Period period) {
  Ends all;
  std::unordered_map<std::int64_t, Ends> clusters;
  for (const Compared& c : period) {
    all.add(c);
    clusters[c.report->cluster_id].add(c);
  }
  all.sort();
  for (auto& [id, ends] : clusters) ends.sort();
  const auto below = sorted(period, [](const Compared* a, const Compared* b) { return a->range.high < b->range.high; });
  const auto above = sorted(period, [](const Compared* a, const Compared* b) { return a->range.low > b->range.low; });
  for (const Compared& c : period) {
    FigureReport& r = *c.report;
    r.contradicts_count = all.apart_from(c.range) - clusters[r.cluster_id].apart_from(c.range);
    if (r.contradicts_count == 0) continue;
    std::vector<const FigureReport*> found;
    list_apart(c, below, FigureReport::kMostListed / 2, found);
    list_apart(c, above, FigureReport::kMostListed, found);
    if (found.size() < FigureReport::kMostListed) {  // few above: more of those below
      found.erase(std::remove_if(found.begin(), found.end(), [&](const FigureReport* f) { return range_of(f->figure).high < c.range.low; }),
                  found.end());
      list_apart(c, below, FigureReport::kMostListed, found);
    }
    std::sort(found.begin(), found.end());  // pointers into one vector: as they stand in the series
    for (const FigureReport* f : found) r.contradicts.push_back(f->figure.figure_id);
  }
}

/// Folded: "border agency data" is "Border agency data" at the head of a sentence.
std::string voice_of(const FigureReport& r) { return r.speaker.empty() ? "source " + r.source_id : "speaker " + fold_words(r.speaker); }

using Value = std::pair<std::optional<double>, std::optional<double>>;
Value value_of(const FigureReport& r) { return {r.figure.low, r.figure.high}; }

/// What one voice has said of a period, day by day.
class Voice {
 public:
  void add(FigureReport& r) {
    if (!today_.empty() && today_.front()->published_on != r.published_on) end_day();
    r.revises_count = std::ssize(before_) - known(value_of(r));
    list(r);
    today_.push_back(&r);
  }

 private:
  void end_day() {
    for (const FigureReport* r : today_) {
      before_.push_back(r);
      ++values_[value_of(*r)];
    }
    today_.clear();
  }
  [[nodiscard]] std::int64_t known(const Value& value) const {
    const auto found = values_.find(value);
    return found == values_.end() ? 0 : found->second;
  }
  void list(FigureReport& r) const {
    const auto wanted = std::min<std::size_t>(FigureReport::kMostListed, static_cast<std::size_t>(r.revises_count));
    std::size_t steps = 0;
    for (auto at = before_.rbegin(); at != before_.rend() && r.revises.size() < wanted && steps < kMostSteps; ++at, ++steps) {
      if (value_of(**at) != value_of(r)) r.revises.push_back((*at)->figure.figure_id);
    }
    std::reverse(r.revises.begin(), r.revises.end());
  }
  std::vector<const FigureReport*> today_, before_;
  std::map<Value, std::int64_t> values_;
};

void find_revisions(Period period) {
  std::unordered_map<std::string, Voice> voices;
  for (const Compared& c : period) voices[voice_of(*c.report)].add(*c.report);
}

bool same_period(const FigureRow& a, const FigureRow& b) { return a.period_from == b.period_from && a.period_to == b.period_to; }

}  // namespace

void compare_reports(FigureSeries& series) {
  std::vector<Compared> dated;
  for (FigureReport& r : series.reports) {
    if (!r.figure.period_from.empty()) dated.push_back({&r, range_of(r.figure)});
  }
  for (auto first = dated.begin(); first != dated.end();) {
    const auto last = std::find_if(first, dated.end(), [&](const Compared& c) { return !same_period(c.report->figure, first->report->figure); });
    find_contradictions({first, last});
    find_revisions({first, last});
    first = last;
  }
}

}  // namespace onrecord
