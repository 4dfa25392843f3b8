// How many sentences a CPU-second the whole chain reads, from text to claims with every model on, over articles of our own.
// `claims_bench` alone measures over the articles of train/corpus; `claims_bench FILE` over a text file. Tells what tables and models take.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "core/table.h"
#include "extract/annotate.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

constexpr CivilDate kDay{2024, 5, 8};

/// Resident memory of this process in MiB, as the system counts it; 0 where it does not tell.
double resident_mib() {
  std::ifstream statm("/proc/self/statm");
  double pages = 0;
  double resident = 0;
  statm >> pages >> resident;
  return resident * 4096 / (1024 * 1024);
}

/// The text of an article of the corpus: paragraphs without their marks.
std::string plain(const std::string& marked) {
  std::string text;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] != '<') {
      if (marked[i] != '\n') text += marked[i];
      continue;
    }
    const std::size_t end = std::min(marked.find('>', i), marked.size() - 1);
    if (marked.compare(i, 4, "</p>") == 0) text += "\n\n";
    i = end;
  }
  return text;
}

std::vector<std::string> own_articles() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_root() + "/train/corpus/articles")) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> articles;
  for (const auto& path : paths) {
    if (const auto bytes = read_file(path)) articles.push_back(plain(*bytes));
  }
  return articles;
}

void read_all(benchmark::State& state, const Lexicon& lexicon, const std::vector<std::string>& articles) {
  std::int64_t sentences = 0;
  std::int64_t claims = 0;
  for (auto _ : state) {
    for (const std::string& text : articles) {
      const Extraction read = extract_text(text, kDay, {}, lexicon);
      sentences += static_cast<std::int64_t>(read.annotations.sentences.size());
      claims += static_cast<std::int64_t>(read.claims.size());
    }
  }
  state.SetItemsProcessed(sentences);  // items a second: sentences a CPU-second
  state.counters["articles"] =
      benchmark::Counter(static_cast<double>(articles.size()) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  state.counters["claims"] = static_cast<double>(claims) / static_cast<double>(state.iterations());
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
  using namespace onrecord;
  benchmark::Initialize(&argc, argv);
  const double before = resident_mib();
  const auto lexicon = load_lexicon(source_root() + "/config", source_root() + "/models");
  if (!lexicon) {
    std::cerr << lexicon.error().message << "\n";
    return 1;
  }
  std::cout << "tables and models: " << resident_mib() - before << " MiB\n";
  std::vector<std::string> articles;
  if (argc > 1) {
    const auto bytes = read_file(argv[1]);
    if (!bytes) return 1;
    articles.push_back(*bytes);
  } else {
    articles = own_articles();
  }
  benchmark::RegisterBenchmark("text to claims", [&](benchmark::State& state) { read_all(state, *lexicon, articles); });
  benchmark::RunSpecifiedBenchmarks();
}
