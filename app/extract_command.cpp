#include "app/extract_command.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <thread>

#include "app/extract_filter.h"
#include "app/workspace.h"
#include "core/table.h"
#include "core/terminal_text.h"
#include "extract/annotate.h"
#include "report/extraction_json.h"

namespace onrecord {
namespace {

struct Options {
  bool jsonl = false;
  unsigned threads = 0;
  std::vector<std::string> files;
  std::string date;
};

int extract_files(const Options& options, const Lexicon& lexicon) {
  std::optional<CivilDate> date;
  if (!options.date.empty()) {
    date = CivilDate::parse(options.date);
    if (!date) return fail({Failure::usage, "--date should be a day like 2024-05-06"});
  }
  for (const std::string& name : options.files) {
    auto bytes = read_file(name);
    if (!bytes) return fail(bytes.error());
    if (name.ends_with(".txt")) {
      std::cout << to_json(extract_text(*bytes, date, {}, lexicon), {}) << '\n';
      continue;
    }
    Page page;
    page.body = std::move(*bytes);
    page.date = date;
    std::cout << to_json(extract_page(page, {}, lexicon), {}) << '\n';
  }
  return 0;
}

int run(const Options& options) {
  const auto lexicon = load_program_lexicon();
  if (!lexicon) return fail(lexicon.error());
  if (!options.jsonl) return extract_files(options, *lexicon);
  std::ios::sync_with_stdio(false);
  const unsigned threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  run_extract_filter(std::cin, std::cout, threads, *lexicon);
  return std::cout ? 0 : static_cast<int>(Failure::io);
}

}  // namespace

void setup_extract(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  app.add_flag("--jsonl", options->jsonl, "filter: one JSON object a line on stdin, one a line on stdout, same order");
  app.add_option("--threads", options->threads, "workers of the filter (default: all cores)");
  app.add_option("--date", options->date, "publication day of pages that name none, YYYY-MM-DD");
  app.add_option("file", options->files, "HTML files (or .txt for plain text)");
  app.callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace onrecord
