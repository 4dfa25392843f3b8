// The trained models of the program, read from models/, and what they tell about a text.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "core/result.h"
#include "extract/labeller/attribution_features.h"
#include "extract/labeller/name_hints.h"
#include "extract/labeller/sequence_model.h"

namespace onrecord {

/// Immutable once loaded; safe to share between threads. A default one has no models: nothing is tagged.
struct Models {
  std::optional<SequenceModel> parts_of_speech;
  std::optional<SequenceModel> names;
  std::optional<SequenceModel> attributions;         ///< first pass
  std::optional<SequenceModel> attributions_second;  ///< reads the labels of the first
};

enum class AttributionPart : std::uint8_t { source, cue, content };

/// A stretch of text that the attribution model takes for a source, a cue or a content. Which belong together is not said.
struct LabelledSpan {
  Span span;
  AttributionPart part = AttributionPart::content;
};

/// Reads every model of the folder. A model that other features than those of this program were trained into is an error.
[[nodiscard]] Result<Models> load_models(const std::filesystem::path& models);

/// Fills Token::pos of every token. Leaves `none` where there is no model.
void tag_parts_of_speech(std::string_view text, const std::vector<Sentence>& sentences, std::vector<Token>& tokens, const Models& models);

/// Named mentions by the name model, in text order, disjoint: span, type and rule "model" are set. Reads Token::pos.
/// `hints`: one entry a token.
[[nodiscard]] std::vector<Mention> tag_names(std::string_view text, const std::vector<Sentence>& sentences, const std::vector<Token>& tokens,
                                             const NameHints& hints, const Models& models);

/// Sources, cues and contents in text order, disjoint. Reads Token::pos. Contents may run over sentences of one paragraph; quote marks and
/// edge punctuation stand outside. `layers`: one entry a token; LayerFacts::first is filled here. Nothing where there is no model.
[[nodiscard]] std::vector<LabelledSpan> tag_attributions(std::string_view text, const std::vector<Sentence>& sentences,
                                                         const std::vector<Token>& tokens, std::vector<LayerFacts> layers, const Models& models);

/// For each token 0, or 1 + MentionType of the mention that covers it.
[[nodiscard]] std::vector<std::uint8_t> to_name_kinds(const std::vector<Token>& tokens, const std::vector<Mention>& mentions);

}  // namespace onrecord
