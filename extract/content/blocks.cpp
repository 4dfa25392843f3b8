#include "extract/content/blocks.h"

#include "core/table.h"
#include "extract/content/candidates.h"
#include "extract/content/class_words.h"
#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kLongestTitle = 400;  // letters

class BlockReader {
 public:
  BlockReader(const Dom& dom, const ContentTables& tables, Body& body, std::string_view title, bool explain)
      : dom_(dom), tables_(tables), body_(body), title_(to_words(title)), explain_(explain) {}

  void read(std::uint32_t root) {
    root_ = root;
    const auto& nodes = dom_.nodes();
    std::vector<std::uint32_t> open;  // elements whose end lies ahead
    for (std::uint32_t i = root; i < nodes[root].end;) {
      while (!open.empty() && nodes[open.back()].end <= i) close(open);
      const Node& node = nodes[i];
      if (node.drop != Drop::none && i != root) {
        note(i, node.drop);
        if (is_block_tag(node.tag)) flush(open);
        i = node.end;
        continue;
      }
      if (node.is_text) {
        take(i, open);
      } else {
        if (is_block_tag(node.tag)) flush(open);
        if (node.tag == GUMBO_TAG_BR) line_break(i, open);
        links_ += node.tag == GUMBO_TAG_A && node.chars > 0;
        if (node.end > i + 1) open.push_back(i);
      }
      ++i;
    }
    while (!open.empty()) close(open);
  }

 private:
  void note(std::uint32_t node, Drop why) {
    if (!explain_) return;
    std::string text = dom_.line(node);
    std::string reason = std::string(to_string(why)) + " " + name_of(dom_, node);
    if (why == Drop::class_word) reason += " '" + word_that_says(dom_, node, tables_, ClassMeaning::drop) + "'";
    if (!text.empty()) body_.dropped.push_back({std::move(text), std::move(reason)});
  }

  void close(std::vector<std::uint32_t>& open) {
    if (is_block_tag(dom_.nodes()[open.back()].tag)) flush(open);
    open.pop_back();
  }

  void take(std::uint32_t i, const std::vector<std::uint32_t>& open) {
    text_ += dom_.text(i);
    const std::uint32_t chars = dom_.nodes()[i].chars;
    chars_ += chars;
    for (const std::uint32_t o : open) {
      if (dom_.nodes()[o].tag == GUMBO_TAG_A) {
        link_chars_ += chars;
        break;
      }
    }
  }

  [[nodiscard]] bool is_title() const { return body_.blocks.empty() && !title_.empty() && chars_ < kLongestTitle && to_words(text_) == title_; }

  /// Two <br> in a row part paragraphs; one is a space, but behind the title.
  void line_break(std::uint32_t i, const std::vector<std::uint32_t>& open) {
    const auto& nodes = dom_.nodes();
    std::uint32_t next = i + 1;
    while (next < nodes.size() && nodes[next].is_text && nodes[next].chars == 0) ++next;
    if ((next < nodes.size() && nodes[next].tag == GUMBO_TAG_BR) || is_title()) flush(open);
    text_ += ' ';
  }

  void flush(const std::vector<std::uint32_t>& open) {
    RawBlock block;
    block.text = to_clean_line(text_);
    block.chars = chars_;
    block.link_chars = link_chars_;
    block.links = links_;
    text_.clear();
    chars_ = link_chars_ = links_ = 0;
    if (block.text.empty()) return;
    std::uint8_t lists = 0;
    std::uint8_t quotes = 0;
    for (const std::uint32_t o : open) {
      const GumboTag tag = dom_.nodes()[o].tag;
      if (tag == GUMBO_TAG_LI) ++lists;
      if (tag == GUMBO_TAG_BLOCKQUOTE) ++quotes;
      if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) {
        block.kind = BlockKind::heading;
        block.level = static_cast<std::uint8_t>(tag - GUMBO_TAG_H1 + 1);
      }
      if (o != root_ && (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH)) block.kind = BlockKind::table;
      if (block.kind == BlockKind::table && (tag == GUMBO_TAG_P || tag == GUMBO_TAG_DIV) && block.chars >= 80)
        block.kind = BlockKind::paragraph;  // a table for layout
    }
    if (block.kind == BlockKind::heading) lists = quotes = 0;
    if (lists > 0)
      block = with_kind(std::move(block), BlockKind::list_item, lists);
    else if (quotes > 0)
      block = with_kind(std::move(block), BlockKind::quote, quotes);
    body_.blocks.push_back(std::move(block));
  }

  static RawBlock with_kind(RawBlock block, BlockKind kind, std::uint8_t level) {
    block.kind = kind;
    block.level = level;
    return block;
  }

  const Dom& dom_;
  const ContentTables& tables_;
  Body& body_;
  std::vector<std::string> title_;
  std::uint32_t root_ = 0;
  bool explain_;
  std::string text_;
  std::uint32_t chars_ = 0;
  std::uint32_t link_chars_ = 0;
  std::uint32_t links_ = 0;
};

}  // namespace

void read_blocks(const Dom& dom, const ContentTables& tables, std::uint32_t root, std::string_view title, bool explain, Body& body) {
  BlockReader(dom, tables, body, title, explain).read(root);
}

}  // namespace onrecord
