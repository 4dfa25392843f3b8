// Page: what came back from one address, before anybody read it. Fetch: how and when it was got, and where it is archived.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/civil_date.h"
#include "core/instant.h"

namespace onrecord {

struct Page {
  std::string url;                ///< final URL, after redirects; empty for a page without one
  std::string content_type;       ///< Content-Type header as received; empty where there was none
  std::string body;               ///< bytes after content codings are undone (gzip etc.), character encoding not yet
  std::optional<CivilDate> date;  ///< day it was published or fetched, known from elsewhere: the last resort for relative dates
};

/// PROV-O Generation of a Page. All of it is optional for a page read from a file.
struct Fetch {
  std::string source_id;          ///< `id` of sources.toml
  std::string url;                ///< as requested
  std::string final_url;          ///< after redirects
  Instant fetched_at;             ///< when the response began
  int http_status = 0;            ///< 0: no response
  std::string error;              ///< empty: none
  std::string etag;               ///< as received
  std::string last_modified;      ///< as received
  std::string body_sha256;        ///< hex, of the decoded body
  std::string warc_file;          ///< path below the archive folder
  std::int64_t warc_offset = -1;  ///< byte of the record's gzip member
  std::int64_t warc_length = 0;   ///< bytes of the gzip member
};

}  // namespace onrecord
