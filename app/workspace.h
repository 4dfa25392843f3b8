// What the commands of a workspace share: settings, lexicon, index, source records, messages.
#pragma once

#include <string>
#include <string_view>

#include "app/options.h"
#include "app/settings.h"
#include "core/instant.h"
#include "crawler/crawl.h"
#include "extract/lexicon.h"
#include "store/store.h"

namespace onrecord {

/// "onrecord: message" on stderr, safe for a terminal; the failure's exit code.
int fail(const Error& error);

/// The program's tables and models; with a `workspace` also its people.tsv, where there is one.
[[nodiscard]] Result<Lexicon> load_program_lexicon(const std::filesystem::path& workspace = {});
/// The same for commands that need no workspace: --workspace, or this folder where it is one.
[[nodiscard]] Result<Lexicon> load_lexicon_at(const Options& options);
/// --now, or the system's time.
[[nodiscard]] Result<Instant> current_time(const Options& options);
[[nodiscard]] Result<Store> open_index(const Settings& settings, OpenMode mode);
/// Program version and rules fingerprint: what a run is recorded with.
[[nodiscard]] std::string program_version();

[[nodiscard]] SourceInfo to_source_info(const SourceSection& source);
[[nodiscard]] SourceConfig to_source_config(const SourceSection& source);
[[nodiscard]] CrawlSettings to_crawl_settings(const Settings& settings);

}  // namespace onrecord
