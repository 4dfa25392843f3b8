#include "extract/content/class_words.h"

#include <algorithm>
#include <unordered_map>

namespace onrecord {
namespace {

/// "articleBody__text" -> its meanings as a whole and those of its words; `say` is called with each word that means something.
template <typename Say>
void read_name(std::string_view name, const ContentTables& tables, const Say& say) {
  std::string whole;  // "article--body" and "article__body" as "article-body"
  for (const char c : name) {
    const char joint = c == '_' ? '-' : c;
    if (joint != '-' || whole.empty() || whole.back() != '-') whole += joint >= 'A' && joint <= 'Z' ? static_cast<char>(joint + 32) : joint;
  }
  if (const auto found = tables.class_names.find(whole); found != tables.class_names.end()) say(found->second, found->first);
  std::string word;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    const char c = i < name.size() ? name[i] : '-';
    const bool upper = c >= 'A' && c <= 'Z';
    const bool joint = !((c >= 'a' && c <= 'z') || upper);
    const bool after_lower = i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
    if ((joint || (upper && after_lower)) && !word.empty()) {
      if (const auto found = tables.class_words.find(word); found != tables.class_words.end()) say(found->second, found->first);
      word.clear();
    }
    if (!joint) word += upper ? static_cast<char>(c + 32) : c;
  }
}

template <typename Say>
void read_names(std::string_view value, const ContentTables& tables, const Say& say) {
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find_first_of(" \t\r\n\f", at), value.size());
    if (end > at) read_name(value.substr(at, end - at), tables, say);
    at = end + 1;
  }
}

}  // namespace

void read_meanings(Dom& dom, const ContentTables& tables) {
  std::unordered_map<std::string_view, std::uint8_t> known;  // pages repeat their classes
  for (Node& node : dom.nodes()) {
    if (node.is_text) continue;
    const auto index = static_cast<std::uint32_t>(&node - dom.nodes().data());
    for (const char* attribute : {"class", "id"}) {
      const std::string_view value = dom.attribute(index, attribute);
      if (value.empty()) continue;
      const auto placed = known.try_emplace(value, std::uint8_t{0});
      std::uint8_t& meanings = placed.first->second;
      if (placed.second) read_names(value, tables, [&](std::uint8_t bits, const std::string&) { meanings |= bits; });
      node.meanings |= meanings;
    }
  }
}

std::string word_that_says(const Dom& dom, std::uint32_t node, const ContentTables& tables, ClassMeaning wanted) {
  std::string word;
  for (const char* attribute : {"class", "id"}) {
    read_names(dom.attribute(node, attribute), tables, [&](std::uint8_t bits, const std::string& said) {
      if (word.empty() && (bits & static_cast<std::uint8_t>(wanted)) != 0) word = said;
    });
  }
  return word;
}

}  // namespace onrecord
