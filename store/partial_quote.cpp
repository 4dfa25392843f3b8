#include "store/partial_quote.h"

#include <algorithm>
#include <array>

#include "core/hash.h"
#include "core/table.h"
#include "store/fold.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestGap = 3;   // words of the longer content between two that both have: "(the)", "has been"
constexpr std::size_t kDenialReach = 4;  // a denial this many words before the shared ones belongs to them
constexpr std::size_t kLongWord = 4;     // letters; shorter ones are mostly articles, pronouns and prepositions
constexpr std::size_t kMostStarts = 32;  // places where a match is tried: a word repeated a thousand times must not cost the square

bool is_telling(std::string_view word) { return word.size() >= kLongWord || word.find_first_of("0123456789") != std::string_view::npos; }

/// Folding has taken the apostrophe out of "don't".
bool denies(std::string_view word) {
  constexpr std::array<std::string_view, 8> kWords = {"no", "not", "never", "nobody", "nothing", "cannot", "without", "neither"};
  constexpr std::array<std::string_view, 12> kShort = {"dont",  "doesnt", "didnt",  "wont",    "cant",     "isnt",
                                                       "arent", "wasnt",  "werent", "wouldnt", "shouldnt", "couldnt"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end() || std::find(kShort.begin(), kShort.end(), word) != kShort.end();
}

}  // namespace

ContentWords::ContentWords(std::string_view text) : folded_(fold_words(text)), words_(split(folded_, ' ')) {
  telling_ = static_cast<std::size_t>(std::count_if(words_.begin(), words_.end(), is_telling));
}

std::uint64_t ContentWords::signature() const {
  std::uint64_t out = 0;
  for (const std::string_view word : words_) {
    if (is_telling(word)) out |= std::uint64_t{1} << (stable_hash(word) >> 58);
  }
  return out;
}

/// The end of the match whose first shared word is `longer`'s word `from`; 0 where there is none.
std::size_t ContentWords::end_of_match(const ContentWords& longer, std::size_t from) const {
  std::size_t at = from;
  for (const std::string_view word : words_) {
    if (!is_telling(word)) continue;
    const std::size_t last = std::min(longer.words_.size(), at == from ? from + 1 : at + kLongestGap + 1);
    while (at < last && longer.words_[at] != word) ++at;
    if (at == last) return 0;
    ++at;
  }
  return at;
}

std::ptrdiff_t ContentWords::denials(std::size_t from, std::size_t to) const {
  return std::count_if(words_.begin() + static_cast<std::ptrdiff_t>(from), words_.begin() + static_cast<std::ptrdiff_t>(to), denies);
}

bool ContentWords::stands_in(const ContentWords& longer) const {
  if (telling_ < kTellingWords || longer.telling_ < telling_) return false;
  const auto first = std::find_if(words_.begin(), words_.end(), is_telling);
  std::size_t starts = 0;
  for (std::size_t from = 0; from < longer.words_.size() && starts < kMostStarts; ++from) {
    if (longer.words_[from] != *first) continue;
    ++starts;
    const std::size_t end = end_of_match(longer, from);
    if (end != 0 && longer.denials(from - std::min(from, kDenialReach), end) == denials(0, words_.size())) return true;
  }
  return false;
}

}  // namespace onrecord
