// Store: the index, one SQLite file. One writer at a time; a Store belongs to one thread.
//
// A statement is what was said; a claim is one report of it. Claims point to a version of an article and are retired, never deleted.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/claim.h"
#include "core/page.h"
#include "core/result.h"
#include "core/rows.h"
#include "store/registry.h"

namespace onrecord {

enum class OpenMode : std::uint8_t { read, write, create };

struct SourceInfo {
  std::string id, name, homepage;
  std::string kind = "other";  ///< news wire government legislature ngo thinktank court other
  std::string country, timezone = "UTC";
};

struct PutOutcome {
  enum class Kind : std::uint8_t { added, changed, reread, unchanged, empty } kind = Kind::unchanged;
  std::int64_t version_id = 0;
  int claims = 0, retired = 0;  ///< rows written and retired; a claim that newer rules read just the same is neither
};

/// All conditions must hold; empty ones are not asked. Newest first.
struct ClaimQuery {
  std::vector<std::string> speakers;   ///< any of: the whole name or its last words, case and accents folded
  std::string role, organization;      ///< substring
  std::vector<std::string> countries;  ///< any of: the content names it (ISO code)
  std::string speaker_country;
  std::vector<std::string> classes, quotes, tenses, sources;                     ///< any of
  std::vector<std::string> mentions;                                             ///< any of: a person, body or place that the content names
  std::string text;                                                              ///< FTS5 expression over content and speaker
  std::optional<double> figure_min, figure_max;                                  ///< one figure, as written, inclusive
  bool figure_strict = false;                                                    ///< bounds exclusive
  std::string unit, counted;                                                     ///< of that figure; counted: substring
  std::string place;                                                             ///< of that figure: any name of a country, state or city
  std::string since, until;                                                      ///< said, inclusive days
  std::string about_from, about_to;                                              ///< period the content is about overlaps
  std::int64_t limit = 50, offset = 0;                                           ///< limit < 0: all
  enum class Order : std::uint8_t { said, recorded, rank } order = Order::said;  ///< newest said; newest in the index; best match of `text`
  bool count = true;                                                             ///< also count all that match
  bool in_text = false;                                                          ///< also fill ClaimRow::in_text
};

/// By what a timeline is split: one row a period and value.
enum class Facet : std::uint8_t { none, speaker, role, organization, mentions, source, claim_class, quote, country, speaker_country };

struct QueryResult {
  std::vector<ClaimRow> rows;
  std::int64_t total = -1;  ///< all that match, from the same read transaction; -1: not counted
};

struct FigureQuery {
  ClaimQuery claims;    ///< speakers, countries (of the figure), unit, counted, sources, since, until, about_*; limit is not used
  std::string measure;  ///< exact series key; empty: any
};

struct Watch {
  std::string id, title;
  ClaimQuery query;
  int max_items = 50;      ///< shown; all are recorded
  int backfill_days = 30;  ///< a new watch, or an edited one, looks back this far
};

/// A body to be sent to a target, once.
struct Delivery {
  std::int64_t delivery_id = 0;
  std::int64_t digest_id = 0;  ///< digest that it tells; the first of several
  std::string channel, target, subject, message_id, body;
};

struct DeliveryReport {
  int sent = 0, repeated = 0, failed = 0, dead = 0;  ///< repeated: begun by a run that was killed, sent again under the same message id
  std::vector<std::string> problems;                 ///< one line each
};

class Store {
 public:
  struct State;  ///< only for the files of store/

  /// Opens and migrates (not with `read`).
  [[nodiscard]] static Result<Store> open(const std::filesystem::path& path, OpenMode mode);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// `kind`: crawl extract alert export import maintain. Runs left open by a killed program become 'abandoned'.
  [[nodiscard]] Result<std::int64_t> begin_run(std::string_view kind, std::string_view program, std::string_view rules, Instant now);
  [[nodiscard]] Status end_run(std::int64_t run, std::string_view status, Instant now);

  /// People, bodies, countries and terms of office. Before the articles, so that claims find the role held at the time.
  [[nodiscard]] Status put_registry(const Registry& registry);

  /// When the newest run of this kind that ended well began; empty: none did.
  [[nodiscard]] Result<std::string> last_run(std::string_view kind);

  /// One transaction. The same text adds nothing; a changed text becomes a new version, retires the claims of the old one and notes what
  /// changed. The same text under newer rules (`reread`) replaces what they read otherwise, and statements keep their identity.
  [[nodiscard]] Result<PutOutcome> put(const Extraction& extraction, const Fetch& fetch, const SourceInfo& source, std::int64_t run);
  /// Around the batches of a load that is large against what is there: indexes for questions are built at its end, and keys checked once.
  [[nodiscard]] Status begin_bulk();
  [[nodiscard]] Status end_bulk();
  /// Between these, articles share one transaction: faster, but where one fails or the program is killed, none is kept. Only put() in between.
  [[nodiscard]] Status begin_batch();
  [[nodiscard]] Status end_batch();

  [[nodiscard]] Result<QueryResult> query(const ClaimQuery& query);
  [[nodiscard]] Result<std::vector<FigureSeries>> figures(const FigureQuery& query);
  /// The SQL of `query` on v1_claims with its values, to go on with in another tool.
  [[nodiscard]] Result<std::string> explain(const ClaimQuery& query);
  /// SQLite's plan of `query`, a step a line: for tests.
  [[nodiscard]] Result<std::vector<std::string>> plan(const ClaimQuery& query);
  /// `unit`: year, quarter, month, week (ISO), day.
  [[nodiscard]] Result<std::vector<TimelineRow>> timeline(const ClaimQuery& query, std::string_view unit, Facet facet = Facet::none);
  /// What edits did to articles, newest first; `since` and `until` are days of the edit, `speakers`, `sources` and `limit` count, the rest does not.
  [[nodiscard]] Result<std::vector<ChangeRow>> changes(const ClaimQuery& query);
  /// Everybody of this name, with offices by date and what was said; `day` empty or a day on which the office is held. A name that is an office
  /// finds its holders.
  [[nodiscard]] Result<std::vector<PersonRecordRow>> who(const std::string& name, const std::string& day);
  /// Two that are one, named by slug or by the name that one entity alone has. Claims, offices and mentions keep the entity they were read as; every
  /// question by name finds both, until the merge is undone. Failure::usage: of different kinds, one already, an ambiguous name.
  [[nodiscard]] Result<MergeRow> merge_entities(const std::string& from, const std::string& into, Instant now);
  [[nodiscard]] Result<MergeRow> undo_merge(std::int64_t merge_id, Instant now);
  /// All merges by number, undone ones too.
  [[nodiscard]] Result<std::vector<MergeRow>> merges();
  [[nodiscard]] Result<ClaimDetail> show(std::int64_t claim_id);

  /// Renders a report into deliveries (digest_id, channel, target, subject, body); message_id and delivery_id are filled by the store.
  using Render = std::function<Result<std::vector<Delivery>>(const AlertReport&)>;
  /// One transaction for all watches of a run: match since each watermark, ledger, digests, render, outbox, watermarks. A watch that cannot be
  /// asked is a problem of the report and keeps its watermark. Nothing to say: no digests, and `render` is not called.
  [[nodiscard]] Result<AlertReport> alert(const std::vector<Watch>& watches, std::int64_t run, Instant now, const Render& render);
  /// What a watch would have told of the claims seen since `since`; nothing is recorded.
  [[nodiscard]] Result<AlertDigest> try_watch(const Watch& watch, Instant since);
  /// What was told, newest first; `watch` empty: by all.
  [[nodiscard]] Result<std::vector<ToldRow>> told(const std::string& watch, std::int64_t limit);
  using Send = std::function<Status(const Delivery&)>;
  /// Sends what is due. What fails is tried again after 5 minutes, 30 minutes, then every 2 hours (files: by the next call), and is dead after
  /// 3 days; Failure::protocol and Failure::data are dead at once.
  [[nodiscard]] Result<DeliveryReport> deliver(Instant now, const Send& send);

  /// The dictionary: object, field, description.
  [[nodiscard]] Result<std::vector<std::array<std::string, 3>>> docs();
  [[nodiscard]] Result<IndexStats> stats();
  [[nodiscard]] Result<std::int64_t> text_bytes();  ///< of all texts kept
  [[nodiscard]] Result<std::vector<SourceHealth>> source_health();
  /// What is wrong with the file; empty: nothing. Opened for writing it also compares the full text with the claims.
  [[nodiscard]] Result<std::vector<std::string>> check();
  /// Upkeep after a run: merges full text (`thoroughly`: all of it, once a week), refreshes statistics, empties the WAL file.
  [[nodiscard]] Status tidy(bool thoroughly);
  /// Empties bodies of deliveries that are done and older than `body_days`, removes deliveries older than `run_days`, and runs of that age that
  /// nothing points to (alerts that had nothing to say, upkeep, exports). Claims and the ledger stay.
  [[nodiscard]] Status forget_old(Instant now, int body_days = 400, int run_days = 730);
  /// Removes a person, what they said and every mention; only digests of the names stay, so that later pages do not bring them back. Texts of
  /// articles and the archive stay as they are. Answers the number of claims removed.
  [[nodiscard]] Result<std::int64_t> forget_person(const std::string& name, Instant now);
  /// A compact copy (VACUUM INTO) that opens without write permission, without outbox and crawler's journal; not `texts`: without the texts of
  /// sources that do not allow it.
  [[nodiscard]] Status snapshot(const std::filesystem::path& path, bool texts);
  /// Live copy by the backup API, renamed into place when complete.
  [[nodiscard]] Status backup(const std::filesystem::path& path);

 private:
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// `copy` (of backup() or snapshot()) takes the place of `index`, which no program may have open; ids and the ledger are the copy's. What was
/// there is kept as `index`.before-restore. Failure::data: `copy` is none, or damaged; then nothing has changed.
[[nodiscard]] Status restore_index(const std::filesystem::path& copy, const std::filesystem::path& index);

}  // namespace onrecord
