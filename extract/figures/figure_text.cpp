#include "extract/figures/figure_text.h"

#include <algorithm>
#include <map>

namespace onrecord::figures {
namespace {

std::string country_of(const Annotations& layers, const Context& context) {
  if (context.home) return context.home->str();
  std::map<std::string_view, int> named;
  for (const Mention& m : layers.mentions) {
    if (m.country) ++named[m.country->view()];
  }
  for (const Entity& e : layers.entities) {  // bodies and people speak for their countries
    if (e.kind != EntityKind::person && e.kind != EntityKind::country && e.country) named[e.country->view()] += static_cast<int>(e.mentions.size());
  }
  const auto most = std::max_element(named.begin(), named.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == named.end() || most->second < 3 ? std::string() : std::string(most->first);
}

}  // namespace

FigureText::FigureText(std::string_view text_in, const Annotations& layers_in, const Context& context_in, const FigureTables& tables_in)
    : text(text_in),
      layers(layers_in),
      context(context_in),
      tables(tables_in),
      view(text_in, layers_in.tokens),
      words(layers_in.tokens.size(), nullptr),
      classes(layers_in.tokens.size(), 0) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (layers.tokens[i].kind == TokenKind::number) continue;
    const std::string_view w = view.lower(i);
    if (!tables.word_shapes.may_hold(w)) continue;
    const auto found = tables.words.find(w);
    if (found == tables.words.end()) continue;
    words[i] = &found->second;
    for (const FigureWord& meaning : found->second) classes[i] |= class_bit(meaning.kind);
  }
  country = country_of(layers, context);
}

const FigureWord* FigureText::word(std::size_t at, FigureClass kind) const {
  if (!has(at, kind)) return nullptr;
  for (const FigureWord& w : *words[at]) {
    if (w.kind == kind) return &w;
  }
  return nullptr;
}

bool FigureText::noun(std::size_t at) const {
  const Pos pos = view.pos(at);
  if (pos != Pos::none) return view.is_word(at) && (pos == Pos::noun || pos == Pos::propn);
  static constexpr std::string_view kFunction[] = {"the", "and",  "for", "but", "from", "with", "that", "this",
                                                   "was", "were", "are", "not", "has",  "had",  "have"};
  return view.is_word(at) && view.lower(at).size() > 2 &&
         std::find(std::begin(kFunction), std::end(kFunction), view.lower(at)) == std::end(kFunction);
}

bool FigureText::verb(std::size_t at) const {
  if (view.pos(at) == Pos::verb || view.pos(at) == Pos::aux) return true;
  // forms that are verbs whatever the tagger says ("grew", "doubled")
  return view.lower(at).size() > 3 &&
         (word(at, FigureClass::up) != nullptr || word(at, FigureClass::down) != nullptr || word(at, FigureClass::multiply) != nullptr);
}

bool FigureText::in_time(std::size_t at) const {
  const std::uint32_t begin = view[at].span.begin;
  const auto x =
      std::lower_bound(layers.times.begin(), layers.times.end(), begin, [](const TimeExpression& a, std::uint32_t b) { return a.span.end <= b; });
  return x != layers.times.end() && x->span.begin <= begin;
}

std::size_t FigureText::sentence_end(std::size_t at) const {
  ++at;
  while (at < view.size() && !view.starts_sentence(at)) ++at;
  return at;
}

}  // namespace onrecord::figures
