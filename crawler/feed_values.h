// What feeds of RSS and Atom write their values in: texts, people, links. Only for the files of feed.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "crawler/feed.h"
#include "crawler/xml_document.h"

namespace onrecord {

void for_each_element(const xmlNode* parent, const std::function<void(const xmlNode*)>& visit);

/// How sure a value is: a better element replaces a worse one, the first of equals stays (of RSS links the last, as readers have it).
class Choice {
 public:
  static constexpr int kLastWins = 9;
  explicit Choice(std::string& value) : value_(value) {}
  void offer(int rank, std::string text) {
    if (text.empty() || rank < rank_ || (rank == rank_ && rank != kLastWins)) return;
    rank_ = rank;
    value_ = std::move(text);
  }

 private:
  std::string& value_;
  int rank_ = 0;
};

[[nodiscard]] std::string trimmed(std::string_view text);

/// HTML or text of a text construct: the markup of inline XHTML (without the "div" around it), else the text.
[[nodiscard]] std::string body_of(const xmlNode* node);

/// Titles and names as plain text. Atom's type "text" holds no markup; RSS does not say, and most writers put HTML.
[[nodiscard]] std::string plain_of(const xmlNode* node, bool atom);

/// "Name (address)"; either alone where the other is missing.
[[nodiscard]] std::string person_of(const xmlNode* node);

/// What an Atom "link" is for: its "rel", by default the page itself.
[[nodiscard]] std::string relation_of(const xmlNode* link);

/// Atom ids are references too; "tag:", "urn:" and the like stay as they are.
[[nodiscard]] std::string resolved_id(const xmlNode* node, std::string_view base);

/// For Choice: how likely the link is the one to the page.
[[nodiscard]] int rank_of_link(const xmlNode* link, bool atom);

/// An "item" or "entry".
[[nodiscard]] FeedEntry read_feed_entry(const xmlNode* node, bool atom, std::string_view base);

}  // namespace onrecord
