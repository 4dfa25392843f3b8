#include "app/source_health.h"

#include <algorithm>
#include <map>

#include "app/workspace.h"
#include "core/url.h"

namespace onrecord {
namespace {

constexpr std::size_t kKnown = 7;  ///< nights before a source has a usual volume
constexpr int kLeastSilence = 3;
constexpr int kLow = 4;
constexpr std::int64_t kDay = 86400;

std::int64_t median(std::vector<std::int64_t> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Nights without a usable answer, from the newest back.
int error_streak(const std::vector<SourceNight>& nights) {
  int streak = 0;
  while (static_cast<std::size_t>(streak) < nights.size() && nights[static_cast<std::size_t>(streak)].answered == 0) ++streak;
  return streak;
}

int silence(const std::vector<SourceNight>& nights) {
  int silent = 0;
  while (static_cast<std::size_t>(silent) < nights.size() && nights[static_cast<std::size_t>(silent)].new_articles == 0) ++silent;
  return silent;
}

/// Nights from one night with new articles to the next, usually; 0: there were none.
std::int64_t usual_gap(const std::vector<SourceNight>& nights) {
  std::vector<std::int64_t> gaps;
  std::int64_t last = -1;
  for (std::size_t i = 0; i < nights.size(); ++i) {
    if (nights[i].new_articles == 0) continue;
    if (last >= 0) gaps.push_back(static_cast<std::int64_t>(i) - last);
    last = static_cast<std::int64_t>(i);
  }
  return median(std::move(gaps));
}

std::int64_t volume(const std::vector<SourceNight>& nights, std::size_t from) {
  std::int64_t sum = 0;
  for (std::size_t i = from; i < std::min(from + kKnown, nights.size()); ++i) sum += nights[i].new_articles;
  return sum;
}

/// New articles in seven nights, usually. The first night of all brings what the feed held already and does not count.
std::int64_t usual_volume(const std::vector<SourceNight>& nights) {
  std::vector<std::int64_t> weeks;
  for (std::size_t from = kKnown; from + kKnown < nights.size(); from += kKnown) weeks.push_back(volume(nights, from));
  return median(std::move(weeks));
}

/// Whether the settings still name that listing.
bool names(const Settings& settings, const std::string& source_id, const std::string& url) {
  const auto has = [&](const std::vector<std::string>& list) {
    return std::any_of(list.begin(), list.end(), [&](const std::string& text) {
      const auto parsed = parse_url(text);
      return parsed && parsed->href_no_fragment() == url;
    });
  };
  return std::any_of(settings.sources.begin(), settings.sources.end(),
                     [&](const SourceSection& s) { return s.id == source_id && (has(s.feeds) || has(s.sitemaps) || has(s.sections)); });
}

std::string nights_text(std::int64_t n) { return std::to_string(n) + (n == 1 ? " night" : " nights"); }

}  // namespace

void judge(const SourceNights& source, SourceHealth& health) {
  const auto& nights = source.nights;
  if (nights.empty()) return;
  const auto answered = std::find_if(nights.begin(), nights.end(), [](const SourceNight& n) { return n.answered > 0; });
  health.last_fetch = nights.front().last.to_string();
  health.last_ok = answered == nights.end() ? "" : answered->last.to_string();
  health.fetches = 0;
  health.failures = 0;
  for (const SourceNight& night : nights) {
    health.fetches += night.answered + night.failed;
    health.failures += night.failed;
  }
  health.error_streak = error_streak(nights);
  health.silent_nights = silence(nights);
  health.new_week = volume(nights, 0);
  health.usual_week = usual_volume(nights);
  health.last_error = source.last_error;
  const std::int64_t gap = usual_gap(nights);
  if (health.error_streak > 0) {
    health.state = "failing";
  } else if (nights.size() < kKnown) {
    health.state = "new";
  } else if (gap > 0 && health.silent_nights >= std::max<std::int64_t>(kLeastSilence, 3 * gap + 1)) {
    health.state = "silent";
  } else if (health.usual_week >= static_cast<std::int64_t>(kKnown) && health.new_week * kLow < health.usual_week) {
    health.state = "low";
  } else {
    health.state = "ok";
  }
}

std::vector<SourceHealth> judge_sources(const std::vector<SourceSection>& sources, const std::vector<SourceNights>& nights,
                                        const std::vector<SourceHealth>& indexed) {
  std::map<std::string, SourceHealth> known;
  for (const SourceHealth& health : indexed) known[health.source_id] = health;
  for (const SourceNights& source : nights) {
    SourceHealth& health = known[source.source_id];
    health.source_id = source.source_id;
    judge(source, health);
  }
  std::vector<SourceHealth> out;
  for (const SourceSection& section : sources) {
    SourceHealth health = known[section.id];
    known.erase(section.id);
    health.source_id = section.id;
    health.name = section.name;
    if (!section.enabled) health.state = "disabled";
    out.push_back(std::move(health));
  }
  for (auto& [id, health] : known) out.push_back(std::move(health));
  return out;
}

Result<std::vector<SourceHealth>> read_health(const Settings& settings) {
  auto store = open_index(settings, OpenMode::read);
  if (!store) return store.error();
  const auto indexed = store->source_health();
  if (!indexed) return indexed.error();
  const auto nights = read_source_nights(settings.index.string());
  if (!nights) return nights.error();
  return judge_sources(settings.sources, *nights, *indexed);
}

std::string describe_trouble(const SourceHealth& health) {
  if (health.state == "failing")
    return health.source_id + ": no answer for " + nights_text(health.error_streak) +
           (health.last_error.empty() ? "" : ", last: " + health.last_error);
  if (health.state == "silent") return health.source_id + ": no new article for " + nights_text(health.silent_nights);
  if (health.state == "low")
    return health.source_id + ": " + std::to_string(health.new_week) + " new articles in seven nights, usually " + std::to_string(health.usual_week);
  return "";
}

bool is_worth_telling(const SourceHealth& health) {
  const std::int64_t nights = health.state == "failing" ? health.error_streak : health.state == "silent" ? health.silent_nights : 0;
  return nights == kLeastSilence || (nights > 0 && nights % static_cast<std::int64_t>(kKnown) == 0);
}

std::string describe_move(const std::string& source_id, const MovedListing& move) {
  return source_id + ": " + move.url + " has moved to " + move.to + "; sources.toml should name that";
}

Result<SourceNews> read_source_news(const Settings& settings, Instant now) {
  const auto sources = read_health(settings);
  if (!sources) return sources.error();
  const auto facts = read_source_facts(settings.index.string());
  if (!facts) return facts.error();
  SourceNews news;
  const auto tell = [&](const std::string& line, bool worth) {
    news.all.push_back(line);
    if (worth) news.told.push_back(line);
  };
  for (const SourceHealth& health : *sources) {
    if (const std::string trouble = describe_trouble(health); !trouble.empty()) tell(trouble, is_worth_telling(health));
    const auto found = facts->find(health.source_id);
    if (found == facts->end() || health.state == "disabled") continue;
    for (const MovedListing& move : found->second.moved)
      if (names(settings, health.source_id, move.url))
        tell(describe_move(health.source_id, move), (now.seconds - move.since.seconds) / kDay % 7 == 0);
  }
  return news;
}

}  // namespace onrecord
