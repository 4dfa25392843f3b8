// Rows of people.tsv, as `onrecord registry import` makes and merges them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace onrecord {

/// One term of one person. No cell holds a tab, a line break or "|".
struct PersonRow {
  std::string name, surname;
  std::string gender;   ///< "m", "f" or empty
  std::string country;  ///< ISO 3166-1 alpha-2 or empty
  std::string role, organization;
  std::string from, to;                  ///< "2019-01-03"; empty: not known, still held
  std::vector<std::string> other_names;  ///< without `name`
};

struct ImportedPeople {
  std::vector<PersonRow> rows;
  std::vector<std::string> notes;  ///< what was left out, and why; one line each
};

/// Popolo (an object with persons, organizations, posts, memberships) or congress-legislators (a list). `file` stands in messages:
/// "people.json:3:14: ..." where it is no JSON, "people.json: /memberships/4/start_date: ..." where a value is wrong. `country` is of all
/// people of a Popolo file, which names none; legislators are of the United States.
[[nodiscard]] Result<ImportedPeople> read_people_json(std::string_view json, const std::string& file, const std::string& country);

struct MergedPeople {
  std::string text;  ///< the whole new people.tsv
  int added = 0;     ///< rows that are new
  int changed = 0;   ///< rows that were there and got an end, a name or a gender
  int same = 0;      ///< rows that said the same already
};

/// `rows` into the file's `before` (empty: none yet), whose lines keep their order and comments. A row is the same as one that is there where
/// name, country, role, organization and first day are equal. Failure::config where `before` is no people.tsv; `file` stands in messages.
[[nodiscard]] Result<MergedPeople> merge_people(const std::string& before, const std::string& file, const std::vector<PersonRow>& rows);

/// The columns of people.tsv.
[[nodiscard]] const std::vector<std::string>& people_columns();

}  // namespace onrecord
