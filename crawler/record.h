// Recorder: what came back goes into the archive, the journal and the night's report.
#pragma once

#include <string>
#include <vector>

#include "core/instant.h"
#include "crawler/crawl.h"
#include "crawler/discover.h"
#include "crawler/http_client.h"
#include "crawler/journal.h"
#include "crawler/warc.h"

namespace onrecord {

class Recorder {
 public:
  Recorder(Journal& journal, WarcWriter archive, const Clock& clock, const ProgressSink& progress, const std::vector<SourceConfig>& sources);

  void begin_run();
  void end_run();
  [[nodiscard]] std::int64_t run() const { return run_; }

  /// To be called outside a transaction: the file that the next responses go into is known to the journal before they are in it, so that what a
  /// killed run leaves there can be cut off.
  [[nodiscard]] Status prepare();
  /// Writes the response, with its request where that was kept, into the archive and its place into the outcome. A revisit where the outcome is
  /// unchanged. `found`: what a listing names.
  void archive(const FrontierUrl& url, const HttpResponse& response, Outcome& outcome, const std::vector<Discovered>& found = {});
  /// Ends a request: journal, report, progress. `waiting`: URLs still queued.
  void finish(const FrontierUrl& url, std::size_t source, const Outcome& outcome, std::size_t waiting);
  /// The same for a URL that is not requested. `denied`: by robots.txt; otherwise it is an error.
  void drop(const FrontierUrl& url, std::size_t source, const std::string& reason, bool denied, std::size_t waiting);
  void complain(std::size_t source, const std::string& message);

  /// The archive has reached the disk, and the open transaction knows its length; the error of any write since the last call.
  [[nodiscard]] Status sync();
  [[nodiscard]] CrawlReport report() const;

 private:
  Journal& journal_;
  WarcWriter archive_;
  const Clock& clock_;
  const ProgressSink& progress_;
  const std::vector<SourceConfig>& sources_;
  std::vector<SourceReport> reports_;
  std::int64_t run_ = 0;
  WarcPosition written_;  ///< the last record since sync(); length 0: none
  std::string write_error_;
};

}  // namespace onrecord
