#include "crawler/plan.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "core/url.h"
#include "crawler/journal.h"

namespace onrecord {
namespace {

constexpr std::int64_t kNoRun = -1;  // of which no URL has been asked for

const char* name_of(UrlKind kind) {
  switch (kind) {
    case UrlKind::feed: return "feed";
    case UrlKind::sitemap: return "sitemap";
    case UrlKind::section: return "section";
    case UrlKind::article: break;
  }
  return "article";
}

class Planner {
 public:
  Planner(const Journal& journal, Instant now) : journal_(journal), now_(now) {}

  void add_source(const SourceConfig& source, int most) {
    add_seeds(source.id, source.feeds, UrlKind::feed);
    add_seeds(source.id, source.sitemaps, UrlKind::sitemap);
    add_seeds(source.id, source.sections, UrlKind::section);
    for (const DueUrl& due : journal_.due_listings(source.id, kNoRun, now_)) add(source.id, UrlKind::sitemap, due.url);
    for (const DueUrl& due : journal_.due_articles(source.id, kNoRun, most, now_)) add(source.id, UrlKind::article, due.url);
  }
  std::vector<PlannedRequest> planned;

 private:
  void add(const std::string& source, UrlKind kind, const std::string& url) { planned.push_back({source, name_of(kind), url}); }
  void add_seeds(const std::string& source, const std::vector<std::string>& urls, UrlKind kind) {
    for (const std::string& text : urls) {
      const auto parsed = parse_url(text);
      if (!parsed || !parsed->is_http() || !parsed->host) continue;
      const auto known = journal_.find_url(parsed->href_no_fragment());
      if (!known || known->next_check <= now_.seconds) add(source, kind, parsed->href_no_fragment());
    }
  }
  const Journal& journal_;
  Instant now_;
};

}  // namespace

Result<std::vector<PlannedRequest>> plan_crawl(const std::vector<SourceConfig>& sources, const std::string& database_path, Instant now,
                                               int max_pages_per_source) {
  const auto journal = Journal::open(database_path);
  if (!journal) return journal.error();
  try {
    Planner planner(*journal, now);
    for (const SourceConfig& source : sources)
      if (source.enabled) planner.add_source(source, max_pages_per_source);
    return std::move(planner.planned);
  } catch (const SQLite::Exception& failure) {
    return Error{Failure::io, database_path + ": " + failure.what()};
  }
}

}  // namespace onrecord
