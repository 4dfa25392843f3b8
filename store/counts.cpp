// Counts over time: reports, statements and clusters by period, and by a facet.
#include "store/conditions.h"

namespace onrecord {
namespace {

/// Periods as SQL over the day; `substr` keeps the plan on the covering index. The ISO week belongs to the year of its Thursday.
std::string bucket_of(std::string_view unit) {
  if (unit == "year") return "substr(c.stated_on,1,4)";
  if (unit == "quarter") return "substr(c.stated_on,1,4)||'-Q'||((substr(c.stated_on,6,2)+2)/3)";
  if (unit == "month") return "substr(c.stated_on,1,7)";
  if (unit == "week") {
    const std::string thursday = "date(c.stated_on,'-3 days','weekday 4')";
    return "strftime('%Y-W'," + thursday + ")||printf('%02d',(strftime('%j'," + thursday + ")-1)/7+1)";
  }
  return unit == "day" ? "c.stated_on" : "";
}

struct FacetSql {
  const char* value;
  const char* join;
  bool narrow = false;  ///< claims_days has it
};
FacetSql facet_of(Facet facet) {
  switch (facet) {
    case Facet::speaker: return {"coalesce(c.speaker_name,'')", ""};
    case Facet::role: return {"coalesce(c.speaker_role,'')", ""};
    case Facet::organization: return {"coalesce(c.speaker_org,iif(c.speaker_kind IN ('organization','government'),c.speaker_name,NULL),'')", ""};
    case Facet::mentions: return {"n.name", " JOIN claim_entities e ON e.claim_id=c.claim_id JOIN entities n ON n.entity_id=e.entity_id"};
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

}  // namespace

Result<std::vector<TimelineRow>> Store::timeline(const ClaimQuery& query, std::string_view unit, Facet facet) {
  const std::string bucket = bucket_of(unit);
  if (bucket.empty()) return Error{Failure::usage, "timeline: unit should be year, quarter, month, week or day: '" + std::string(unit) + "'"};
  return guard([&]() -> Result<std::vector<TimelineRow>> {
    make_few_text(*state_);
    const auto few = few_conditions(*state_, query);
    Conditions where = few ? *few : to_conditions(*state_, query);
    const FacetSql by = facet_of(facet);
    where.narrow = where.narrow && by.narrow;
    SQLite::Statement rows(state_->db, "SELECT " + bucket + ", " + by.value +
                                           ", count(*), count(DISTINCT c.statement_id), count(DISTINCT c.cluster_id) FROM " + where.claims() +
                                           by.join + " WHERE " + where.sql + " GROUP BY 1,2 ORDER BY 1,2");
    where.bind(rows);
    std::vector<TimelineRow> out;
    while (rows.executeStep())
      out.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(), rows.getColumn(2).getInt64(), rows.getColumn(3).getInt64(),
                     rows.getColumn(4).getInt64()});
    return out;
  });
}

Result<std::vector<ChangeRow>> Store::changes(const ClaimQuery& q) {
  return guard([&]() -> Result<std::vector<ChangeRow>> {
    Conditions where;
    where.sql = "1";
    where.any_of("v.speaker", q.speakers, "");
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
