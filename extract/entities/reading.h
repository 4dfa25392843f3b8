// Reading: one text with its tokens, and the questions that the rules of this room ask about them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "core/table.h"
#include "extract/entities/entity_tables.h"

namespace onrecord {

struct Reading {
  std::string_view text;
  const Annotations& layers;
  const EntityTables& tables;

  [[nodiscard]] std::size_t size() const { return layers.tokens.size(); }
  [[nodiscard]] const Token& token(std::size_t at) const { return layers.tokens[at]; }
  /// The token's text; empty beyond either end (so `at - 1` of the first is harmless).
  [[nodiscard]] std::string_view word(std::size_t at) const { return at < size() ? token(at).span.of(text) : std::string_view(); }
  [[nodiscard]] std::string lower(std::size_t at) const;  ///< ASCII lower case of `word`
  [[nodiscard]] bool capitalised(std::size_t at) const;   ///< a word whose first letter is upper case
  [[nodiscard]] bool starts_sentence(std::size_t at) const { return at < size() && token(at).starts_sentence; }
  [[nodiscard]] bool same_sentence(std::size_t a, std::size_t b) const;  ///< a <= b and no sentence starts in (a, b]
  [[nodiscard]] bool adjacent(std::size_t at) const { return at < size() && !token(at).space_before; }
};

/// Names found by the fixed phrases: countries, blockers, places and bodies of the registry; text order, disjoint.
[[nodiscard]] std::vector<Mention> scan_phrases(const Reading& reading);

}  // namespace onrecord
