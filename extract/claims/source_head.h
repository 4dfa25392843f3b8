// Source head: what a source phrase names, before its apposition, its "of" phrase and its relative clause.
#pragma once

#include <string>

#include "core/annotations.h"
#include "extract/claims/attributions.h"
#include "extract/claims/claim_tables.h"
#include "extract/text/token_view.h"

namespace onrecord {

struct SourceHead {
  TokenRange tokens;                 ///< from the article to the head word; empty: the phrase has none
  std::string word;                  ///< head word in lower case, plural as written
  std::uint32_t mention = kNone;     ///< the mention that is the head, or the name in apposition to it
  std::uint32_t of = kNone;          ///< a mention beside the head that is not it: "the Ruiz |campaign|", "a spokesman for |Norvale|"
  const SourceNoun* noun = nullptr;  ///< what the table says of `word`
  bool definite = false;             ///< "the", "this", "that"
  bool plural = false;
  bool pronoun = false;
};

/// `source` is not empty. Linear in its length.
[[nodiscard]] SourceHead find_source_head(const TokenView& view, const Annotations& layers, const ClaimTables& tables, TokenRange source);

}  // namespace onrecord
