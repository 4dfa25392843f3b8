#include "tests/figures/read_text.h"
#include "tests/support/source_root.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>

namespace onrecord {
namespace {

template <typename T>
T need(Result<T> loaded) {
  if (loaded) return std::move(*loaded);
  std::cerr << loaded.error().message << "\n";
  std::exit(1);
}

std::string number(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.9g", value);
  return buffer;
}

std::string show(const Figure& f) {
  static constexpr const char* kModifiers[] = {"", " approx", " over", " under", " at_least", " at_most", " up", " down"};
  std::string out = number(f.low);
  if (f.range) out += ".." + number(f.high);
  if (!f.unit.empty()) out += " " + f.unit;
  out += kModifiers[static_cast<std::size_t>(f.modifier)];
  if (f.change != Change::none) out += f.change == Change::up ? " +" : " -";
  if (f.negated) out += " none";
  if (f.record) out += " record";
  if (!f.counted.empty()) out += " {" + f.counted + "}";
  if (!f.per.empty() && f.unit.empty()) out += " per " + f.per;
  return out;
}

}  // namespace

const FigureKit& FigureKit::get() {
  static const FigureKit kit = [] {
    const std::filesystem::path root = source_root();
    return FigureKit{need(load_text_tables(root / "config")), need(load_time_tables(root / "config")), need(load_figure_tables(root / "config")),
                     need(load_models(root / "models"))};
  }();
  return kit;
}

Context on(std::string_view day) {
  Context context;
  context.reference = CivilDate::parse(day);
  return context;
}

Annotations read_layers(std::string_view text, const Context& context) {
  const FigureKit& kit = FigureKit::get();
  Annotations layers;
  layers.tokens = find_tokens(text, kit.text);
  layers.sentences = find_sentences(text, layers.tokens, kit.text);
  tag_parts_of_speech(text, layers.sentences, layers.tokens, kit.models);
  layers.times = find_times(text, layers, context, kit.times);
  return layers;
}

std::vector<Figure> read_figures(std::string_view text, const Context& context) {
  return find_figures(text, read_layers(text, context), context, FigureKit::get().figures);
}

std::string show(const std::vector<Figure>& figures) {
  std::string out;
  for (const Figure& f : figures) out += (out.empty() ? "" : "; ") + show(f);
  return out;
}

}  // namespace onrecord
