#include "extract/lexicon.h"

#include <algorithm>
#include <vector>

#include "core/hash.h"
#include "core/table.h"

namespace onrecord {
namespace {

/// Regular files below `folder` in the order of their relative paths.
std::vector<std::filesystem::path> find_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, ignored)) {
    if (entry.is_regular_file(ignored)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::string> make_fingerprint(const std::filesystem::path& config, const std::filesystem::path& models) {
  std::string digests;
  for (const auto& folder : {config, models}) {
    for (const auto& file : find_files(folder)) {
      const auto bytes = read_file(file);
      if (!bytes) return bytes.error();
      digests += std::filesystem::relative(file, folder).generic_string() + '\0' + sha256_hex(*bytes);
    }
  }
  return sha256_hex(digests).substr(0, 16);
}

/// Loads one part into its place; the first error is kept.
template <typename Part, typename Load>
void load_part(Part& part, const Load& load, const std::filesystem::path& folder, Status& status) {
  if (!status) return;
  auto loaded = load(folder);
  if (loaded) {
    part = std::move(*loaded);
  } else {
    status = loaded.error();
  }
}

}  // namespace

Result<Lexicon> load_lexicon(const std::filesystem::path& config, const std::filesystem::path& models) {
  Lexicon lexicon;
  Status status = Done{};
  load_part(lexicon.text, load_text_tables, config, status);
  load_part(lexicon.content, load_content_tables, config, status);
  load_part(lexicon.times, load_time_tables, config, status);
  load_part(lexicon.figures, load_figure_tables, config, status);
  load_part(lexicon.entities, load_entity_tables, config, status);
  load_part(lexicon.claims, load_claim_tables, config, status);
  load_part(lexicon.models, load_models, models, status);
  if (!status) return status.error();
  auto fingerprint = make_fingerprint(config, models);
  if (!fingerprint) return fingerprint.error();
  lexicon.fingerprint = std::move(*fingerprint);
  return lexicon;
}

}  // namespace onrecord
