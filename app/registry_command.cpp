#include "app/registry_command.h"

#include <iostream>

#include "app/people_rows.h"
#include "app/workspace.h"
#include "core/country_code.h"
#include "core/table.h"
#include "core/terminal_text.h"

namespace onrecord {
namespace {

Result<std::string> read_if_there(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return std::string();
  return read_file(path);
}

Status import_people(const Options& o) {
  if (o.inputs.size() != 2) return Error{Failure::usage, "registry import takes one FILE"};
  if (!o.country.empty() && !CountryCode::parse(o.country)) return Error{Failure::usage, "--country should be two capital letters, like NZ"};
  const auto settings = load_main_settings(o.folder);
  if (!settings) return settings.error();
  const auto json = read_file(o.inputs[1]);
  if (!json) return json.error();
  const auto imported = read_people_json(*json, o.inputs[1], o.country);
  if (!imported) return imported.error();
  const auto path = settings->folder / "people.tsv";
  const auto before = read_if_there(path);
  if (!before) return before.error();
  const auto merged = merge_people(*before, path.string(), imported->rows);
  if (!merged) return merged.error();
  if (!o.dry_run && merged->text != *before) {
    if (Status written = write_file(path, merged->text); !written) return written;
  }
  for (const std::string& note : imported->notes) std::cerr << to_terminal_text(note) << '\n';
  std::cout << "people.tsv  " << merged->added << " rows new, " << merged->changed << " changed, " << merged->same << " there already"
            << (o.dry_run ? "; nothing written" : "") << '\n';
  return Done{};
}

}  // namespace

int run_registry(Options& options) {
  if (options.inputs.empty() || options.inputs.front() != "import") return fail({Failure::usage, "registry: say what to do: 'registry import FILE'"});
  const Status done = import_people(options);
  return done ? 0 : fail(done.error());
}

}  // namespace onrecord
