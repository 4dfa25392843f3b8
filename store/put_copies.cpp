// Syndicated copies: which cluster a new article joins. The first publisher stays the first.
#include "store/shingles.h"
#include "store/writer.h"

namespace onrecord {
namespace {

constexpr double kCopyOfSmaller = 0.7;   // a copy may be cut, or have a paragraph more,
constexpr double kCopyOfLarger = 0.4;    // but a release quoted in a long article does not make that a copy
constexpr std::size_t kFewShingles = 8;  // short texts are copies only where they are equal

bool is_copy(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  if (a.size() < kFewShingles || b.size() < kFewShingles) return a == b;
  const Overlap shared = overlap(a, b);
  return shared.of_smaller >= kCopyOfSmaller && shared.of_larger >= kCopyOfLarger;
}

}  // namespace

const std::vector<std::uint64_t>& Writer::shingles() {
  if (shingles_.empty()) shingles_ = shingles_of(x_.article.text);
  return shingles_;
}

const std::array<std::int64_t, kBands>& Writer::bands() {
  if (!bands_) bands_ = bands_of(shingles());
  return *bands_;
}

std::int64_t Writer::find_cluster() {
  std::set<std::int64_t> seen;
  std::int64_t cluster = 0;
  for (const std::int64_t band : bands()) {
    if (cluster != 0) break;
    // The newest of a band only: all pages of one template would be in it. Within 30 days: a yearly release is no copy of the last.
    auto& candidates =
        bind_all(state_.prepare("SELECT b.version_id, t.text, a.cluster_id FROM text_bands b JOIN article_texts t USING(version_id) "
                                "JOIN article_versions v USING(version_id) JOIN articles a USING(article_id) "
                                "WHERE b.band=? AND abs(julianday(v.published_on)-julianday(?))<=30 ORDER BY b.version_id DESC LIMIT 5"),
                 band, published_day());
    while (cluster == 0 && candidates.executeStep()) {
      if (!seen.insert(candidates.getColumn(0).getInt64()).second) continue;
      if (is_copy(shingles(), shingles_of(candidates.getColumn(1).getString()))) cluster = candidates.getColumn(2).getInt64();
    }
    candidates.tryReset();
  }
  if (cluster == 0)
    return state_.insert("INSERT INTO clusters(method,first_published_on,n_articles,first_article_id) VALUES('minhash',?,1,?)", published_day(),
                         article_);
  // Of one day, a wire is first: those that print it have its text from it.
  state_.execute(
      "UPDATE clusters SET n_articles=n_articles+1, first_article_id=CASE WHEN ?1<first_published_on OR (?1=first_published_on AND "
      "(SELECT s.kind='wire' FROM articles a JOIN sources s USING(source_id) WHERE a.article_id=?2) AND "
      "(SELECT s.kind<>'wire' FROM articles a JOIN sources s USING(source_id) WHERE a.article_id=first_article_id)) THEN ?2 ELSE first_article_id "
      "END, "
      "first_published_on=min(first_published_on,?1) WHERE cluster_id=?3",
      published_day(), article_, cluster);
  return cluster;
}

}  // namespace onrecord
