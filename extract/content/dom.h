// Dom: a parsed page as a flat list of its nodes in document order, so that every walk is a loop and no depth can overflow a stack.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/content/content_tables.h"

namespace onrecord {

/// Why a node is not read for the body.
enum class Drop : std::uint8_t { none, tag, class_word, hidden, links, line, duplicate, outside };
[[nodiscard]] std::string_view to_string(Drop drop);

constexpr std::uint32_t kUncounted = ~std::uint32_t{0};  // Node::chars of a text node before count_text()

struct Node {
  const GumboNode* gumbo = nullptr;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;          ///< one past the last node of the subtree
  GumboTag tag = GUMBO_TAG_LAST;  ///< GUMBO_TAG_LAST for text
  bool is_text = false;
  Drop drop = Drop::none;         ///< of this node; what stands below goes with it
  std::uint8_t meanings = 0;      ///< bits of ClassMeaning by class and id, once read_meanings() has run
  std::uint32_t chars = 0;        ///< letters of text below that are not dropped; of a text node: its own, counted once
  std::uint32_t link_chars = 0;   ///< of these, inside links
  std::uint32_t prose = 0;        ///< letters of paragraphs below that read as prose
  std::uint32_t quote_chars = 0;  ///< letters in block quotes

  [[nodiscard]] bool means(ClassMeaning meaning) const { return (meanings & static_cast<std::uint8_t>(meaning)) != 0; }
};

class Dom {
 public:
  /// Parses `html` (UTF-8, no more of it than guard_page() allows), which must outlive the Dom. `nodes`: how many to reserve for.
  explicit Dom(std::string_view html, std::size_t nodes = 0);
  ~Dom();
  Dom(const Dom&) = delete;
  Dom& operator=(const Dom&) = delete;

  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  [[nodiscard]] std::vector<Node>& nodes() { return nodes_; }
  /// Attribute's value; empty where there is none.
  [[nodiscard]] std::string_view attribute(std::uint32_t node, const char* name) const;
  [[nodiscard]] bool has_attribute(std::uint32_t node, const char* name) const;
  [[nodiscard]] std::string_view text(std::uint32_t node) const;  ///< of a text node
  /// All text below as one clean line; what is dropped is left out unless `all`.
  [[nodiscard]] std::string line(std::uint32_t node, bool all = true) const;
  [[nodiscard]] bool is_below(std::uint32_t node, std::uint32_t ancestor) const { return node >= ancestor && node < nodes_[ancestor].end; }

 private:
  void flatten();
  GumboOutput* output_;
  std::vector<Node> nodes_;
};

/// Whether an element starts a new line of text.
[[nodiscard]] bool is_block_tag(GumboTag tag);

}  // namespace onrecord
