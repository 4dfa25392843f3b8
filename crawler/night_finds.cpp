// What a page that was read names: where it moved, what it lists, of which original it is a copy.
#include "crawler/night.h"

namespace onrecord {
namespace {

constexpr int kMostSitemapDepth = 3;
constexpr std::size_t kMostFound = 200'000;  // URLs that one source may name in a night
constexpr std::int64_t kRecent = std::int64_t{30} * 86400;
constexpr std::int64_t kFuture = std::int64_t{2} * 86400;  // a date beyond is a mistake

}  // namespace

void Night::take_redirect(const Flight& flight, const FrontierUrl& target) {
  const bool known = journal_.find_url(target.url).has_value();
  const std::int64_t id = journal_.add_url(target, clock_.now()).id;
  // Known articles come to their turn by themselves; what was dealt with tonight closes a loop.
  if (journal_.seen_in_run(id, recorder_.run()) || (known && target.kind == UrlKind::article)) return;
  enqueue(DueUrl{id, target.url}, target.kind, flight.source);
}

/// Why a page that a listing declared so old is not asked for; empty: it is.
std::string Night::unwanted(const Flight& flight, const std::optional<Instant>& declared) const {
  const std::int64_t now = clock_.now().seconds;
  if (settings_.backfill)
    return !declared || declared->seconds < settings_.backfill->since.seconds || declared->seconds >= settings_.backfill->until.seconds ? "outside"
                                                                                                                                        : "";
  if (flight.url.dated_only && (!declared || now - declared->seconds > kRecent)) return "outside";
  if (settings_.max_age_days > 0 && declared && now - declared->seconds > settings_.max_age_days * 86400LL) return "old";
  return {};
}

void Night::take_listing(const Flight& flight, ReadAnswer& read) {
  SourceState& state = states_[flight.source];
  for (const Discovered& found : read.found) {
    if (found.kind == UrlKind::sitemap && flight.url.depth >= kMostSitemapDepth) continue;
    if (found.kind == UrlKind::sitemap && settings_.backfill && found.published && *found.published < settings_.backfill->since) continue;
    if (++state.found > kMostFound) break;
    FrontierUrl url;
    url.source_id = flight.url.source_id;
    url.url = found.kind == UrlKind::article ? tables_.tracking.without(found.url) : found.url;
    url.kind = found.kind;
    url.depth = found.kind == UrlKind::sitemap ? flight.url.depth + 1 : 0;
    url.dated_only = found.kind == UrlKind::sitemap && flight.url.dated_only;
    url.published = found.published && found.published->seconds > clock_.now().seconds + kFuture ? std::nullopt : found.published;
    const std::string reason = found.kind == UrlKind::article ? unwanted(flight, url.published) : "";
    if (reason == "outside") continue;
    const AddedUrl added = journal_.add_url(url, clock_.now());
    if (!reason.empty()) journal_.skip_url(added.id, reason);
    read.outcome.news |= added.news;
  }
}

// One article is one page: what is written like an AMP or print copy, or names a page that is there already, gives way to its original.
void Night::fold_copy(const Flight& flight, ReadAnswer& read) {
  if (read.canonical.empty() || !read.outcome.pending) return;
  const auto known = journal_.find_url(read.canonical);
  const bool original_is_there = known && known->archived_at && known->moved_to != flight.url.url;
  const bool is_copy = looks_like_copy(flight.parsed) && !(known && known->moved_to == flight.url.url);
  if (!original_is_there && !is_copy) return;
  read.outcome.pending = false;
  read.outcome.skip_reason = "copy";
  read.outcome.moved_to = read.canonical;
  FrontierUrl original;
  original.source_id = flight.url.source_id;
  original.url = read.canonical;
  original.published = flight.url.published;
  const std::int64_t id = journal_.add_url(original, clock_.now()).id;
  if (!known) enqueue(DueUrl{id, original.url}, UrlKind::article, flight.source);
}

}  // namespace onrecord
