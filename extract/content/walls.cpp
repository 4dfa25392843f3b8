#include "extract/content/walls.h"

#include <algorithm>

#include "core/table.h"
#include "extract/content/text_tools.h"

namespace onrecord {
namespace {

constexpr std::size_t kShortText = 2000;     // bytes: a longer one is the article itself
constexpr std::size_t kLongestPhrase = 300;  // bytes of a piece of text that may be a notice
constexpr int kConsentPhrases = 3;           // an article about cookies says one or two

int count_phrases(std::string_view low, const std::vector<std::string>& phrases) {
  return static_cast<int>(std::count_if(phrases.begin(), phrases.end(), [&](const auto& p) { return low.find(p) != std::string_view::npos; }));
}

/// The short pieces of text of the page outside its menus, each a line, lower case.
std::string notices_of(const Dom& dom) {
  const auto& nodes = dom.nodes();
  std::string text;
  for (std::uint32_t i = 0; i < nodes.size();) {
    const GumboTag tag = nodes[i].tag;
    const bool unread = tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_SCRIPT ||
                        tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_NOSCRIPT || nodes[i].drop == Drop::hidden;
    if (nodes[i].is_text && dom.text(i).size() <= kLongestPhrase) text += to_lower_ascii(dom.text(i)) + '\n';
    i = unread ? nodes[i].end : i + 1;
  }
  return text;
}

void note_copies(const Dom& dom, const ContentTables& tables, Article& article) {
  const auto& nodes = dom.nodes();
  const auto root = std::find_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.tag == GUMBO_TAG_HTML; });
  if (root == nodes.end()) return;
  const auto at = static_cast<std::uint32_t>(root - nodes.begin());
  if (dom.has_attribute(at, "amp") || dom.has_attribute(at, "\xE2\x9A\xA1")) article.notes.emplace_back("amp-copy");
  const bool other = !article.canonical_url.empty() && article.canonical_url != article.url;
  const std::string url = to_lower_ascii(article.url);
  for (const std::string& mark : tables.print_marks) {
    if (!other || url.find(mark) == std::string::npos) continue;
    article.notes.emplace_back("print-copy");
    return;
  }
}

}  // namespace

void note_walls(const Dom& dom, const HeadFacts& head, const ContentTables& tables, Article& article) {
  const bool locked = head.first_of(MetaField::tier, tables) == "locked";
  bool paid = head.json_ld.paid || locked;
  if (article.text.size() < kShortText) {
    const std::string notices = notices_of(dom);
    paid = paid || count_phrases(notices, tables.paywall_phrases) > 0;
    const bool taken = count_phrases(to_lower_ascii(article.text), tables.consent_phrases) >= kConsentPhrases;
    if (taken || (article.text.empty() && count_phrases(notices, tables.consent_phrases) >= kConsentPhrases)) {
      article.notes.emplace_back("consent-wall");
      article.text.clear();
      article.blocks.clear();
      article.confidence = 0;
    }
  }
  if (paid) article.notes.emplace_back("paywall");
  note_copies(dom, tables, article);
}

}  // namespace onrecord
