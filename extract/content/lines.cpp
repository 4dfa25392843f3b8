// Which lines of the body are furniture by their words.
#include <algorithm>
#include <unordered_set>

#include "core/table.h"
#include "extract/content/body.h"
#include "extract/content/line_rules.h"
#include "extract/content/page_date.h"
#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

bool ends_like_sentence(std::string_view text) {
  for (const std::string_view end : {".", "!", "?", "\"", "”", "’", ")", "…", ":", "»", "。", ";"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

bool is_sentence_like(const RawBlock& block) { return block.chars >= 80 || (block.chars >= 25 && ends_like_sentence(block.text)); }

std::string lower(std::string_view text) { return to_lower_ascii(text.substr(0, std::min<std::size_t>(text.size(), 420))); }

/// Index from which all goes: a line like "Related articles" with little prose behind it.
std::size_t find_cut(const std::vector<RawBlock>& blocks, const ContentTables& tables) {
  std::uint64_t all = 0;
  for (const RawBlock& block : blocks) all += block.chars;
  std::uint64_t before = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (before * 2 > all && judge_line(lower(blocks[i].text), tables, LineRule::cuts) != nullptr && blocks[i].text.size() < 120) return i;
    before += blocks[i].chars;
  }
  return blocks.size();
}

/// Above the first paragraph of prose: "By Ann Hale", "5 min read", "May 6, 2024".
bool is_head_line(const RawBlock& block, const ContentTables& tables) {
  if (block.chars >= 90 || block.kind == BlockKind::heading || block.kind == BlockKind::list_item) return false;
  const std::string low = lower(block.text);
  const bool byline = judge_line(low, tables, LineRule::opens) != nullptr && !ends_like_sentence(block.text);
  return byline || judge_line(low, tables, LineRule::ends) != nullptr || (block.chars < 50 && parse_page_date(block.text, DateBasis::text, tables));
}

/// "https://site.example/page" alone, or markup that a page shows by mistake.
bool is_no_text(std::string_view low) {
  const bool address = (low.starts_with("http://") || low.starts_with("https://")) && low.find(' ') == low.npos;
  return address || (low.starts_with('<') && low.ends_with('>') && low.find('=') != low.npos);
}

const char* reason_to_drop(const RawBlock& block, const ContentTables& tables) {
  const std::string low = lower(block.text);
  if (judge_line(low, tables, LineRule::whole) != nullptr) return "line: label";
  if (judge_line(low, tables, LineRule::starts) != nullptr || judge_line(low, tables, LineRule::has) != nullptr) return "line: notice";
  if (is_no_text(low)) return "line: address or markup";
  if (block.kind != BlockKind::heading && judge_line(low, tables, LineRule::cuts) != nullptr && block.chars < 60) return "line: heading of teasers";
  const bool all_link = block.link_chars * 10 >= block.chars * 9 && block.kind != BlockKind::table;
  if (all_link && block.chars < 200 && !(block.chars >= 80 && ends_like_sentence(block.text))) return "links";
  if (block.links >= 3 && block.link_chars * 20 >= block.chars * 17) return "a row of links";
  bool letters = false;
  for (const char c : block.text)
    letters =
        letters || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
  return letters ? nullptr : "no words";
}

}  // namespace

void drop_lines(Body& body, const ContentTables& tables, std::string_view title, bool explain) {
  auto& blocks = body.blocks;
  const auto note = [&](const RawBlock& block, const char* why) {
    if (explain) body.dropped.push_back({block.text, why});
  };
  const std::size_t cut = find_cut(blocks, tables);
  for (std::size_t i = cut; i < blocks.size(); ++i) note(blocks[i], "after the end");
  blocks.resize(cut);
  std::vector<RawBlock> kept;
  std::unordered_set<std::string> seen;
  const std::vector<std::string> title_words = to_words(title);
  bool prose_met = false;
  for (RawBlock& block : blocks) {
    const char* why = reason_to_drop(block, tables);
    if (why == nullptr && !prose_met && is_head_line(block, tables)) why = "line: byline or date";
    prose_met = prose_met || (why == nullptr && block.chars >= 90);
    if (why == nullptr && kept.empty() && !title_words.empty() && block.chars < kLongestField && to_words(block.text) == title_words)
      why = "repeats the title";
    if (why == nullptr && block.chars >= 60 && !seen.insert(block.text).second) why = "duplicate";
    if (why != nullptr)
      note(block, why);
    else
      kept.push_back(std::move(block));
  }
  while (!kept.empty() && (kept.back().kind == BlockKind::heading || (kept.back().chars < 25 && !is_sentence_like(kept.back()) &&
                                                                      kept.back().kind == BlockKind::paragraph && kept.back().link_chars > 0))) {
    note(kept.back(), "trails the body");
    kept.pop_back();
  }
  blocks = std::move(kept);
}

}  // namespace onrecord
