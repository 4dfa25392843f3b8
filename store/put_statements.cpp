// Statements: what was said, once. A report that newer rules read otherwise goes on with its statement.
#include <algorithm>
#include <array>

#include "core/hash.h"
#include "store/fold.h"
#include "store/writer.h"

namespace onrecord {
namespace {

using StatementKey = std::array<std::uint8_t, 16>;

/// Who said it (an entity, or a folded description), whether it was said or denied, and its folded words.
StatementKey key_of(const Claim& c, std::int64_t speaker, const std::string& content) {
  std::string key = speaker != 0 ? "entity:" + std::to_string(speaker) : "name:" + fold_words(c.speaker.name);
  key += c.negated || c.claim_class == ClaimClass::deny ? "\n-\n" : "\n+\n";
  const auto digest = sha256(key + fold_words(content));
  StatementKey out{};
  std::copy_n(digest.begin(), out.size(), out.begin());
  return out;
}

SQLite::Statement& bind_key(SQLite::Statement& s, const StatementKey& key) {
  s.bind(1, key.data(), static_cast<int>(key.size()));
  return s;
}

std::int64_t find_by_key(Store::State& state, Sql sql, const StatementKey& key) {
  auto& s = bind_key(state.prepare(sql), key);
  const std::int64_t id = s.executeStep() ? s.getColumn(0).getInt64() : 0;
  s.tryReset();
  return id;
}

}  // namespace

void Writer::add_key(std::int64_t statement, const Claim& c, const ClaimValues& v) {
  const StatementKey key = key_of(c, v.speaker, v.content);
  auto& alias = bind_key(state_.prepare("INSERT INTO statement_aliases VALUES(?,?)"), key);
  alias.bind(2, statement);
  alias.exec();
}

std::int64_t Writer::statement(const Claim& c, const ClaimValues& v) {
  const StatementKey key = key_of(c, v.speaker, v.content);
  std::int64_t id = find_by_key(state_, "SELECT statement_id FROM statements WHERE statement_key=?", key);
  if (id == 0) id = find_by_key(state_, "SELECT statement_id FROM statement_aliases WHERE statement_key=?", key);
  OldClaim* old = id == 0 ? old_report_of(v) : nullptr;
  if (old != nullptr) {
    old->taken = true;
    id = old->values.statement;
    add_key(id, c, v);
    state_.execute("UPDATE statements SET speaker_id=? WHERE statement_id=?", Key{v.speaker}, id);
  }
  if (id == 0 && (id = statement_with_part(c, v)) != 0) add_key(id, c, v);
  if (id != 0) {
    state_.execute("UPDATE statements SET first_stated_on=?1 WHERE statement_id=?2 AND first_stated_on>?1", v.day, id);
    return id;
  }
  auto& s = bind_key(state_.prepare("INSERT INTO statements(statement_key,speaker_id,first_stated_on) VALUES(?,?,?)"), key);
  bind_value(s, 2, Key{v.speaker});
  bind_value(s, 3, v.day);
  s.exec();
  return state_.db.getLastInsertRowid();
}

}  // namespace onrecord
