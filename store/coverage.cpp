#include "store/coverage.h"

#include <cmath>

namespace onrecord {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr double kUsual = 3;    // articles a day: below it nothing is said of a source
constexpr double kBelow = 0.2;  // of what is usual

}  // namespace

Coverage measure_coverage(Store::State& state, Instant now) {
  Coverage out;
  const std::string today = Instant{now.seconds - kDay}.to_string();
  const std::string month = Instant{now.seconds - 29 * kDay}.to_string();
  out.sources = state.find("SELECT count(*) FROM sources").value_or(0);
  auto& s = bind_all(state.prepare("SELECT s.slug, count(*) FILTER (WHERE a.first_seen_at>?1), count(*) FILTER (WHERE a.first_seen_at<=?1)/28.0, "
                                   "count(*) FILTER (WHERE a.first_seen_at>?1 AND k.n_articles>1 AND k.first_article_id<>a.article_id) "
                                   "FROM articles a JOIN sources s USING(source_id) LEFT JOIN clusters k USING(cluster_id) WHERE a.first_seen_at>?2 "
                                   "GROUP BY s.slug ORDER BY s.slug"),
                     today, month);
  while (s.executeStep()) {
    const std::int64_t seen = s.getColumn(1).getInt64();
    const double usual = s.getColumn(2).getDouble();
    out.articles += seen;
    out.copies += s.getColumn(3).getInt64();
    if (usual >= kUsual && static_cast<double>(seen) < kBelow * usual)
      out.below_usual.push_back(s.getColumn(0).getString() + ": " + std::to_string(seen) + " of about " + std::to_string(std::lround(usual)));
  }
  s.tryReset();
  out.claims_without_speaker =
      state
          .find(
              "SELECT count(*) FROM claims WHERE retired_run_id IS NULL AND speaker_kind IN ('unknown','unnamed') AND claim_id > "
              "coalesce((SELECT min(from_claim) FROM digests WHERE run_id=(SELECT max(run_id) FROM digests)),0)")
          .value_or(0);
  return out;
}

std::string last_told(Store::State& state, const std::string& watch) {
  auto& s = bind_all(state.prepare("SELECT substr(max(d.created_at),1,10) FROM digests d JOIN watches w USING(watch_id) WHERE w.slug=?"), watch);
  std::string out = s.executeStep() ? s.getColumn(0).getString() : "";
  s.tryReset();
  return out;
}

}  // namespace onrecord
