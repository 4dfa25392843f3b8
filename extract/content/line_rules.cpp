#include "extract/content/line_rules.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "core/table.h"

namespace onrecord {
namespace {

/// "image 12 of 30" -> "image # of #"
std::string with_number_signs(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit || out.empty() || out.back() != '#') out += digit ? '#' : c;
  }
  return out;
}

bool fits(const LinePhrase& phrase, std::string_view line) {
  switch (phrase.rule) {
    case LineRule::whole: return line == phrase.text;
    case LineRule::has: return line.find(phrase.text) != std::string_view::npos;
    case LineRule::ends: return line.ends_with(phrase.text);
    case LineRule::starts:
    case LineRule::cuts:
    case LineRule::opens: return line.starts_with(phrase.text);
  }
  return false;
}

std::optional<LineRule> parse_rule(std::string_view word) {
  constexpr std::pair<std::string_view, LineRule> kRules[] = {{"whole", LineRule::whole}, {"starts", LineRule::starts}, {"has", LineRule::has},
                                                              {"cuts", LineRule::cuts},   {"opens", LineRule::opens},   {"ends", LineRule::ends}};
  for (const auto& [name, rule] : kRules) {
    if (name == word) return rule;
  }
  return std::nullopt;
}

/// A word that opens or ends a line stands apart from what it opens or ends.
std::string phrase_text(LineRule rule, std::string_view words) {
  if (rule == LineRule::opens) return std::string(words) + ' ';
  return rule == LineRule::ends ? ' ' + std::string(words) : std::string(words);
}

}  // namespace

const LinePhrase* judge_line(std::string_view low, const ContentTables& tables, LineRule rule) {
  const std::string numbered = with_number_signs(low);
  for (const LinePhrase& phrase : tables.line_phrases) {
    if (phrase.rule != rule || (phrase.most != 0 && low.size() > phrase.most)) continue;
    if (fits(phrase, phrase.numbered ? std::string_view(numbered) : low)) return &phrase;
  }
  return nullptr;
}

Status load_line_rules(const std::filesystem::path& folder, ContentTables& out) {
  const auto table = Table::load(folder / "lines.tsv", {"rule", "most", "phrases", "why", "example"});
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const auto rule = parse_rule(table->cell(row, 0));
    if (!rule) return table->error(row, "'rule' should be whole, starts, has, cuts, opens or ends");
    LinePhrase phrase;
    phrase.rule = *rule;
    const std::string_view most = table->cell(row, 1);
    if (std::from_chars(most.data(), most.data() + most.size(), phrase.most).ptr != most.data() + most.size())
      return table->error(row, "'most' should be a number of bytes");
    ContentTables own;
    for (const std::string_view text : table->list(row, 2)) {
      phrase.text = phrase_text(*rule, text);
      phrase.numbered = text.find('#') != std::string_view::npos;
      own.line_phrases.push_back(phrase);
    }
    if (judge_line(to_lower_ascii(table->cell(row, 4)), own, *rule) == nullptr) return table->error(row, "the row does not fit its example");
    out.line_phrases.insert(out.line_phrases.end(), own.line_phrases.begin(), own.line_phrases.end());
  }
  return Done{};
}

}  // namespace onrecord
