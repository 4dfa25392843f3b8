// The trained models of the program, read from models/, and what they tell about a text.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "core/result.h"
#include "extract/labeller/sequence_model.h"

namespace onrecord {

/// Immutable once loaded; safe to share between threads. A default one has no models: nothing is tagged.
struct Models {
  std::optional<SequenceModel> parts_of_speech;
};

/// Reads every model of the folder. A model that other features than those of this program were trained into is an error.
[[nodiscard]] Result<Models> load_models(const std::filesystem::path& models);

/// Fills Token::pos of every token. Leaves `none` where there is no model.
void tag_parts_of_speech(std::string_view text, const std::vector<Sentence>& sentences, std::vector<Token>& tokens, const Models& models);

}  // namespace onrecord
