// Statements: what was said, once. A report that newer rules read otherwise goes on with its statement.
#include <algorithm>
#include <array>

#include "core/hash.h"
#include "store/fold.h"
#include "store/partial_quote.h"
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

constexpr const char* kDaysApart = "3";  // a second report of one utterance comes within days; later it is said again

/// Live reports of the same speaker near the day of `?2`, of other texts and of this one, not of older versions of the article; newest first.
constexpr Sql kNearReports(
    "SELECT statement_id,content_text FROM claims WHERE speaker_id=?1 AND stated_on BETWEEN date(?2,'-'||?3||' days') AND date(?2,'+'||?3||' days') "
    "AND retired_run_id IS NULL AND (negated OR class='deny')=?4 AND (version_id=?5 OR version_id NOT IN "
    "(SELECT version_id FROM article_versions WHERE article_id=?6)) ORDER BY stated_on DESC, claim_id DESC LIMIT 200");
/// Of a speaker without an entity ("an official") only this text tells whether it is the same one.
constexpr Sql kSameText(
    "SELECT statement_id,content_text FROM claims WHERE version_id=?5 AND speaker_id IS NULL AND speaker_name=?1 AND stated_on BETWEEN "
    "date(?2,'-'||?3||' days') AND date(?2,'+'||?3||' days') AND retired_run_id IS NULL AND (negated OR class='deny')=?4 AND ?6<>0 "
    "ORDER BY claim_id DESC LIMIT 200");

/// The first statement among the rows of which the content is a part, or that is a part of the content.
std::int64_t partner_among(SQLite::Statement& rows, const ContentWords& content) {
  std::int64_t found = 0;
  while (found == 0 && rows.executeStep()) {
    const ContentWords other(rows.getColumn(1).getString());
    if (content.stands_in(other) || other.stands_in(content)) found = rows.getColumn(0).getInt64();
  }
  rows.tryReset();
  return found;
}

}  // namespace

/// A partial quote joins the longer one, and the other way round: same speaker, same side, few days apart.
std::int64_t Writer::statement_with_part(const Claim& c, const ClaimValues& v) {
  const ContentWords content(v.content);
  if (content.telling() < kTellingWords || (v.speaker == 0 && v.name.empty())) return 0;
  const int denied = c.negated || c.claim_class == ClaimClass::deny ? 1 : 0;
  auto& rows = v.speaker != 0 ? bind_all(state_.prepare(kNearReports), v.speaker, v.day, kDaysApart, denied, v.version, article_)
                              : bind_all(state_.prepare(kSameText), v.name, v.day, kDaysApart, denied, v.version, article_);
  return partner_among(rows, content);
}

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
