#include "app/check_command.h"

#include <iostream>

#include "app/check_filter.h"
#include "app/config_examples.h"
#include "app/data_folders.h"
#include "app/lock.h"
#include "app/nearest_word.h"
#include "app/workspace.h"
#include "core/terminal_text.h"

namespace onrecord {
namespace {

constexpr int kUnknownKind = 2;  ///< promised to those who probe for a kind

int answer(const std::vector<std::string>& wrong) {
  for (const std::string& line : wrong) std::cerr << "onrecord: " << to_terminal_text(line) << '\n';
  return wrong.empty() ? 0 : static_cast<int>(Failure::data);
}

/// Loads all tables and models, then tries the examples of the tables.
int check_config() {
  const auto folders = find_data_folders();
  if (!folders) return fail(folders.error());
  const auto lexicon = load_lexicon(folders->config, folders->models);
  if (!lexicon) return fail(lexicon.error());
  const auto report = check_examples(folders->config, *lexicon);
  if (!report) return fail(report.error());
  std::cout << "tables and models load, fingerprint " << lexicon->fingerprint << "; " << report->read - static_cast<int>(report->wrong.size())
            << " of " << report->read << " examples are read as their rows say\n";
  return answer(report->wrong);
}

/// The index against itself: pages, foreign keys, full text, spans.
int check_index(const Options& options) {
  const auto settings = load_main_settings(options.folder);
  if (!settings) return fail(settings.error());
  const auto lock = Lock::take(settings->folder / "onrecord.lock", static_cast<int>(options.wait));
  if (!lock) return fail(lock.error());
  auto store = open_index(*settings, OpenMode::write);
  if (!store) return fail(store.error());
  const auto wrong = store->check();
  if (!wrong) return fail(wrong.error());
  if (wrong->empty()) std::cout << "the index is whole\n";
  return answer(*wrong);
}

}  // namespace

std::vector<std::string> check_kinds() {
  std::vector<std::string> words = {"config", "db"};
  for (const Check& check : all_checks()) words.emplace_back(check.kind);
  return words;
}

int run_check(Options& options) {
  if (options.kind == "config") return check_config();
  if (options.kind == "db") return check_index(options);
  const Check* const check = find_check(options.kind);
  if (check == nullptr) {
    fail({Failure::usage, "check: unknown kind '" + options.kind + "'; known are " + join_words(check_kinds())});
    return kUnknownKind;
  }
  if (!options.jsonl) return fail({Failure::usage, "check " + options.kind + ": say --jsonl and give the cases on stdin"});
  std::ios::sync_with_stdio(false);
  run_check_filter(*check, std::cin, std::cout);
  return std::cout ? 0 : static_cast<int>(Failure::io);
}

}  // namespace onrecord
