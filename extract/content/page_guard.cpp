#include "extract/content/page_guard.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "extract/content/tag_traits.h"

namespace onrecord {
namespace {

using namespace tags;

constexpr std::size_t kMostDepth = 700;
constexpr std::size_t kMostAttributes = 400;  // of one tag: the parser compares each with all before it
// Memory in bytes, measured: an element, a run of text with its block, an attribute with its strings.
constexpr std::uint64_t kElementBytes = 300;
constexpr std::uint64_t kTextBytes = 300;
constexpr std::uint64_t kAttributeBytes = 170;
constexpr std::uint64_t kFreeBytes = 28U << 20;    // that any page may take,
constexpr std::uint64_t kShare = 6;                // and so many more for each byte of it
constexpr std::uint64_t kMostSteps = 300'000'000;  // looks at an open element: a second or two

constexpr std::uint64_t kAnchor = key_of("a");
constexpr std::uint64_t kForm = key_of("form");
constexpr std::uint64_t kScript = key_of("script");
constexpr std::uint64_t kSelect = key_of("select");
constexpr std::uint64_t kTable = key_of("table");
constexpr std::uint64_t kTemplate = key_of("template");

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

class Guard {
 public:
  explicit Guard(std::string_view html) : html_(html) {}

  GuardedPage run() {
    std::size_t behind = 0;  // the last tag
    for (std::size_t at = html_.find('<'); at < html_.size(); at = html_.find('<', at)) {
      const std::size_t start = at;
      texts_ += start > behind;
      at = html_.substr(at).starts_with("<!--") ? after_comment(at) : read_tag(at + 1);
      behind = at;
      if (!note_.empty()) return {start, nodes_ + texts_, note_};
    }
    return {html_.size(), nodes_ + texts_ + 8, {}};
  }

 private:
  struct Open {
    Name name;
    unsigned traits;
  };

  /// "-->", "--!>" and, at once, "<!-->" and "<!--->" end a comment.
  [[nodiscard]] std::size_t after_comment(std::size_t at) const {
    for (std::size_t i = html_.find("--", at + 2); i < html_.size(); i = html_.find("--", i + 1)) {
      const std::string_view rest = html_.substr(i + 2, 2);
      if (rest.starts_with('>') || (rest == "!>" && i > at + 3)) return i + 2;
    }
    return html_.size();
  }

  [[nodiscard]] std::uint64_t memory() const { return nodes_ * kElementBytes + texts_ * kTextBytes + attributes_ * kAttributeBytes; }

  /// `at` stands behind "<"; gives the place where text goes on.
  std::size_t read_tag(std::size_t at) {
    const bool closes = at < html_.size() && html_[at] == '/';
    at += closes;
    if (at >= html_.size() || !is_letter(html_[at])) return at;
    const std::size_t begin = at;
    while (at < html_.size() && !is_space(html_[at]) && html_[at] != '/' && html_[at] != '>') ++at;
    const std::string_view text = html_.substr(begin, at - begin);
    const Name name{text, key_of(text)};
    bool self_closed = false;
    at = after_attributes(at, self_closed);
    if (closes)
      close(name);
    else
      open(name, self_closed);
    if (memory() > kFreeBytes + kShare * html_.size()) note_ = "too-large";
    if (steps_ > kMostSteps || open_.size() >= kMostDepth) note_ = "too-deep";
    return !closes && name.key == kScript && foreign_ == 0 ? find_script_end(at) : at;
  }

  std::size_t after_attributes(std::size_t at, bool& self_closed) {
    std::size_t count = 0;
    while (at < html_.size() && html_[at] != '>') {
      self_closed = html_[at] == '/';
      if (self_closed || is_space(html_[at])) {
        ++at;
        continue;
      }
      if (++count > kMostAttributes) note_ = "too-large";
      at = after_value(html_.find_first_of("=/> \n\t\r\f", at + 1));
    }
    attributes_ += count;
    return std::min(at, html_.size());
  }

  /// Behind the value of an attribute whose name ends at `at`.
  [[nodiscard]] std::size_t after_value(std::size_t at) const {
    const std::size_t equals = html_.find_first_not_of(" \n\t\r\f", at);
    if (equals >= html_.size() || html_[equals] != '=') return at;
    const std::size_t value = html_.find_first_not_of(" \n\t\r\f", equals + 1);
    if (value >= html_.size()) return value;
    if (html_[value] != '"' && html_[value] != '\'') return html_.find_first_of("> \n\t\r\f", value);
    const std::size_t end = html_.find(html_[value], value + 1);
    return end >= html_.size() ? end : end + 1;
  }

  void open(const Name& name, bool self_closed) {
    const unsigned traits = traits_of(name);
    if (name.key == kAnchor) close(name);  // as the parser does
    const std::uint64_t copies = (traits & format) != 0 ? 0 : formats_;
    nodes_ += 1 + copies;
    steps_ += 16 + open_.size() * (1 + copies);
    if (foreign_ > 0 ? self_closed : (traits & flat) != 0) return;
    open_.push_back({name, traits});
    formats_ += (traits & format) != 0;
    foreign_ += (traits & foreign) != 0;
  }

  void close(const Name& name) {
    const unsigned traits = traits_of(name);
    nodes_ += name.key != kAnchor && (traits & format) == 0 ? formats_ : 0;  // text behind it opens them again
    if ((traits & flat) != 0 && foreign_ == 0) {
      ++nodes_;  // "</p>" alone makes a paragraph
      return;
    }
    for (std::size_t i = open_.size(); i-- > 0;) {
      ++steps_;
      if (same_name(open_[i].name, name)) {
        const bool alone = (traits & format) != 0 || name.key == kForm;
        if (alone) nodes_ += std::min<std::size_t>(open_.size() - 1 - i, 24);  // what stands in it is copied
        remove(i, alone ? i + 1 : open_.size());
        return;
      }
      if (stops(open_[i], name, traits)) return;
    }
  }

  /// Whether the closing tag `name` has no effect since it stands in `element`.
  static bool stops(const Open& element, const Name& name, unsigned traits) {
    const std::uint64_t key = element.name.key;
    if ((element.traits & barrier) != 0) return name.key != kTable || key == kTemplate || key == kSelect;
    return (traits & (block | format)) == 0 && (element.traits & special) != 0;
  }

  void remove(std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      formats_ -= (open_[i].traits & format) != 0;
      foreign_ -= (open_[i].traits & foreign) != 0;
    }
    open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(from), open_.begin() + static_cast<std::ptrdiff_t>(to));
  }

  [[nodiscard]] std::size_t find_script_end(std::size_t at) const {
    for (std::size_t i = html_.find("</", at); i < html_.size(); i = html_.find("</", i + 2)) {
      if (key_of(html_.substr(i + 2, 6)) == kScript) return i;
    }
    return html_.size();
  }

  std::string_view html_;
  std::vector<Open> open_;
  std::uint64_t formats_ = 0;  // of open_
  std::uint64_t foreign_ = 0;  // of open_
  std::uint64_t nodes_ = 0;
  std::uint64_t texts_ = 0;
  std::uint64_t attributes_ = 0;
  std::uint64_t steps_ = 0;
  std::string_view note_;
};

}  // namespace

GuardedPage guard_page(std::string_view html) { return Guard(html).run(); }

}  // namespace onrecord
