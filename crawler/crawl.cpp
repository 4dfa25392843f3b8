// Opens what a night needs, in the order: guard, tables, archive, lock, journal; then lets it run.
#include "crawler/crawl.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>

#include "crawler/night.h"

namespace onrecord {
namespace {

// What a killed run wrote past the journal's last word was never told to anybody: it will be fetched again.
void cut_unaccounted(const Journal& journal, const std::string& folder) {
  for (const auto& [file, length] : journal.shards()) {
    const std::filesystem::path path = std::filesystem::path(folder) / file;
    std::error_code failure;
    const auto size = std::filesystem::file_size(path, failure);
    if (!failure && static_cast<std::int64_t>(size) > length) std::filesystem::resize_file(path, static_cast<std::uintmax_t>(length), failure);
  }
}

class FolderLock {
 public:
  explicit FolderLock(const std::string& folder) : fd_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {}  // NOLINT
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock() {
    if (fd_ >= 0) close(fd_);
  }
  [[nodiscard]] bool take() const { return fd_ >= 0 && flock(fd_, LOCK_EX | LOCK_NB) == 0; }

 private:
  int fd_;
};

Result<CrawlTables> load_tables(const std::string& folder) {
  CrawlTables tables;
  if (folder.empty()) return tables;
  auto tracking = TrackingParameters::load(folder + "/tracking.tsv");
  if (!tracking) return tracking.error();
  auto walls = Walls::load(folder + "/walls.tsv");
  if (!walls) return walls.error();
  tables.tracking = std::move(*tracking);
  tables.walls = std::move(*walls);
  return tables;
}

}  // namespace

Result<CrawlReport> crawl(const std::vector<SourceConfig>& sources, const CrawlSettings& settings, const Clock& clock, const ProgressSink& progress) {
  auto guard = AddressGuard::make(settings.allow_addresses);
  if (!guard) return guard.error();
  const auto tables = load_tables(settings.tables_folder);
  if (!tables) return tables.error();
  WarcWriter::Options options;
  options.folder = settings.archive_path;
  options.software = settings.user_agent;
  options.only_prepared = true;
  auto archive = WarcWriter::open(options);
  if (!archive) return archive.error();
  const FolderLock lock(settings.archive_path);
  if (!lock.take()) return Error{Failure::temporary, settings.archive_path + ": another crawl is at work"};
  auto journal = Journal::open(settings.database_path);
  if (!journal) return journal.error();
  try {
    cut_unaccounted(*journal, settings.archive_path);
    Recorder recorder(*journal, std::move(*archive), clock, progress, sources);
    Night night(sources, settings, *tables, clock, *journal, recorder, std::move(*guard));
    if (const Status done = night.run(); !done) return done.error();
    CrawlReport report = recorder.report();
    report.left = night.left();
    return report;
  } catch (const std::exception& failure) {  // SQLiteCpp tells of a failing database by exceptions
    return Error{Failure::io, settings.database_path + ": " + failure.what()};
  }
}

}  // namespace onrecord
