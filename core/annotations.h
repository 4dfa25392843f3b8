// Annotations: what was found in one text, layer by layer, each item a plain struct with its span.
//
// Layers are filled in this order, each from the ones before it: tokens, sentences, part of speech, times, mentions, figures, entities.
// Every span is in bytes of the same text; every index refers to a vector of the same Annotations.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/civil_date.h"
#include "core/country_code.h"
#include "core/span.h"

namespace onrecord {

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;  ///< "no such index"

// ---- tokens and sentences ------------------------------------------------------------------------------------------

enum class TokenKind : std::uint8_t { word, number, punctuation, symbol };

/// Universal Dependencies part of speech; `none` where no tagger ran.
enum class Pos : std::uint8_t { none, adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x };

/// Cut as in the Penn Treebank ("do|n't", "Turkey|'s", "U.S.", "Mr."), but hyphens stand alone ("twenty|-|four") and a number is cut
/// from the letters after it ("1.2|bn", "20|th"). "24,000" and "3.5" are one number token.
struct Token {
  Span span;
  TokenKind kind = TokenKind::word;
  Pos pos = Pos::none;
  bool space_before = false;  ///< white space, or the text's start, stands before it
  bool starts_sentence = false;
};

/// Half-open range of tokens; `span` runs from the first token's begin to the last one's end.
struct Sentence {
  Span span;
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  std::uint32_t paragraph = 0;  ///< number of the "\n\n"-separated paragraph it stands in, from 0
};

// ---- times ---------------------------------------------------------------------------------------------------------

enum class TimexType : std::uint8_t { date, time, duration, set };

/// A time expression, valued as TIMEX3 (TimeML 1.2.1).
struct TimeExpression {
  Span span;
  TimexType type = TimexType::date;
  std::string value;               ///< "2024-05-06", "2024-W19", "P2D", "PRESENT_REF", "2024-FA", "FY2023" as "2022-10-01/2023-09-30" in `range`
  std::string mod;                 ///< TIMEX3 mod: BEFORE AFTER APPROX START MID END LESS_THAN MORE_THAN ...; empty: none
  std::optional<DateRange> range;  ///< the days meant; absent for durations, sets and vague references
  std::string label;               ///< a named period: "FY2023", "Q3 2023", "Biden administration"; empty: none
  std::uint32_t anchor = kNone;    ///< index of the expression it was resolved against; kNone: the publication date or none
  std::string rule;                ///< which rule made it: for `explain`
};

// ---- figures -------------------------------------------------------------------------------------------------------

enum class Modifier : std::uint8_t { none, approx, over, under, at_least, at_most, up, down };
enum class Change : std::uint8_t { none, up, down };
enum class FigureKind : std::uint8_t { count, money, percent, percentage_points, quantity, ratio, rate, factor, ordinal_record, age };

/// A number that counts or measures something.
struct Figure {
  Span span;  ///< number, scale, and unit or currency; modifier and counted noun outside
  FigureKind kind = FigureKind::count;
  double low = 0;  ///< as written: "over 24,000" is 24000 here; equal to `high` where it is not a range
  double high = 0;
  bool range = false;  ///< "12 to 15 million", "between 5 and 10"
  Modifier modifier = Modifier::none;
  Span modifier_span;            ///< empty where there is none
  Change change = Change::none;  ///< "rose 12 %", "up from"
  bool negated = false;          ///< "no deaths", "not a single"
  bool record = false;           ///< "a record 5 percent", "the highest since 2015"; a count that is one has the kind besides
  std::string unit;              ///< contract unit: "percent", "USD", "km", "people"?; empty: a bare count
  std::string ucum;              ///< UCUM code or ISO 4217: "%", "{person}", "km", "USD"
  std::string unit_basis;        ///< what told whose dollars or pounds (config/figures/currency_bases.tsv); empty: the unit as written
  std::string per;               ///< denominator of a rate: "day", "100000 {person}"; empty: none
  std::string counted;           ///< what is counted, as written: "crossings by Chinese nationals" -> "crossings"; empty: none
  Span counted_span;
  std::string counted_lemma;           ///< "crossing"
  std::optional<CountryCode> country;  ///< in or of the counted noun phrase
  std::string place;                   ///< a place that is no country, behind the counted noun: "arrests in El Paso"; empty: none
  std::string subject;                 ///< whose figure it is, as written; empty: none
  std::optional<DateRange> period;     ///< the time the figure is about
  std::string period_label;            ///< "FY2023"; empty: none
  std::uint32_t compared_to = kNone;   ///< index of the figure it is compared with
  std::string measure;                 ///< series key: counted lemma + subject or place + unit + kind; empty: none
  std::string rule;
};

// ---- mentions and entities -----------------------------------------------------------------------------------------

enum class MentionType : std::uint8_t { person, organization, place, other };
enum class CountryForm : std::uint8_t { none, name, demonym, metonym, code };
enum class MentionRole : std::uint8_t { unspecified, place, actor, origin, modifier };

/// A named thing in the text; CoNLL-2003 spans, titles outside the name. No pronouns, no role nouns.
struct Mention {
  Span span;
  MentionType type = MentionType::other;
  std::uint32_t entity = kNone;        ///< index into Annotations::entities
  std::optional<CountryCode> country;  ///< only where the mention itself is of a country (name, demonym, metonym, code)
  CountryForm form = CountryForm::none;
  MentionRole role = MentionRole::unspecified;
  float score = 1;  ///< 0..1, 1 for rules and registries
  std::string rule;
};

enum class EntityKind : std::uint8_t { person, organization, country, place, other };
enum class RoleBasis : std::uint8_t { none, article, registry };

/// One person, body, country or place of the document, with everything that names it.
struct Entity {
  EntityKind kind = EntityKind::other;
  std::string name;                     ///< canonical: the registry's, else the fullest form in the article
  std::string id;                       ///< registry id: "person:alejandro-mayorkas", "org:us-dhs", "country:US", or a QID; empty: none
  std::string qid;                      ///< Wikidata id; empty: unknown
  std::vector<std::uint32_t> mentions;  ///< text order
  std::vector<std::string> aliases;     ///< other forms met in the article
  // people and bodies:
  std::string role;                    ///< "Secretary of Homeland Security", as near to the article's words as can be; empty: none
  std::string organization;            ///< the body the person acts for; of an organisation: its parent
  std::optional<CountryCode> country;  ///< the country a person or body acts for; of a country: itself
  RoleBasis role_basis = RoleBasis::none;
  char gender = 0;  ///< 'f', 'm', or 0 where the article and the registry do not tell
};

/// A pronoun or role noun that stands for an entity: "he", "the secretary", "the ministry".
struct Anaphor {
  Span span;
  std::uint32_t entity = kNone;
  std::string rule;
};

struct Annotations {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<TimeExpression> times;  ///< text order, disjoint
  std::vector<Figure> figures;        ///< text order, disjoint
  std::vector<Mention> mentions;      ///< text order, disjoint
  std::vector<Entity> entities;       ///< in order of first mention
  std::vector<Anaphor> anaphors;      ///< text order
};

}  // namespace onrecord
