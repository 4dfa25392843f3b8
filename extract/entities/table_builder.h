// The loaders behind load_entity_tables, one per file of config/entities/.
#pragma once

#include "extract/entities/entity_tables.h"

namespace onrecord {

[[nodiscard]] Status load_countries(const std::filesystem::path& folder, EntityTables& tables);
[[nodiscard]] Status load_country_roles(const std::filesystem::path& folder, EntityTables& tables);
[[nodiscard]] Status load_metonyms(const std::filesystem::path& folder, EntityTables& tables);
/// Seats of bodies that are no country's ("Brussels"); after organisations.
[[nodiscard]] Status load_body_metonyms(const std::filesystem::path& folder, EntityTables& tables);
[[nodiscard]] Status load_blockers(const std::filesystem::path& folder, EntityTables& tables);
[[nodiscard]] Status load_places(const std::filesystem::path& folder, EntityTables& tables);
[[nodiscard]] Status load_organizations(const std::filesystem::path& folder, EntityTables& tables);
[[nodiscard]] Status load_offices(const std::filesystem::path& folder, EntityTables& tables);
/// After offices, which the terms refer to.
[[nodiscard]] Status load_people(const std::filesystem::path& folder, EntityTables& tables);
[[nodiscard]] Status load_known_names(const std::filesystem::path& folder, EntityTables& tables);
/// After countries, organisations and people.
[[nodiscard]] Status load_qids(const std::filesystem::path& folder, EntityTables& tables);
[[nodiscard]] Status load_words(const std::filesystem::path& folder, EntityTables& tables);

/// The people of a workspace's people.tsv, which says roles in words, beside those that are there; terms of one who is there join them.
[[nodiscard]] Status add_people(const std::filesystem::path& file, EntityTables& tables);

/// "Alejandro Mayorkas" -> "alejandro-mayorkas"; bytes that are not ASCII stay.
[[nodiscard]] std::string to_slug(std::string_view name);

/// Makes `phrase` a fixed phrase with these facts.
void add_phrase(EntityTables& tables, std::string_view phrase, const Phrase& facts);

}  // namespace onrecord
