#include "extract/text/token_phrases.h"

#include <algorithm>
#include <cctype>

#include "core/table.h"

namespace onrecord {
namespace {

bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '\'' || c == '.' || static_cast<unsigned char>(c) >= 0x80; }
bool is_multibyte_mark(std::string_view text) { return text.starts_with("\xC2") || text.starts_with("\xE2"); }  // "°", "£", "€", "½"

}  // namespace

std::vector<std::string> phrase_words(std::string_view phrase) {
  std::vector<std::string> words;
  bool open = false;  // the last word may grow
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const char c = phrase[i];
    if (c == ' ') {
      open = false;
    } else if (is_multibyte_mark(phrase.substr(i))) {
      const std::size_t size = c == '\xC2' ? 2 : 3;
      words.push_back(std::string(phrase.substr(i, size)));
      i += size - 1;
      open = false;
    } else if (in_word(c)) {
      if (!open) words.emplace_back();
      words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      open = true;
    } else {
      words.emplace_back(1, c);
      open = false;
    }
  }
  return words;
}

void TokenPhrases::insert(Index& index, const std::string& key, const Entry& entry) {
  std::vector<Entry>& list = index[key];
  const auto place = std::find_if(list.begin(), list.end(), [&](const Entry& e) { return e.words.size() < entry.words.size(); });
  list.insert(place, entry);
}

void TokenPhrases::add(std::string_view phrase, std::uint32_t value) {
  const Entry entry{phrase_words(phrase), value};
  if (entry.words.empty()) return;
  insert(by_first_, entry.words.front(), entry);
  insert(by_last_, entry.words.back(), entry);
}

std::optional<TokenMatch> TokenPhrases::longest_from(const TokenView& view, std::size_t at) const {
  const auto found = by_first_.find(view.lower(at));
  if (found == by_first_.end()) return std::nullopt;
  for (const Entry& e : found->second) {
    bool same = true;
    for (std::size_t i = 1; same && i < e.words.size(); ++i) same = view.lower(at + i) == e.words[i] && !view.starts_sentence(at + i);
    if (same) return TokenMatch{at, at + e.words.size(), e.value};
  }
  return std::nullopt;
}

std::optional<TokenMatch> TokenPhrases::longest_before(const TokenView& view, std::size_t end) const {
  if (end == 0) return std::nullopt;
  const auto found = by_last_.find(view.lower(end - 1));
  if (found == by_last_.end()) return std::nullopt;
  for (const Entry& e : found->second) {
    const std::size_t n = e.words.size();
    if (n > end) continue;
    bool same = true;
    for (std::size_t i = 0; same && i + 1 < n; ++i) same = view.lower(end - n + i) == e.words[i] && !view.starts_sentence(end - n + i + 1);
    if (same) return TokenMatch{end - n, end, e.value};
  }
  return std::nullopt;
}

}  // namespace onrecord
