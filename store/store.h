// Store: the index, one SQLite file. One writer at a time; a Store belongs to one thread.
//
// A statement is what was said; a claim is one report of it. Claims point to a version of an article and are retired, never deleted.
#pragma once

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

namespace onrecord {

enum class OpenMode : std::uint8_t { read, write, create };

struct SourceInfo {
  std::string id, name, homepage;
  std::string kind = "other";  ///< news wire government legislature ngo thinktank court other
  std::string country, timezone = "UTC";
};

struct PutOutcome {
  enum class Kind : std::uint8_t { added, changed, unchanged, empty } kind = Kind::unchanged;
  std::int64_t version_id = 0;
  int claims = 0, retired = 0;
};

/// All conditions must hold; empty ones are not asked. Newest first.
struct ClaimQuery {
  std::vector<std::string> speakers;   ///< any of: the whole name or its last words, case and accents folded
  std::string role, organization;      ///< substring
  std::vector<std::string> countries;  ///< any of: the content names it (ISO code)
  std::string speaker_country;
  std::vector<std::string> classes, quotes, sources;  ///< any of
  std::string text;                                   ///< FTS5 expression over content and speaker
  std::optional<double> figure_min, figure_max;       ///< one figure, as written, inclusive
  bool figure_strict = false;                         ///< bounds exclusive
  std::string unit, counted;                          ///< of that figure; counted: substring
  std::string since, until;                           ///< said, inclusive days
  std::string about_from, about_to;                   ///< period the content is about overlaps
  std::int64_t limit = 50, offset = 0;                ///< limit < 0: all
};

struct QueryResult {
  std::vector<ClaimRow> rows;
  std::int64_t total = 0;  ///< all that match, from the same read transaction
};

struct FigureQuery {
  ClaimQuery claims;    ///< speakers, countries (of the figure), unit, counted, sources, since, until, about_*; limit is not used
  std::string measure;  ///< exact series key; empty: any
};

struct Watch {
  std::string id, title;
  ClaimQuery query;
  int max_items = 50;
  bool from_now = false;  ///< a new watch passes over what the index holds already
};

/// A body to be sent to a target, once.
struct Delivery {
  std::int64_t delivery_id = 0;
  std::string channel, target, message_id, body;
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

  /// One transaction. The same text adds nothing; a changed text becomes a new version and retires the claims of the old one.
  [[nodiscard]] Result<PutOutcome> put(const Extraction& extraction, const Fetch& fetch, const SourceInfo& source, std::int64_t run);

  [[nodiscard]] Result<QueryResult> query(const ClaimQuery& query);
  [[nodiscard]] Result<std::vector<FigureSeries>> figures(const FigureQuery& query);
  /// `unit`: year, month, day.
  [[nodiscard]] Result<std::vector<TimelineRow>> timeline(const ClaimQuery& query, std::string_view unit);
  [[nodiscard]] Result<ClaimDetail> show(std::int64_t claim_id);

  /// Renders a digest into deliveries (channel, target, body); message_id and delivery_id are filled by the store.
  using Render = std::function<Result<std::vector<Delivery>>(const AlertDigest&)>;
  /// One transaction: match since the watermark, ledger, digest, render, outbox, watermark. Absent: nothing to say.
  [[nodiscard]] Result<std::optional<AlertDigest>> alert(const Watch& watch, std::int64_t run, Instant now, const Render& render);
  using Send = std::function<Status(const Delivery&)>;
  /// Sends all that is open; what fails stays open for the next call. Answers the number sent.
  [[nodiscard]] Result<int> deliver(Instant now, const Send& send);

  [[nodiscard]] Result<IndexStats> stats();
  [[nodiscard]] Result<std::vector<SourceHealth>> source_health();
  /// What is wrong with the file; empty: nothing.
  [[nodiscard]] Result<std::vector<std::string>> check();
  /// Live copy by the backup API, renamed into place when complete.
  [[nodiscard]] Status backup(const std::filesystem::path& path);

 private:
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace onrecord
