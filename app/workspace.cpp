#include "app/workspace.h"

#include <iostream>

#include "app/data_folders.h"
#include "core/hash.h"
#include "core/table.h"
#include "core/terminal_text.h"
#include "extract/entities/table_builder.h"

namespace onrecord {

int fail(const Error& error) {
  std::cerr << "onrecord: " << to_terminal_text(error.message) << '\n';
  return static_cast<int>(error.kind);
}

Result<Lexicon> load_program_lexicon(const std::filesystem::path& workspace) {
  const auto folders = find_data_folders();
  if (!folders) return folders.error();
  auto lexicon = load_lexicon(folders->config, folders->models);
  const auto people = workspace / "people.tsv";
  if (!lexicon || workspace.empty() || !std::filesystem::exists(people)) return lexicon;
  if (const Status added = add_people(people, lexicon->entities); !added) return added.error();
  const auto bytes = read_file(people);
  if (!bytes) return bytes.error();
  lexicon->fingerprint = sha256_hex(lexicon->fingerprint + *bytes).substr(0, 16);  // other people, other rules
  return lexicon;
}

Result<Lexicon> load_lexicon_at(const Options& options) {
  const std::filesystem::path folder = options.folder;
  std::error_code failed;
  if (std::filesystem::exists(folder / "onrecord.toml", failed)) return load_program_lexicon(folder);
  if (folder == Options().folder) return load_program_lexicon();
  return Error{Failure::no_input, folder.string() + ": no workspace (there is no onrecord.toml)"};
}

Result<Instant> current_time(const Options& options) {
  if (options.now.empty()) return SystemClock().now();
  const auto at = Instant::parse(options.now);
  if (!at) return Error{Failure::usage, "--now should be an instant like 2024-05-06T03:17:00Z"};
  return *at;
}

Result<Store> open_index(const Settings& settings, OpenMode mode) { return Store::open(settings.index, mode); }

std::string program_version() { return "onrecord " ONRECORD_VERSION; }

SourceInfo to_source_info(const SourceSection& source) {
  SourceInfo info;
  info.id = source.id;
  info.name = source.name;
  info.kind = source.kind;
  info.country = source.country;
  info.timezone = source.timezone;
  return info;
}

SourceConfig to_source_config(const SourceSection& source) {
  return {source.id, source.name, source.kind, source.country, source.timezone, source.feeds, source.sitemaps, source.sections, source.enabled};
}

CrawlSettings to_crawl_settings(const Settings& settings) {
  CrawlSettings out;
  out.user_agent = settings.crawler.user_agent;
  out.contact = settings.crawler.contact;
  out.delay_seconds = settings.crawler.delay_seconds;
  out.max_pages_per_source = static_cast<int>(settings.crawler.max_pages_per_source);
  out.max_requests_per_host = static_cast<int>(settings.crawler.max_requests_per_host);
  out.max_run_seconds = 60.0 * static_cast<double>(settings.crawler.max_minutes);
  out.max_page_bytes = settings.crawler.max_page_bytes;
  out.allow_addresses = settings.crawler.allow_addresses;
  out.ca_file = settings.crawler.ca_file;
  out.proxy = settings.crawler.proxy;
  out.max_age_days = static_cast<int>(settings.crawler.max_age_days);
  if (const auto folders = find_data_folders()) out.tables_folder = (folders->config / "crawler").string();
  out.archive_requests = settings.archive_requests;
  out.archive_path = settings.archive.string();
  out.database_path = settings.index.string();
  return out;
}

}  // namespace onrecord
