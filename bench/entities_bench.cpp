// How many sentences a CPU-second people, bodies and countries are read from, over articles of our own: with the name model and without it, and
// from plain text, tokens and parts of speech included. `entities_bench` alone measures; `entities_bench FILE` measures over a text file.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>

#include "bench/measure.h"
#include "core/table.h"
#include "extract/entities/find_entities.h"
#include "extract/labeller/models.h"
#include "extract/text/tokenize.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

constexpr const char* kSentences[] = {
    "Finance Minister Amina Okello met her French counterpart, Thibaud Sorel, in Nairobi on Friday.",
    "The Coastal Survey Office (CSO) closed its harbour desk, and the agency's director, Mirjam Solberg, resigned.",
    "\"We will not wait another two years,\" Okello told reporters in the capital last week.",
    "The board has 12 members, of whom two-thirds were named under the previous government.",
    "Beijing and Washington traded blame after the talks in Geneva, diplomats said.",
    "Sen. Walter Pruitt (R-Texas) asked the Department of Homeland Security for the records.",
    "Lawmakers from both parties welcomed the decision and asked the court to publish its reasons.",
    "A spokesman for the Foreign Ministry, Ole Brandt, declined to comment on the Norwegian offer.",
    "The river had fallen to its lowest level in decades, and the ferries no longer ran after dark.",
    "The European Commission and the World Bank will pay for the bridge between Albania and Greece.",
    "Her predecessor, Selma Harrow, 71, served from 1998 to 2006 and wrote three books about the port.",
    "Mr. van der Moor, who leads the Harbour Union, said that she had promised the opposite in March.",
    "The committee, which meets every Tuesday, has yet to answer the letter.",
    "Agents recorded over 24,000 crossings in fiscal year 2023, compared to just over 2,000 the previous year.",
};

struct Article {
  std::string text;
  Annotations layers;
};

struct Corpus {
  TextTables text = need(load_text_tables(source_root() + "/config"));
  EntityTables tables = need(load_entity_tables(source_root() + "/config"));
  Models models = need(load_models(source_root() + "/models"));
  Models no_models;
  Context context{CivilDate{2024, 5, 8}, std::nullopt, "en"};
  std::vector<Article> articles;
  std::int64_t sentences = 0;

  void prepare(Article& a) const {
    a.layers.tokens = find_tokens(a.text, text);
    a.layers.sentences = find_sentences(a.text, a.layers.tokens, text);
    tag_parts_of_speech(a.text, a.layers.sentences, a.layers.tokens, models);
  }

  void add(std::string body) {
    Article a{std::move(body), {}};
    prepare(a);
    sentences += static_cast<std::int64_t>(a.layers.sentences.size());
    articles.push_back(std::move(a));
  }
};

void read_all(benchmark::State& state, Corpus& corpus, const Models& models, bool from_text) {
  for (auto _ : state) {
    for (Article& a : corpus.articles) {
      if (from_text) corpus.prepare(a);
      benchmark::DoNotOptimize(find_entities(a.text, a.layers, corpus.context, corpus.tables, models));
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
    for (std::string& body : shuffled_articles(kSentences, 3)) corpus.add(std::move(body));
  }
  benchmark::RegisterBenchmark("entities, rules alone", [&](benchmark::State& s) { read_all(s, corpus, corpus.no_models, false); });
  benchmark::RegisterBenchmark("entities, with the name model", [&](benchmark::State& s) { read_all(s, corpus, corpus.models, false); });
  benchmark::RegisterBenchmark("plain text to entities", [&](benchmark::State& s) { read_all(s, corpus, corpus.models, true); });
  benchmark::RunSpecifiedBenchmarks();
}
