// WordShapes: a small set of what words look like, asked before a table of words is: most words of a text are told apart by it.
#pragma once

#include <bitset>
#include <string_view>

namespace onrecord {

class WordShapes {
 public:
  void add(std::string_view word) { shapes_.set(shape_of(word)); }
  /// False: no word of the table. True: look there.
  [[nodiscard]] bool may_hold(std::string_view word) const { return shapes_.test(shape_of(word)); }

 private:
  /// 12 bits of a word's length, first and last letter.
  [[nodiscard]] static std::size_t shape_of(std::string_view word) {
    if (word.empty()) return 0;
    return (word.size() * 1031U + static_cast<unsigned char>(word.front()) * 37U + static_cast<unsigned char>(word.back())) & 4095U;
  }

  std::bitset<4096> shapes_;
};

}  // namespace onrecord
