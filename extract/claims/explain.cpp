#include "extract/claims/explain.h"

#include "core/table.h"

namespace onrecord {
namespace {

std::string words(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  for (const Span span : spans) out += (out.empty() ? "" : " ... ") + std::string(span.of(text));
  for (char& c : out) {
    if (c == '\n') c = ' ';
  }
  return out;
}

std::string line(std::string_view key, const std::string& value) {
  return "  " + std::string(key) + std::string(key.size() < 10 ? 10 - key.size() : 1, ' ') + value;
}

std::string describe(const Speaker& speaker) {
  std::string out(to_string(speaker.kind));
  if (!speaker.name.empty()) out += " " + speaker.name;
  if (!speaker.role.empty()) out += ", " + speaker.role;
  if (!speaker.organization.empty()) out += ", of " + speaker.organization;
  return out;
}

/// The row of the table that knows the cue: "say: assert".
std::string cue_row(std::string_view text, const Claim& claim, const ClaimTables& tables) {
  const std::string cue = to_lower_ascii(words(text, claim.cue));
  for (std::size_t end = cue.size(); end > 0;) {
    const std::size_t space = cue.rfind(' ', end - 1);
    const std::size_t begin = space == std::string::npos ? 0 : space + 1;
    if (const auto row = tables.cues.find(cue.substr(begin, end - begin)); row != tables.cues.end()) {
      return row->second.lemma + ": " + std::string(to_string(row->second.claim_class));
    }
    end = begin == 0 ? 0 : begin - 1;
  }
  return "no row of the cue table";
}

std::string flags(const Claim& claim) {
  std::string out(to_string(claim.quote));
  if (claim.negated) out += ", cue negated";
  if (claim.content_negated) out += ", content negated";
  if (claim.hedged) out += ", hedged";
  if (claim.tense != Tense::none) out += ", " + std::string(to_string(claim.tense));
  return out;
}

}  // namespace

std::vector<std::string> explain_claims(std::string_view text, const std::vector<Claim>& claims, const ClaimTables& tables) {
  std::vector<std::string> lines;
  for (const Claim& claim : claims) {
    lines.push_back(words(text, claim.content));
    if (claim.article_voice) {
      lines.push_back(line("source", "none: the article itself, kept for its figures"));
      continue;
    }
    lines.push_back(line("source", (claim.source.empty() ? "none" : words(text, claim.source)) + " -> " + describe(claim.speaker)));
    lines.push_back(line("cue", words(text, claim.cue) + " (" + cue_row(text, claim, tables) + ")"));
    lines.push_back(line("class", std::string(to_string(claim.claim_class)) + ", " + flags(claim)));
    if (!claim.addressee.empty()) lines.push_back(line("told", std::string(claim.addressee.of(text))));
    if (!claim.venue.empty()) lines.push_back(line("where", std::string(claim.venue.of(text))));
    if (claim.said_on) lines.push_back(line("when", claim.said_on->to_string() + ", day of " + std::string(to_string(claim.said_basis))));
    if (claim.outer != kNone) lines.push_back(line("inside", words(text, claims[claim.outer].content)));
    lines.push_back(line("found by", claim.rule));
  }
  if (lines.empty()) lines.emplace_back("no claims");
  return lines;
}

}  // namespace onrecord
