#include "crawler/record.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr std::size_t kMostOutlinks = 1000;

/// The fields that Heritrix gives such a record: time taken, redirects on the way, the links that were found. URLs are percent-encoded.
std::string metadata_of(const FrontierUrl& url, const HttpResponse& response, const std::vector<Discovered>& found) {
  std::string out = "fetchTimeMs: " + std::to_string(static_cast<long>(response.seconds * 1000)) + "\r\n";
  if (url.hops > 0) out += "via: " + url.requested_url + "\r\nhopsFromSeed: " + std::string(static_cast<std::size_t>(url.hops), 'R') + "\r\n";
  for (std::size_t i = 0; i < std::min(found.size(), kMostOutlinks); ++i) out += "outlink: " + found[i].url + "\r\n";
  return out;
}

}  // namespace

Recorder::Recorder(Journal& journal, WarcWriter archive, const Clock& clock, const ProgressSink& progress, const std::vector<SourceConfig>& sources)
    : journal_(journal), archive_(std::move(archive)), clock_(clock), progress_(progress), sources_(sources) {
  for (const SourceConfig& source : sources_) reports_.push_back(SourceReport{source.id, 0, 0, 0, 0, 0, ""});
}

void Recorder::begin_run() { run_ = journal_.start_run(clock_.now()); }
void Recorder::end_run() { journal_.end_run(run_, clock_.now()); }

Status Recorder::prepare() {
  const auto begun = archive_.prepare(clock_.now());
  if (!begun) return begun.error();
  if (*begun) journal_.put_shard((*begun)->file, (*begun)->length);
  return Done{};
}

void Recorder::archive(const FrontierUrl& url, const HttpResponse& response, Outcome& outcome, const std::vector<Discovered>& found) {
  if (response.status == 0 || response.headers.empty() || !write_error_.empty()) return;
  WarcResponse record;
  record.target_url = url.url;
  record.date = clock_.now();
  record.ip_address = response.ip_address;
  record.http_headers = response.headers;
  record.body = response.body;
  record.payload_digest = outcome.payload_digest;
  if (response.failure != HttpFailure::none)
    record.truncated = response.failure == HttpFailure::length ? "length" : response.failure == HttpFailure::time ? "time" : "disconnect";
  if (outcome.unchanged && url.archived_at) {
    record.refers_to_date = url.archived_at->to_string();
    record.not_modified = response.status == 304;
  }
  if (!response.request.empty()) {
    record.request = response.request;
    if (record.refers_to_date.empty()) record.metadata = metadata_of(url, response, found);
  }
  const auto position = archive_.write(record);
  if (!position) {
    write_error_ = position.error().message;
    return;
  }
  outcome.fetch.warc_file = position->file;
  outcome.fetch.warc_offset = position->offset;
  outcome.fetch.warc_length = position->length;
  written_ = *position;
}

void Recorder::complain(std::size_t source, const std::string& message) {
  ++reports_[source].errors;
  reports_[source].last_error = message;
}

void Recorder::finish(const FrontierUrl& url, std::size_t source, const Outcome& outcome, std::size_t waiting) {
  SourceReport& report = reports_[source];
  if (!outcome.fetch.error.empty()) complain(source, url.url + ": " + outcome.fetch.error);
  report.fetched += outcome.fetch.http_status > 0 ? 1 : 0;
  report.not_modified += outcome.unchanged ? 1 : 0;
  report.stored += outcome.pending ? 1 : 0;
  journal_.record(url, run_, outcome);
  if (!progress_) return;
  CrawlProgress now;
  now.url = url.url;
  now.waiting = static_cast<int>(waiting);
  for (const SourceReport& r : reports_) {
    now.fetched += r.fetched;
    now.errors += r.errors;
  }
  progress_(now);
}

void Recorder::drop(const FrontierUrl& url, std::size_t source, const std::string& reason, bool denied, std::size_t waiting) {
  Outcome outcome;
  outcome.fetch.source_id = url.source_id;
  outcome.fetch.url = outcome.fetch.final_url = url.url;
  outcome.fetch.fetched_at = clock_.now();
  (denied ? outcome.skip_reason : outcome.fetch.error) = reason;
  reports_[source].robots_denied += denied ? 1 : 0;
  finish(url, source, outcome, waiting);
}

Status Recorder::sync() {
  if (!write_error_.empty()) return Error{Failure::io, write_error_};
  if (Status synced = archive_.sync(); !synced) return synced;
  if (written_.length > 0) journal_.put_shard(written_.file, written_.offset + written_.length);
  written_ = WarcPosition();
  return Done{};
}

CrawlReport Recorder::report() const {
  CrawlReport report;
  for (std::size_t i = 0; i < sources_.size(); ++i)
    if (sources_[i].enabled) report.sources.push_back(reports_[i]);
  return report;
}

}  // namespace onrecord
