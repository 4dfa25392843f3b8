#include "report/digest.h"

#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/terminal_text.h"
#include "report/escape.h"
#include "report/row_table.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kMarker = "<!-- newest first -->\n";
constexpr std::string_view kHtmlHead =
    "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Statements on record</title>\n"
    "<style>body{font:16px/1.5 serif;max-width:46em;margin:2em auto;padding:0 1em}blockquote{margin:.3em 0 .3em 1em}small{color:#555}</style>\n"
    "</head><body>\n";
constexpr std::string_view kHtmlTail = "</body></html>\n";
constexpr std::string_view kAtomHead =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>Statements on record</title>\n"
    "<id>tag:onrecord,2026:alerts</id>\n";
constexpr std::string_view kAtomTail = "</feed>\n";

/// One line about a claim, in the order: force, quote type, figures, period.
std::string facts(const ClaimRow& claim) {
  std::string out = claim.claim_class + ", " + claim.quote;
  if (claim.negated) out += ", negated";
  if (claim.hedged) out += ", hedged";
  for (const FigureRow& f : claim.figures) {
    out += "; figure " + figure_text(f) + (f.counted.empty() ? "" : " " + f.counted);
    if (!f.period_label.empty()) out += " (" + f.period_label + ")";
  }
  if (!claim.about_label.empty()) out += "; about " + claim.about_label;
  return out;
}

std::string speaker_of(const AlertItem& item) {
  const ClaimRow& c = item.claim;
  std::string name = c.speaker.empty() ? "Speaker unknown" : c.speaker;
  if (!c.role.empty()) name += ", " + c.role;
  return name;
}

std::string said(const AlertItem& item) { return item.claim.said_on + (item.reason == "new" ? "" : " [" + item.reason + "]"); }

std::string source_of(const ClaimRow& c) { return c.source_name + ", " + c.published_on; }

std::string archived(const ClaimRow& c) {
  return c.warc_file.empty() ? "" : "archived: " + c.warc_file + " at byte " + std::to_string(c.warc_offset);
}

/// Items by speaker, speakers in the order of their first item.
std::vector<std::pair<std::string, std::vector<const AlertItem*>>> by_speaker(const AlertDigest& digest) {
  std::vector<std::pair<std::string, std::vector<const AlertItem*>>> groups;
  std::map<std::string, std::size_t> places;
  for (const AlertItem& item : digest.items) {
    const std::string name = speaker_of(item);
    const auto [place, added] = places.emplace(name, groups.size());
    if (added) groups.push_back({name, {}});
    groups[place->second].second.push_back(&item);
  }
  return groups;
}

std::string headline(const AlertDigest& d) {
  return d.title + ": " + std::to_string(d.total) + (d.total == 1 ? " statement, " : " statements, ") + d.created_at.substr(0, 10);
}

std::string more(const AlertDigest& d) {
  const auto rest = d.total - static_cast<std::int64_t>(d.items.size());
  return rest > 0 ? "and " + std::to_string(rest) + " more: onrecord query --limit -1" : "";
}

std::string render_markdown(const AlertDigest& d) {
  std::string out = "## " + escape_markdown(headline(d)) + "\n\n";
  for (const auto& [name, items] : by_speaker(d)) {
    out += "### " + escape_markdown(name) + "\n\n";
    for (const AlertItem* item : items) {
      const ClaimRow& c = item->claim;
      out += "- " + escape_markdown(said(*item)) + ": " + (c.quote == "direct" ? "“" : "") + escape_markdown(c.content) +
             (c.quote == "direct" ? "”" : "") + "  \n";
      out += "  " + escape_markdown(facts(c)) + "  \n  " + escape_markdown(source_of(c)) + (c.url.empty() ? "" : ", <" + escape_html(c.url) + ">");
      out += " · claim " + std::to_string(c.claim_id);
      if (!c.warc_file.empty()) out += " · " + escape_markdown(archived(c));
      out += "\n";
    }
    out += "\n";
  }
  if (!more(d).empty()) out += escape_markdown(more(d)) + "\n\n";
  return out + "<!-- digest " + escape_html(d.watch) + "-" + std::to_string(d.digest_id) + " -->\n\n";
}

std::string render_text(const AlertDigest& d) {
  const auto safe = [](const std::string& text) { return to_terminal_text(text); };
  std::string out = safe(headline(d)) + "  (" + safe(d.watch) + "-" + std::to_string(d.digest_id) + ")\n\n";
  for (const auto& [name, items] : by_speaker(d)) {
    out += "  " + safe(name) + "\n";
    for (const AlertItem* item : items) {
      const ClaimRow& c = item->claim;
      out += "  - " + safe(said(*item)) + ": " + (c.quote == "direct" ? "\"" : "") + safe(c.content) + (c.quote == "direct" ? "\"" : "") + "\n";
      out += "    " + safe(facts(c)) + "\n    " + safe(source_of(c)) + "  " + safe(c.url) + "  claim " + std::to_string(c.claim_id) + "\n";
    }
    out += "\n";
  }
  if (!more(d).empty()) out += "  " + safe(more(d)) + "\n\n";
  return out;
}

std::string render_html(const AlertDigest& d) {
  std::string out =
      "<section id=\"digest-" + escape_html(d.watch) + "-" + std::to_string(d.digest_id) + "\">\n<h2>" + escape_html(headline(d)) + "</h2>\n";
  for (const auto& [name, items] : by_speaker(d)) {
    out += "<h3>" + escape_html(name) + "</h3>\n";
    for (const AlertItem* item : items) {
      const ClaimRow& c = item->claim;
      const bool link = c.url.starts_with("http://") || c.url.starts_with("https://");
      out += "<blockquote>" + escape_html(c.content) + "</blockquote>\n<small>" + escape_html(said(*item)) + " · " + escape_html(facts(c)) + " · ";
      out += link ? "<a href=\"" + escape_html(c.url) + "\" rel=\"noreferrer\">" + escape_html(source_of(c)) + "</a>" : escape_html(source_of(c));
      out += " · claim " + std::to_string(c.claim_id) + (c.warc_file.empty() ? "" : " · " + escape_html(archived(c))) + "</small>\n";
    }
  }
  if (!more(d).empty()) out += "<p>" + escape_html(more(d)) + "</p>\n";
  return out + "</section>\n";
}

std::string render_atom(const AlertDigest& d) {
  std::string out;
  for (const AlertItem& item : d.items) {
    const ClaimRow& c = item.claim;
    out +=
        "<entry>\n<id>tag:onrecord,2026:" + escape_html(d.watch) + "/" + std::to_string(c.statement_id) + "/" + escape_html(item.reason) + "</id>\n";
    out += "<title>" + escape_html(speaker_of(item) + ": " + c.content) + "</title>\n<updated>" + escape_html(d.created_at) + "</updated>\n";
    out += "<author><name>" + escape_html(c.speaker.empty() ? "unknown" : c.speaker) + "</name></author>\n";
    if (!c.url.empty()) out += "<link rel=\"alternate\" href=\"" + escape_html(c.url) + "\"/>\n";
    out += "<summary>" + escape_html(said(item) + "; " + facts(c) + "; " + source_of(c)) + "</summary>\n</entry>\n";
  }
  return out;
}

Json item_json(const AlertItem& item) {
  const ClaimRow& c = item.claim;
  Json figures = Json::array();
  for (const FigureRow& f : c.figures) {
    figures.push_back({{"raw", f.raw_text}, {"value", figure_text(f)}, {"unit", f.unit}, {"counted", f.counted}, {"period", f.period_label}});
  }
  return {{"reason", item.reason},
          {"claim", c.claim_id},
          {"statement", c.statement_id},
          {"speaker", c.speaker},
          {"role", c.role},
          {"class", c.claim_class},
          {"quote", c.quote},
          {"content", c.content},
          {"said_on", c.said_on},
          {"countries", c.countries},
          {"figures", figures},
          {"source", c.source_id},
          {"url", c.url},
          {"headline", c.headline},
          {"warc_file", c.warc_file},
          {"warc_offset", c.warc_offset}};
}

std::string render_json(const AlertDigest& d) {
  Json items = Json::array();
  for (const AlertItem& item : d.items) items.push_back(item_json(item));
  const Json out = {{"digest", d.watch + "-" + std::to_string(d.digest_id)},
                    {"watch", d.watch},
                    {"title", d.title},
                    {"created_at", d.created_at},
                    {"total", d.total},
                    {"items", items}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::optional<DigestFormat> parse_digest_format(std::string_view word) {
  if (word == "markdown") return DigestFormat::markdown;
  if (word == "html") return DigestFormat::html;
  if (word == "text") return DigestFormat::text;
  if (word == "atom") return DigestFormat::atom;
  if (word == "json") return DigestFormat::json;
  return std::nullopt;
}

std::string render_digest(const AlertDigest& digest, DigestFormat format) {
  switch (format) {
    case DigestFormat::markdown: return render_markdown(digest);
    case DigestFormat::html: return render_html(digest);
    case DigestFormat::text: return render_text(digest);
    case DigestFormat::atom: return render_atom(digest);
    case DigestFormat::json: return render_json(digest);
  }
  return {};
}

std::string add_to_report(std::string_view existing, std::string_view section, DigestFormat format) {
  if (existing.find(section) != std::string_view::npos) return std::string(existing);
  const std::string added(section);
  if (format == DigestFormat::json) return std::string(existing) + added;
  if (format == DigestFormat::text) return added + std::string(existing);
  const bool html = format == DigestFormat::html;
  const bool atom = format == DigestFormat::atom;
  std::string head = html ? std::string(kHtmlHead) : atom ? std::string(kAtomHead) : "# Statements on record\n\n";
  const std::string_view tail = html ? kHtmlTail : atom ? kAtomTail : std::string_view();
  if (atom) {
    const std::size_t stamp = section.find("<updated>");
    const std::size_t end = section.find("</updated>");
    if (stamp != std::string_view::npos && end != std::string_view::npos) head += added.substr(stamp, end + 10 - stamp) + "\n";
  }
  const std::size_t marker = existing.find(kMarker);
  const std::string rest(marker == std::string_view::npos ? tail : existing.substr(marker + kMarker.size()));
  return head + std::string(kMarker) + added + rest;
}

}  // namespace onrecord
