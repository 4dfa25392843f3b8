#include "extract/content/content_tables.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

#include "core/table.h"
#include "extract/content/line_rules.h"

namespace onrecord {
namespace {

Status load_charsets(const std::filesystem::path& folder, ContentTables& out) {
  const auto table = Table::load(folder / "charsets.tsv", {"encoding", "converter", "labels"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    out.charsets.push_back({std::string(table->cell(row, 0)), std::string(table->cell(row, 1))});
    for (const std::string_view label : table->list(row, 2)) {
      if (!out.charset_labels.emplace(label, out.charsets.size() - 1).second)
        return table->error(row, "label '" + std::string(label) + "' is there twice");
    }
  }
  return Done{};
}

std::optional<ClassMeaning> parse_meaning(std::string_view word) {
  if (word == "drop") return ClassMeaning::drop;
  if (word == "body") return ClassMeaning::body;
  if (word == "byline") return ClassMeaning::byline;
  if (word == "date") return ClassMeaning::date;
  if (word == "keep") return ClassMeaning::keep;
  return std::nullopt;
}

Status load_classes(const std::filesystem::path& folder, ContentTables& out) {
  const auto table = Table::load(folder / "classes.tsv", {"meaning", "match", "words", "why"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto meaning = parse_meaning(table->cell(row, 0));
    if (!meaning) return table->error(row, "'meaning' should be drop, keep, body, byline or date");
    const std::string_view match = table->cell(row, 1);
    if (match != "word" && match != "name") return table->error(row, "'match' should be word or name");
    auto& words = match == "word" ? out.class_words : out.class_names;
    for (const std::string_view word : table->list(row, 2)) words[std::string(word)] |= static_cast<std::uint8_t>(*meaning);
  }
  return Done{};
}

constexpr std::string_view kMetaFields[] = {"title",     "author",   "author_last", "canonical", "language",
                                            "published", "modified", "site",        "section",   "tier"};
static_assert(std::size(kMetaFields) == static_cast<std::size_t>(MetaField::count));

Status load_fields(const std::filesystem::path& folder, ContentTables& out) {
  const auto table = Table::load(folder / "fields.tsv", {"field", "names", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto* const field = std::find(std::begin(kMetaFields), std::end(kMetaFields), table->cell(row, 0));
    if (field == std::end(kMetaFields))
      return table->error(row, "'field' should be one of title, author, author_last, canonical, language, published, modified, site, section, tier");
    auto& names = out.meta_names[static_cast<std::size_t>(field - std::begin(kMetaFields))];
    bool shown = false;
    for (const std::string_view name : table->list(row, 1)) {
      shown = shown || table->cell(row, 2).find('"' + std::string(name) + '"') != std::string_view::npos;
      names.emplace_back(name);
    }
    if (!shown) return table->error(row, "'example' holds none of the names");
  }
  return Done{};
}

Status load_words(const std::filesystem::path& folder, ContentTables& out) {
  const auto months = Table::load(folder / "months.tsv", {"month", "names"});
  if (!months) return months.error();
  for (std::size_t row = 0; row < months->size(); ++row) {
    int month = 0;
    const std::string_view cell = months->cell(row, 0);
    std::from_chars(cell.data(), cell.data() + cell.size(), month);
    if (month < 1 || month > 12) return months->error(row, "'month' should be 1 to 12");
    for (const std::string_view name : months->list(row, 1)) out.months.emplace(name, month);
  }
  const auto bylines = Table::load(folder / "bylines.tsv", {"kind", "words", "why"});
  if (!bylines) return bylines.error();
  for (std::size_t row = 0; row < bylines->size(); ++row) {
    const std::string_view kind = bylines->cell(row, 0);
    if (kind != "opener" && kind != "joint" && kind != "stop" && kind != "agency" && kind != "change" && kind != "filler" && kind != "path")
      return bylines->error(row, "'kind' should be opener, joint, stop, agency, change, filler or path");
    for (const std::string_view word : bylines->list(row, 1)) {
      if (kind == "opener")
        out.byline_openers.push_back(std::string(word) + ' ');
      else if (kind == "joint")
        out.byline_joints.push_back(' ' + std::string(word) + ' ');
      else if (kind == "filler")
        out.date_fillers.emplace(word, '\0');
      else if (kind == "path")
        out.author_paths.emplace_back(word);
      else if (kind == "agency")
        out.agency_names.emplace_back(word);
      else
        (kind == "stop" ? out.byline_stops : out.change_words).emplace(word, '\0');
    }
  }
  for (auto* list : {&out.byline_openers, &out.agency_names})
    std::stable_sort(list->begin(), list->end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return Done{};
}

Status load_walls(const std::filesystem::path& folder, ContentTables& out) {
  const auto table = Table::load(folder / "walls.tsv", {"wall", "phrases", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const std::string_view wall = table->cell(row, 0);
    if (wall != "consent" && wall != "paywall" && wall != "print") return table->error(row, "'wall' should be consent, paywall or print");
    auto& phrases = wall == "consent" ? out.consent_phrases : wall == "paywall" ? out.paywall_phrases : out.print_marks;
    const std::string example = to_lower_ascii(table->cell(row, 2));
    bool shown = false;
    for (const std::string_view phrase : table->list(row, 1)) {
      shown = shown || example.find(phrase) != std::string::npos;
      phrases.emplace_back(phrase);
    }
    if (!shown) return table->error(row, "'example' holds none of the phrases");
  }
  return Done{};
}

}  // namespace

Result<ContentTables> load_content_tables(const std::filesystem::path& config) {
  ContentTables tables;
  for (const auto load : {load_charsets, load_classes, load_fields, load_line_rules, load_words, load_walls}) {
    if (const Status status = load(config / "content", tables); !status) return status.error();
  }
  return tables;
}

}  // namespace onrecord
