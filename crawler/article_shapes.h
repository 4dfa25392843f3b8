// ArticleShapes: how the paths of a source's articles are written, learned from those that it is known by.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

/// "/news/politics/2024/the-tax-bill.html" -> "/news/*/#/-.html": the first part as it is, numbers as #, the last part by its kind.
[[nodiscard]] std::string shape_of(std::string_view path);

class ArticleShapes {
 public:
  /// `article`: the page had something to read.
  void add(std::string_view path, bool article);
  /// Whether a path has the shape of at least five known articles; no where at least five pages of its shape were none and not one was; nothing
  /// where too little is known.
  [[nodiscard]] std::optional<bool> judge(std::string_view path) const;

 private:
  struct Counts {
    int articles = 0;
    int others = 0;
  };
  std::map<std::string, Counts> shapes_;
};

}  // namespace onrecord
