// What onrecord-train can train and score: one pair of functions a model.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/result.h"

namespace onrecord {

struct TaskInput {
  std::filesystem::path config;
  std::filesystem::path models;    ///< models that this one is built on
  std::filesystem::path out;       ///< model file to write
  std::vector<std::string> files;  ///< corpora
};

[[nodiscard]] Status train_parts_of_speech(const TaskInput& input);
[[nodiscard]] Status test_parts_of_speech(const TaskInput& input);
[[nodiscard]] Status train_names(const TaskInput& input);
[[nodiscard]] Status test_names(const TaskInput& input);
[[nodiscard]] Status train_attributions(const TaskInput& input);
[[nodiscard]] Status test_attributions(const TaskInput& input);

}  // namespace onrecord
