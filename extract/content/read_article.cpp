#include "extract/content/read_article.h"

#include <algorithm>

#include "core/table.h"
#include "extract/content/body.h"
#include "extract/content/class_words.h"
#include "extract/content/clean.h"
#include "extract/content/decode.h"
#include "extract/content/metadata.h"
#include "extract/content/page_guard.h"
#include "extract/content/text_tools.h"
#include "extract/content/walls.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostBytes = 16U << 20;

/// Bytes that no text has in any encoding but UTF-16: the "binary data bytes" of the MIME sniffing standard.
bool is_binary(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\f' && byte != '\r' && byte != 0x1B;
}

/// `{"key": ...` and `[{"key": ...`: an answer for programs, without a media type that says so.
bool is_json(std::string_view body) {
  std::size_t at = 0;
  while (at < body.size() && (body[at] == '{' || body[at] == '[' || body[at] == ' ' || body[at] == '\n' || body[at] == '\r' || body[at] == '\t'))
    ++at;
  return at > 0 && at < body.size() && body[at] == '"' && body.substr(0, at).find('{') != std::string_view::npos;
}

/// A note for a body that is no HTML; empty where it may be some.
std::string_view refuse(const Page& page) {
  const std::string_view body = trim(std::string_view(page.body).substr(0, std::min<std::size_t>(page.body.size(), 4096)));
  if (body.empty()) return "empty";
  if (body.starts_with("%PDF-")) return "pdf";
  const std::string type = to_lower_ascii(page.content_type);
  if (type.starts_with("application/pdf")) return "pdf";
  const bool wide = body.starts_with("\xFF\xFE") || body.starts_with("\xFE\xFF") || type.find("utf-16") != std::string::npos;
  if (!wide && std::count_if(body.begin(), body.end(), is_binary) > static_cast<std::ptrdiff_t>(8 + body.size() / 32)) return "not-html";
  if (is_json(body)) return "not-html";
  if (type.starts_with("image/") || type.starts_with("audio/") || type.starts_with("video/") || type.starts_with("application/json") ||
      type.starts_with("application/octet-stream"))
    return "not-html";
  return {};
}

/// Joins blocks into the text; list items and table rows of one run stand on lines of their own.
void set_text(const std::vector<RawBlock>& blocks, Article& article) {
  for (const RawBlock& block : blocks) {
    if (!article.text.empty()) article.text += "\n\n";
    const auto begin = static_cast<std::uint32_t>(article.text.size());
    article.text += block.text;
    article.blocks.push_back({{begin, static_cast<std::uint32_t>(article.text.size())}, block.kind, block.level});
  }
}

std::vector<RawBlock> blocks_of_string(std::string_view text) {
  std::vector<RawBlock> blocks;
  for (const std::string_view line : split(text, '\n')) {
    RawBlock block;
    block.text = to_clean_line(resolve_entities(line));
    block.chars = static_cast<std::uint32_t>(block.text.size());
    if (!block.text.empty()) blocks.push_back(std::move(block));
  }
  return blocks;
}

std::uint32_t letters_of(const std::vector<RawBlock>& blocks) {
  std::uint32_t letters = 0;
  for (const RawBlock& block : blocks) letters += static_cast<std::uint32_t>(block.text.size());
  return letters;
}

/// JSON-LD's articleBody stands in only where the page's own elements gave next to nothing.
void use_json_ld_body(const JsonLd& json_ld, Body& body) {
  if (json_ld.body.size() < 500 || json_ld.body.find("</") != std::string::npos) return;
  const std::uint32_t own = letters_of(body.blocks);
  if (own >= 250 && own * 5ULL >= json_ld.body.size() * 2) return;
  body.blocks = blocks_of_string(json_ld.body);
  for (BodyCandidate& candidate : body.candidates) candidate.won = false;
  body.candidates.push_back(
      {0, "JSON-LD articleBody", "page's own elements gave too little", static_cast<std::uint32_t>(json_ld.body.size()), true, false});
  body.confidence = 0.6;
}

void read_html(std::string_view html, std::size_t nodes, const ContentTables& tables, bool explain, Article& article, Body& body) {
  Dom dom(html, nodes);
  read_meanings(dom, tables);
  count_text(dom);
  const HeadFacts head = read_head(dom, tables);
  read_metadata(dom, head, tables, article);
  body = find_body(dom, tables, article.title, explain);
  use_json_ld_body(head.json_ld, body);
  set_text(body.blocks, article);
  article.confidence = body.confidence;
  article.language = find_language(article.text, head);
  note_walls(dom, head, tables, article);
  if (article.text.empty()) article.notes.emplace_back("no-body");
}

Body read_page(const Page& page, const ContentTables& tables, bool explain, Article& article) {
  Body body;
  article.url = page.url;
  if (const std::string_view note = refuse(page); !note.empty()) {
    article.notes.emplace_back(note);
    return body;
  }
  std::string_view bytes = page.body;
  if (bytes.size() > kMostBytes) {
    bytes = bytes.substr(0, kMostBytes);
    article.notes.emplace_back("too-large");
  }
  std::string space;
  const std::string_view html = decode_page(bytes, page.content_type, tables, space);
  const GuardedPage guarded = guard_page(html);
  if (!guarded.note.empty()) article.notes.emplace_back(guarded.note);
  read_html(html.substr(0, guarded.end), guarded.nodes, tables, explain, article, body);
  return body;
}

}  // namespace

Article read_article(const Page& page, const ContentTables& tables) {
  Article article;
  read_page(page, tables, false, article);
  return article;
}

ArticleExplanation explain_article(const Page& page, const ContentTables& tables) {
  ArticleExplanation explanation;
  Body body = read_page(page, tables, true, explanation.article);
  for (BodyCandidate& c : body.candidates) explanation.candidates.push_back({std::move(c.name), std::move(c.reason), c.prose, c.won});
  for (DroppedBlock& d : body.dropped) explanation.dropped.push_back({std::move(d.text), std::move(d.reason)});
  return explanation;
}

Article article_of_text(std::string_view text) {
  Article article;
  article.text = text;
  std::size_t begin = std::string_view::npos;  // of the block that is open
  std::size_t end = 0;
  const auto close = [&] {
    if (begin != std::string_view::npos)
      article.blocks.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, BlockKind::paragraph, 0});
    begin = std::string_view::npos;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, stop - at));
    if (line.empty()) {
      close();
    } else {
      const auto start = static_cast<std::size_t>(line.data() - text.data());
      if (begin == std::string_view::npos) begin = start;
      end = start + line.size();
    }
    at = stop + 1;
  }
  close();
  article.confidence = 1;
  return article;
}

}  // namespace onrecord
