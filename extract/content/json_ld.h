// What a page's JSON-LD says of its article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

struct JsonLd {
  bool found = false;  ///< a node of an article type was there
  std::string headline;
  std::vector<std::string> authors;
  std::vector<std::string> author_bodies;  ///< authors that the page calls organizations
  std::string published;                   ///< as written
  std::string modified;
  std::string body;
  std::string section;
  std::string site;
  std::string language;
  bool paid = false;  ///< isAccessibleForFree is false
};

/// Reads one script's text into `out`; a later script adds what earlier ones left open. Broken JSON is ignored.
void read_json_ld(std::string_view script, JsonLd& out);

}  // namespace onrecord
