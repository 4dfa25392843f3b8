#include "report/alert_feed.h"

#include <nlohmann/json.hpp>

#include "report/alert_view.h"
#include "report/escape.h"
#include "report/row_table.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

std::string entry(const AlertDigest& d, const AlertItem& item) {
  const ClaimRow& c = item.claim;
  std::string out =
      "<entry>\n<id>tag:onrecord,2026:" + escape_html(d.watch) + "/" + std::to_string(c.statement_id) + "/" + escape_html(item.reason) + "</id>\n";
  out += "<title>" + escape_html((item.reason == "new" ? "" : item.reason + ": ") + speaker_of(c) + ": " + c.content) + "</title>\n<updated>" +
         escape_html(d.created_at) + "</updated>\n";
  out += "<author><name>" + escape_html(c.speaker.empty() ? "unknown" : c.speaker) + "</name></author>\n<category term=\"" + escape_html(d.watch) +
         "\"/>\n";
  if (!c.url.empty()) out += "<link rel=\"alternate\" href=\"" + escape_html(c.url) + "\"/>\n";
  out += "<summary>" +
         escape_html(c.said_on + "; " + facts_of(c) + (item.note.empty() ? "" : "; " + item.note) + "; " + c.source_name + ", " + c.published_on) +
         "</summary>\n</entry>\n";
  return out;
}

Json item_json(const AlertItem& item) {
  const ClaimRow& c = item.claim;
  Json figures = Json::array();
  for (const FigureRow& f : c.figures)
    figures.push_back({{"raw", f.raw_text},
                       {"value", figure_text(f)},
                       {"low", f.low ? Json(*f.low) : Json()},
                       {"high", f.high ? Json(*f.high) : Json()},
                       {"unit", f.unit},
                       {"counted", f.counted},
                       {"period", f.period_label}});
  Json out = {{"reason", item.reason},
              {"claim", c.claim_id},
              {"statement", c.statement_id},
              {"speaker", c.speaker},
              {"role", c.role},
              {"class", c.claim_class},
              {"quote", c.quote},
              {"negated", c.negated},
              {"hedged", c.hedged},
              {"content", c.content},
              {"said_on", c.said_on},
              {"about", {{"from", c.about_from}, {"to", c.about_to}, {"label", c.about_label}}},
              {"countries", c.countries},
              {"figures", figures},
              {"source", c.source_id},
              {"source_name", c.source_name},
              {"published_on", c.published_on},
              {"url", c.url},
              {"headline", c.headline},
              {"warc_file", c.warc_file},
              {"warc_offset", c.warc_offset},
              {"reports", item.reports},
              {"outlets", item.outlets}};
  if (!item.note.empty()) out["note"] = item.note;
  if (!item.before.empty() || !item.after.empty()) out["context"] = {{"before", item.before}, {"after", item.after}};
  if (item.other)
    out["other"] = {
        {"claim", item.other->claim_id}, {"content", item.other->content}, {"source", item.other->source_id}, {"said_on", item.other->said_on}};
  return out;
}

}  // namespace

std::string render_atom(const AlertReport& report) {
  std::string out;
  for (const AlertDigest& d : report.digests) {
    for (const AlertItem& item : d.items) out += entry(d, item);
  }
  return out;
}

std::string render_json(const AlertReport& report, const std::vector<std::string>& coverage) {
  Json digests = Json::array();
  for (const AlertDigest& d : report.digests) {
    Json items = Json::array();
    for (const AlertItem& item : d.items) items.push_back(item_json(item));
    digests.push_back({{"digest", d.watch + "-" + std::to_string(d.digest_id)},
                       {"watch", d.watch},
                       {"title", d.title},
                       {"total", d.total},
                       {"corrections", d.corrections},
                       {"items", items}});
  }
  Json quiet = Json::array();
  for (const QuietWatch& q : report.quiet) quiet.push_back({{"watch", q.watch}, {"title", q.title}, {"last_told", q.last_told}});
  const Json out = {{"created_at", report.created_at}, {"digests", digests}, {"quiet", quiet}, {"coverage", coverage}, {"problems", report.problems}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace onrecord
