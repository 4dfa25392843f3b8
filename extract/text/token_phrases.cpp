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

void TokenPhrases::Index::insert(const std::string& key, const Entry& entry) {
  shapes.add(key);
  std::vector<Entry>& list = entries[key];
  const auto place = std::find_if(list.begin(), list.end(), [&](const Entry& e) { return e.words.size() < entry.words.size(); });
  list.insert(place, entry);
}

const std::vector<TokenPhrases::Entry>* TokenPhrases::Index::find(std::string_view word) const {
  if (!shapes.may_hold(word)) return nullptr;
  const auto found = entries.find(word);
  return found == entries.end() ? nullptr : &found->second;
}

void TokenPhrases::add(std::string_view phrase, std::uint32_t value) {
  const Entry entry{phrase_words(phrase), value};
  if (entry.words.empty()) return;
  by_first_.insert(entry.words.front(), entry);
  by_last_.insert(entry.words.back(), entry);
}

std::optional<TokenMatch> TokenPhrases::longest_from(const TokenView& view, std::size_t at) const {
  const std::vector<Entry>* found = by_first_.find(view.lower(at));
  if (found == nullptr) return std::nullopt;
  for (const Entry& e : *found) {
    bool same = true;
    for (std::size_t i = 1; same && i < e.words.size(); ++i) same = view.lower(at + i) == e.words[i] && !view.starts_sentence(at + i);
    if (same) return TokenMatch{at, at + e.words.size(), e.value};
  }
  return std::nullopt;
}

std::optional<TokenMatch> TokenPhrases::longest_before(const TokenView& view, std::size_t end) const {
  if (end == 0) return std::nullopt;
  const std::vector<Entry>* found = by_last_.find(view.lower(end - 1));
  if (found == nullptr) return std::nullopt;
  for (const Entry& e : *found) {
    const std::size_t n = e.words.size();
    if (n > end) continue;
    bool same = true;
    for (std::size_t i = 0; same && i + 1 < n; ++i) same = view.lower(end - n + i) == e.words[i] && !view.starts_sentence(end - n + i + 1);
    if (same) return TokenMatch{end - n, end, e.value};
  }
  return std::nullopt;
}

}  // namespace onrecord
