// One article into the index, in one transaction: the order of the steps. The steps are in put_*.cpp.
#include <algorithm>
#include <utility>

#include "core/crash_point.h"
#include "core/hash.h"
#include "store/writer.h"

namespace onrecord {

PutOutcome Writer::write() {
  put_source();
  PutOutcome out;
  if (x_.article.text.empty()) {
    out.kind = PutOutcome::Kind::empty;
    return out;
  }
  find_article();
  const std::string digest = sha256_hex(x_.article.text);
  const auto seen = state_.find("SELECT version_id FROM article_versions WHERE article_id=? AND text_sha256=?", article_, digest);
  version_ = seen.value_or(0);
  out.version_id = version_;
  if (seen && version_ == current_) put_headline_change();
  const bool same_rules =
      seen && state_.find("SELECT 1 FROM article_versions WHERE version_id=? AND rules_version IS (SELECT rules_version FROM runs WHERE run_id=?)",
                          version_, run_);
  if (seen && same_rules && version_ == current_) return out;
  out.kind = current_ == 0 ? PutOutcome::Kind::added : version_ == current_ ? PutOutcome::Kind::reread : PutOutcome::Kind::changed;
  load_old_claims();
  fresh_ = !seen;
  if (fresh_) put_version(digest);
  if (fresh_ && current_ != 0) put_headline_change();
  out.version_id = version_;
  put_sentences();
  put_entities();
  put_times();
  put_mentions();
  put_claims(out);
  crash_point("writer-claims");
  out.retired = retire_old();
  crash_point("writer-retired");
  if (version_ != current_ && current_ != 0) put_changes();
  put_figures();
  make_current();
  return out;
}

std::string Writer::text_of(const std::vector<Span>& spans) const {
  std::string out;
  for (const Span s : spans) out += (out.empty() ? "" : " ") + std::string(s.of(x_.article.text));
  return out;
}

std::uint32_t Writer::sentence_at(std::uint32_t byte) const {
  const auto& all = x_.annotations.sentences;
  const auto after = std::upper_bound(all.begin(), all.end(), byte, [](std::uint32_t at, const Sentence& s) { return at < s.span.end; });
  return static_cast<std::uint32_t>(after == all.end() ? (all.empty() ? 0 : all.size() - 1) : static_cast<std::size_t>(after - all.begin()));
}

namespace {

std::int64_t newest_claim(Store::State& state) { return state.find("SELECT max(claim_id) FROM claims").value_or(0); }

/// One statement for many claims: FTS5 sorts their words in memory before it writes.
void add_full_text(Store::State& state, std::int64_t above) {
  state.execute("INSERT INTO claims_fts(rowid,content_text,speaker_text) SELECT claim_id,content_text,speaker_text FROM claims WHERE claim_id>?",
                above);
}

/// What waits for the end of a transaction.
void finish(Store::State& state, std::int64_t last_indexed) {
  for (const auto& [entity, day] : state.touched) state.execute("INSERT OR IGNORE INTO touched_days VALUES(?,?)", entity, day);
  state.touched.clear();
  add_full_text(state, last_indexed);
}

void undo_batch(Store::State& state) {
  state.batch = Store::State::Batch::undone;
  state.db.tryExec("ROLLBACK");
}

}  // namespace

Result<PutOutcome> Store::put(const Extraction& extraction, const Fetch& fetch, const SourceInfo& source, std::int64_t run) {
  auto out = guard([&]() -> Result<PutOutcome> {
    if (state_->batch == State::Batch::undone) return Error{Failure::temporary, "index: an article of this batch failed; none of it is kept"};
    Writer writer(*state_, extraction, fetch, source, run);
    if (state_->batch == State::Batch::open) return writer.write();
    SQLite::Transaction transaction(state_->db, SQLite::TransactionBehavior::IMMEDIATE);
    const std::int64_t before = newest_claim(*state_);
    const PutOutcome done = writer.write();
    finish(*state_, before);
    crash_point("writer-before-commit");
    transaction.commit();
    return done;
  });
  if (!out) state_->forget_rows();  // ids of rows that were rolled back
  if (!out && state_->batch == State::Batch::open) undo_batch(*state_);
  return out;
}

Status Store::begin_batch() {
  return guard([&]() -> Status {
    state_->db.exec("BEGIN IMMEDIATE");
    state_->last_indexed = newest_claim(*state_);
    state_->batch = State::Batch::open;
    return Done{};
  });
}

Status Store::end_batch() {
  if (std::exchange(state_->batch, State::Batch::none) != State::Batch::open) {
    return Error{Failure::temporary, "index: no batch is open, or an article of it failed; none of it is kept"};
  }
  auto out = guard([&]() -> Status {
    finish(*state_, state_->last_indexed);
    state_->db.exec("COMMIT");
    return Done{};
  });
  if (!out) {
    state_->forget_rows();
    state_->db.tryExec("ROLLBACK");
  }
  return out;
}

}  // namespace onrecord
