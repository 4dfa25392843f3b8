// Rows: what the index answers, as plain text and numbers. No row knows its database.
//
// Days are "YYYY-MM-DD", instants RFC 3339 UTC, empty where unknown. Spans are code points into the text of the article version.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/text_offsets.h"

namespace onrecord {

struct FigureRow {
  std::int64_t figure_id = 0;
  std::string raw_text;
  std::optional<double> low;   ///< absent: open below ("under 20,000")
  std::optional<double> high;  ///< absent: open above ("over 24,000")
  std::string modifier;        ///< exact, about, over, under, at_least, at_most, between
  std::string unit;            ///< UCUM code, ISO 4217 or "{thing}"
  std::string counted;
  std::string measure;   ///< key of the series it belongs to
  std::string place;     ///< country code
  std::string locality;  ///< a place that is no country: "El Paso"
  std::string period_from, period_to, period_label;
};

/// One report of a statement, with all that leads back to the archived page.
/// The words of an article that a claim stands in, unbroken, and up to 32 characters on either side.
struct QuoteInText {
  std::string exact, prefix, suffix;
};

struct ClaimRow {
  std::int64_t claim_id = 0, statement_id = 0, version_id = 0, article_id = 0, cluster_id = 0;
  std::string speaker, speaker_kind, role, organization, speaker_country;
  std::string claim_class, quote;
  bool negated = false, hedged = false;
  std::string tense;             ///< past, present, future; empty: none that tells
  int depth = 0;                 ///< 1, 2: reported inside another claim
  std::int64_t outer_claim = 0;  ///< that other claim; 0: none
  std::string content, cue;
  std::string said_on, said_basis, published_on;
  std::string about_from, about_to, about_label;
  std::string source_id, source_name, url, headline;
  std::string fetched_at, warc_file;
  std::int64_t warc_offset = -1, warc_length = 0;
  std::int64_t span_start = 0, span_end = 0;  ///< from the first to the last content span
  QuoteInText in_text;                        ///< of that span, only where it was asked for and the index keeps the text
  int version_no = 1;
  bool retired = false;
  std::vector<std::string> countries;
  std::vector<FigureRow> figures;
};

struct ClaimSpan {
  std::string part;  ///< content, source, cue
  CodePointSpan span;
};

/// A claim with the sentences it stands in.
struct ClaimDetail {
  ClaimRow claim;
  std::string passage;              ///< from the first to the last sentence that a span touches
  std::uint32_t passage_begin = 0;  ///< code points before the passage
  std::vector<ClaimSpan> spans;
};

struct FigureReport {
  FigureRow figure;
  std::int64_t claim_id = 0, cluster_id = 0;  ///< claim_id 0: the article's own voice
  std::string speaker, source_id, published_on, url;
  static constexpr std::size_t kMostListed = 20;
  std::vector<std::int64_t> revises;      ///< earlier figures of the same speaker, or of the source's own voice, of another value; the newest
  std::vector<std::int64_t> contradicts;  ///< figures of other clusters whose ranges do not meet; the farthest off
  std::int64_t revises_count = 0, contradicts_count = 0;  ///< all of them: at most kMostListed are listed
};

/// Reports of one measure in one place, by period and then by day.
struct FigureSeries {
  std::string measure, counted, unit, place, locality;
  std::vector<FigureReport> reports;
};

struct TimelineRow {
  std::string bucket;  ///< "2024", "2024-Q2", "2024-05", "2024-W19" or "2024-05-06"
  std::string value;   ///< of the facet; empty: no facet, or none given
  std::int64_t reports = 0, statements = 0, clusters = 0;
};

/// What an edit did: a headline or a claim.
struct ChangeRow {
  std::int64_t change_id = 0;
  std::string kind;  ///< headline, added, altered, withdrawn
  std::string changed_at, source_id, url, speaker, before, after;
  std::int64_t old_claim = 0, new_claim = 0;  ///< 0: none
};

struct OfficeRow {
  std::string post, organization, country, from, to, capacity, basis;  ///< to empty: still held; basis: registry, or article (first to last day said)
};

/// What the index knows of a person or body.
struct PersonRecordRow {
  std::string name, slug, kind, country;
  std::vector<std::string> names;
  std::vector<OfficeRow> offices;  ///< by first day
  std::int64_t reports = 0, statements = 0, outlets = 0;
  std::string first_said, last_said;
  std::vector<std::pair<std::string, std::int64_t>> classes;  ///< statements by class, most first
  std::vector<std::pair<std::string, std::int64_t>> about;    ///< statements by country, most first
};

/// Two entities of the index that somebody found to be one.
struct MergeRow {
  std::int64_t merge_id = 0;
  std::string from, from_name, into, into_name;  ///< slugs and names
  std::string merged_at, undone_at;              ///< undone_at empty: it holds
};

/// A statement that a watch tells, and why.
struct AlertItem {
  ClaimRow claim;
  std::string reason;                     ///< new, revised, contradicts, retracted
  std::optional<ClaimRow> other;          ///< the report that it revises or contradicts
  std::string note;                       ///< what changed: "24000 -> 25000"
  std::string before, after;              ///< the sentences before and after, where the text is kept
  std::int64_t reports = 1, outlets = 1;  ///< live reports of the statement, and their publishers
  std::string role_since;                 ///< day since when the speaker holds the role, of the registry; empty: unknown
  std::vector<double> series;             ///< of the figure that changed: the last 60 values by period and day, for a sparkline
};

/// What one watch has to say once.
struct AlertDigest {
  std::int64_t digest_id = 0;
  std::string watch, title, created_at;
  std::vector<AlertItem> items;          ///< at most max_items
  std::int64_t total = 0;                ///< all items, recorded even where not shown
  std::vector<std::string> corrections;  ///< headlines that were changed after the watch told of the article
  bool edited = false;                   ///< the watch's conditions changed since its last run
};

/// A line of the ledger.
struct ToldRow {
  std::string watch, reason, told_at, said_on, speaker, content, note;
  std::int64_t claim_id = 0;
};

struct QuietWatch {
  std::string watch, title, last_told;  ///< last_told: day; empty: never
};

/// How the night went: what a reader has to know to judge the report.
struct Coverage {
  std::int64_t sources = 0, articles = 0, copies = 0, claims_without_speaker = 0;
  std::vector<std::string> below_usual;  ///< "dhs: 0 of about 12"
  std::vector<std::string> troubles{};   ///< of crawling, each beginning with its source: "dhs: no new article for 4 nights"
};

/// What all watches of one run have to say.
struct AlertReport {
  std::string created_at;
  std::vector<AlertDigest> digests;  ///< of watches with something to say
  std::vector<QuietWatch> quiet;
  std::vector<std::string> problems;  ///< watches that could not be asked, and why
  Coverage coverage;
};

struct SourceHealth {
  std::string source_id, name, last_fetch, last_ok;
  std::int64_t fetches = 0, failures = 0, articles = 0, claims = 0;
  std::string state{};             ///< ok, new, low, silent, failing, disabled; empty: never asked
  std::int64_t error_streak = 0;   ///< nights without a usable answer, up to the last
  std::int64_t silent_nights = 0;  ///< nights without a new article, up to the last
  std::int64_t new_week = 0;       ///< new articles of the last seven nights
  std::int64_t usual_week = 0;     ///< the same as it usually is; 0: not known yet
  std::string last_error{};        ///< text of strangers
};

struct IndexStats {
  std::int64_t sources = 0, articles = 0, versions = 0, claims = 0, statements = 0, figures = 0;
  std::string last_run, last_run_status, last_rules;  ///< last_rules: fingerprint of the tables that read last
};

}  // namespace onrecord
