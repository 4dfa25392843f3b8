#include "extract/entities/phrase_index.h"

#include <algorithm>

#include "core/utf8.h"
#include "extract/text/characters.h"

namespace onrecord {
namespace {

/// The run of letters and digits that starts at `at`, or the one character there.
std::string_view first_word(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size()) {
    const CodePoint c = decode_utf8(text, end);
    if (!is_letter(c.value) && !is_digit(c.value)) break;
    end += c.size;
  }
  if (end == at && at < text.size()) end += decode_utf8(text, at).size;
  return text.substr(at, end - at);
}

/// Bytes of `text` from `at` that equal `phrase`; 0 where they do not.
std::size_t match_at(std::string_view text, std::size_t at, std::string_view phrase) {
  std::size_t here = at;
  for (std::size_t i = 0; i < phrase.size();) {
    if (here >= text.size()) return 0;
    const CodePoint want = decode_utf8(phrase, i);
    const CodePoint have = decode_utf8(text, here);
    const bool equal =
        want.value == have.value || (is_apostrophe(want.value) && is_apostrophe(have.value)) || (want.value == U' ' && is_space(have.value));
    if (!equal) return 0;
    i += want.size;
    here += have.size;
  }
  return here - at;
}

bool ends_word(std::string_view text, std::size_t end) {
  if (end >= text.size()) return true;
  const char32_t next = decode_utf8(text, end).value;
  return !is_letter(next) && !is_digit(next);
}

}  // namespace

void PhraseIndex::add(std::string_view phrase, std::uint32_t value) {
  auto& entries = by_first_word_[std::string(first_word(phrase, 0))];
  if (std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.phrase == phrase; })) return;
  const auto place = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.phrase.size() < phrase.size(); });
  entries.insert(place, Entry{std::string(phrase), value});
}

std::optional<PhraseMatch> PhraseIndex::longest(std::string_view text, std::size_t at) const {
  const auto found = by_first_word_.find(first_word(text, at));
  if (found == by_first_word_.end()) return std::nullopt;
  for (const Entry& entry : found->second) {
    const std::size_t size = match_at(text, at, entry.phrase);
    if (size > 0 && ends_word(text, at + size)) return PhraseMatch{static_cast<std::uint32_t>(size), entry.value};
  }
  return std::nullopt;
}

}  // namespace onrecord
