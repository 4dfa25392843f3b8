// onrecord-train TASK CONFIG MODELS OUT FILES...: trains one model. Same input, same bytes.
// onrecord-train test-TASK CONFIG MODELS - FILES...: scores the models of the folder MODELS.
#include <cstdio>
#include <string>
#include <vector>

#include "train/tasks.h"

int main(int argc, char** argv) {
  using namespace onrecord;
  if (argc < 6) {
    std::fputs("usage: onrecord-train [test-]pos|names|attributions CONFIG MODELS OUT FILES...\n", stderr);
    return static_cast<int>(Failure::usage);
  }
  const TaskInput input{argv[2], argv[3], argv[4], std::vector<std::string>(argv + 5, argv + argc)};
  const std::string task = argv[1];
  Status status = Error{Failure::usage, "unknown task '" + task + "'"};
  if (task == "pos") status = train_parts_of_speech(input);
  if (task == "test-pos") status = test_parts_of_speech(input);
  if (task == "names") status = train_names(input);
  if (task == "test-names") status = test_names(input);
  if (task == "attributions") status = train_attributions(input);
  if (task == "test-attributions") status = test_attributions(input);
  if (status) return 0;
  std::fprintf(stderr, "onrecord-train: %s\n", status.error().message.c_str());
  return static_cast<int>(status.error().kind);
}
