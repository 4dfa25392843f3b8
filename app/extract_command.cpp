#include "app/extract_command.h"

#include <algorithm>
#include <iostream>
#include <thread>

#include "app/explain_command.h"
#include "app/extract_filter.h"
#include "app/fetch_page.h"
#include "app/golden.h"
#include "app/period.h"
#include "app/workspace.h"
#include "core/table.h"
#include "extract/annotate.h"
#include "extract/content/read_article.h"
#include "report/extraction_json.h"

namespace onrecord {
namespace {

bool is_web_address(std::string_view name) { return name.starts_with("http://") || name.starts_with("https://"); }

Result<Page> read_page(const std::string& name, const Options& options) {
  if (is_web_address(name)) {
    FetchPageOptions fetch;
    fetch.allow_addresses = options.allow_addresses;
    return fetch_page(name, fetch);
  }
  const std::filesystem::path path = name;
  std::error_code failed;
  if (path.filename() == "page.html" && std::filesystem::exists(path.parent_path() / "page.json", failed))
    return read_golden_page(path.parent_path());
  auto bytes = read_file(name);
  if (!bytes) return bytes.error();
  Page page;
  page.body = std::move(*bytes);
  return page;
}

/// Says on stderr what could not be read as an article because it is of another kind; an empty page is none.
int tell_refusal(const std::string& name, const Article& article) {
  const auto noted = [&](std::string_view note) { return std::find(article.notes.begin(), article.notes.end(), note) != article.notes.end(); };
  if (noted("pdf")) return fail({Failure::data, name + ": a PDF is not read; convert it to text first, as with pdftotext"});
  if (noted("not-html")) return fail({Failure::data, name + ": neither HTML nor plain text"});
  return 0;
}

int extract_pages(const Options& options, const Lexicon& lexicon) {
  const auto date = publication_day(options);
  if (!date) return fail(date.error());
  int status = 0;
  for (const std::string& name : options.inputs) {
    auto page = read_page(name, options);
    if (!page) return fail(page.error());
    page->date = *date;
    const bool text = name.ends_with(".txt") && !is_web_address(name);
    if (!options.golden.empty()) {
      if (const Status written = write_golden(options.golden, *page, read_article(*page, lexicon.content)); !written) return fail(written.error());
    } else if (options.explain) {
      std::cout << explain_content({std::move(*page), !text}, lexicon);
    } else {
      const Extraction read = text ? extract_text(page->body, *date, {}, lexicon) : extract_page(*page, {}, lexicon);
      std::cout << to_json(read, {}) << '\n';
      if (const int refused = text ? 0 : tell_refusal(name, read.article); refused != 0) status = refused;
    }
  }
  return status;
}

}  // namespace

int run_extract(Options& options) {
  if (!options.golden.empty() && options.inputs.size() != 1) return fail({Failure::usage, "extract: --golden takes one page"});
  if (!options.jsonl && options.inputs.empty()) return fail({Failure::usage, "extract: name a FILE or URL, or say --jsonl"});
  const auto lexicon = load_lexicon_at(options);
  if (!lexicon) return fail(lexicon.error());
  if (!options.jsonl) return extract_pages(options, *lexicon);
  std::ios::sync_with_stdio(false);
  const unsigned threads = options.threads > 0 ? static_cast<unsigned>(options.threads) : std::max(1U, std::thread::hardware_concurrency());
  run_extract_filter(std::cin, std::cout, threads, *lexicon);
  return std::cout ? 0 : static_cast<int>(Failure::io);
}

}  // namespace onrecord
