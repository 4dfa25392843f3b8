#include "extract/labeller/bio.h"

namespace onrecord {

std::vector<std::string> make_bio_labels(const std::vector<std::string>& names) {
  std::vector<std::string> labels = {"O"};
  for (const std::string& name : names) {
    labels.push_back("B-" + name);
    labels.push_back("I-" + name);
  }
  return labels;
}

bool is_forbidden_in_bio(const std::vector<std::string>& labels, std::size_t from, std::size_t to) {
  if (labels[to][0] != 'I') return false;
  return from >= labels.size() || labels[from] == "O" || labels[from].substr(1) != labels[to].substr(1);
}

void add_bio_spans(std::span<const Token> tokens, std::span<const std::uint8_t> labels, std::vector<BioSpan>& spans) {
  bool open = false;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == 0) {
      open = false;
    } else if (labels[i] % 2 == 1 || !open) {
      spans.push_back({tokens[i].span, (labels[i] - 1U) / 2});
      open = true;
    } else {
      spans.back().span.end = tokens[i].span.end;
    }
  }
}

}  // namespace onrecord
