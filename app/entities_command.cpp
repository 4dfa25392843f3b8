#include "app/entities_command.h"

#include <charconv>
#include <iostream>

#include "app/lock.h"
#include "app/workspace.h"
#include "report/row_table.h"

namespace onrecord {
namespace {

Result<std::int64_t> merge_number(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size())
    return Error{Failure::usage, "entities undo takes the number of a merge, not '" + text + "'"};
  return number;
}

/// Takes the lock for `change` alone.
Result<std::vector<MergeRow>> change(const Options& o, const Settings& settings) {
  const auto now = current_time(o);
  if (!now) return now.error();
  const auto lock = Lock::take(settings.folder / "onrecord.lock", static_cast<int>(o.wait));
  if (!lock) return lock.error();
  auto store = open_index(settings, OpenMode::write);
  if (!store) return store.error();
  if (o.inputs.front() == "merge") {
    auto row = store->merge_entities(o.inputs[1], o.inputs[2], *now);
    if (!row) return row.error();
    return std::vector<MergeRow>{std::move(*row)};
  }
  const auto number = merge_number(o.inputs[1]);
  if (!number) return number.error();
  auto row = store->undo_merge(*number, *now);
  if (!row) return row.error();
  return std::vector<MergeRow>{std::move(*row)};
}

Result<std::vector<MergeRow>> run(const Options& o) {
  const std::string action = o.inputs.empty() ? "list" : o.inputs.front();
  const std::size_t words = action == "list" ? 0 : action == "merge" ? 2 : action == "undo" ? 1 : 99;
  if (o.inputs.size() > 1 + words || (words > 0 && o.inputs.size() < 1 + words))
    return Error{Failure::usage, "entities takes 'list', 'merge FROM INTO' or 'undo NUMBER'"};
  const auto settings = load_main_settings(o.folder);
  if (!settings) return settings.error();
  if (words > 0) return change(o, *settings);
  auto store = open_index(*settings, OpenMode::read);
  if (!store) return store.error();
  return store->merges();
}

}  // namespace

int run_entities(Options& options) {
  const auto format = parse_format(options.format);
  if (!format) return fail({Failure::usage, "--format should be table, json, jsonl, csv or markdown"});
  const auto rows = run(options);
  if (!rows) return fail(rows.error());
  std::cout << render(to_table(*rows), *format);
  return 0;
}

}  // namespace onrecord
