#include "app/watch_commands.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <limits>
#include <nlohmann/json.hpp>

#include "app/alerts.h"
#include "app/period.h"
#include "app/workspace.h"
#include "core/table.h"
#include "report/report_file.h"
#include "report/row_table.h"
#include "store/text_query_problem.h"

namespace onrecord {
namespace {

constexpr int kTriedDays = 30;

/// A TOML basic string has the escapes of JSON.
std::string toml_text(const std::string& text) { return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

std::string list_of(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + toml_text(text);
  return "[" + out + "]";
}

/// Of the file that a report goes to, by its ending; anything else is Markdown, mail and webhooks have their own.
std::string format_of(const std::string& target) {
  for (const auto& [ending, format] :
       {std::pair{".html", "html"}, {".htm", "html"}, {".txt", "text"}, {".atom", "atom"}, {".xml", "atom"}, {".json", "json"}, {".jsonl", "json"}}) {
    if (target.find(':') == std::string::npos && target.ends_with(ending)) return std::string(", format = \"") + format + "\"";
  }
  return "";
}

Status read_conditions(Options& o) {
  if (const Status status = read_countries(o.query.countries); !status) return status;
  if (const std::string problem = o.query.text.empty() ? "" : text_query_problem(o.query.text); !problem.empty())
    return Error{Failure::usage, problem};
  return o.figure.empty() ? Status(Done{}) : parse_figure_condition(o.figure, o.query);
}

std::string to_block(const Options& o) {
  std::string out = "\n[[watch]]\nid = " + toml_text(o.name) + "\n";
  if (!o.title.empty()) out += "title = " + toml_text(o.title) + "\n";
  if (!o.query.speakers.empty()) out += "speakers = " + list_of(o.query.speakers) + "\n";
  if (!o.query.countries.empty()) out += "about = " + list_of(o.query.countries) + "\n";
  if (!o.query.text.empty()) out += "text = " + toml_text(o.query.text) + "\n";
  if (!o.query.classes.empty()) out += "classes = " + list_of(o.query.classes) + "\n";
  if (o.query.figure_min) out += "figure_min = " + nlohmann::json(*o.query.figure_min).dump() + "\n";
  if (o.query.figure_max) out += "figure_max = " + nlohmann::json(*o.query.figure_max).dump() + "\n";
  std::string deliver;
  for (const std::string& to : o.deliver_to) deliver += (deliver.empty() ? "" : ", ") + ("{ to = " + toml_text(to) + format_of(to) + " }");
  return out + "deliver = [" + deliver + "]\n";
}

/// The block is added; where the file is no good with it, the file stays as it was.
int add_watch(Options& o) {
  const auto settings = load_settings(o.folder);
  if (!settings) return fail(settings.error());
  if (const Status status = read_conditions(o); !status) return fail(status.error());
  const auto path = settings->folder / "watches.toml";
  std::string before;
  if (std::filesystem::exists(path)) {
    auto text = read_file(path);
    if (!text) return fail(text.error());
    before = std::move(*text);
  }
  if (const Status written = write_file(path, before + to_block(o)); !written) return fail(written.error());
  const auto with_it = load_settings(o.folder);
  if (!with_it) {
    if (const Status restored = write_file(path, before); !restored) return fail(restored.error());
    return fail({with_it.error().kind, "watch add: nothing is added, since it would be wrong: " + with_it.error().message});
  }
  if (o.deliver_to.empty()) std::cerr << "onrecord: watch " << o.name << " delivers to nobody yet: --to, or 'deliver' in " << path.string() << '\n';
  return 0;
}

/// What the watches, or the one of that name, would have told over the last days.
Result<AlertReport> try_watches(const Options& o, const Settings& settings, Store& store, Instant now) {
  AlertReport report;
  report.created_at = now.to_string();
  for (const WatchSection& section : settings.watches) {
    if (!o.name.empty() && section.id != o.name) continue;
    Watch watch = to_watch(section);
    watch.max_items = o.query.limit < 0 ? std::numeric_limits<int>::max() : static_cast<int>(std::min<std::int64_t>(o.query.limit, 1'000'000));
    auto digest = store.try_watch(watch, Instant{now.seconds - kTriedDays * 86400});
    if (!digest) return Error{Failure::config, "watch " + section.id + ": " + digest.error().message};
    if (digest->total > 0) {
      report.digests.push_back(std::move(*digest));
    } else {
      report.quiet.push_back({section.id, section.title, ""});
    }
  }
  if (!report.digests.empty() || !report.quiet.empty()) return report;
  return Error{Failure::no_input, o.name.empty() ? "there is no watch in watches.toml" : "no watch '" + o.name + "' in watches.toml"};
}

int test_watch(const Options& o) {
  const auto format = parse_report_format(o.format == "table" ? "text" : o.format);
  if (!format) return fail({Failure::usage, "watch test: --format should be text, markdown, html, atom or json"});
  const auto settings = load_settings(o.folder);
  if (!settings) return fail(settings.error());
  const auto now = current_time(o);
  if (!now) return fail(now.error());
  const auto templates = load_program_templates();
  if (!templates) return fail(templates.error());
  auto store = open_index(*settings, OpenMode::read);
  if (!store) return fail(store.error());
  const auto report = try_watches(o, *settings, *store, *now);
  if (!report) return fail(report.error());
  std::cout << add_to_report("", render_report(*report, *format, *templates, kTriedDays), *format);
  return 0;
}

/// A watch that was taken out of the file may still have told something.
bool knows(const Options& o, const std::string& name) {
  const auto settings = load_settings(o.folder);
  return settings && std::any_of(settings->watches.begin(), settings->watches.end(), [&](const WatchSection& w) { return w.id == name; });
}

int show_watch(const Options& o) {
  const auto format = parse_format(o.format);
  if (!format) return fail({Failure::usage, "watch show: --format should be table, json, jsonl, csv or markdown"});
  const auto settings = load_main_settings(o.folder);
  if (!settings) return fail(settings.error());
  auto store = open_index(*settings, OpenMode::read);
  if (!store) return fail(store.error());
  auto told = store->told(o.name, o.query.limit < 0 ? -1 : o.query.limit + 1);
  if (!told) return fail(told.error());
  if (told->empty() && !o.name.empty() && !knows(o, o.name)) return fail({Failure::no_input, "there is no watch '" + o.name + "'"});
  const bool more = o.query.limit >= 0 && std::ssize(*told) > o.query.limit;
  if (more) told->pop_back();
  std::cout << render(to_table(*told), *format);
  if (more && ::isatty(STDERR_FILENO) == 1) std::cerr << "the newest " << o.query.limit << " are shown; --limit -1 shows all\n";
  return 0;
}

}  // namespace

int run_watch(Options& o) {
  if (!o.inputs.empty()) o.name = o.inputs.front();
  if (o.kind == "show") return show_watch(o);
  if (o.kind == "test") return test_watch(o);
  if (o.name.empty()) return fail({Failure::usage, "watch add needs the id of the watch"});
  return add_watch(o);
}

}  // namespace onrecord
