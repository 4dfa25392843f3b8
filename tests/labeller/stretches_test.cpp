#include "extract/labeller/stretches.h"

#include <gtest/gtest.h>

namespace onrecord {
namespace {

/// Sentences of the given numbers of tokens, all in one paragraph.
std::vector<Sentence> sentences_of(const std::vector<std::uint32_t>& sizes) {
  std::vector<Sentence> sentences;
  std::uint32_t at = 0;
  for (const std::uint32_t size : sizes) {
    Sentence sentence;
    sentence.first_token = at;
    sentence.end_token = at += size;
    sentences.push_back(sentence);
  }
  return sentences;
}

std::vector<std::uint32_t> sizes_of(const std::vector<Stretch>& stretches) {
  std::vector<std::uint32_t> sizes;
  for (const Stretch& stretch : stretches) sizes.push_back(stretch.size());
  return sizes;
}

TEST(Stretches, AreSentencesAndParagraphsOfUsualLength) {
  std::vector<Sentence> sentences = sentences_of({30, 20, 25});
  sentences[2].paragraph = 1;
  EXPECT_EQ(sizes_of(find_sentence_stretches(sentences)), (std::vector<std::uint32_t>{30, 20, 25}));
  EXPECT_EQ(sizes_of(find_paragraph_stretches(sentences)), (std::vector<std::uint32_t>{50, 25}));
}

TEST(Stretches, CutWhatHasNoEnd) {
  EXPECT_EQ(sizes_of(find_sentence_stretches(sentences_of({2300}))), (std::vector<std::uint32_t>{1000, 1000, 300}));
  EXPECT_EQ(sizes_of(find_paragraph_stretches(sentences_of({3000, 1500, 1000, 7000}))), (std::vector<std::uint32_t>{4500, 1000, 5000, 2000}));
}

TEST(Stretches, ShareSectionsInOrder) {
  const std::vector<Stretch> stretches = find_paragraph_stretches(sentences_of({4000, 4500, 4900, 4800, 4700, 4600}));
  const std::vector<Section> sections = find_sections(stretches);
  ASSERT_EQ(sections.size(), 2U);
  EXPECT_EQ(sections[0].tokens.end, sections[1].tokens.first);
  EXPECT_EQ(sections[0].stretches.size() + sections[1].stretches.size(), stretches.size());
  EXPECT_EQ(sections[1].tokens.end, 27500U);
}

TEST(Stretches, OfNothing) {
  EXPECT_TRUE(find_paragraph_stretches({}).empty());
  EXPECT_TRUE(find_sections({}).empty());
}

}  // namespace
}  // namespace onrecord
