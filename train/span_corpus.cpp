#include "train/span_corpus.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/table.h"
#include "core/text_offsets.h"
#include "extract/labeller/bio.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

std::size_t number_of(const std::string& name) {
  if (name == "PER" || name == "source") return 0;
  if (name == "ORG" || name == "cue") return 1;
  return name == "LOC" || name == "content" ? 2 : 3;
}

Span to_span(const TextOffsets& offsets, const Json& begin, const Json& end) {
  return offsets.to_bytes({begin.get<std::uint32_t>(), end.get<std::uint32_t>()});
}

SpanText to_text(const Json& row) {
  SpanText text;
  text.id = row.value("id", "");
  text.text = row.at("text").get<std::string>();
  text.misc_complete = row.value("types", "PER|ORG|LOC|MISC") == "PER|ORG|LOC|MISC";
  const TextOffsets offsets(text.text);
  for (const Json& entity : row.value("entities", Json::array())) {
    text.names.push_back({to_span(offsets, entity.at("start"), entity.at("end")), number_of(entity.at("type").get<std::string>())});
  }
  for (const Json& attribution : row.value("attributions", Json::array())) {
    std::vector<GoldSpan> spans;
    for (const char* part : {"source", "cue", "content"}) {
      for (const Json& span : attribution.value(part, Json::array())) spans.push_back({to_span(offsets, span[0], span[1]), number_of(part)});
    }
    std::sort(spans.begin(), spans.end(), [](const GoldSpan& a, const GoldSpan& b) { return a.span < b.span; });
    text.attributions.push_back(std::move(spans));
  }
  return text;
}

}  // namespace

Result<std::vector<SpanText>> load_spans(const std::filesystem::path& path) {
  const auto bytes = read_file(path);
  if (!bytes) return bytes.error();
  std::vector<SpanText> texts;
  for (const std::string_view line : split(*bytes, '\n')) {
    if (trim(line).empty()) continue;
    const Json row = Json::parse(line, nullptr, false);
    if (!row.is_object()) return Error{Failure::data, path.string() + ":" + std::to_string(texts.size() + 1) + ": not a JSON object"};
    texts.push_back(to_text(row));
  }
  return texts;
}

void mark_tokens(const std::vector<Token>& tokens, const GoldSpan& gold, std::vector<std::uint8_t>& labels) {
  auto token = std::lower_bound(tokens.begin(), tokens.end(), gold.span.begin, [](const Token& t, std::uint32_t at) { return t.span.end <= at; });
  bool first = true;
  for (; token != tokens.end() && token->span.begin < gold.span.end; ++token) {
    labels[static_cast<std::size_t>(token - tokens.begin())] = static_cast<std::uint8_t>(1 + 2 * gold.name + (first ? 0 : 1));
    first = false;
  }
}

void print_scores(const std::vector<SpanScore>& scores, const std::vector<std::string>& names) {
  SpanScore all;
  for (std::size_t n = 0; n < scores.size(); ++n) {
    const SpanScore& s = scores[n];
    all.right += s.right, all.found += s.found, all.gold += s.gold;
    std::printf("%-8s F1 %.2f  gold %zu found %zu\n", names[n].c_str(),
                200.0 * static_cast<double>(s.right) / static_cast<double>(std::max<std::size_t>(1, s.found + s.gold)), s.gold, s.found);
  }
  std::printf("%-8s F1 %.2f  gold %zu found %zu\n", "all",
              200.0 * static_cast<double>(all.right) / static_cast<double>(std::max<std::size_t>(1, all.found + all.gold)), all.gold, all.found);
}

void count_spans(std::span<const Token> tokens, std::span<const std::uint8_t> gold, std::span<const std::uint8_t> guess,
                 std::vector<SpanScore>& scores) {
  std::vector<BioSpan> right, found;
  add_bio_spans(tokens, gold, right);
  add_bio_spans(tokens, guess, found);
  for (const BioSpan& span : right) ++scores[span.name].gold;
  for (const BioSpan& span : found) {
    ++scores[span.name].found;
    for (const BioSpan& other : right) scores[span.name].right += other.span == span.span && other.name == span.name ? 1 : 0;
  }
}

}  // namespace onrecord
