// What a page says of itself in its head, as far as the crawler obeys or needs it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

struct PageHead {
  std::string title;                ///< as written, at most 300 bytes
  std::string canonical;            ///< href of rel=canonical as written; empty: none
  std::vector<std::string> robots;  ///< contents of the meta tags "robots" (as they are) and of other names ("name: content")
  struct Feed {
    std::string href, title, type;
  };
  std::vector<Feed> feeds;  ///< rel=alternate with the type of a feed
};

/// Reads up to the body's beginning (or 64 KiB where none begins). `html` in any ASCII-compatible encoding.
[[nodiscard]] PageHead read_page_head(std::string_view html);

}  // namespace onrecord
