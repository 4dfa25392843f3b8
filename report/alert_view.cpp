#include "report/alert_view.h"

#include <algorithm>

#include <set>

#include "core/table.h"
#include "report/alert_report.h"
#include "report/row_table.h"
#include "report/sparkline.h"

namespace onrecord {
namespace {

bool is_web(const std::string& url) { return url.starts_with("http://") || url.starts_with("https://"); }

/// An archive keeps pages of names; a bare IP address is a test or a house's own net.
bool is_numeric_host(const std::string& url) {
  const std::string_view rest = std::string_view(url).substr(url.find("//") + 2);
  return rest.starts_with('[') || rest.substr(0, rest.find_first_of(":/?#")).find_first_not_of("0123456789.") == std::string_view::npos;
}

std::string plural(std::int64_t n, const char* one) { return std::to_string(n) + " " + one + (n == 1 ? "" : "s"); }

/// web.archive.org answers with its copy that is nearest to the day.
std::string web_archive(const ClaimRow& c) {
  if (!is_web(c.url) || is_numeric_host(c.url) || c.published_on.size() != 10) return "";
  return "https://web.archive.org/web/" + c.published_on.substr(0, 4) + c.published_on.substr(5, 2) + c.published_on.substr(8) + "/" + c.url;
}

ItemView view_of(const AlertItem& item) {
  const ClaimRow& c = item.claim;
  const bool direct = c.quote == "direct";
  ItemView out = {{"reason", item.reason},
                  {"speaker", speaker_of(c)},
                  {"said", c.said_on},
                  {"content", c.content},
                  {"open", direct ? "“" : ""},
                  {"close", direct ? "”" : ""},
                  {"facts", facts_of(c)},
                  {"note", item.note},
                  {"spark", sparkline(item.series)},
                  {"svg", sparkline_svg(item.series)},
                  {"spread", plural(item.reports, "report") + ", " + plural(item.outlets, "outlet")},
                  {"source", c.source_name + ", " + c.published_on},
                  {"url", is_web(c.url) ? c.url : ""},
                  {"web_archive", web_archive(c)},
                  {"claim", std::to_string(c.claim_id)},
                  {"before", item.before},
                  {"after", item.after},
                  {"context", item.before.empty() && item.after.empty() ? "" : "yes"}};
  if (!c.warc_file.empty()) out["archived"] = "archived: " + c.warc_file + " at byte " + std::to_string(c.warc_offset);
  if (item.other) out["earlier"] = item.other->content;
  std::erase_if(out, [](const auto& entry) { return entry.second.empty(); });
  return out;
}

PersonView& person_of(WatchView& watch, const AlertItem& item) {
  const std::string who = speaker_of(item.claim);
  for (PersonView& p : watch.people) {
    if (to_lower_ascii(p.who) == to_lower_ascii(who)) return p;  // "border agency data", "Border agency data" at the head of a sentence
  }
  watch.people.push_back({who, item.role_since, {}});
  return watch.people.back();
}

std::vector<std::string> coverage_lines(const AlertReport& report) {
  std::vector<std::string> out = report.problems;
  const auto& troubles = report.coverage.troubles;
  for (const std::string& source : report.coverage.below_usual) {
    const std::string name = source.substr(0, source.find(':') + 1);
    const bool told = std::any_of(troubles.begin(), troubles.end(), [&](const std::string& t) { return t.starts_with(name); });
    if (!told) out.push_back("below usual: " + source);
  }
  out.insert(out.end(), troubles.begin(), troubles.end());
  if (report.coverage.claims_without_speaker > 0) out.push_back(plural(report.coverage.claims_without_speaker, "claim") + " without a named speaker");
  return out;
}

std::string today_of(const AlertReport& report, std::size_t count, int trial_days) {
  const Coverage& c = report.coverage;
  std::string out = plural(static_cast<std::int64_t>(count), "item");
  if (trial_days > 0) return out + " of the last " + std::to_string(trial_days) + " days; a trial: nothing is recorded or sent";
  out += " from " + plural(c.articles, "article");
  if (c.copies > 0) out += " (" + std::to_string(c.copies) + (c.copies == 1 ? " copy folded)" : " copies folded)");
  const std::size_t watches = report.digests.size() + report.quiet.size();
  out += ", " + std::to_string(watches) + (watches == 1 ? " watch" : " watches");
  if (!c.below_usual.empty()) out += ", " + std::to_string(c.below_usual.size()) + " of " + std::to_string(c.sources) + " sources below usual";
  return out;
}

WatchView watch_view(const AlertDigest& digest, bool trial, ReportView& out, std::set<std::pair<std::int64_t, std::string>>& seen) {
  WatchView watch{digest.title, 0, digest.edited, "", {}};
  for (const AlertItem& item : digest.items) {
    if (!seen.emplace(item.claim.statement_id, item.reason).second) continue;
    if (item.reason == "revised") {
      out.changed.push_back(view_of(item));
    } else if (item.reason == "contradicts") {
      out.contradicts.push_back(view_of(item));
    } else if (item.reason == "retracted") {
      out.retracted.push_back(view_of(item));
    } else {
      person_of(watch, item).items.push_back(view_of(item));
      ++watch.count;
    }
  }
  const auto rest = digest.total - std::ssize(digest.items);
  if (rest > 0) watch.more = "and " + std::to_string(rest) + " more: onrecord watch " + (trial ? "test " : "show ") + digest.watch + " --limit -1";
  return watch;
}

}  // namespace

std::string facts_of(const ClaimRow& claim) {
  std::string out = claim.claim_class + ", " + claim.quote;
  if (claim.negated) out += ", negated";
  if (claim.hedged) out += ", hedged";
  for (const FigureRow& f : claim.figures) {
    out += "; figure " + figure_phrase(f);
    if (!f.period_label.empty()) out += " (" + f.period_label + ")";
  }
  if (!claim.about_label.empty()) out += "; about " + claim.about_label;
  return out;
}

std::string speaker_of(const ClaimRow& c) { return (c.speaker.empty() ? "Speaker unknown" : c.speaker) + (c.role.empty() ? "" : ", " + c.role); }

ReportView to_view(const AlertReport& report, int trial_days) {
  ReportView out;
  std::set<std::pair<std::int64_t, std::string>> seen;
  for (const AlertDigest& d : report.digests) {
    out.id += (out.id.empty() ? "" : "+") + d.watch + "-" + std::to_string(d.digest_id);
    out.corrections.insert(out.corrections.end(), d.corrections.begin(), d.corrections.end());
    WatchView watch = watch_view(d, trial_days > 0, out, seen);
    if (watch.count > 0 || !watch.more.empty()) out.watches.push_back(std::move(watch));
  }
  for (const QuietWatch& q : report.quiet) out.quiet.emplace_back(q.title, q.last_told.empty() ? "nothing yet" : "nothing since " + q.last_told);
  out.trial = trial_days > 0;
  if (out.trial) out.id.clear();
  out.coverage = coverage_lines(report);
  out.title = subject_of(report);
  out.today = today_of(report, seen.size(), trial_days);
  return out;
}

}  // namespace onrecord
