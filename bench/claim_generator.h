// Articles with claims as news has them, made up: few speakers say most, few words are most of the text, a fifth are copies.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/claim.h"

namespace onrecord {

class ClaimGenerator {
 public:
  explicit ClaimGenerator(std::uint64_t seed);

  struct Made {
    Extraction extraction;
    std::string url, source;
  };
  /// The next article: five claims in about 450 words; every fifth one is a copy of a recent one at another publisher.
  [[nodiscard]] Made next();

  [[nodiscard]] const std::string& speaker(std::size_t rank) const { return speakers_[rank]; }
  [[nodiscard]] const std::string& word(std::size_t rank) const { return words_[rank]; }
  [[nodiscard]] const std::string& country(std::size_t rank) const { return countries_[rank]; }
  [[nodiscard]] std::size_t words() const { return words_.size(); }
  /// 0..n-1, small ranks far more often (Zipf).
  [[nodiscard]] std::size_t pick(std::size_t n);
  [[nodiscard]] std::uint64_t below(std::uint64_t n);

 private:
  void add_sentence(Extraction& x, bool claim);
  void add_claim(Extraction& x, std::uint32_t begin);
  std::uint64_t state_;
  std::uint64_t articles_ = 0;
  std::vector<std::string> speakers_, words_, countries_;
  std::vector<Extraction> recent_;
};

}  // namespace onrecord
