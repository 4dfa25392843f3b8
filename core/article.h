// Article: the text and metadata of one page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/civil_date.h"
#include "core/instant.h"
#include "core/span.h"

namespace onrecord {

enum class BlockKind : std::uint8_t { paragraph, heading, list_item, quote, table };

/// A run of Article::text. Blocks stand in text order and never overlap; between two blocks there are only line breaks.
struct Block {
  Span span;
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;  ///< heading: 1..6; list item and quote: depth of nesting from 1
};

/// Which evidence a date rests on.
enum class DateBasis : std::uint8_t { jsonld, meta, time_tag, url, text, http, seen };

struct PageDate {
  CivilDate day;                   ///< the page's own local day: never shifted to UTC
  std::optional<Instant> instant;  ///< where a time and a zone were given
  std::string written;             ///< normalised ISO 8601 with the page's own offset: "2024-05-06" or "2024-05-06T09:00:00-04:00"
  DateBasis basis = DateBasis::seen;
};

struct Article {
  std::string url;            ///< of the page
  std::string canonical_url;  ///< absolute; empty where the page names none
  std::string amp_url;        ///< its copy for AMP, absolute; empty where the page names none
  std::string site;           ///< site's name as the page gives it; empty where it gives none
  std::string title;
  std::vector<std::string> authors;
  std::optional<PageDate> published;  ///< absent where the page has none: never invented
  std::optional<PageDate> modified;
  std::string language;  ///< BCP 47, "en"; empty where unknown
  std::string section;
  std::string text;                ///< UTF-8, NFC, no control characters but "\n"; paragraphs separated by "\n\n"
  std::vector<Block> blocks;       ///< tile `text`
  std::vector<std::string> notes;  ///< odd but usable: "paywall", "consent-wall", "not-html", ... each a word of docs/FORMATS.md
  double confidence = 0;           ///< 0..1: how sure the reader is that `text` is the article
};

}  // namespace onrecord
