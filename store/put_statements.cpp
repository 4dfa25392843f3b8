// Statements: what was said, once. A report that newer rules read otherwise goes on with its statement.
#include "core/hash.h"
#include "store/fold.h"
#include "store/writer.h"

namespace onrecord {
namespace {

/// Who said it (an entity, or a folded description), whether it was said or denied, and its folded words: eight bytes of the digest.
std::int64_t key_of(const Claim& c, std::int64_t speaker, const std::string& content) {
  std::string key = speaker != 0 ? "entity:" + std::to_string(speaker) : "name:" + fold_words(c.speaker.name);
  key += c.negated || c.claim_class == ClaimClass::deny ? "\n-\n" : "\n+\n";
  return first_number(sha256(key + fold_words(content)));
}

}  // namespace

std::int64_t Writer::statement(const Claim& c, const ClaimValues& v) {
  const std::int64_t key = key_of(c, v.speaker, v.content);
  std::int64_t id = state_.find("SELECT statement_id FROM statement_keys WHERE statement_key=?", key).value_or(0);
  const bool known = id != 0;
  OldClaim* old = known ? nullptr : old_report_of(v);
  if (old != nullptr) {
    old->taken = true;
    id = old->values.statement;
    state_.execute("UPDATE statements SET speaker_id=? WHERE statement_id=?", Key{v.speaker}, id);
  }
  if (id == 0) id = statement_with_part(c, v);
  if (id != 0) {
    state_.execute("UPDATE statements SET first_stated_on=?1 WHERE statement_id=?2 AND first_stated_on>?1", v.day, id);
  } else {
    id = state_.insert("INSERT INTO statements(speaker_id,first_stated_on) VALUES(?,?)", Key{v.speaker}, v.day);
  }
  if (!known) state_.execute("INSERT INTO statement_keys VALUES(?,?)", key, id);
  return id;
}

}  // namespace onrecord
