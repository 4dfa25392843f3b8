// Partial quotes: a report that is a part of another one of the same speaker, few days apart, is a report of the same statement.
#include <array>

#include "store/partial_quote.h"
#include "store/writer.h"

namespace onrecord {
namespace {

constexpr std::int32_t kDaysApart = 3;              // a second report of one utterance comes within days; later it is said again
constexpr std::size_t kMostSignatures = 1U << 20U;  // of contents kept at hand

/// The newest reports of a speaker between two days, from the index alone. The words of most are known to be others by their signature.
constexpr Sql kNearReports(
    "SELECT claim_id FROM claims INDEXED BY claims_speaker WHERE speaker_id=? AND stated_on BETWEEN ? AND ? ORDER BY stated_on DESC, statement_id "
    "DESC, claim_id DESC LIMIT 400");
/// Of a speaker without an entity ("an official") only this text tells whether it is the same one.
constexpr Sql kSameText(
    "SELECT claim_id FROM claims WHERE retired_run_id IS NULL AND version_id=?4 AND speaker_id IS NULL AND speaker_name=?1 AND stated_on BETWEEN ?2 "
    "AND ?3 ORDER BY claim_id DESC LIMIT 200");
/// Live, not of an older version of this article, and said or denied alike.
constexpr Sql kReport(
    "SELECT statement_id,content_text FROM claims WHERE claim_id=?1 AND retired_run_id IS NULL AND (negated OR class='deny')=?2 AND (version_id=?3 "
    "OR "
    "version_id NOT IN (SELECT version_id FROM article_versions WHERE article_id=?4))");

std::uint64_t signature_of(Store::State& state, std::int64_t claim) {
  if (const auto known = state.signatures.find(claim); known != state.signatures.end()) return known->second;
  if (state.signatures.size() > kMostSignatures) state.signatures.clear();
  auto& row = bind_all(state.prepare("SELECT content_text FROM claims WHERE claim_id=?"), claim);
  row.executeStep();
  const std::uint64_t signature = ContentWords(row.getColumn(0).getString()).signature();
  row.tryReset();
  state.signatures.emplace(claim, signature);
  return signature;
}

std::vector<std::int64_t> reports_near(Store::State& state, const ClaimValues& v) {
  const auto day = CivilDate::parse(v.day);
  if (!day) return {};
  const std::string from = day->plus_days(-kDaysApart).to_string();
  const std::string to = day->plus_days(kDaysApart).to_string();
  auto& rows =
      v.speaker != 0 ? bind_all(state.prepare(kNearReports), v.speaker, from, to) : bind_all(state.prepare(kSameText), v.name, from, to, v.version);
  std::vector<std::int64_t> out;
  while (rows.executeStep()) out.push_back(rows.getColumn(0).getInt64());
  rows.tryReset();
  return out;
}

}  // namespace

/// A partial quote joins the longer one, and the other way round: same speaker, same side, few days apart. The newest goes first.
std::int64_t Writer::statement_with_part(const Claim& c, const ClaimValues& v) {
  const ContentWords content(v.content);
  if (content.telling() < kTellingWords || (v.speaker == 0 && v.name.empty())) return 0;
  const std::uint64_t mine = content.signature();
  signature_ = mine;
  const int denied = c.negated || c.claim_class == ClaimClass::deny ? 1 : 0;
  for (const std::int64_t claim : reports_near(state_, v)) {
    const std::uint64_t theirs = signature_of(state_, claim);
    if ((mine & ~theirs) != 0 && (theirs & ~mine) != 0) continue;
    auto& row = bind_all(state_.prepare(kReport), claim, denied, v.version, article_);
    const std::int64_t statement = row.executeStep() ? row.getColumn(0).getInt64() : 0;
    const ContentWords other(statement != 0 ? row.getColumn(1).getString() : std::string());
    row.tryReset();
    if (statement != 0 && (content.stands_in(other) || other.stands_in(content))) return statement;
  }
  return 0;
}

}  // namespace onrecord
