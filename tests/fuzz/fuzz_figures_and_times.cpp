// Any bytes as plain text, through tokens, times and figures: nothing may crash, and spans stay ordered, disjoint and inside the text.
#include <cstdlib>

#include "extract/figures/explain.h"
#include "extract/text/tokenize.h"
#include "extract/times/explain.h"
#include "tests/support/source_root.h"

namespace {

struct Tables {
  onrecord::Result<onrecord::TextTables> text = onrecord::load_text_tables(onrecord::source_root() + "/config");
  onrecord::Result<onrecord::TimeTables> times = onrecord::load_time_tables(onrecord::source_root() + "/config");
  onrecord::Result<onrecord::FigureTables> figures = onrecord::load_figure_tables(onrecord::source_root() + "/config");
};

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
  static const Tables tables;
  if (!tables.text || !tables.times || !tables.figures) std::abort();
  const std::string text(reinterpret_cast<const char*>(data), size);
  onrecord::Context context;
  if (size % 2 == 0) context.reference = onrecord::CivilDate{2024, 5, 8};
  onrecord::Annotations layers;
  layers.tokens = onrecord::find_tokens(text, *tables.text);
  layers.sentences = onrecord::find_sentences(text, layers.tokens, *tables.text);
  for (std::size_t i = 0; i < layers.tokens.size(); ++i) layers.tokens[i].pos = static_cast<onrecord::Pos>((i * 7 + size) % 18);  // any tags
  layers.times = onrecord::find_times(text, layers, context, *tables.times);
  check_spans(layers.times, size);
  check_spans(onrecord::find_figures(text, layers, context, *tables.figures), size);
  (void)onrecord::explain_figures(text, layers, context, *tables.figures);
  (void)onrecord::explain_times(text, layers, context, *tables.times);
  return 0;
}
