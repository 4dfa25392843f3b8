#include "tests/claims/claims_of.h"

#include <gtest/gtest.h>

#include "extract/text/tokenize.h"
#include "tests/support/source_root.h"

namespace onrecord {

const ClaimTestTables& claim_test_tables() {
  static const ClaimTestTables kTables = [] {
    const std::filesystem::path config = std::filesystem::path(source_root()) / "config";
    auto text = load_text_tables(config);
    auto claims = load_claim_tables(config);
    EXPECT_TRUE(text.ok() && claims.ok());
    return ClaimTestTables{std::move(*text), std::move(*claims)};
  }();
  return kTables;
}

Annotations layers_of(const std::string& text) {
  Annotations layers;
  layers.tokens = find_tokens(text, claim_test_tables().text);
  layers.sentences = find_sentences(text, layers.tokens, claim_test_tables().text);
  return layers;
}

std::vector<Claim> claims_of(const std::string& text) {
  Article article;
  article.text = text;
  return find_claims(article, layers_of(text), {}, claim_test_tables().claims, {});
}

std::string show(const std::string& text, const std::vector<Claim>& claims) {
  std::string out;
  for (const Claim& c : claims) {
    if (!out.empty()) out += "; ";
    for (const Span s : c.source) out += s.of(text);
    out += " | ";
    for (const Span s : c.cue) out += s.of(text);
    for (const Span s : c.content) out += " | " + std::string(s.of(text));
  }
  return out;
}

}  // namespace onrecord
