#include "app/watch_commands.h"

#include <iostream>
#include <nlohmann/json.hpp>

#include "app/alerts.h"
#include "app/period.h"
#include "app/workspace.h"
#include "core/table.h"
#include "report/row_table.h"

namespace onrecord {
namespace {

constexpr std::int64_t kTriedDays = 30;

/// A TOML basic string has the escapes of JSON.
std::string toml_text(const std::string& text) { return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

std::string list_of(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + toml_text(text);
  return "[" + out + "]";
}

Result<std::string> to_block(Options& o) {
  if (!o.figure.empty()) {
    if (const Status status = parse_figure_condition(o.figure, o.query); !status) return status.error();
  }
  std::string out = "\n[[watch]]\nid = " + toml_text(o.name) + "\n";
  if (!o.title.empty()) out += "title = " + toml_text(o.title) + "\n";
  if (!o.query.speakers.empty()) out += "speakers = " + list_of(o.query.speakers) + "\n";
  if (!o.query.countries.empty()) out += "about = " + list_of(o.query.countries) + "\n";
  if (!o.query.text.empty()) out += "text = " + toml_text(o.query.text) + "\n";
  if (!o.query.classes.empty()) out += "classes = " + list_of(o.query.classes) + "\n";
  if (o.query.figure_min) out += "figure_min = " + nlohmann::json(*o.query.figure_min).dump() + "\n";
  if (o.query.figure_max) out += "figure_max = " + nlohmann::json(*o.query.figure_max).dump() + "\n";
  std::string deliver;
  for (const std::string& to : o.deliver_to) deliver += (deliver.empty() ? "" : ", ") + ("{ to = " + toml_text(to) + " }");
  return out + "deliver = [" + deliver + "]\n";
}

/// The block is added; where the file is no good with it, the file stays as it was.
int add_watch(Options& o) {
  const auto settings = load_settings(o.folder);
  if (!settings) return fail(settings.error());
  const auto path = settings->folder / "watches.toml";
  std::string before;
  if (std::filesystem::exists(path)) {
    auto text = read_file(path);
    if (!text) return fail(text.error());
    before = std::move(*text);
  }
  const auto block = to_block(o);
  if (!block) return fail(block.error());
  if (const Status written = write_file(path, before + *block); !written) return fail(written.error());
  const auto with_it = load_settings(o.folder);
  if (with_it) return 0;
  if (const Status restored = write_file(path, before); !restored) return fail(restored.error());
  return fail(with_it.error());
}

int test_watch(const Options& o) {
  const auto settings = load_settings(o.folder);
  if (!settings) return fail(settings.error());
  const auto now = current_time(o);
  if (!now) return fail(now.error());
  const auto templates = load_program_templates();
  if (!templates) return fail(templates.error());
  auto store = open_index(*settings, OpenMode::read);
  if (!store) return fail(store.error());
  AlertReport report;
  report.created_at = now->to_string();
  for (const WatchSection& section : settings->watches) {
    if (!o.name.empty() && section.id != o.name) continue;
    auto digest = store->try_watch(to_watch(section), Instant{now->seconds - kTriedDays * 86400});
    if (!digest) return fail(Error{Failure::config, "watch " + section.id + ": " + digest.error().message});
    if (digest->total > 0) {
      report.digests.push_back(std::move(*digest));
    } else {
      report.quiet.push_back({section.id, section.title, ""});
    }
  }
  if (report.digests.empty() && report.quiet.empty()) return fail({Failure::no_input, "no watch '" + o.name + "' in watches.toml"});
  std::cout << render_report(report, ReportFormat::text, *templates);
  return 0;
}

int show_watch(const Options& o) {
  const auto settings = load_main_settings(o.folder);
  if (!settings) return fail(settings.error());
  auto store = open_index(*settings, OpenMode::read);
  if (!store) return fail(store.error());
  const auto told = store->told(o.name, o.query.limit);
  if (!told) return fail(told.error());
  std::cout << render(to_table(*told), *parse_format(o.format));
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
