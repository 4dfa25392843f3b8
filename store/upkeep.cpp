// Health of the index and its care: counts, checks, upkeep after a run, copies.
#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

#include "core/crash_point.h"
#include "store/state.h"

namespace onrecord {

Result<std::string> Store::last_run(std::string_view kind) {
  return guard([&]() -> Result<std::string> {
    SQLite::Statement newest(state_->db, "SELECT coalesce(max(started_at),'') FROM runs WHERE kind=? AND status='ok'");
    newest.bind(1, std::string(kind));
    newest.executeStep();
    return newest.getColumn(0).getString();
  });
}

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
    auto& rules = state_->prepare("SELECT rules_version FROM runs WHERE rules_version<>'' ORDER BY run_id DESC LIMIT 1");
    if (rules.executeStep()) s.last_rules = rules.getColumn(0).getString();
    rules.tryReset();
    return s;
  });
}

Result<std::vector<std::array<std::string, 3>>> Store::docs() {
  return guard([&]() -> Result<std::vector<std::array<std::string, 3>>> {
    SQLite::Statement s(state_->db, "SELECT object,field,description FROM schema_docs ORDER BY object,field");
    std::vector<std::array<std::string, 3>> out;
    while (s.executeStep()) out.push_back({s.getColumn(0).getString(), s.getColumn(1).getString(), s.getColumn(2).getString()});
    return out;
  });
}

Result<std::int64_t> Store::text_bytes() {
  return guard([&]() -> Result<std::int64_t> {
    return state_->db.execAndGet("SELECT coalesce(sum(length(CAST(text AS BLOB))),0) FROM article_texts").getInt64();
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

namespace {

void check_file(Store::State& state, std::vector<std::string>& wrong) {
  SQLite::Statement integrity(state.db, "PRAGMA integrity_check");
  while (integrity.executeStep()) {
    if (integrity.getColumn(0).getString() != "ok") wrong.push_back(integrity.getColumn(0).getString());
  }
  SQLite::Statement keys(state.db, "PRAGMA foreign_key_check");
  while (keys.executeStep()) wrong.push_back("foreign key of table " + keys.getColumn(0).getString() + ", row " + keys.getColumn(1).getString());
}

/// The command that compares the full text with the claims is an INSERT: an index opened for reading is not asked.
void check_full_text(Store::State& state, std::vector<std::string>& wrong) {
  if (sqlite3_db_readonly(state.db.getHandle(), "main") == 1) return;
  try {
    state.db.exec("INSERT INTO claims_fts(claims_fts,rank) VALUES('integrity-check',1)");
  } catch (const SQLite::Exception& failure) {
    wrong.push_back(std::string("full text does not match the claims: ") + failure.what());
  }
}

/// Promises of the writer that no constraint holds.
void check_promises(Store::State& state, std::vector<std::string>& wrong) {
  SQLite::Statement spans(state.db,
                          "SELECT c.claim_id FROM claims c JOIN article_texts t USING(version_id) JOIN v1_spans s USING(claim_id) WHERE "
                          "s.part='content' AND instr(c.content_text, substr(t.text,s.span_start+1,s.span_end-s.span_start))=0");
  while (spans.executeStep()) wrong.push_back("spans of claim " + spans.getColumn(0).getString() + " do not give its words");
  SQLite::Statement old(state.db,
                        "SELECT c.claim_id FROM claims c JOIN article_versions v USING(version_id) JOIN articles a USING(article_id) "
                        "WHERE c.retired_run_id IS NULL AND a.current_version<>c.version_id");
  while (old.executeStep()) wrong.push_back("claim " + old.getColumn(0).getString() + " is live in a version that is not current");
  SQLite::Statement keys(state.db, "SELECT count(*) FROM statement_keys WHERE statement_id NOT IN (SELECT statement_id FROM statements)");
  keys.executeStep();
  if (keys.getColumn(0).getInt64() > 0) wrong.push_back(keys.getColumn(0).getString() + " keys of statements point to nothing");
  SQLite::Statement counts(state.db,
                           "SELECT count(*) FROM daily_counts d WHERE NOT EXISTS (SELECT 1 FROM touched_days t WHERE t.entity_id=d.entity_id AND "
                           "t.stated_on=d.stated_on) AND n_claims<>(SELECT count(*) FROM claim_entities e JOIN claims c USING(claim_id) WHERE "
                           "e.entity_id=d.entity_id AND e.stated_on=d.stated_on AND c.retired_run_id IS NULL)");
  counts.executeStep();
  if (counts.getColumn(0).getInt64() > 0) wrong.push_back("daily_counts differ from the claims on " + counts.getColumn(0).getString() + " days");
}

}  // namespace

Result<std::vector<std::string>> Store::check() {
  return guard([&]() -> Result<std::vector<std::string>> {
    std::vector<std::string> wrong;
    check_file(*state_, wrong);
    check_full_text(*state_, wrong);
    check_promises(*state_, wrong);
    return wrong;
  });
}

Status Store::tidy(bool thoroughly) {
  return guard([&]() -> Status {
    state_->db.exec(thoroughly ? "INSERT INTO claims_fts(claims_fts) VALUES('optimize')"
                               : "INSERT INTO claims_fts(claims_fts,rank) VALUES('merge',16)");
    state_->db.exec("PRAGMA optimize");
    state_->db.execAndGet("PRAGMA wal_checkpoint(TRUNCATE)");
    return Done{};
  });
}

Status Store::forget_old(Instant now, int body_days, int run_days) {
  return guard([&]() -> Status {
    SQLite::Transaction transaction(state_->db, SQLite::TransactionBehavior::IMMEDIATE);
    const auto before = [&](int days) { return Instant{now.seconds - std::int64_t{days} * 86400}.to_string(); };
    state_->execute(
        "UPDATE deliveries SET body=x'' WHERE state IN ('sent','dead') AND length(body)>0 AND digest_id IN (SELECT digest_id FROM digests WHERE "
        "created_at<?)",
        before(body_days));
    state_->execute("DELETE FROM deliveries WHERE state IN ('sent','dead') AND digest_id IN (SELECT digest_id FROM digests WHERE created_at<?)",
                    before(run_days));
    transaction.commit();
    // Without keys: for each run SQLite would look through all claims. Only digests point to runs of these kinds.
    state_->db.exec("PRAGMA foreign_keys = OFF");
    state_->execute(
        "DELETE FROM runs WHERE kind IN ('alert','maintain','export') AND status<>'running' AND started_at<? AND run_id NOT IN (SELECT run_id FROM "
        "digests)",
        before(run_days));
    state_->db.exec("PRAGMA foreign_keys = ON");
    return Done{};
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
