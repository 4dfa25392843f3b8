// How many sentences a CPU-second figures and times read together, over articles of our own; tokens, sentences and parts of speech are
// made before. `figures_bench` alone measures; `figures_bench FILE` measures over the paragraphs of a text file.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>

#include "bench/measure.h"
#include "core/table.h"
#include "extract/figures/find_figures.h"
#include "extract/labeller/models.h"
#include "extract/text/tokenize.h"
#include "extract/times/find_times.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

constexpr const char* kSentences[] = {
    "Agents recorded over 24,000 crossings in fiscal year 2023, compared to just over 2,000 the previous year.",
    "The minister said on Monday that the plan would cost between $300 million and $1.4 billion over ten years.",
    "Exports to the northern provinces fell 7 percent in the third quarter from a year earlier, the ministry said.",
    "\"We will not wait another two years,\" she told reporters in the capital last week.",
    "The board has 12 members, of whom two-thirds were named under the previous government.",
    "Section 702 of the act, renewed in April 2024, lets the agency keep records for up to five years.",
    "About one in five farmers in the valley has left since 2019, according to a survey of 1,200 households.",
    "No deaths were reported, but at least 40 people were hurt when the dam broke in March 2011.",
    "The committee, which meets every Tuesday, has yet to answer the letter.",
    "Lawmakers from both parties welcomed the decision and asked the court to publish its reasons.",
    "Unemployment rose to 5.2% in the first half of 2023, up from 4.9% in the same period of 2022.",
    "He was joined by the mayor, the head of the harbour union and several hundred dock workers.",
    "The river had fallen to its lowest level in decades, and the ferries no longer ran after dark.",
    "Her predecessor, Selma Harrow, 71, served from 1998 to 2006 and wrote three books about the port.",
    "The fund holds \xE2\x82\xAC"
    "2.4bn, half of it in bonds, and pays its 180,000 members about \xE2\x82\xAC"
    "900 a month.",
    "Under the agreement, each side keeps its own inspectors, and neither may enter the other's waters without notice.",
};

struct Article {
  std::string text;
  Annotations layers;
};

struct Corpus {
  TextTables text = need(load_text_tables(source_root() + "/config"));
  TimeTables times = need(load_time_tables(source_root() + "/config"));
  FigureTables figures = need(load_figure_tables(source_root() + "/config"));
  Models models = need(load_models(source_root() + "/models"));
  Context context{CivilDate{2024, 5, 8}, std::nullopt, "en"};
  std::vector<Article> articles;
  std::int64_t sentences = 0;

  void add(std::string body) {
    Article a{std::move(body), {}};
    a.layers.tokens = find_tokens(a.text, text);
    a.layers.sentences = find_sentences(a.text, a.layers.tokens, text);
    tag_parts_of_speech(a.text, a.layers.sentences, a.layers.tokens, models);
    sentences += static_cast<std::int64_t>(a.layers.sentences.size());
    articles.push_back(std::move(a));
  }
};

void read_all(benchmark::State& state, Corpus& corpus) {
  for (auto _ : state) {
    for (Article& a : corpus.articles) {
      a.layers.times = find_times(a.text, a.layers, corpus.context, corpus.times);
      benchmark::DoNotOptimize(find_figures(a.text, a.layers, corpus.context, corpus.figures));
    }
  }
  state.SetItemsProcessed(state.iterations() * corpus.sentences);  // items a second: sentences a CPU-second
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
  using namespace onrecord;
  benchmark::Initialize(&argc, argv);
  Corpus corpus;
  if (argc > 1) {
    corpus.add(need(read_file(argv[1])));
  } else {
    for (std::string& body : shuffled_articles(kSentences, 7)) corpus.add(std::move(body));
  }
  benchmark::RegisterBenchmark("figures and times", [&](benchmark::State& state) { read_all(state, corpus); });
  benchmark::RunSpecifiedBenchmarks();
}
