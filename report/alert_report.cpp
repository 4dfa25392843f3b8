#include "report/alert_report.h"

#include <kainjow/mustache.hpp>
#include <set>

#include "core/table.h"
#include "core/terminal_text.h"
#include "report/alert_feed.h"
#include "report/alert_view.h"
#include "report/escape.h"

namespace onrecord {
namespace {

namespace mustache = kainjow::mustache;

mustache::data list_of(const std::vector<ItemView>& items) {
  mustache::data out{mustache::data::type::list};
  for (const ItemView& item : items) {
    mustache::data one{mustache::data::type::object};
    for (const auto& [key, text] : item) one.set(key, text);
    out << one;
  }
  return out;
}

mustache::data texts_of(const std::vector<std::string>& texts) {
  mustache::data out{mustache::data::type::list};
  for (const std::string& text : texts) out << mustache::data("text", text);
  return out;
}

void set_text(mustache::data& object, const std::string& key, const std::string& text) {
  if (!text.empty()) object.set(key, text);
}

mustache::data watch_data(const WatchView& watch, std::size_t number) {
  mustache::data people{mustache::data::type::list};
  for (const PersonView& p : watch.people) {
    mustache::data person{mustache::data::type::object};
    person.set("who", p.who);
    set_text(person, "since", p.since);
    person.set("items", list_of(p.items));
    people << person;
  }
  mustache::data out{mustache::data::type::object};
  out.set("number", std::to_string(number));
  out.set("title", watch.title);
  out.set("count", std::to_string(watch.count));
  if (watch.edited) out.set("edited", mustache::data::type::bool_true);
  set_text(out, "more", watch.more);
  out.set("people", people);
  return out;
}

mustache::data report_data(const ReportView& view) {
  mustache::data out{mustache::data::type::object};
  set_text(out, "id", escape_html(view.id));
  if (view.trial) out.set("trial", mustache::data::type::bool_true);
  out.set("title", view.title);
  out.set("today", view.today);
  const auto section = [&](const std::string& key, const mustache::data& list, bool any) {
    out.set(key, list);
    if (any) out.set("has_" + key, mustache::data::type::bool_true);
  };
  section("changed", list_of(view.changed), !view.changed.empty() || !view.corrections.empty());
  section("contradicts", list_of(view.contradicts), !view.contradicts.empty());
  section("retracted", list_of(view.retracted), !view.retracted.empty());
  out.set("corrections", texts_of(view.corrections));
  section("coverage", texts_of(view.coverage), !view.coverage.empty());
  mustache::data quiet{mustache::data::type::list};
  for (const auto& [title, last] : view.quiet) {
    mustache::data one{mustache::data::type::object};
    one.set("title", title);
    one.set("last", last);
    quiet << one;
  }
  section("quiet", quiet, !view.quiet.empty());
  mustache::data watches{mustache::data::type::list};
  for (std::size_t i = 0; i < view.watches.size(); ++i) watches << watch_data(view.watches[i], i + 1);
  out.set("watches", watches);
  return out;
}

/// Addresses stand in Markdown and HTML as they are ({{{link}}}): they are made safe here.
void add_links(std::vector<ItemView>& items) {
  for (ItemView& item : items) {
    if (item.contains("url")) item["link"] = escape_html(item["url"]);
    if (item.contains("web_archive")) item["web_archive_link"] = escape_html(item["web_archive"]);
  }
}

constexpr char kEmptyLine[] = "\x01";  // stands in no text: every escape replaces it

/// Tags alone on their lines leave empty ones; those that the template means are told apart.
std::string mark_empty_lines(const std::string& page) {
  std::string out;
  for (const std::string_view line : split(page, '\n')) out += (trim(line).empty() ? kEmptyLine : std::string(line)) + "\n";
  return out;
}

/// The empty lines of the template alone, and of these never more than one.
std::string squeeze(const std::string& text) {
  std::string out;
  bool empty_before = true;
  for (const std::string_view line : split(text, '\n')) {
    const bool empty = line.find_first_not_of(kEmptyLine) == std::string_view::npos && !line.empty();
    if (!empty && !trim(line).empty()) out += std::string(line) + "\n";
    if (empty && !empty_before) out += "\n";
    if (empty || !trim(line).empty()) empty_before = empty;
  }
  return out;
}

std::string fill(const std::string& text, ReportView view, std::string (*escape)(std::string_view)) {
  for (auto* items : {&view.changed, &view.contradicts, &view.retracted}) add_links(*items);
  for (WatchView& watch : view.watches) {
    for (PersonView& person : watch.people) add_links(person.items);
  }
  mustache::mustache page{mark_empty_lines(text)};
  page.set_custom_escape([escape](const std::string& value) { return escape(value); });
  return squeeze(page.render(report_data(view)));
}

}  // namespace

std::optional<ReportFormat> parse_report_format(std::string_view word) {
  if (word == "markdown") return ReportFormat::markdown;
  if (word == "html") return ReportFormat::html;
  if (word == "text") return ReportFormat::text;
  if (word == "atom") return ReportFormat::atom;
  if (word == "json") return ReportFormat::json;
  return std::nullopt;
}

Result<AlertTemplates> load_templates(const std::filesystem::path& folder) {
  AlertTemplates out;
  for (const auto& [name, into] : {std::pair{"alert.md", &out.markdown}, {"alert.html", &out.html}, {"alert.txt", &out.text}}) {
    auto text = read_file(folder / name);
    if (!text) return text.error();
    if (const mustache::mustache page{*text}; !page.is_valid()) return Error{Failure::config, (folder / name).string() + ": " + page.error_message()};
    *into = std::move(*text);
  }
  return out;
}

std::string subject_of(const AlertReport& report) {
  std::int64_t fresh = 0, changed = 0, contradicts = 0, retracted = 0;
  std::set<std::pair<std::int64_t, std::string>> seen;  // an item of two watches counts once
  for (const AlertDigest& d : report.digests) {
    fresh += d.total - std::ssize(d.items);
    for (const AlertItem& item : d.items) {
      if (!seen.emplace(item.claim.statement_id, item.reason).second) continue;
      ++(item.reason == "new" ? fresh : item.reason == "revised" ? changed : item.reason == "contradicts" ? contradicts : retracted);
    }
  }
  std::string out;
  const auto add = [&](std::int64_t n, const char* one, const char* many) {
    if (n > 0) out += (out.empty() ? "" : ", ") + std::to_string(n) + " " + (n == 1 ? one : many);
  };
  add(fresh, "new statement", "new statements");
  add(changed, "changed", "changed");
  add(contradicts, "contradiction", "contradictions");
  add(retracted, "retracted", "retracted");
  return (out.empty() ? "corrections" : out) + " - " + report.created_at.substr(0, 10);
}

std::string render_report(const AlertReport& report, ReportFormat format, const AlertTemplates& templates, int trial_days) {
  const auto page = [&](const std::string& text, std::string (*escape)(std::string_view)) { return fill(text, to_view(report, trial_days), escape); };
  switch (format) {
    case ReportFormat::markdown: return page(templates.markdown, escape_markdown);
    case ReportFormat::html: return page(templates.html, escape_html);
    case ReportFormat::text: return page(templates.text, to_terminal_text);
    case ReportFormat::atom: return render_atom(report);
    case ReportFormat::json: return render_json(report, to_view(report, trial_days).coverage);
  }
  return {};
}

}  // namespace onrecord
