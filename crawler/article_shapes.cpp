#include "crawler/article_shapes.h"

#include <algorithm>

#include "core/table.h"

namespace onrecord {
namespace {

constexpr int kEnough = 5;
constexpr std::size_t kLongestPart = 30;
constexpr std::size_t kLongestExtension = 6;

bool digit(char c) { return c >= '0' && c <= '9'; }

/// # number, - words joined, a# letters and digits, w one word.
std::string kind_of(std::string_view part) {
  if (part.empty()) return "";
  if (std::all_of(part.begin(), part.end(), digit)) return "#";
  if (part.find_first_of("-_") != std::string_view::npos) return "-";
  return std::any_of(part.begin(), part.end(), digit) ? "a#" : "w";
}

}  // namespace

std::string shape_of(std::string_view path) {
  while (path.size() > 1 && path.back() == '/') path.remove_suffix(1);
  const auto parts = split(path.substr(std::min<std::size_t>(1, path.size())), '/');
  std::string shape;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool number = kind_of(parts[i]) == "#";
    shape += '/';
    if (i + 1 == parts.size()) {
      const std::size_t dot = parts[i].rfind('.');
      const bool extension = dot != std::string_view::npos && parts[i].size() - dot <= kLongestExtension;
      shape += kind_of(parts[i].substr(0, extension ? dot : parts[i].size()));
      if (extension) shape += parts[i].substr(dot);
    } else if (number) {
      shape += '#';
    } else {
      shape += i == 0 ? parts[i].substr(0, kLongestPart) : std::string_view("*");
    }
  }
  return shape;
}

void ArticleShapes::add(std::string_view path, bool article) {
  Counts& counts = shapes_[shape_of(path)];
  ++(article ? counts.articles : counts.others);
}

std::optional<bool> ArticleShapes::judge(std::string_view path) const {
  const auto found = shapes_.find(shape_of(path));
  if (found == shapes_.end()) return std::nullopt;
  const Counts& counts = found->second;
  if (counts.articles >= kEnough && counts.articles > counts.others) return true;
  if (counts.others >= kEnough && counts.articles == 0) return false;
  return std::nullopt;
}

}  // namespace onrecord
