// What is put in the queue: the listings of the settings, the sitemaps below them, then articles.
#include "crawler/night.h"
#include "crawler/revisit.h"

namespace onrecord {
namespace {

constexpr int kBackfillSitemaps = 20;  // times as many as in a night

}  // namespace

void Night::add_seeds(std::size_t source) {
  const SourceConfig& config = sources_[source];
  const auto add = [&](const std::vector<std::string>& urls, UrlKind kind) {
    for (const std::string& text : urls) {
      const auto parsed = parse_url(text);
      if (!parsed || !parsed->is_http() || !parsed->host) {
        recorder_.complain(source, text + ": not a web address");
        continue;
      }
      named_hosts_.insert(*parsed->host);
      FrontierUrl url;
      url.source_id = config.id;
      url.url = parsed->href_no_fragment();
      url.kind = kind;
      const std::int64_t id = journal_.add_url(url, clock_.now()).id;
      const bool due = settings_.backfill || journal_.url(id)->next_check <= clock_.now().seconds;
      if (due && !journal_.seen_in_run(id, recorder_.run())) enqueue(id, *parsed, kind, source);
    }
  };
  add(config.feeds, UrlKind::feed);
  add(config.sitemaps, UrlKind::sitemap);
  add(config.sections, UrlKind::section);
}

void Night::enqueue(std::int64_t id, const Url& parsed, UrlKind kind, std::size_t source) {
  if (kind != UrlKind::article) ++states_[source].listings;
  schedule_.add(*parsed.host, QueuedUrl{id, source, 0});
}

void Night::enqueue(const DueUrl& due, UrlKind kind, std::size_t source) {
  if (const auto parsed = parse_url(due.url)) enqueue(due.id, *parsed, kind, source);
}

// Once all that a source lists is known, the sitemaps below come, then its articles.
void Night::open_articles() {
  for (std::size_t i = 0; i < states_.size(); ++i) {
    SourceState& state = states_[i];
    if (!sources_[i].enabled || state.articles_begun || state.listings > 0) continue;
    // A backfill asks also those that a night would leave for later.
    const Instant due_by = settings_.backfill ? Instant{kNever} : clock_.now();
    const int most = settings_.max_sitemaps_per_source * (settings_.backfill ? kBackfillSitemaps : 1);
    for (const DueUrl& due : journal_.due_listings(sources_[i].id, recorder_.run(), due_by)) {
      if (state.sitemaps >= most) break;
      ++state.sitemaps;
      enqueue(due, UrlKind::sitemap, i);
    }
    if (state.listings > 0) continue;
    state.articles_begun = true;
    for (const DueUrl& due : articles_of(i)) enqueue(due, UrlKind::article, i);
  }
}

std::vector<DueUrl> Night::articles_of(std::size_t source) const {
  const std::string& id = sources_[source].id;
  if (const auto& range = settings_.backfill)
    return journal_.dated_articles(id, recorder_.run(), settings_.max_pages_per_source, range->since, range->until);
  return journal_.due_articles(id, recorder_.run(), settings_.max_pages_per_source, clock_.now());
}

void Night::finish(const Flight& flight, const Outcome& outcome) {
  recorder_.finish(flight.url, flight.source, outcome, schedule_.waiting());
  if (flight.url.kind != UrlKind::article) --states_[flight.source].listings;
}

}  // namespace onrecord
