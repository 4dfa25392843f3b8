#include "extract/labeller/models.h"

#include <algorithm>

#include "extract/labeller/attribution_features.h"
#include "extract/labeller/bio.h"
#include "extract/labeller/document_evidence.h"
#include "extract/labeller/name_features.h"
#include "extract/labeller/part_of_speech.h"

namespace onrecord {
namespace {

Status load_model(const std::filesystem::path& path, const std::string& fingerprint, std::optional<SequenceModel>& model) {
  auto loaded = SequenceModel::load(path);
  if (!loaded) return loaded.error();
  if (loaded->head().features != fingerprint) {
    return Error{Failure::data, path.string() + ": trained on features " + loaded->head().features + ", this program makes " + fingerprint +
                                    "; run train/make_models"};
  }
  model = std::move(*loaded);
  return Done{};
}

}  // namespace

Result<Models> load_models(const std::filesystem::path& folder) {
  Models models;
  if (auto status = load_model(folder / "pos.model", part_of_speech_fingerprint(), models.parts_of_speech); !status) return status.error();
  const auto load_if_there = [&](const char* file, const std::string& fingerprint, std::optional<SequenceModel>& model) -> Status {
    std::error_code ignored;
    return std::filesystem::exists(folder / file, ignored) ? load_model(folder / file, fingerprint, model) : Done{};
  };
  if (auto status = load_if_there("names.model", name_fingerprint(), models.names); !status) return status.error();
  if (auto status = load_if_there("attributions.model", attribution_fingerprint(Pass::first), models.attributions); !status) return status.error();
  if (auto status = load_if_there("attributions2.model", attribution_fingerprint(Pass::second), models.attributions_second); !status) {
    return status.error();
  }
  return models;
}

void tag_parts_of_speech(std::string_view text, const std::vector<Sentence>& sentences, std::vector<Token>& tokens, const Models& models) {
  if (!models.parts_of_speech) return;
  const std::vector<TokenFacts> facts = find_facts(text, tokens);
  FeatureRows rows;
  for (const Sentence& sentence : sentences) {
    const std::size_t size = sentence.end_token - sentence.first_token;
    rows.clear();
    add_part_of_speech_features(std::span(facts).subspan(sentence.first_token, size), std::span(tokens).subspan(sentence.first_token, size), rows);
    const std::vector<std::uint8_t> labels = models.parts_of_speech->decode(rows);
    for (std::size_t i = 0; i < size; ++i) tokens[sentence.first_token + i].pos = static_cast<Pos>(labels[i] + 1);
  }
}

std::vector<Mention> tag_names(std::string_view text, const std::vector<Sentence>& sentences, const std::vector<Token>& tokens,
                               const NameHints& hints, const Models& models) {
  std::vector<Mention> mentions;
  if (!models.names) return mentions;
  const std::vector<TokenFacts> facts = find_facts(text, tokens);
  const DocumentWords document(tokens, facts, hints);
  const std::size_t labels = name_labels().size();
  FeatureRows rows;
  std::vector<std::int32_t> scores(tokens.size() * labels);
  for (const Sentence& sentence : sentences) {
    rows.clear();
    add_name_features(facts, tokens, hints, sentence.first_token, sentence.end_token, document, rows);
    const std::vector<std::int32_t> some = models.names->score(rows);
    std::copy(some.begin(), some.end(), scores.begin() + static_cast<std::ptrdiff_t>(sentence.first_token * labels));
  }
  share_evidence(facts, labels, scores);
  std::vector<BioSpan> spans;
  for (const Sentence& sentence : sentences) {
    const std::size_t size = sentence.end_token - sentence.first_token;
    const auto path = find_best_path(std::span(scores).subspan(sentence.first_token * labels, size * labels), {}, models.names->transitions());
    add_bio_spans(std::span(tokens).subspan(sentence.first_token, size), path, spans);
  }
  for (const BioSpan& found : spans) {
    Mention mention;
    mention.span = found.span;
    mention.type = static_cast<MentionType>(found.name);  // both in the order person, organization, place, other
    mention.rule = "model";
    mentions.push_back(std::move(mention));
  }
  return mentions;
}

std::vector<std::uint8_t> to_name_kinds(const std::vector<Token>& tokens, const std::vector<Mention>& mentions) {
  std::vector<std::uint8_t> kinds(tokens.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    while (next < mentions.size() && mentions[next].span.end <= tokens[i].span.begin) ++next;
    if (next < mentions.size() && mentions[next].span.overlaps(tokens[i].span))
      kinds[i] = static_cast<std::uint8_t>(1 + static_cast<int>(mentions[next].type));
  }
  return kinds;
}

std::vector<LabelledSpan> tag_attributions(std::string_view text, const std::vector<Sentence>& sentences, const std::vector<Token>& tokens,
                                           std::vector<LayerFacts> layers, const Models& models) {
  std::vector<LabelledSpan> found;
  if (!models.attributions) return found;
  const std::vector<TokenFacts> facts = find_facts(text, tokens);
  FeatureRows rows;
  std::vector<std::uint8_t> classes;
  std::vector<BioSpan> spans;
  for (const auto& paragraph : find_paragraphs(sentences)) {
    const auto [first, end] = paragraph;
    const auto label = [&, begin = first, stop = end](const SequenceModel& model, Pass pass) {
      rows.clear();
      classes.clear();
      add_attribution_features(facts, tokens, layers, begin, stop, pass, rows, classes);
      return model.decode(rows, classes);
    };
    std::vector<std::uint8_t> labels = label(*models.attributions, Pass::first);
    if (models.attributions_second) {
      for (std::size_t i = 0; i < labels.size(); ++i) layers[first + i].first = labels[i];
      labels = label(*models.attributions_second, Pass::second);
    }
    add_bio_spans(std::span(tokens).subspan(first, labels.size()), labels, spans);
  }
  for (const BioSpan& span : spans) found.push_back({span.span, static_cast<AttributionPart>(span.name)});
  return found;
}

}  // namespace onrecord
