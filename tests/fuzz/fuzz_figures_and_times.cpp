// Any bytes as plain text, through tokens, times and figures: nothing may crash, and spans stay ordered, disjoint and inside the text.
#include <cstdlib>

#include "extract/annotate.h"
#include "extract/figures/explain.h"
#include "extract/text/tokenize.h"

namespace {

template <typename Layer>
void check_spans(const Layer& layer, std::size_t size) {
  std::uint32_t end = 0;
  for (const auto& item : layer) {
    if (item.span.begin < end || item.span.end < item.span.begin || item.span.end > size) std::abort();
    end = item.span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto lexicon = onrecord::load_lexicon(ONRECORD_SOURCE_DIR "/config", ONRECORD_SOURCE_DIR "/models");
  if (!lexicon) std::abort();
  const std::string text(reinterpret_cast<const char*>(data), size);
  onrecord::Context context;
  if (size % 2 == 0) context.reference = onrecord::CivilDate{2024, 5, 8};
  onrecord::Annotations layers;
  layers.tokens = onrecord::find_tokens(text, lexicon->text);
  layers.sentences = onrecord::find_sentences(text, layers.tokens, lexicon->text);
  layers.times = onrecord::find_times(text, layers, context, lexicon->times);
  check_spans(layers.times, size);
  check_spans(onrecord::find_figures(text, layers, context, lexicon->figures), size);
  (void)onrecord::explain_figures(text, layers, context, lexicon->figures);
  return 0;
}
