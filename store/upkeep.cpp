#include <SQLiteCpp/Backup.h>
#include <unistd.h>

#include <filesystem>

#include "store/crash_point.h"
#include "store/state.h"

namespace onrecord {

Result<IndexStats> Store::stats() {
  return guard([&]() -> Result<IndexStats> {
    SQLite::Transaction snapshot(state_->db);
    const auto count = [&](const char* sql) { return state_->db.execAndGet(sql).getInt64(); };
    IndexStats s;
    s.sources = count("SELECT count(*) FROM sources");
    s.articles = count("SELECT count(*) FROM articles");
    s.versions = count("SELECT count(*) FROM article_versions");
    s.claims = count("SELECT count(*) FROM claims WHERE retired_run_id IS NULL");
    s.statements = count("SELECT count(*) FROM statements");
    s.figures = count("SELECT count(*) FROM figures");
    auto& run = state_->prepare("SELECT started_at,status FROM runs ORDER BY run_id DESC LIMIT 1");
    if (run.executeStep()) {
      s.last_run = run.getColumn(0).getString();
      s.last_run_status = run.getColumn(1).getString();
    }
    run.tryReset();
    return s;
  });
}

Result<std::vector<SourceHealth>> Store::source_health() {
  return guard([&]() -> Result<std::vector<SourceHealth>> {
    SQLite::Statement rows(
        state_->db,
        "SELECT s.slug,s.name,(SELECT max(fetched_at) FROM fetches f WHERE f.source_id=s.source_id),"
        "(SELECT max(fetched_at) FROM fetches f WHERE f.source_id=s.source_id AND f.error IS NULL AND f.http_status BETWEEN 200 AND 399),"
        "(SELECT count(*) FROM fetches f WHERE f.source_id=s.source_id),"
        "(SELECT count(*) FROM fetches f WHERE f.source_id=s.source_id AND (f.error IS NOT NULL OR f.http_status>=400)),"
        "(SELECT count(*) FROM articles a WHERE a.source_id=s.source_id),"
        "(SELECT count(*) FROM articles a JOIN article_versions v USING(article_id) JOIN claims c USING(version_id) "
        "WHERE a.source_id=s.source_id AND c.retired_run_id IS NULL) FROM sources s ORDER BY s.slug");
    std::vector<SourceHealth> out;
    while (rows.executeStep())
      out.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(), rows.getColumn(2).getString(), rows.getColumn(3).getString(),
                     rows.getColumn(4).getInt64(), rows.getColumn(5).getInt64(), rows.getColumn(6).getInt64(), rows.getColumn(7).getInt64()});
    return out;
  });
}

Result<std::vector<std::string>> Store::check() {
  return guard([&]() -> Result<std::vector<std::string>> {
    std::vector<std::string> wrong;
    SQLite::Statement integrity(state_->db, "PRAGMA integrity_check");
    while (integrity.executeStep()) {
      if (integrity.getColumn(0).getString() != "ok") wrong.push_back(integrity.getColumn(0).getString());
    }
    SQLite::Statement keys(state_->db, "PRAGMA foreign_key_check");
    while (keys.executeStep()) wrong.push_back("foreign key of table " + keys.getColumn(0).getString());
    SQLite::Statement spans(state_->db,
                            "SELECT c.claim_id FROM claims c JOIN article_texts t USING(version_id) JOIN claim_spans s USING(claim_id) WHERE "
                            "s.part='content' AND instr(c.content_text, substr(t.text,s.span_start+1,s.span_end-s.span_start))=0");
    while (spans.executeStep()) wrong.push_back("spans of claim " + spans.getColumn(0).getString() + " do not give its words");
    return wrong;
  });
}

Status Store::backup(const std::filesystem::path& path) {
  return guard([&]() -> Status {
    const std::string temporary = path.string() + ".tmp" + std::to_string(::getpid());
    {
      SQLite::Database copy(temporary, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      SQLite::Backup(copy, state_->db).executeStep(-1);
      if (copy.execAndGet("PRAGMA quick_check").getString() != "ok") return Error{Failure::io, temporary + ": the copy is damaged"};
      copy.exec("PRAGMA journal_mode = DELETE");
    }
    crash_point("backup");
    std::error_code failed;
    std::filesystem::rename(temporary, path, failed);
    if (failed) return Error{Failure::cannot_create, path.string() + ": " + failed.message()};
    return Done{};
  });
}

}  // namespace onrecord
