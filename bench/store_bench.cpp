// store_bench [CLAIMS [FILE]]: how fast the index takes and answers, in CPU time, on made-up claims (default 1,000,000; a temporary file).
// A FILE that holds claims already is only asked. With LOAD=1 in the environment the load alone is measured.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>

#include "bench/claim_generator.h"
#include "bench/measure.h"
#include "store/store.h"

namespace onrecord {
namespace {

constexpr int kRepeats = 200;
const Instant kNow = *Instant::parse("2025-01-01T03:00:00Z");

/// Puts articles until `claims` are in; CPU seconds of the store alone.
double put_claims(Store& store, ClaimGenerator& generator, std::int64_t run, std::int64_t claims, int batch) {
  double spent = 0;
  for (std::int64_t done = 0; done < claims;) {
    std::vector<ClaimGenerator::Made> made;
    for (int i = 0; i < batch && done < claims; ++i) {
      made.push_back(generator.next());
      done += std::ssize(made.back().extraction.claims);
    }
    const double before = cpu_seconds();
    need(store.begin_batch());
    for (const auto& m : made) {
      Fetch fetch;
      fetch.url = m.url;
      fetch.fetched_at = kNow;
      need(store.put(m.extraction, fetch, {m.source, m.source, "", "news", "", "UTC"}, run));
    }
    need(store.end_batch());
    spent += cpu_seconds() - before;
  }
  return spent;
}

void measure(const char* what, int repeats, const std::function<void()>& ask) {
  std::vector<double> times;
  for (int i = 0; i < repeats; ++i) {
    const double before = cpu_seconds();
    ask();
    times.push_back((cpu_seconds() - before) * 1000);
  }
  std::sort(times.begin(), times.end());
  fmt::print("{:<58} {:>9.2f} {:>9.2f}\n", what, times[times.size() / 2], times[times.size() * 99 / 100]);
}

ClaimQuery words_query(ClaimGenerator& g) {
  ClaimQuery q;
  q.text = g.word(5 + g.pick(2000));
  q.count = false;
  return q;
}

void ask_all(Store& store, ClaimGenerator& g, std::int64_t claims) {
  fmt::print("{:<58} {:>9} {:>9}\n", "question (CPU ms)", "p50", "p99");
  measure("speaker + country + word* + two years + figure > 10,000", kRepeats, [&] {
    ClaimQuery q = words_query(g);
    q.text = g.word(5 + g.pick(2000)).substr(0, 4) + "*";
    q.speakers = {g.speaker(g.pick(2000))};
    q.countries = {g.country(g.pick(30))};
    q.since = "2019-01-01";
    q.until = "2020-12-31";
    q.figure_min = 10000;
    need(store.query(q));
  });
  measure("the same without the speaker", kRepeats, [&] {
    ClaimQuery q = words_query(g);
    q.text = g.word(5 + g.pick(2000)).substr(0, 4) + "*";
    q.countries = {g.country(g.pick(30))};
    q.since = "2019-01-01";
    q.until = "2020-12-31";
    q.figure_min = 10000;
    need(store.query(q));
  });
  measure("monthly count of a word over everything", kRepeats, [&] { need(store.timeline(words_query(g), "month")); });
  measure("newest 50 of a word, as recorded", kRepeats, [&] {
    ClaimQuery q = words_query(g);
    q.order = ClaimQuery::Order::recorded;
    need(store.query(q));
  });
  measure("newest 50 of a word, as said", kRepeats, [&] { need(store.query(words_query(g))); });
  measure("monthly count of a speaker", kRepeats, [&] {
    ClaimQuery q;
    q.speakers = {g.speaker(g.pick(2000))};
    need(store.timeline(q, "month"));
  });
  measure("claims of a speaker about a year", kRepeats, [&] {
    ClaimQuery q;
    q.count = false;
    q.speakers = {g.speaker(g.pick(2000))};
    q.about_from = "2023-01-01";
    q.about_to = "2023-12-31";
    need(store.query(q));
  });
  measure("a series of figures", 50, [&] {
    FigureQuery q;
    const std::string& counted = g.word(500 + g.pick(200));
    q.measure = counted + "|{" + counted + "}";
    need(store.figures(q));
  });
  measure("one claim with its way back", kRepeats,
          [&] { need(store.show(1 + static_cast<std::int64_t>(g.below(static_cast<std::uint64_t>(claims))))); });
}

/// Of what a night brought: the last run.
void ask_watches(Store& store, ClaimGenerator& g) {
  const Instant before_night{kNow.seconds - 86400};
  Watch watch{"w", "Watch", {}};
  const auto ask = [&] {
    watch.query.text = g.word(5 + g.pick(2000));
    watch.query.countries = {g.country(g.pick(30))};
    need(store.try_watch(watch, before_night));
  };
  watch.max_items = 0;
  measure("what is new for a watch: word + country (20,000 new)", kRepeats, ask);
  watch.max_items = 50;
  measure("the same, with 50 items as a report shows them", kRepeats, ask);
  watch.query.countries.clear();
  watch.query.text = g.word(40);
  const auto told = need(store.try_watch(watch, before_night)).total;
  measure(fmt::format("the same of a common word alone ({} statements)", told).c_str(), 20, [&] { need(store.try_watch(watch, before_night)); });
}

void load(Store& store, ClaimGenerator& generator, const std::filesystem::path& file, std::int64_t claims) {
  const std::int64_t first = need(store.begin_run("import", "bench", "r1", Instant{kNow.seconds - 90 * 86400}));
  double before = cpu_seconds();
  need(store.begin_bulk());
  double spent = cpu_seconds() - before;
  spent += put_claims(store, generator, first, claims, 16000);
  before = cpu_seconds();
  need(store.end_bulk());
  spent += cpu_seconds() - before;
  need(store.end_run(first, "ok", kNow));
  before = cpu_seconds();
  need(store.tidy(true));
  const double tidied = spent + cpu_seconds() - before;
  fmt::print("claims {}, bulk load {:.0f} claims per CPU-second ({:.0f} with the full text in one segment and statistics)\n", claims,
             static_cast<double>(claims) / spent, static_cast<double>(claims) / tidied);
  if (std::getenv("LOAD") != nullptr) return;
  const std::int64_t night = need(store.begin_run("extract", "bench", "r1", kNow));
  const auto wall = std::chrono::steady_clock::now();
  const double cpu = put_claims(store, generator, night, 20000, 50);
  need(store.end_run(night, "ok", kNow));
  fmt::print("a night of 20,000 claims: {:.1f} s CPU, {:.1f} s with the making of the articles\n", cpu,
             std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count());
  need(store.tidy(false));
  const double bytes = static_cast<double>(std::filesystem::file_size(file)) - static_cast<double>(need(store.text_bytes()));
  fmt::print("bytes per claim without texts: {:.0f}\n", bytes / static_cast<double>(claims + 20000));
}

void run(std::int64_t claims, const std::filesystem::path& file) {
  Store store = need(Store::open(file, OpenMode::create));
  ClaimGenerator generator(1);
  if (need(store.stats()).claims == 0) load(store, generator, file, claims);
  if (std::getenv("LOAD") != nullptr) return;
  ask_watches(store, generator);
  ask_all(store, generator, claims);
}

}  // namespace
}  // namespace onrecord

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // a line when it is known: a run of five million claims takes long
  const std::int64_t claims = argc > 1 ? std::atoll(argv[1]) : 1000000;
  const auto folder = std::filesystem::temp_directory_path() / ("onrecord-bench-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  onrecord::run(claims, argc > 2 ? std::filesystem::path(argv[2]) : folder / "bench.db");
  std::filesystem::remove_all(folder);
}
