#include "app/check_command.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/check_filter.h"
#include "app/data_folders.h"
#include "core/result.h"
#include "core/terminal_text.h"
#include "extract/lexicon.h"

namespace onrecord {
namespace {

constexpr int kUnknownKind = 2;  ///< promised to those who probe for a kind

struct Options {
  std::string kind;
  bool jsonl = false;
};

int fail(const Error& error) {
  std::cerr << "onrecord: " << to_terminal_text(error.message) << '\n';
  return static_cast<int>(error.kind);
}

/// Loads all tables and models; the first wrong row is the error.
int check_config() {
  const auto folders = find_data_folders();
  if (!folders) return fail(folders.error());
  const auto lexicon = load_lexicon(folders->config, folders->models);
  if (!lexicon) return fail(lexicon.error());
  std::cout << "tables and models are good, fingerprint " << lexicon->fingerprint << '\n';
  return 0;
}

int run(const Options& options) {
  if (options.kind == "config") return check_config();
  const Check* const check = find_check(options.kind);
  if (check == nullptr) {
    std::cerr << "onrecord: check: unknown kind '" << to_terminal_text(options.kind) << "'; known are config";
    for (const Check& known : all_checks()) std::cerr << ", " << known.kind;
    std::cerr << '\n';
    return kUnknownKind;
  }
  if (!options.jsonl) return fail({Failure::usage, "check " + options.kind + ": say --jsonl and give the cases on stdin"});
  std::ios::sync_with_stdio(false);
  run_check_filter(*check, std::cin, std::cout);
  return std::cout ? 0 : static_cast<int>(Failure::io);
}

}  // namespace

void setup_check(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  app.add_option("kind", options->kind, "config, robots, feed, url, canon, idna or psl")->required();
  app.add_flag("--jsonl", options->jsonl, "filter: one JSON object a line on stdin, one a line on stdout, same order");
  app.callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace onrecord
