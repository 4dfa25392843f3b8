// The ledger as its owner sees it, and what people asked to be forgotten.
#include "core/crash_point.h"
#include "core/hash.h"
#include "store/conditions.h"
#include "store/fold.h"

namespace onrecord {

Result<std::vector<ToldRow>> Store::told(const std::string& watch, std::int64_t limit) {
  return guard([&]() -> Result<std::vector<ToldRow>> {
    SQLite::Statement s(state_->db,
                        "SELECT w.slug,i.reason,d.created_at,c.stated_on,coalesce(c.speaker_name,''),c.content_text,c.claim_id,coalesce(i.note,'') "
                        "FROM alert_items i JOIN watches w USING(watch_id) JOIN digests d USING(digest_id) JOIN claims c ON c.claim_id=i.claim_id "
                        "WHERE (?1 IS NULL OR w.slug=?1) ORDER BY d.digest_id DESC, i.claim_id DESC LIMIT ?2");
    bind_all(s, watch, limit);
    std::vector<ToldRow> out;
    while (s.executeStep()) {
      ToldRow r;
      int at = 0;
      for (std::string* text : {&r.watch, &r.reason, &r.told_at, &r.said_on, &r.speaker, &r.content}) *text = s.getColumn(at++).getString();
      r.claim_id = s.getColumn(at++).getInt64();
      r.note = s.getColumn(at).getString();
      out.push_back(std::move(r));
    }
    return out;
  });
}

namespace {

/// Everything that hangs on the claims of `speaker`, children first; figures of the articles stay, without their claim.
void delete_claims(Store::State& state, std::int64_t speaker) {
  for (const char* sql :
       {"DELETE FROM alert_items WHERE claim_id IN (SELECT claim_id FROM claims WHERE speaker_id=?1) OR statement_id IN (SELECT statement_id FROM "
        "statements WHERE speaker_id=?1)",
        "UPDATE alert_items SET other_claim_id=NULL WHERE other_claim_id IN (SELECT claim_id FROM claims WHERE speaker_id=?1)",
        "DELETE FROM article_changes WHERE old_claim IN (SELECT claim_id FROM claims WHERE speaker_id=?1) OR new_claim IN "
        "(SELECT claim_id FROM claims WHERE speaker_id=?1)",
        "INSERT OR IGNORE INTO touched_days SELECT entity_id,stated_on FROM claim_entities WHERE claim_id IN "
        "(SELECT claim_id FROM claims WHERE speaker_id=?1)",
        "DELETE FROM claims WHERE speaker_id=?1",
        "DELETE FROM statement_keys WHERE statement_id IN (SELECT statement_id FROM statements WHERE statement_id NOT IN (SELECT statement_id FROM "
        "claims) AND speaker_id=?1)",
        "DELETE FROM statements WHERE statement_id NOT IN (SELECT statement_id FROM claims) AND speaker_id=?1"}) {
    SQLite::Statement s(state.db, sql);
    s.bind(1, speaker);
    s.exec();
  }
}

/// The person and all that names them.
void delete_person(Store::State& state, std::int64_t id) {
  for (const char* sql :
       {"UPDATE statements SET speaker_id=NULL WHERE speaker_id=?", "DELETE FROM mentions WHERE entity_id=?",
        "DELETE FROM claim_entities WHERE entity_id=?", "DELETE FROM daily_counts WHERE entity_id=?", "DELETE FROM touched_days WHERE entity_id=?",
        "UPDATE figures SET subject_id=NULL WHERE subject_id=?",
        "UPDATE claims SET membership_id=NULL WHERE membership_id IN (SELECT membership_id FROM memberships WHERE person_id=?)",
        "DELETE FROM memberships WHERE person_id=?", "DELETE FROM entity_names WHERE entity_id=?", "DELETE FROM people WHERE entity_id=?",
        "UPDATE entities SET merged_into=NULL WHERE merged_into=?", "DELETE FROM entities WHERE entity_id=?"}) {
    SQLite::Statement s(state.db, sql);
    s.bind(1, id);
    s.exec();
  }
}

}  // namespace

Result<std::int64_t> Store::forget_person(const std::string& name, Instant now) {
  return guard([&]() -> Result<std::int64_t> {
    state_->db.exec("PRAGMA secure_delete = ON");  // words are overwritten, not only given free
    SQLite::Transaction transaction(state_->db, SQLite::TransactionBehavior::IMMEDIATE);
    const std::string folded = fold_words(name);
    std::vector<std::int64_t> ids;
    std::vector<std::string> names = {folded};
    auto& found = bind_all(
        state_->prepare("SELECT DISTINCT e.entity_id FROM entity_names n JOIN entities e USING(entity_id) WHERE n.folded=? AND n.kind<>'short' AND "
                        "e.kind='person'"),
        folded);
    while (found.executeStep()) ids.push_back(found.getColumn(0).getInt64());
    found.tryReset();
    std::int64_t claims = 0;
    for (const std::int64_t id : ids) {
      auto& all = bind_all(state_->prepare("SELECT folded FROM entity_names WHERE entity_id=? AND kind<>'short'"), id);
      while (all.executeStep()) names.push_back(all.getColumn(0).getString());
      all.tryReset();
      claims += state_->find("SELECT count(*) FROM claims WHERE speaker_id=?", id).value_or(0);
      delete_claims(*state_, id);
      delete_person(*state_, id);
    }
    for (const std::string& each : names)
      state_->execute("INSERT OR IGNORE INTO tombstones VALUES(?,?,?)", sha256_hex(each), now.to_string(), claims);
    // The ids of the newest claims are free again: what comes next must not lie below a watermark.
    state_->db.exec("UPDATE watches SET watermark=min(watermark,(SELECT coalesce(max(claim_id),0) FROM claims))");
    crash_point("forget");
    transaction.commit();
    state_->db.exec("PRAGMA secure_delete = OFF");
    state_->forget_rows();
    state_->has_tombstones = true;
    return claims;
  });
}

}  // namespace onrecord
