#include <algorithm>
#include <array>

#include "core/table.h"
#include "extract/entities/table_builder.h"

namespace onrecord {
namespace {

constexpr std::array<std::string_view, 5> kRoles = {"unspecified", "place", "actor", "origin", "modifier"};

StringMap<MentionRole>* words_of(CountryRoleWords& words, std::string_view where) {
  if (where == "before") return &words.before;
  if (where == "verb") return &words.verb;
  if (where == "head") return &words.head;
  if (where == "hyphen") return &words.hyphen;
  if (where == "owned") return &words.owned;
  return where == "noun" ? &words.noun : nullptr;
}

}  // namespace

Status load_country_roles(const std::filesystem::path& folder, EntityTables& tables) {
  auto table = Table::load(folder / "country_roles.tsv", {"where", "words", "role", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    StringMap<MentionRole>* words = words_of(tables.country_roles, table->cell(row, 0));
    if (words == nullptr) return table->error(row, "unknown place '" + std::string(table->cell(row, 0)) + "'");
    const auto role = std::find(kRoles.begin(), kRoles.end(), table->cell(row, 2));
    if (role == kRoles.end()) return table->error(row, "unknown role '" + std::string(table->cell(row, 2)) + "'");
    for (const auto word : table->list(row, 1)) words->emplace(word, static_cast<MentionRole>(role - kRoles.begin()));
  }
  return Done{};
}

}  // namespace onrecord
