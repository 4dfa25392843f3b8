#include "extract/content/title.h"

#include <algorithm>

#include "core/table.h"
#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kLongestTitle = 400;  // letters
constexpr int kMostHeadings = 100;

/// Share of the smaller set's words that both have.
double overlap(std::string_view a, std::string_view b) {
  auto x = to_words(a);
  auto y = to_words(b);
  for (auto* words : {&x, &y}) {
    std::sort(words->begin(), words->end());
    words->erase(std::unique(words->begin(), words->end()), words->end());
  }
  if (x.empty() || y.empty()) return 0;
  const auto common = std::count_if(x.begin(), x.end(), [&](const auto& word) { return std::find(y.begin(), y.end(), word) != y.end(); });
  return static_cast<double>(common) / static_cast<double>(std::min(x.size(), y.size()));
}

/// "Title | Site", "Title - Site" -> "Title": the last short segment goes.
std::string without_site(std::string_view title) {
  for (const std::string_view joint : {" | ", " – ", " — ", " - ", " :: ", " » ", " • "}) {
    const std::size_t at = title.rfind(joint);
    if (at != std::string_view::npos && to_words(title.substr(0, at)).size() >= 3) return std::string(trim(title.substr(0, at)));
  }
  return std::string(title);
}

bool looks_like_heading(GumboTag tag) {
  return tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 || tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG || tag == GUMBO_TAG_FONT || tag == GUMBO_TAG_BIG;
}

/// On a page without <h1>: a line in bold or large type that <title> begins or ends with, beside the site's name.
std::string find_bold_title(const Dom& dom, std::string_view page_title) {
  const auto& nodes = dom.nodes();
  const auto whole = to_words(page_title);
  int left = kMostHeadings;
  for (std::uint32_t i = 0; i < nodes.size() && left > 0; ++i) {
    if (!looks_like_heading(nodes[i].tag) || nodes[i].chars < 10 || nodes[i].chars > kLongestTitle || nodes[i].link_chars > 0) continue;
    --left;
    std::string line = dom.line(i);
    const auto words = to_words(line);
    const bool fits = words.size() >= 3 && words.size() < whole.size() && words.size() * 2 >= whole.size();
    if (fits && (std::equal(words.begin(), words.end(), whole.begin()) || std::equal(words.rbegin(), words.rend(), whole.rbegin()))) return line;
  }
  return "";
}

/// "Site - Title" and "Site: Title" -> "Title"; another title stays.
std::string without_leading_site(std::string title, std::string_view site) {
  const std::vector<std::string> name = to_words(site);
  for (const std::string_view joint : {" | ", " – ", " — ", " - ", ": ", " :: ", " » "}) {
    const std::size_t at = title.find(joint);
    if (at == std::string::npos || name.empty() || to_words(title.substr(0, at)) != name) continue;
    if (to_words(title.substr(at + joint.size())).size() >= 3) return title.substr(at + joint.size());
  }
  return title;
}

}  // namespace

std::string find_title(const Dom& dom, const HeadFacts& head, std::string_view site, const ContentTables& tables) {
  std::string declared(head.first_of(MetaField::title, tables));
  if (declared.empty()) declared = head.json_ld.headline;
  if (declared.empty()) declared = head.title;
  const auto& nodes = dom.nodes();
  std::string best;
  double best_score = 0;
  int headings = 0;
  std::uint32_t semantic_end = 0;
  double later = 0;  // headings further down are rather of other articles
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].tag == GUMBO_TAG_ARTICLE || nodes[i].tag == GUMBO_TAG_MAIN) semantic_end = std::max(semantic_end, nodes[i].end);
    if (nodes[i].tag != GUMBO_TAG_H1 || nodes[i].chars > kLongestTitle) continue;
    if (++headings > kMostHeadings) break;
    std::string text = dom.line(i);
    const std::size_t words = to_words(text).size();
    if (words == 0 || to_words(text) == to_words(site)) continue;
    const double near = std::max(overlap(text, declared), overlap(text, head.title));
    const double score = 0.1 + near + (i < semantic_end ? 0.3 : 0.0) + (words >= 3 ? 0.4 : 0.0) - later;
    later = std::min(later + 0.05, 0.3);
    if (score > best_score) {
      best_score = score;
      best = std::move(text);
    }
  }
  const bool trusted = !best.empty() && (best_score >= 0.9 || declared.empty());
  if (trusted) return without_leading_site(std::move(best), site);
  if (best.empty() && declared == head.title) {
    if (std::string bold = find_bold_title(dom, head.title); !bold.empty()) return bold;
  }
  std::string title = declared == head.title || overlap(without_site(declared), site) >= 1 ? without_site(declared) : declared;
  if (!head.json_ld.headline.empty() && overlap(title, head.json_ld.headline) >= 1) title = head.json_ld.headline;
  const std::string cut = without_site(title);
  if (cut != title && !site.empty() && overlap(title.substr(cut.size()), site) >= 0.9) title = cut;
  return without_leading_site(title.empty() ? best : title, site);
}

}  // namespace onrecord
