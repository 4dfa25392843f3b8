// Antecedents: which person or body before a place a pronoun, a surname or a role noun stands for, by score.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/annotations.h"
#include "extract/claims/source_head.h"
#include "extract/text/token_view.h"

namespace onrecord {

class Antecedents {
 public:
  /// All must outlive it. `quote_of`: token -> quotation, kNone outside.
  Antecedents(const TokenView& view, const Annotations& layers, const ClaimTables& tables, const std::vector<std::uint32_t>& quote_of);

  /// The person whose full name ends in `surname` (lower case), the one named most often; kNone: none.
  [[nodiscard]] std::uint32_t by_surname(std::string_view surname) const;

  /// For "he" or "she" at `token`. `last`: who spoke last, kNone where that was no person.
  [[nodiscard]] std::uint32_t by_pronoun(std::uint32_t token, char gender, std::uint32_t last) const;

  /// For "the minister", "the Orvan dictator": the last person before `token` whose role has the head word and whose country fits.
  [[nodiscard]] std::uint32_t by_role(std::uint32_t token, const SourceHead& head) const;

  /// For "the ministry", "the doctors": the last body before `token` whose name has the head word.
  [[nodiscard]] std::uint32_t by_body(std::uint32_t token, const SourceHead& head) const;
  /// The body of just this name; kNone: none.
  [[nodiscard]] std::uint32_t by_name(const std::string& name) const;
  /// The last body before `token`, a few sentences back at most.
  [[nodiscard]] std::uint32_t last_body(std::uint32_t token) const;
  /// The last `count` people before `token`, a few sentences back at most, whose role has the word `role` (any, where it is empty); in text
  /// order, fewer than `count`: empty.
  [[nodiscard]] std::vector<std::uint32_t> latest_people(std::uint32_t token, std::size_t count, const std::string& role) const;
  /// The same of states: by their names, or their people's.
  [[nodiscard]] std::vector<std::uint32_t> latest_states(std::uint32_t token, std::size_t count) const;

 private:
  [[nodiscard]] bool holds(const std::string& role, const std::string& word) const;
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t byte) const;
  [[nodiscard]] std::uint32_t token_of(std::uint32_t byte) const;
  [[nodiscard]] int score(std::uint32_t mention, std::uint32_t sentence, char gender, std::uint32_t last) const;
  template <typename Fits>
  [[nodiscard]] std::vector<std::uint32_t> latest_few(std::uint32_t token, std::size_t count, Fits fits) const;
  template <typename Fits>
  [[nodiscard]] std::uint32_t latest(std::uint32_t token, Fits fits) const;

  const TokenView& view_;
  const Annotations& layers_;
  const ClaimTables& tables_;
  const std::vector<std::uint32_t>& quote_of_;
  std::unordered_map<std::string, std::uint32_t> surnames_;  ///< lower case -> entity
};

}  // namespace onrecord
