#include "app/archive_command.h"

#include <algorithm>
#include <iostream>

#include "app/workspace.h"
#include "core/terminal_text.h"
#include "crawler/archive.h"

namespace onrecord {
namespace {

int verify(const std::string& folder) {
  const auto check = verify_archive(folder);
  if (!check) return fail(check.error());
  for (const std::string& problem : check->problems) std::cerr << "onrecord: " << to_terminal_text(problem) << '\n';
  std::cout << check->records << " records in " << check->files << " files, " << check->problems.size() << " problems\n";
  return check->problems.empty() ? 0 : static_cast<int>(Failure::data);
}

int list(const std::string& folder) {
  const auto files = warc_files(folder);
  if (!files) return fail(files.error());
  std::vector<std::string> lines;
  const WarcReader reader(folder);
  int code = 0;
  for (const std::string& file : *files) {
    const Status read = reader.for_each(file, [&](const WarcRecord& record) {
      if (std::string line = cdxj_line(record); !line.empty()) lines.push_back(std::move(line));
      return true;
    });
    if (!read) code = fail(read.error());
  }
  std::sort(lines.begin(), lines.end());
  for (const std::string& line : lines) std::cout << line << '\n';
  return code;
}

int get(const std::string& folder, const std::string& url) {
  const auto record = find_in_archive(folder, url);
  if (!record) return fail(record.error());
  const auto body = body_of(*record);
  if (!body) return fail(body.error());
  std::cout << *body << std::flush;
  return 0;
}

}  // namespace

std::vector<std::string> archive_kinds() { return {"verify", "list", "get"}; }

int run_archive(Options& options) {
  const auto settings = load_main_settings(options.folder);
  if (!settings) return fail(settings.error());
  const std::string folder = settings->archive.string();
  if (options.kind == "get") {
    if (options.inputs.size() != 1) return fail({Failure::usage, "archive get takes one URL"});
    return get(folder, options.inputs.front());
  }
  if (!options.inputs.empty()) return fail({Failure::usage, "archive " + options.kind + " takes no URL"});
  return options.kind == "verify" ? verify(folder) : list(folder);
}

}  // namespace onrecord
