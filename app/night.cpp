#include "app/night.h"

#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "app/local_day.h"
#include "app/registry.h"
#include "app/source_of_url.h"
#include "core/crash_point.h"
#include "core/stop_signal.h"
#include "core/table.h"
#include "core/terminal_text.h"
#include "core/trial.h"
#include "core/utf8.h"
#include "crawler/journal.h"
#include "crawler/source_nights.h"
#include "crawler/warc.h"
#include "extract/annotate.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

std::string word_of(PutOutcome::Kind kind) {
  switch (kind) {
    case PutOutcome::Kind::added: return "added";
    case PutOutcome::Kind::changed: return "changed";
    case PutOutcome::Kind::reread: return "read anew";
    case PutOutcome::Kind::unchanged: return "unchanged";
    case PutOutcome::Kind::empty: break;
  }
  return "no article";
}

/// Reads pages into the index, counting what came of each.
class Ingest {
 public:
  Ingest(const Settings& settings, const Lexicon& lexicon, Store& store, std::int64_t run, const PageSink& tell)
      : settings_(settings), lexicon_(lexicon), store_(store), run_(run), tell_(tell) {}

  Status put(const Extraction& extraction, const Fetch& fetch) {
    auto outcome = store_.put(extraction, fetch, source_info(fetch.source_id), run_);
    if (!outcome) return outcome.error();
    switch (outcome->kind) {
      case PutOutcome::Kind::added: ++report.added; break;
      case PutOutcome::Kind::changed:
      case PutOutcome::Kind::reread: ++report.changed; break;
      case PutOutcome::Kind::unchanged: ++report.unchanged; break;
      case PutOutcome::Kind::empty: ++report.empty; break;
    }
    report.claims += outcome->claims;
    if (tell_) tell_(word_of(outcome->kind) + ", " + std::to_string(outcome->claims) + " claims: " + fetch.url);
    return Done{};
  }

  Status put_page(Page page, const Fetch& fetch) {
    page.date = day_of(fetch);
    if (page.url.empty()) page.url = fetch.final_url.empty() ? fetch.url : fetch.final_url;
    return put(extract_page(page, origin(fetch.source_id), lexicon_), fetch);
  }

  Status put_text(std::string_view text, std::optional<CivilDate> date, const std::string& title, const Fetch& fetch) {
    Extraction extraction = extract_text(text, date, origin(fetch.source_id), lexicon_);
    extraction.article.url = fetch.url;
    extraction.article.title = title;
    if (date) {
      PageDate published;
      published.day = *date;
      published.written = date->to_string();
      published.basis = DateBasis::meta;
      extraction.article.published = published;
    }
    return put(extraction, fetch);
  }

  /// A page that is in the archive and cannot be read.
  void damaged(const std::string& file, std::int64_t offset, const std::string& url, const std::string& why) {
    ++report.damaged;
    report.problems.push_back(file + ", record at byte " + std::to_string(offset) + ": " + url + ": " + why);
  }

  /// The day of the fetch where its source is.
  [[nodiscard]] CivilDate day_of(const Fetch& fetch) const {
    const SourceSection* s = section(fetch.source_id);
    return local_day(fetch.fetched_at, s == nullptr ? "UTC" : s->timezone);
  }
  /// The source that a page of a file belongs to: the one that the user names, else the one whose host it is, else "files".
  [[nodiscard]] std::string source_of(const std::string& named, const std::string& url) const {
    if (!named.empty()) return named;
    const std::string found = source_of_url(settings_.sources, url);
    return found.empty() ? "files" : found;
  }

  IngestReport report;

 private:
  [[nodiscard]] const SourceSection* section(const std::string& id) const {
    for (const SourceSection& s : settings_.sources) {
      if (s.id == id) return &s;
    }
    return nullptr;
  }
  [[nodiscard]] Origin origin(const std::string& id) const {
    const SourceSection* s = section(id);
    return {s == nullptr ? std::nullopt : CountryCode::parse(s->country)};
  }
  [[nodiscard]] SourceInfo source_info(const std::string& id) const {
    if (const SourceSection* s = section(id)) return to_source_info(*s);
    SourceInfo info;
    info.id = id;
    info.name = id;
    return info;
  }

  const Settings& settings_;
  const Lexicon& lexicon_;
  Store& store_;
  std::int64_t run_;
  const PageSink& tell_;
};

/// Plain text, and not a page whose server does not know what it is.
bool is_plain_text(const Page& page) {
  return to_lower_ascii(page.content_type).find("text/plain") != std::string::npos && !trim(page.body).starts_with('<');
}

Status put_plain_text(Ingest& ingest, const Page& page, const Fetch& fetch) {
  const std::string text = to_valid_utf8(page.body);
  return ingest.put_text(text, fetch.fetched_at.utc_day(), std::string(trim(std::string_view(text).substr(0, text.find('\n')))), fetch);
}

Status ingest_answer(Ingest& ingest, const WarcReader& archive, const PendingFetch& pending) {
  const auto record = archive.read({pending.fetch.warc_file, pending.fetch.warc_offset, pending.fetch.warc_length});
  if (!record) {
    ingest.report.problems.push_back(pending.fetch.url + ": " + record.error().message);
    return Done{};
  }
  auto page = read_page(*record);
  if (!page) {
    ingest.damaged(pending.fetch.warc_file, pending.fetch.warc_offset, pending.fetch.url, page.error().message);
    return Done{};
  }
  if (!*page) {
    ++ingest.report.empty;
    return Done{};
  }
  Fetch fetch = pending.fetch;
  if (!is_plain_text(**page)) return ingest.put_page(std::move(**page), fetch);
  fetch.url = fetch.final_url;
  return put_plain_text(ingest, **page, fetch);
}

/// Whether there was an article.
Result<bool> ingest_one(Ingest& ingest, const WarcReader& archive, const PendingFetch& pending) {
  const auto failed = [&] { return ingest.report.problems.size() + static_cast<std::size_t>(ingest.report.empty); };
  const std::size_t before = failed();
  if (const Status status = ingest_answer(ingest, archive, pending); !status) return status.error();
  return failed() == before;
}

/// A page whose reading once never ended is read by a child first.
void try_reading(const WarcReader& archive, const PendingFetch& pending, const Lexicon& lexicon) {
  const auto record = archive.read({pending.fetch.warc_file, pending.fetch.warc_offset, pending.fetch.warc_length});
  if (const auto page = record ? page_of(*record) : std::nullopt) (void)extract_page(*page, {}, lexicon);
}

std::string text_of(const Json& line, const char* key) {
  const auto found = line.find(key);
  return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Status ingest_jsonl(Ingest& ingest, const std::string& file, const std::string& bytes, Fetch fetch) {
  std::size_t number = 0;
  const std::string named = fetch.source_id;
  for (const std::string_view text : split(bytes, '\n')) {
    ++number;
    if (stop_asked()) break;
    if (trim(text).empty()) continue;
    const Json line = Json::parse(text, nullptr, false);
    if (!line.is_object() || (!line.contains("text") && !line.contains("html"))) {
      ingest.report.problems.push_back(file + ":" + std::to_string(number) + ": no JSON object with 'text' or 'html'");
      continue;
    }
    fetch.url = text_of(line, "url");
    if (fetch.url.empty()) fetch.url = "file:" + file + "#" + std::to_string(number);
    fetch.final_url = fetch.url;
    fetch.source_id = ingest.source_of(named, fetch.url);
    Status status = Done{};
    if (line.contains("text")) {
      status = ingest.put_text(text_of(line, "text"), CivilDate::parse(text_of(line, "date")), text_of(line, "title"), fetch);
    } else {
      Page page;
      page.url = fetch.url;
      page.body = text_of(line, "html");
      page.content_type = "text/html; charset=utf-8";
      status = ingest.put_page(std::move(page), fetch);
    }
    if (!status) return status;
  }
  return Done{};
}

Status ingest_warc(Ingest& ingest, const std::filesystem::path& file, const Fetch& base) {
  const WarcReader reader(file.parent_path().string());
  Status status = Done{};
  const Status read = reader.for_each(std::filesystem::absolute(file).string(), [&](const WarcRecord& record) {
    auto page = read_page(record);
    if (!page) ingest.damaged(file.string(), record.position.offset, std::string(record.field("WARC-Target-URI")), page.error().message);
    if (!page || !*page) return !stop_asked();
    Fetch fetch = base;
    fetch.url = (*page)->url;
    fetch.final_url = fetch.url;
    fetch.source_id = ingest.source_of(base.source_id, fetch.url);
    fetch.warc_file = file.filename().string();
    fetch.warc_offset = record.position.offset;
    fetch.warc_length = record.position.length;
    if (const auto at = Instant::parse(record.field("WARC-Date"))) fetch.fetched_at = *at;
    status = is_plain_text(**page) ? put_plain_text(ingest, **page, fetch) : ingest.put_page(std::move(**page), fetch);
    return status.ok() && !stop_asked();
  });
  if (!status) return status;
  if (!read) ingest.report.problems.push_back(read.error().message);
  return Done{};
}

const char* how_ended(const IngestReport& report) { return report.problems.empty() && !stop_asked() ? "ok" : "partial"; }

Status ingest_file(Ingest& ingest, const std::string& name, const std::string& source_id, Instant now) {
  Fetch fetch;
  fetch.source_id = source_id;
  fetch.fetched_at = now;
  fetch.url = "file:" + std::filesystem::absolute(name).lexically_normal().string();
  fetch.final_url = fetch.url;
  if (name.ends_with(".warc") || name.ends_with(".warc.gz")) return ingest_warc(ingest, name, fetch);
  auto bytes = read_file(name);
  if (!bytes) return bytes.error();
  if (!name.ends_with(".jsonl")) fetch.source_id = ingest.source_of(source_id, "");
  if (name.ends_with(".jsonl")) return ingest_jsonl(ingest, name, *bytes, fetch);
  if (name.ends_with(".txt")) return ingest.put_text(*bytes, ingest.day_of(fetch), std::filesystem::path(name).stem().string(), fetch);
  Page page;
  page.url = fetch.url;
  page.body = std::move(*bytes);
  return ingest.put_page(std::move(page), fetch);
}

}  // namespace

Result<CrawlReport> run_crawl(const Settings& settings, const Clock& clock, const PageSink& tell, const std::optional<Backfill>& backfill) {
  std::vector<SourceConfig> sources;
  for (const SourceSection& section : settings.sources) {
    if (section.enabled) sources.push_back(to_source_config(section));
  }
  const auto progress = [&tell](const CrawlProgress& p) {
    tell("fetched " + std::to_string(p.fetched) + ", waiting " + std::to_string(p.waiting) + ", errors " + std::to_string(p.errors) + ": " + p.url);
  };
  CrawlSettings crawl_settings = to_crawl_settings(settings);
  crawl_settings.backfill = backfill;
  auto report = crawl(sources, crawl_settings, clock, tell ? ProgressSink(progress) : ProgressSink());
  // A backfill is no night: it would spoil the usual volume.
  if (!report || backfill) return report;
  if (const Status kept = keep_source_nights(settings.index.string(), *report, clock.now()); !kept) return kept.error();
  return report;
}

Result<std::vector<PlannedRequest>> plan_night(const Settings& settings, Instant now) {
  std::vector<SourceConfig> sources;
  for (const SourceSection& section : settings.sources) sources.push_back(to_source_config(section));
  return plan_crawl(sources, settings.index.string(), now, to_crawl_settings(settings).max_pages_per_source);
}

Result<IngestReport> ingest_pending(const Settings& settings, const Lexicon& lexicon, Instant now, const PageSink& tell) {
  auto store = open_index(settings, OpenMode::create);
  if (!store) return store.error();
  auto journal = Journal::open(settings.index.string());
  if (!journal) return journal.error();
  const auto pending = journal->pending();
  if (!pending) return pending.error();
  const auto run = store->begin_run("extract", program_version(), lexicon.fingerprint, now);
  if (!run) return run.error();
  if (const Status known = store->put_registry(to_registry(lexicon)); !known) return known.error();
  Ingest ingest(settings, lexicon, *store, *run, tell);
  const WarcReader archive(settings.archive.string());
  for (const PendingFetch& fetch : *pending) {
    if (stop_asked()) break;
    if (fetch.attempts > 0 && !survives([&] { try_reading(archive, fetch, lexicon); })) {
      ingest.report.problems.push_back(fetch.fetch.url + ": reading it kills the program; it was set aside");
      if (const Status marked = journal->mark_poisoned(fetch.id); !marked) return marked.error();
      continue;
    }
    if (const Status marked = journal->mark_ingest_started(fetch.id); !marked) return marked.error();
    crash_point("ingest-marked");
    const auto article = ingest_one(ingest, archive, fetch);
    if (!article) return article.error();
    crash_point("ingest-stored");
    if (const Status marked = journal->mark_ingested(fetch.id, *article); !marked) return marked.error();
    crash_point("ingest-done");
  }
  if (const Status ended = store->end_run(*run, how_ended(ingest.report), now); !ended) return ended.error();
  return ingest.report;
}

Result<IngestReport> ingest_files(const Settings& settings, const std::vector<std::string>& files, const std::string& source_id,
                                  const Lexicon& lexicon, Instant now, const PageSink& tell) {
  auto store = open_index(settings, OpenMode::create);
  if (!store) return store.error();
  const auto run = store->begin_run("extract", program_version(), lexicon.fingerprint, now);
  if (!run) return run.error();
  if (const Status known = store->put_registry(to_registry(lexicon)); !known) return known.error();
  Ingest ingest(settings, lexicon, *store, *run, tell);
  for (const std::string& file : files) {
    if (stop_asked()) break;
    if (const Status status = ingest_file(ingest, file, source_id, now); !status) return status.error();
  }
  if (const Status ended = store->end_run(*run, how_ended(ingest.report), now); !ended) return ended.error();
  return ingest.report;
}

}  // namespace onrecord
