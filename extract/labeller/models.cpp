#include "extract/labeller/models.h"

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

}  // namespace onrecord
