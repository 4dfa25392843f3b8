// The start tags of a page, one after the other: all that the crawler itself reads of HTML.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace onrecord {

struct HtmlTag {
  std::string name;  ///< lower case, as `rel` and `meta_name` are
  std::string href, rel, type, title, meta_name, http_equiv, content;
  std::size_t end = 0;  ///< byte behind the tag
};

/// Each start tag in page order until `each` says false; the insides of comments, scripts and styles are passed over. `html` in any
/// ASCII-compatible encoding; attribute values as written but for "&amp;".
void for_each_tag(std::string_view html, const std::function<bool(const HtmlTag&)>& each);

}  // namespace onrecord
