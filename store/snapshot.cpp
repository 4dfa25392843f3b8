// Snapshots for readers: a compact copy that opens without write permission, with or without the texts.
#include <unistd.h>

#include <filesystem>

#include "core/crash_point.h"
#include "store/state.h"

namespace onrecord {
namespace {

/// What may not be passed on: texts of sources that do not allow it, the outbox, and the crawler's journal.
void leave_out(SQLite::Database& copy, bool texts) {
  copy.exec("PRAGMA foreign_keys=OFF");
  copy.exec("DELETE FROM deliveries");
  if (!texts)
    copy.exec(
        "DELETE FROM article_texts WHERE version_id NOT IN (SELECT version_id FROM article_versions v JOIN articles a USING(article_id) JOIN sources "
        "s "
        "USING(source_id) WHERE s.redistributable=1)");
  std::vector<std::string> journal;
  SQLite::Statement tables(copy, "SELECT name FROM sqlite_schema WHERE type='table' AND name GLOB 'crawl_*'");
  while (tables.executeStep()) journal.push_back(tables.getColumn(0).getString());
  tables.reset();
  for (const std::string& name : journal) copy.exec("DROP TABLE \"" + name + "\"");
}

}  // namespace

Status Store::snapshot(const std::filesystem::path& path, bool texts) {
  return guard([&]() -> Status {
    const std::string temporary = path.string() + ".tmp" + std::to_string(::getpid());
    std::error_code failed;
    std::filesystem::remove(temporary, failed);
    SQLite::Statement vacuum(state_->db, "VACUUM INTO ?");
    vacuum.bind(1, temporary);
    vacuum.exec();
    {
      SQLite::Database copy(temporary, SQLite::OPEN_READWRITE);
      leave_out(copy, texts);
      copy.exec("VACUUM");
      if (copy.execAndGet("PRAGMA quick_check").getString() != "ok") return Error{Failure::io, temporary + ": the copy is damaged"};
    }
    crash_point("snapshot");
    std::filesystem::rename(temporary, path, failed);
    if (failed) return Error{Failure::cannot_create, path.string() + ": " + failed.message()};
    return Done{};
  });
}

}  // namespace onrecord
