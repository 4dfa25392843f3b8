#include "extract/labeller/stretches.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr std::uint32_t kLongestSentence = 1000;
constexpr std::uint32_t kLongestParagraph = 5000;
constexpr std::uint32_t kSection = 20000;

/// Adds [first, end) in pieces of at most `longest`.
void add_pieces(std::uint32_t first, std::uint32_t end, std::uint32_t longest, std::vector<Stretch>& out) {
  for (std::uint32_t at = first; at < end; at += longest) out.push_back({at, std::min(at + longest, end)});
}

}  // namespace

std::vector<Stretch> find_sentence_stretches(const std::vector<Sentence>& sentences) {
  std::vector<Stretch> stretches;
  for (const Sentence& sentence : sentences) add_pieces(sentence.first_token, sentence.end_token, kLongestSentence, stretches);
  return stretches;
}

std::vector<Stretch> find_paragraph_stretches(const std::vector<Sentence>& sentences) {
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i < sentences.size();) {
    const std::uint32_t first = sentences[i].first_token;
    std::size_t next = i + 1;
    while (next < sentences.size() && sentences[next].paragraph == sentences[i].paragraph && sentences[next].end_token - first <= kLongestParagraph)
      ++next;
    add_pieces(first, sentences[next - 1].end_token, kLongestParagraph, stretches);
    i = next;
  }
  return stretches;
}

std::vector<Section> find_sections(std::span<const Stretch> stretches) {
  std::vector<Section> sections;
  for (std::size_t i = 0; i < stretches.size();) {
    std::size_t next = i + 1;
    while (next < stretches.size() && stretches[next].end - stretches[i].first <= kSection) ++next;
    sections.push_back({{stretches[i].first, stretches[next - 1].end}, stretches.subspan(i, next - i)});
    i = next;
  }
  return sections;
}

}  // namespace onrecord
