#include "extract/labeller/models.h"

namespace onrecord {

Result<Models> load_models(const std::filesystem::path&) { return Models{}; }

void tag_parts_of_speech(std::string_view, const std::vector<Sentence>&, std::vector<Token>&, const Models&) {}

}  // namespace onrecord
