// One form of a URL for all its spellings, to fold duplicates before they are fetched.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace onrecord {

/// Query parameters that do not change the page, from config/crawler/tracking.tsv.
class TrackingParameters {
 public:
  [[nodiscard]] static Result<TrackingParameters> load(const std::filesystem::path& path);
  /// Names match whole, or by their beginning where the row ends in "*"; case does not matter.
  [[nodiscard]] bool contains(std::string_view name) const;
  /// The absolute URL without these parameters, all else as it is.
  [[nodiscard]] std::string without(const std::string& url) const;

 private:
  std::vector<std::string> names_;  ///< sorted, lower case
  std::vector<std::string> prefixes_;
};

/// The form that URLs of pages are folded by, as crawler-commons' basic normaliser: no fragment, dot segments and empty segments gone,
/// escapes of unreserved characters undone, empty parameters gone, the others sorted. With `tracking`, those are dropped too.
/// Absent where it is no URL.
[[nodiscard]] std::optional<std::string> canonical_url(std::string_view url, const TrackingParameters* tracking = nullptr);

/// A form that keeps every difference a server could see, but undoes all escaping (urlcanon's "semantic precise"): userinfo and stray
/// dots of the host gone, parameters sorted, fragment kept. A text without scheme is read as http.
[[nodiscard]] std::optional<std::string> precise_url(std::string_view url);

}  // namespace onrecord
