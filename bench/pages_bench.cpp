// pages_bench [--claims] [FOLDER...]: what reading a page costs beside Gumbo's parse of the same page, in CPU time of one run; compare ratios.
//
// Without a folder: 120 generated pages of 20 to 300 KB. FOLDER: every *.html below it. `--claims` adds the whole way
// to claims, and each layer alone.
#include <fmt/format.h>
#include <gumbo.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>

#include "bench/measure.h"
#include "bench/page_generator.h"
#include "core/table.h"
#include "extract/annotate.h"
#include "extract/claims/find_claims.h"
#include "extract/content/decode.h"
#include "extract/content/read_article.h"
#include "extract/entities/find_entities.h"
#include "extract/figures/find_figures.h"
#include "extract/text/tokenize.h"
#include "extract/times/find_times.h"
#include "tests/support/source_root.h"

namespace onrecord {
namespace {

constexpr int kRounds = 5;

Page page_of(std::string body) {
  Page page;
  page.url = "https://harbour-post.example/pier";
  page.body = std::move(body);
  return page;
}

std::vector<Page> read_folder(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".html") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Page> pages;
  for (const auto& file : files) pages.push_back(page_of(need(read_file(file))));
  return pages;
}

std::vector<Page> make_pages() {
  std::vector<Page> pages;
  for (unsigned i = 0; i < 120; ++i) pages.push_back(page_of(make_page(i, 20000 + i * 2333)));
  return pages;
}

void parse_alone(const std::string& html) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  gumbo_destroy_output(&options, gumbo_parse_with_options(&options, html.data(), html.size()));
}

struct Row {
  std::string name;
  std::function<void(std::size_t page)> work;
  double best = 0;  ///< CPU seconds of the quickest round, summed over pages
};

/// Every row reads each page in turn, so that all meet the same machine; a page counts with its quickest round.
void measure(std::vector<Row>& rows, std::size_t pages) {
  std::vector<std::vector<double>> best(rows.size(), std::vector<double>(pages, 1e9));
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t page = 0; page < pages; ++page) {
      for (std::size_t row = 0; row < rows.size(); ++row) {
        const double before = cpu_seconds();
        rows[row].work(page);
        best[row][page] = std::min(best[row][page], cpu_seconds() - before);
      }
    }
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (const double one : best[row]) rows[row].best += one;
  }
}

/// What the layers behind the article read, made before they are measured.
struct Prepared {
  Article article;
  Annotations layers;
  Context context;
};

std::vector<Prepared> prepare(const std::vector<Page>& pages, const Lexicon& lexicon) {
  std::vector<Prepared> all;
  for (const Page& page : pages) {
    Prepared one;
    one.article = read_article(page, lexicon.content);
    if (one.article.published) one.context.reference = one.article.published->day;
    if (!one.article.language.empty()) one.context.language = one.article.language;
    one.layers = annotate(one.article, one.context, lexicon);
    all.push_back(std::move(one));
  }
  return all;
}

/// Each layer alone, from what the layers before it gave.
void add_layers(std::vector<Row>& rows, std::vector<Prepared>& made, const Lexicon& lexicon) {
  const auto add = [&](const char* name, auto work) { rows.push_back({name, [&made, work](std::size_t i) { work(made[i]); }}); };
  add("  tokens, sentences", [&](Prepared& p) {
    auto tokens = find_tokens(p.article.text, lexicon.text);
    (void)find_sentences(p.article.text, tokens, lexicon.text);
  });
  add("  parts of speech", [&](Prepared& p) { tag_parts_of_speech(p.article.text, p.layers.sentences, p.layers.tokens, lexicon.models); });
  add("  times", [&](Prepared& p) { (void)find_times(p.article.text, p.layers, p.context, lexicon.times); });
  add("  entities", [&](Prepared& p) { (void)find_entities(p.article.text, p.layers, p.context, lexicon.entities, lexicon.models); });
  add("  figures", [&](Prepared& p) { (void)find_figures(p.article.text, p.layers, p.context, lexicon.figures); });
  add("  claims", [&](Prepared& p) { (void)find_claims(p.article, p.layers, p.context, lexicon.claims, lexicon.models); });
}

void report(const std::string& name, const std::vector<Page>& pages, bool claims, const Lexicon& lexicon) {
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  for (const Page& page : pages) {
    std::string space;
    texts.emplace_back(decode_page(page.body, page.content_type, lexicon.content, space));
    bytes += page.body.size();
  }
  std::vector<Prepared> made;
  std::vector<Row> rows;
  rows.push_back({"Gumbo's parse", [&](std::size_t i) { parse_alone(texts[i]); }});
  rows.push_back({"page to article", [&](std::size_t i) { (void)read_article(pages[i], lexicon.content); }});
  if (claims) {
    rows.push_back({"page to claims", [&](std::size_t i) { (void)extract_page(pages[i], {}, lexicon); }});
    made = prepare(pages, lexicon);
    add_layers(rows, made, lexicon);
  }
  measure(rows, pages.size());
  const double megabytes = static_cast<double>(bytes) / 1e6;
  fmt::print("{}: {} pages, {:.1f} MB\n", name, pages.size(), megabytes);
  for (const Row& row : rows) {
    fmt::print("  {:<20} {:7.3f} ms a page {:8.1f} pages/s {:7.1f} MB/s  ratio {:.2f}\n", row.name,
               row.best * 1e3 / static_cast<double>(pages.size()), static_cast<double>(pages.size()) / row.best, megabytes / row.best,
               row.best / rows.front().best);
  }
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
  using namespace onrecord;
  std::vector<std::string> folders(argv + 1, argv + argc);
  const bool claims = std::erase(folders, "--claims") > 0;
  const Lexicon lexicon = need(load_lexicon(source_root() + "/config", source_root() + "/models"));
  if (folders.empty()) report("generated", make_pages(), claims, lexicon);
  for (const std::string& folder : folders) report(std::filesystem::path(folder).filename().string(), read_folder(folder), claims, lexicon);
}
