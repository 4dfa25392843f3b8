#include "report/exports.h"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/table.h"
#include "core/utf8.h"
#include "report/bibliography.h"
#include "report/escape.h"
#include "report/join.h"
#include "report/parquet.h"
#include "report/row_table.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json, int indent = -1) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

/// schema.org Claim: that it was said, by whom, where. No rating: whether it is true is not ours to say.
std::string claim_review(const ClaimRow& c) {
  Json author = {{"@type", c.speaker_kind == "person" ? "Person" : "Organization"}, {"name", c.speaker}};
  if (!c.role.empty()) author["jobTitle"] = c.role;
  const Json out = {{"@context", "https://schema.org"},
                    {"@type", "ClaimReview"},
                    {"claimReviewed", c.content},
                    {"url", c.url},
                    {"datePublished", c.published_on},
                    {"author", {{"@type", "Organization"}, {"name", c.source_name}}},
                    {"itemReviewed",
                     {{"@type", "Claim"},
                      {"identifier", "statement:" + std::to_string(c.statement_id)},
                      {"author", author},
                      {"datePublished", c.said_on},
                      {"appearance", {{"@type", "NewsArticle"}, {"url", c.url}, {"headline", c.headline}, {"datePublished", c.published_on}}}}}};
  return dump(out) + "\n";
}

/// With the words around it, a quotation that a page holds twice is found in its place. An index without texts has none of them.
Json quote_selector(const ClaimRow& c) {
  if (c.in_text.exact.empty()) return {{"type", "TextQuoteSelector"}, {"exact", c.content}};
  return {{"type", "TextQuoteSelector"}, {"exact", c.in_text.exact}, {"prefix", c.in_text.prefix}, {"suffix", c.in_text.suffix}};
}

/// W3C Web Annotation. The position is in the text as it is kept; the quotation finds it in the page.
std::string annotation(const ClaimRow& c) {
  const Json out = {
      {"@context", "http://www.w3.org/ns/anno.jsonld"},
      {"id", "urn:onrecord:claim:" + std::to_string(c.claim_id)},
      {"type", "Annotation"},
      {"motivation", "identifying"},
      {"created", c.fetched_at},
      {"body",
       {{"type", "TextualBody"},
        {"purpose", "describing"},
        {"format", "text/plain"},
        {"value", c.speaker + ", " + c.claim_class + ", " + c.said_on}}},
      {"target",
       {{"source", c.url},
        {"selector", Json::array({{{"type", "TextPositionSelector"}, {"start", c.span_start}, {"end", c.span_end}}, quote_selector(c)})}}}};
  return dump(out) + "\n";
}

/// One text a statement: its first report.
std::string corpus(const std::vector<ClaimRow>& claims) {
  std::string out =
      "doc_id,text,speaker,speaker_kind,role,organization,speaker_country,class,quote,said_on,about_from,about_to,countries,source,url\r\n";
  std::set<std::int64_t> seen;
  for (const ClaimRow& c : claims) {
    if (!seen.insert(c.statement_id).second) continue;
    out += "statement" + std::to_string(c.statement_id);
    for (const std::string& cell : {c.content, c.speaker, c.speaker_kind, c.role, c.organization, c.speaker_country, c.claim_class, c.quote,
                                    c.said_on, c.about_from, c.about_to, join(c.countries, " "), c.source_id, c.url})
      out += "," + escape_csv(cell);
    out += "\r\n";
  }
  return out;
}

/// Speakers and the countries that they speak of; the weight of an edge is its number of statements.
std::string graphml(const std::vector<ClaimRow>& claims) {
  std::map<std::pair<std::string, std::string>, std::set<std::int64_t>> edges;
  std::map<std::string, std::string> nodes;
  for (const ClaimRow& c : claims) {
    if (c.speaker.empty()) continue;
    for (const std::string& country : c.countries) {
      nodes.emplace("s:" + c.speaker, c.speaker_kind);
      nodes.emplace("c:" + country, "country");
      edges[{"s:" + c.speaker, "c:" + country}].insert(c.statement_id);
    }
  }
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
      "<key id=\"label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n<key id=\"kind\" for=\"node\" attr.name=\"kind\" "
      "attr.type=\"string\"/>\n"
      "<key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"int\"/>\n<graph id=\"statements\" edgedefault=\"directed\">\n";
  for (const auto& [id, kind] : nodes)
    out += "<node id=\"" + escape_html(id) + "\"><data key=\"label\">" + escape_html(id.substr(2)) + "</data><data key=\"kind\">" +
           escape_html(kind) + "</data></node>\n";
  for (const auto& [ends, statements] : edges)
    out += "<edge source=\"" + escape_html(ends.first) + "\" target=\"" + escape_html(ends.second) + "\"><data key=\"weight\">" +
           std::to_string(statements.size()) + "</data></edge>\n";
  return out + "</graph>\n</graphml>\n";
}

std::string each(const std::vector<ClaimRow>& claims, std::string (*one)(const ClaimRow&)) {
  std::string out;
  for (const ClaimRow& c : claims) out += one(c);
  return out;
}

}  // namespace

std::optional<ExportFormat> parse_export_format(std::string_view word) {
  static const std::map<std::string_view, ExportFormat> kWords = {{"csv", ExportFormat::csv},
                                                                  {"table", ExportFormat::csv},
                                                                  {"json", ExportFormat::json},
                                                                  {"jsonl", ExportFormat::jsonl},
                                                                  {"markdown", ExportFormat::markdown},
                                                                  {"parquet", ExportFormat::parquet},
                                                                  {"bibtex", ExportFormat::bibtex},
                                                                  {"ris", ExportFormat::ris},
                                                                  {"csl-json", ExportFormat::csl_json},
                                                                  {"graphml", ExportFormat::graphml},
                                                                  {"claimreview", ExportFormat::claimreview},
                                                                  {"annotations", ExportFormat::annotations},
                                                                  {"corpus", ExportFormat::corpus}};
  const auto found = kWords.find(word);
  return found == kWords.end() ? std::nullopt : std::optional(found->second);
}

std::string render_export(const std::vector<ClaimRow>& claims, ExportFormat format) {
  switch (format) {
    case ExportFormat::csv: return render(to_export_table(claims), Format::csv);
    case ExportFormat::json: return render(to_export_table(claims), Format::json);
    case ExportFormat::jsonl: return render(to_export_table(claims), Format::jsonl);
    case ExportFormat::markdown: return render(to_export_table(claims), Format::markdown);
    case ExportFormat::parquet: return to_parquet(to_export_table(claims));
    case ExportFormat::bibtex: return to_bibtex(claims);
    case ExportFormat::ris: return to_ris(claims);
    case ExportFormat::csl_json: return to_csl_json(claims);
    case ExportFormat::graphml: return graphml(claims);
    case ExportFormat::claimreview: return each(claims, claim_review);
    case ExportFormat::annotations: return each(claims, annotation);
    case ExportFormat::corpus: return corpus(claims);
  }
  return {};
}

std::int64_t count_entries(const std::vector<ClaimRow>& claims, ExportFormat format) {
  std::set<std::pair<std::string, std::string>> ends;
  std::set<std::int64_t> ids;
  switch (format) {
    case ExportFormat::bibtex:
    case ExportFormat::ris:
    case ExportFormat::csl_json:
      for (const ClaimRow& c : claims) ids.insert(c.article_id);
      return std::ssize(ids);
    case ExportFormat::corpus:
      for (const ClaimRow& c : claims) ids.insert(c.statement_id);
      return std::ssize(ids);
    case ExportFormat::graphml:
      for (const ClaimRow& c : claims) {
        for (const std::string& country : c.speaker.empty() ? std::vector<std::string>() : c.countries) ends.emplace(c.speaker, country);
      }
      return std::ssize(ends);
    default: return std::ssize(claims);
  }
}

std::string render_manifest(const Manifest& m) {
  const Json out = {{"file", m.file},   {"sha256", m.sha256},   {"format", m.format}, {"rows", m.rows},      {"entries", m.entries},
                    {"query", m.query}, {"program", m.program}, {"rules", m.rules},   {"made_at", m.made_at}};
  return dump(out, 2) + "\n";
}

}  // namespace onrecord
