// What a page says about its article outside the text: title, authors, dates, canonical address, site, section, language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "extract/content/content_tables.h"
#include "extract/content/dom.h"
#include "extract/content/json_ld.h"

namespace onrecord {

/// Values of <meta>, <link>, <title> and JSON-LD, each as the page wrote it.
struct HeadFacts {
  ContentMap<std::string> meta;  ///< by lower-case name, property or itemprop; the first that is not empty
  std::string title;
  std::string canonical;
  std::string amp;  ///< href of rel=amphtml
  std::string language;
  std::vector<std::string> meta_authors;
  JsonLd json_ld;

  [[nodiscard]] std::string_view value_of(std::string_view name) const;  ///< of `meta`; empty where there is none
  /// The first value among the names that `tables` gives a field; empty where there is none.
  [[nodiscard]] std::string_view first_of(MetaField field, const ContentTables& tables) const;
};

[[nodiscard]] HeadFacts read_head(const Dom& dom, const ContentTables& tables);
/// Fills title, authors, dates, canonical_url, site and section of `article`, whose `url` is set. Run after count_text() and before furniture is
/// marked.
void read_metadata(const Dom& dom, const HeadFacts& head, const ContentTables& tables, Article& article);
/// Language of `text` by its words, else as the page declares it.
[[nodiscard]] std::string find_language(std::string_view text, const HeadFacts& head);

}  // namespace onrecord
