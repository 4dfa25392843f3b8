// Writer: one Extraction into the index, inside the transaction of Store::put. Only for the put*.cpp files of store/.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/text_offsets.h"
#include "store/shingles.h"
#include "store/state.h"

namespace onrecord {

/// The columns of a claim that its text and the rules decide: two reports with equal values are one row.
struct ClaimValues {
  std::int64_t statement = 0, version = 0, sentence = 0, speaker = 0, membership = 0;
  std::string kind, name, role, organization, country, claim_class;
  std::int64_t hedged = 0, negated = 0;
  std::string speaker_text, cue, cue_lemma, addressee, venue, quote, modality, polarity, tense, content;
  std::int64_t begin = 0, end = 0;
  std::string day, basis, about_from, about_to, about_edtf, about_label;
  std::int64_t depth = 0, outer = 0;  ///< outer: row of the claim that it is reported in
  double score = 0;
  friend bool operator==(const ClaimValues&, const ClaimValues&) = default;
};

/// A live claim of the article before this page came.
struct OldClaim {
  std::int64_t claim = 0;
  ClaimValues values;
  bool kept = false;   ///< the new extraction gives the same row
  bool taken = false;  ///< a new claim goes on with its statement
};

struct NewClaim {
  std::int64_t claim = 0, statement = 0, speaker = 0;
  std::string content;
};

/// A source or cue in one piece, in code points; absent where there is none or more of it.
struct OnePiece {
  std::optional<std::int64_t> begin, end;
};

class Writer {
 public:
  Writer(Store::State& state, const Extraction& x, const Fetch& fetch, const SourceInfo& source, std::int64_t run)
      : state_(state), x_(x), fetch_(fetch), source_(source), run_(run), offsets_(x.article.text) {}
  PutOutcome write();

 private:
  // put_article.cpp
  void put_source();
  void put_fetch();
  void find_article();
  void put_version(const std::string& digest);
  void put_sentences();
  void put_times();
  void put_headline_change();
  void make_current();
  // put_copies.cpp
  [[nodiscard]] std::int64_t find_cluster();
  const std::vector<std::uint64_t>& shingles();  ///< of the text, computed once
  const std::array<std::int64_t, kBands>& bands();
  // put_entities.cpp
  std::int64_t entity(const char* kind, const std::string& slug, const std::string& name);
  std::int64_t country(CountryCode code);
  std::int64_t body(const std::string& name);
  void put_entities();
  std::int64_t put_one_entity(const Entity& e);
  void put_mentions();
  std::int64_t membership(const Speaker& speaker, std::int64_t person, const std::string& day);
  [[nodiscard]] bool is_forgotten(const std::string& name);
  // put_claims.cpp
  void put_claims(PutOutcome& out);
  std::int64_t put_claim(const Claim& claim, PutOutcome& out);  ///< its row
  std::int64_t put_row(const ClaimValues& values, const OnePiece& source, const OnePiece& cue, PutOutcome& out);
  std::int64_t keep_row(const ClaimValues& values, const OnePiece& source, const OnePiece& cue);
  [[nodiscard]] OnePiece one_piece(const std::vector<Span>& spans) const;
  ClaimValues values_of(const Claim& claim);
  std::int64_t speaker_of(const Claim& claim);
  void put_spans(std::int64_t claim, const char* part, const std::vector<Span>& spans);
  void put_topics(std::int64_t claim, const Claim& c, const std::string& day);
  void put_abouts();
  void about(std::int64_t claim, std::int64_t entity, const std::string& day, std::string_view relation);
  // put_statements.cpp
  std::int64_t statement(const Claim& claim, const ClaimValues& values);
  // near_reports.cpp
  [[nodiscard]] std::int64_t statement_with_part(const Claim& claim, const ClaimValues& values);
  // put_changes.cpp
  void load_old_claims();
  OldClaim* old_report_of(const ClaimValues& values);
  int retire_old();
  void put_changes();
  void put_change(const char* kind, const OldClaim* before, const NewClaim* after);
  // put_figures.cpp
  void put_figures();
  std::int64_t put_figure(std::size_t index);
  std::int64_t measure(const Figure& figure, const std::string& unit);
  [[nodiscard]] std::int64_t locality(const Figure& figure) const;

  [[nodiscard]] std::string text_of(const std::vector<Span>& spans) const;
  [[nodiscard]] std::string fetched_day() const { return fetch_.fetched_at.utc_day().to_string(); }
  [[nodiscard]] std::string published_day() const { return x_.article.published ? x_.article.published->day.to_string() : fetched_day(); }
  [[nodiscard]] std::uint32_t sentence_at(std::uint32_t byte) const;

  Store::State& state_;
  const Extraction& x_;
  const Fetch& fetch_;
  const SourceInfo& source_;
  std::int64_t run_;
  TextOffsets offsets_;
  std::int64_t source_id_ = 0, fetch_id_ = 0, article_ = 0, cluster_ = 0, version_ = 0;
  bool fresh_ = false;        ///< the version is new: nothing of it is to be replaced
  std::int64_t current_ = 0;  ///< version before this page; 0: the article is new
  std::vector<std::uint64_t> shingles_;
  std::optional<std::array<std::int64_t, kBands>> bands_;
  std::vector<std::int64_t> entities_;
  std::map<std::string_view, std::int64_t> localities_;  ///< places that are no country, as the text names them
  std::vector<OldClaim> old_;
  std::unordered_multimap<std::string, std::size_t> old_by_content_;
  std::vector<NewClaim> new_;
  std::vector<std::int64_t> rows_;  ///< of the extraction's claims; 0: not stored, or not yet
  std::map<std::uint32_t, std::int64_t> figure_claims_;
  std::vector<std::tuple<std::int64_t, std::int64_t, std::string, std::int64_t>> abouts_;  ///< rows of claim_entities
  std::optional<std::uint64_t> signature_;  ///< of the words of the claim at hand, where they were looked at
  std::map<std::pair<std::string, std::int64_t>, std::int64_t> memberships_;
};

/// EDTF level 1 of days: "2023", "2023-05", "2023-05-06", "2022-10-01/2023-09-30", "../2023-09-30".
[[nodiscard]] std::string to_edtf(const DateRange& days);

}  // namespace onrecord
