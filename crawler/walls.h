// Pages that stand before an article: consent dialogues, bot challenges, pay walls, shells that only a script would fill.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/url.h"

namespace onrecord {

inline constexpr std::string_view kPaywall = "paywall";  ///< the free part may be there: the page is read all the same

/// The table config/crawler/walls.tsv: reason, where it shows, words, example.
class Walls {
 public:
  [[nodiscard]] static Result<Walls> load(const std::filesystem::path& path);

  /// The reason ("consent-wall", "challenge", "paywall", "script-shell"), or "". `redirected`: whether another URL led here, for whoever asks
  /// for a consent page by name gets an article about consent.
  [[nodiscard]] std::string find(const Url& url, bool redirected, std::string_view title, std::string_view html) const;

 private:
  struct Row {
    std::string reason;
    std::vector<std::string> words;  ///< lower case, but of a page as written
  };
  std::vector<Row> urls_, titles_, pages_;
};

}  // namespace onrecord
