// Counts over time: reports, statements and clusters by period, and by a facet.
#include "store/conditions.h"
#include "store/fold.h"
#include "store/period_counts.h"

namespace onrecord {
namespace {

struct FacetSql {
  const char* value;
  const char* join;
  bool narrow = false;   ///< claims_days has it
  bool repeats = false;  ///< a claim may have one value twice: two entities of it are one by now
};
/// Name of the entity that the speaker is now, after merges; of a speaker who is no entity as the article has it.
constexpr const char* kSpeakerNow = "coalesce(into_e.name,said_e.name,c.speaker_name,'')";
constexpr const char* kJoinSpeaker =
    " LEFT JOIN entities said_e ON said_e.entity_id=c.speaker_id LEFT JOIN entities into_e ON into_e.entity_id=said_e.merged_into";
FacetSql facet_of(Facet facet) {
  switch (facet) {
    case Facet::speaker: return {kSpeakerNow, kJoinSpeaker};
    case Facet::role: return {"coalesce(c.speaker_role,'')", ""};
    case Facet::organization:
      return {"coalesce(c.speaker_org,iif(c.speaker_kind IN ('organization','government'),coalesce(into_e.name,said_e.name,c.speaker_name),NULL),'')",
              kJoinSpeaker};
    case Facet::mentions:
      return {"coalesce(r.name,n.name)",
              " JOIN claim_entities e ON e.claim_id=c.claim_id JOIN entities n ON n.entity_id=e.entity_id LEFT JOIN entities r ON "
              "r.entity_id=n.merged_into",
              false, true};
    case Facet::source:
      return {"s.slug", " JOIN article_versions v USING(version_id) JOIN articles a USING(article_id) JOIN sources s USING(source_id)"};
    case Facet::claim_class: return {"c.class", ""};
    case Facet::quote: return {"c.quote_type", ""};
    case Facet::country: return {"k.iso2", " JOIN claim_entities e ON e.claim_id=c.claim_id JOIN countries k ON k.entity_id=e.entity_id"};
    case Facet::speaker_country: return {"coalesce(c.speaker_country,'')", ""};
    case Facet::none: break;
  }
  return {"''", "", true};
}

/// Words alone drive: there are no sets of ids to intersect their hits with, and no list of these is made.
Conditions counted_claims(Store::State& state, const ClaimQuery& q) {
  if (auto few = few_conditions(state, q)) return std::move(*few);
  const bool alone = q.speakers.empty() && q.countries.empty() && q.mentions.empty();
  return to_conditions(state, q, alone ? Drive::words : Drive::sets);
}

}  // namespace

Result<std::vector<TimelineRow>> Store::timeline(const ClaimQuery& query, std::string_view unit, Facet facet) {
  if (!is_period(unit)) return Error{Failure::usage, "timeline: unit should be year, quarter, month, week or day: '" + std::string(unit) + "'"};
  return guard([&]() -> Result<std::vector<TimelineRow>> {
    make_few_text(*state_);
    const FacetSql by = facet_of(facet);
    Conditions where = counted_claims(*state_, query);
    where.narrow = where.narrow && by.narrow;
    SQLite::Statement rows(state_->db, std::string(by.repeats ? "SELECT DISTINCT" : "SELECT") + " c.stated_on,c.statement_id,c.cluster_id," +
                                           by.value + (by.repeats ? ",c.claim_id" : "") + " FROM " + where.claims() + by.join + " WHERE " +
                                           where.sql);
    where.bind(rows);
    PeriodCounts counts{std::string(unit)};
    while (rows.executeStep())
      counts.add(rows.getColumn(0).getText(), rows.getColumn(3).getText(), rows.getColumn(1).getInt64(), rows.getColumn(2).getInt64());
    return counts.rows();
  });
}

namespace {
std::vector<std::string> folded(const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (const std::string& name : names) out.push_back(fold_words(name));
  return out;
}
}  // namespace

Result<std::vector<ChangeRow>> Store::changes(const ClaimQuery& q) {
  return guard([&]() -> Result<std::vector<ChangeRow>> {
    Conditions where;
    where.sql = "1";
    where.any_of("coalesce(v.new_claim,v.old_claim) IN (SELECT claim_id FROM claims JOIN entity_names n ON n.entity_id=speaker_id WHERE n.folded",
                 folded(q.speakers), ")");
    where.any_of("v.source_slug", q.sources, "");
    if (!q.since.empty()) where.add("substr(v.changed_at,1,10) >= ?", q.since);
    if (!q.until.empty()) where.add("substr(v.changed_at,1,10) <= ?", q.until);
    SQLite::Statement s(state_->db,
                        "SELECT change_id,kind,changed_at,source_slug,url,speaker,old_text,new_text,coalesce(old_claim,0),coalesce(new_claim,0) "
                        "FROM v1_changes v WHERE " +
                            where.sql + " ORDER BY change_id DESC LIMIT ? OFFSET ?");
    int at = where.bind(s);
    s.bind(at++, q.limit);
    s.bind(at, q.offset);
    std::vector<ChangeRow> out;
    while (s.executeStep()) {
      ChangeRow r;
      r.change_id = s.getColumn(0).getInt64();
      int column = 1;
      for (std::string* text : {&r.kind, &r.changed_at, &r.source_id, &r.url, &r.speaker, &r.before, &r.after})
        *text = s.getColumn(column++).getString();
      r.old_claim = s.getColumn(8).getInt64();
      r.new_claim = s.getColumn(9).getInt64();
      out.push_back(std::move(r));
    }
    return out;
  });
}

}  // namespace onrecord
