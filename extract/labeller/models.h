// The trained models of the program. Read from models/.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "core/annotations.h"
#include "core/result.h"

namespace onrecord {

/// Immutable once loaded; safe to share between threads.
struct Models {};

[[nodiscard]] Result<Models> load_models(const std::filesystem::path& models);

/// Fills Token::pos of every token.
void tag_parts_of_speech(std::string_view text, const std::vector<Sentence>& sentences, std::vector<Token>& tokens, const Models& models);

}  // namespace onrecord
