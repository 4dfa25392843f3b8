// The archive as a whole: what lies in it, whether it is whole, where a page is.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "crawler/warc.h"

namespace onrecord {

/// Names of the WARC files below `folder`, sorted.
[[nodiscard]] Result<std::vector<std::string>> warc_files(const std::string& folder);

struct ArchiveCheck {
  std::int64_t files = 0;
  std::int64_t records = 0;
  std::vector<std::string> problems;  ///< "file: what, at which byte"
};

/// Reads every record of every file and compares the digests that it names with its bytes.
[[nodiscard]] Result<ArchiveCheck> verify_archive(const std::string& folder);

/// The sort key of CDX files: "http://www.news.example/a?b" -> "example,news)/a?b". The text itself where it is no web address.
[[nodiscard]] std::string surt(std::string_view url);

/// One line of a CDXJ index (without line end) for a response or revisit record: "KEY 20240506130000 {json}"; empty for any other record.
[[nodiscard]] std::string cdxj_line(const WarcRecord& record);

/// The newest response record whose target is `url` (compared by surt()).
[[nodiscard]] Result<WarcRecord> find_in_archive(const std::string& folder, std::string_view url);

/// The body of a response record, content codings undone, whatever its status.
[[nodiscard]] Result<std::string> body_of(const WarcRecord& record);

}  // namespace onrecord
