// Tables and registries of the entities room: countries, titles, offices, people, organisations. Read from config/entities/.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/annotations.h"
#include "core/civil_date.h"
#include "core/result.h"
#include "extract/entities/phrase_index.h"
#include "extract/text/text_tables.h"

namespace onrecord {

/// What a fixed phrase is, before the text around it is looked at.
enum class PhraseKind : std::uint8_t { country_name, adjective, people, code, seat, capital, blocker, place, organization };

struct Phrase {
  PhraseKind kind = PhraseKind::blocker;
  std::optional<CountryCode> country;
  std::optional<MentionType> type;     ///< of a blocker: absent where the phrase is no name at all
  std::uint32_t organization = kNone;  ///< index into EntityTables::organizations
};

struct OrganizationRecord {
  std::string name;
  std::string id;   ///< "org:us-dhs"
  std::string qid;  ///< of Wikidata; empty: not known
  std::string parent;
  std::optional<CountryCode> country;
  std::vector<std::string> names;   ///< name, other names, acronyms
  std::vector<std::string> topics;  ///< what its officers' titles say: "Homeland Security" of "Homeland Security Secretary"
};

/// A post that one person after another holds.
struct OfficeRecord {
  std::string id;     ///< "gb-chancellor-of-the-exchequer"
  std::string label;  ///< the role of its holder
  std::string organization;
  std::optional<CountryCode> country;    ///< absent: of an international body
  std::vector<std::string> other_names;  ///< lower case: "finance minister"
};

/// One office held by one person, both days included.
struct Term {
  std::string role;
  std::string organization;
  DateRange days;
  std::uint32_t office = kNone;  ///< index into EntityTables::offices; kNone: of a people.tsv that says the role in words
};

struct PersonRecord {
  std::string name;
  std::string id;   ///< "person:alejandro-mayorkas"
  std::string qid;  ///< of Wikidata; empty: not known
  std::string surname;
  char gender = 0;
  std::optional<CountryCode> country;
  std::vector<std::string> names;  ///< name and other names
  std::vector<Term> terms;
};

enum class TitleKind : std::uint8_t { honorific, calling, office, rank, former };
struct TitleWord {
  TitleKind kind = TitleKind::office;
  char gender = 0;
};

enum class HeadKind : std::uint8_t { organization, place, event, not_name };

/// What a well-known name usually is; a hint to the name tagger alone.
enum class KnownKind : std::uint8_t { company, media, group, club, other, family };

/// What a country is where a word stands beside its name; lower case.
struct CountryRoleWords {
  StringMap<MentionRole> before;  ///< "in"
  StringMap<MentionRole> verb;    ///< "visited": where none is found, what is acted on acts too
  StringMap<MentionRole> head;    ///< "coast" of, "border" with
  StringMap<MentionRole> hyphen;  ///< "-made"
  StringMap<MentionRole> owned;   ///< "'s" "embassy"
  StringMap<MentionRole> noun;    ///< "nationals" of an adjective
};

struct EntityTables {
  PhraseIndex phrases;  ///< values are indices into `phrase_facts`
  std::vector<Phrase> phrase_facts;
  StringMap<std::string> country_names;  ///< "CN" -> "China"
  StringMap<std::string> country_qids;   ///< "CN" -> "Q148"
  CountryRoleWords country_roles;
  StringMap<TitleWord> titles;       ///< lower case, one token each: "secretary", "mr.", "acting"
  StringMap<char> given_names;       ///< "Alejandro" -> 'm'
  StringSet government_nouns;        ///< what a capital's "'s" owns where it means the government: "policy"
  StringSet shared_bodies;           ///< registered names that other countries' bodies have too: "Foreign Office"
  StringSet national_heads;          ///< last words of names that hold their country's adjective: "Association", not "Ministry"
  StringSet particles;               ///< lower-case words inside names of people: "van", "bin"
  StringSet suffixes;                ///< what may follow a surname: "Jr."
  std::vector<std::string> leaders;  ///< offices whose holders are known by their surnames: "Prime Minister"
  StringMap<HeadKind> heads;         ///< last words of names: "Ministry", "River", "War"
  std::vector<OrganizationRecord> organizations;
  std::vector<OfficeRecord> offices;
  StringMap<std::uint32_t> office_by_id;
  std::vector<PersonRecord> people;
  StringMap<std::vector<std::uint32_t>> people_by_name;  ///< every full name and alias
  StringMap<std::vector<std::uint32_t>> people_by_surname;
  PhraseIndex known_names;   ///< values are KnownKind
  PhraseIndex person_names;  ///< full names and aliases of two words and more; values are indices into `people`
  StringMap<std::uint32_t> organization_by_name;
};

/// Reads every table of config/entities/ below `config`.
[[nodiscard]] Result<EntityTables> load_entity_tables(const std::filesystem::path& config);

}  // namespace onrecord
