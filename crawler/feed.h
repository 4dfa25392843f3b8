// Feeds: RSS 0.9x to 2.0, RDF (RSS 0.90 and 1.0), Atom 0.3 and 1.0, JSON Feed, also ill-formed ones.
//
// XML is read by libxml2 in recovery mode, without network. The document type and everything in it is taken away before parsing, so no
// entity is ever defined; HTML's own entity names are understood.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/instant.h"

namespace onrecord {

enum class FeedFormat : std::uint8_t { unknown, rss, rdf, atom, json };
[[nodiscard]] std::string_view to_string(FeedFormat format);

struct FeedEntry {
  std::string title;    ///< plain text
  std::string link;     ///< absolute where there is a base
  std::string id;       ///< guid or atom:id; empty: none
  std::string author;   ///< plain text
  std::string summary;  ///< HTML or text; the content where there is no summary
  std::string content;  ///< HTML or text
  std::optional<Instant> published;
  std::optional<Instant> updated;
  std::vector<std::string> enclosures;
  std::vector<std::string> tags;
};

struct Feed {
  FeedFormat format = FeedFormat::unknown;
  std::string title;
  std::string link;
  std::string language;
  std::optional<Instant> updated;
  std::vector<FeedEntry> entries;  ///< file order
};

/// Never fails: what is no feed has format unknown and no entries. `content_type`: HTTP header or empty; `base`: URL of the feed or empty.
[[nodiscard]] Feed parse_feed(std::string_view bytes, std::string_view content_type, std::string_view base);
/// The same for a document that has been seen to begin with "{".
[[nodiscard]] Feed parse_json_feed(std::string_view utf8, std::string_view base);

}  // namespace onrecord
