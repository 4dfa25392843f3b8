// A copy takes the place of the index: checked first, ids and ledger as they are in it, and what it replaces is kept beside it.
#include <SQLiteCpp/Backup.h>
#include <unistd.h>

#include "core/crash_point.h"
#include "store/database_id.h"
#include "store/schema.h"
#include "store/state.h"

namespace onrecord {
namespace {

Status check_copy(SQLite::Database& copy, const std::string& name) {
  if (copy.execAndGet("PRAGMA application_id").getInt() != kApplicationId) return Error{Failure::data, name + ": not an onrecord index"};
  if (copy.execAndGet("PRAGMA user_version").getInt() > static_cast<int>(migrations().size()))
    return Error{Failure::data, name + ": made by a newer program"};
  if (copy.execAndGet("PRAGMA integrity_check(1)").getString() != "ok") return Error{Failure::data, name + ": the copy is damaged"};
  return Done{};
}

/// Claims told from now on get ids that the lost index may have used: watches begin at the newest claim there is, and messages bear another
/// index's name, so that no reader's program takes a new one for one it has.
void begin_again(SQLite::Database& index) {
  index.exec("UPDATE watches SET watermark=min(watermark,(SELECT coalesce(max(claim_id),0) FROM claims))");
  if (index.execAndGet("SELECT count(*) FROM sqlite_schema WHERE name='index_facts'").getInt() > 0)
    index.exec("UPDATE index_facts SET value=lower(hex(randomblob(16))) WHERE name='uuid'");
}

/// A journal left beside the file would be read into whatever has its name.
Status set_aside(const std::filesystem::path& index, const std::filesystem::path& kept) {
  std::error_code failed;
  for (const char* end : {"-wal", "-shm", ""}) {
    const std::filesystem::path from = index.string() + end;
    const std::filesystem::path to = kept.string() + end;
    std::filesystem::remove(to, failed);
    if (std::filesystem::exists(from, failed)) std::filesystem::rename(from, to, failed);
    if (failed) return Error{Failure::cannot_create, to.string() + ": " + failed.message()};
  }
  return Done{};
}

}  // namespace

Status restore_index(const std::filesystem::path& copy, const std::filesystem::path& index) {
  return guard([&]() -> Status {
    const std::string temporary = index.string() + ".tmp" + std::to_string(::getpid());
    std::error_code failed;
    std::filesystem::remove(temporary, failed);
    {
      SQLite::Database from(copy.string(), SQLite::OPEN_READONLY);
      if (Status whole = check_copy(from, copy.string()); !whole) return whole;
      SQLite::Database into(temporary, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      SQLite::Backup(into, from).executeStep(-1);
      into.exec("PRAGMA journal_mode = DELETE");
      into.exec("PRAGMA synchronous = FULL");
      begin_again(into);
    }
    crash_point("restore-copied");
    if (Status aside = set_aside(index, index.string() + ".before-restore"); !aside) return aside;
    crash_point("restore-aside");
    std::filesystem::rename(temporary, index, failed);
    if (failed) return Error{Failure::cannot_create, index.string() + ": " + failed.message()};
    return Done{};
  });
}

}  // namespace onrecord
