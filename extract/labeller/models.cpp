#include "extract/labeller/models.h"

#include <algorithm>

#include "extract/labeller/attribution_features.h"
#include "extract/labeller/bio.h"
#include "extract/labeller/document_evidence.h"
#include "extract/labeller/name_features.h"
#include "extract/labeller/part_of_speech.h"
#include "extract/labeller/stretches.h"

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

/// The names of one section; `tokens` and `hints` are those of the section.
void add_names(std::string_view text, const Section& section, std::span<const Token> tokens, std::span<const NameHint> hints,
               const SequenceModel& model, std::vector<BioSpan>& spans) {
  const std::uint32_t base = section.tokens.first;
  const std::vector<TokenFacts> facts = find_facts(text, tokens);
  const DocumentWords document(tokens, facts, hints);
  const std::size_t labels = name_labels().size();
  FeatureRows rows;
  std::vector<std::int32_t> scores(tokens.size() * labels);
  for (const Stretch& stretch : section.stretches) {
    rows.clear();
    add_name_features(facts, tokens, hints, stretch.first - base, stretch.end - base, document, rows);
    const std::vector<std::int32_t> some = model.score(rows);
    std::copy(some.begin(), some.end(), scores.begin() + static_cast<std::ptrdiff_t>((stretch.first - base) * labels));
  }
  share_evidence(facts, labels, scores);
  for (const Stretch& stretch : section.stretches) {
    const auto path = find_best_path(std::span(scores).subspan((stretch.first - base) * labels, stretch.size() * labels), {}, model.transitions());
    add_bio_spans(tokens.subspan(stretch.first - base, stretch.size()), path, spans);
  }
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
  FeatureRows rows;
  for (const Stretch& stretch : find_sentence_stretches(sentences)) {
    const auto here = std::span(tokens).subspan(stretch.first, stretch.size());
    rows.clear();
    add_part_of_speech_features(find_facts(text, here), here, rows);
    const std::vector<std::uint8_t> labels = models.parts_of_speech->decode(rows);
    for (std::size_t i = 0; i < here.size(); ++i) here[i].pos = static_cast<Pos>(labels[i] + 1);
  }
}

std::vector<Mention> tag_names(std::string_view text, const std::vector<Sentence>& sentences, const std::vector<Token>& tokens,
                               const NameHints& hints, const Models& models) {
  std::vector<Mention> mentions;
  if (!models.names) return mentions;
  std::vector<BioSpan> spans;
  const std::vector<Stretch> stretches = find_sentence_stretches(sentences);
  for (const Section& section : find_sections(stretches)) {
    const std::uint32_t base = section.tokens.first;
    const std::uint32_t size = section.tokens.size();
    add_names(text, section, std::span(tokens).subspan(base, size), std::span(hints).subspan(base, size), *models.names, spans);
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
  FeatureRows rows;
  std::vector<std::uint8_t> classes;
  std::vector<BioSpan> spans;
  for (const Stretch& stretch : find_paragraph_stretches(sentences)) {
    const auto here = std::span(tokens).subspan(stretch.first, stretch.size());
    const auto layers_here = std::span(layers).subspan(stretch.first, stretch.size());
    const std::vector<TokenFacts> facts = find_facts(text, here);
    const auto label = [&](const SequenceModel& model, Pass pass) {
      rows.clear();
      classes.clear();
      add_attribution_features(facts, here, layers_here, 0, here.size(), pass, rows, classes);
      return model.head().classes > 1 ? model.decode(rows, classes) : model.decode(rows);
    };
    std::vector<std::uint8_t> labels = label(*models.attributions, Pass::first);
    if (models.attributions_second) {
      for (std::size_t i = 0; i < labels.size(); ++i) layers_here[i].first = labels[i];
      labels = label(*models.attributions_second, Pass::second);
    }
    add_bio_spans(here, labels, spans);
  }
  for (const BioSpan& span : spans) found.push_back({span.span, static_cast<AttributionPart>(span.name)});
  return found;
}

}  // namespace onrecord
