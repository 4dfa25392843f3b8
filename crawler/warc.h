// The archive: every response as received, in WARC 1.1 files whose records are gzip members of their own.
//
// A record is found by file name, byte offset and length of its member. File names are made of a date and a counter, never of a URL.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/instant.h"
#include "core/page.h"
#include "core/result.h"

namespace onrecord {

/// Where a record lies.
struct WarcPosition {
  std::string file;  ///< name below the archive folder
  std::int64_t offset = -1;
  std::int64_t length = 0;
};

/// One HTTP response on its way into the archive.
struct WarcResponse {
  std::string target_url;
  Instant date;
  std::string ip_address;      ///< empty: unknown
  std::string http_headers;    ///< status line and fields as received, each line ended by CRLF, without the empty line
  std::string_view body;       ///< content codings as received, transfer codings undone
  std::string payload_digest;  ///< payload_digest(body) where it is known already; empty: it is made
  std::string truncated;       ///< "length", "time", "disconnect"; empty: whole
  std::string refers_to_date;  ///< of the earlier record: makes this a revisit, whose body is not stored again
  bool not_modified = false;   ///< revisit because of a 304, not of an equal payload
  std::string request;         ///< request line and fields as sent, each line ended by CRLF: written as a record of its own; empty: none
  std::string metadata;        ///< lines "name: value" ended by CRLF, written as a record of its own; empty: none
};

/// "sha256:<hex>" of the body as received.
[[nodiscard]] std::string payload_digest(std::string_view body);

class WarcWriter {
 public:
  struct Options {
    std::string folder;
    std::string name = "onrecord";
    std::string software;
    std::int64_t shard_bytes = 256LL << 20;  ///< a new file is begun past this size,
    bool only_prepared = false;              ///< but by prepare() alone
  };
  [[nodiscard]] static Result<WarcWriter> open(Options options);
  WarcWriter(WarcWriter&&) noexcept;
  WarcWriter& operator=(WarcWriter&&) noexcept;
  ~WarcWriter();

  /// Begins a file where none is open or the last one is full, so that its name can be made known before anything of worth is in it; the file
  /// and its length so far, or nothing where the last one goes on.
  [[nodiscard]] Result<std::optional<WarcPosition>> prepare(Instant now);
  /// The response's position. The records of its request and metadata stand before it, so that it ends what was written.
  [[nodiscard]] Result<WarcPosition> write(const WarcResponse& response);
  /// All that was written has reached the disk when it returns.
  [[nodiscard]] Status sync();

 private:
  struct State;
  explicit WarcWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

struct WarcRecord {
  WarcPosition position;
  std::string type;                                         ///< "response", "revisit", "warcinfo", ...
  std::vector<std::pair<std::string, std::string>> fields;  ///< as written; names compare without case
  std::string block;

  [[nodiscard]] std::string_view field(std::string_view name) const;  ///< empty where there is none
};

class WarcReader {
 public:
  explicit WarcReader(std::string folder) : folder_(std::move(folder)) {}

  [[nodiscard]] Result<WarcRecord> read(const WarcPosition& position) const;
  /// Every record in file order until `each` says false. `file` may be compressed by members or plain, and outside the folder where it is
  /// absolute. A file cut in the middle gives its whole records, then an error.
  [[nodiscard]] Status for_each(const std::string& file, const std::function<bool(const WarcRecord&)>& each) const;

 private:
  std::string folder_;
};

/// The page of a record: of a "response" with its transfer and content codings undone, of a "resource" that is HTML or plain text as it is.
/// Absent for any other record and for an answer other than 2xx. An error tells why a page that was there cannot be read: the archive marks it as
/// cut, its coding is damaged, it is longer than `limit`, or no HTTP answer stands in the record.
[[nodiscard]] Result<std::optional<Page>> read_page(const WarcRecord& record, std::size_t limit = 50'000'000);
/// The same where nobody asks why there is none.
[[nodiscard]] std::optional<Page> page_of(const WarcRecord& record, std::size_t limit = 50'000'000);

/// Cuts `path` after its last whole record; bytes that are left. For a file whose writer was killed.
[[nodiscard]] Result<std::int64_t> recover_warc(const std::string& path);

}  // namespace onrecord
