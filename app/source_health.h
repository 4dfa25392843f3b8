// Health of the sources: which answer, which fell silent, against their own usual volume.
#pragma once

#include <string>
#include <vector>

#include "app/settings.h"
#include "core/result.h"
#include "core/rows.h"
#include "crawler/source_facts.h"
#include "crawler/source_nights.h"

namespace onrecord {

/// Fills state, streak, silence and volumes of `health` from the source's nights.
///   failing  no usable answer in the last night
///   silent   no new article for more than three times as many nights as it usually takes, and at least three
///   low      in the last seven nights less than a quarter of its usual volume, and that is at least seven articles
///   new      fewer than seven nights are known, and it has answered
///   ok       else
void judge(const SourceNights& nights, SourceHealth& health);

/// Every source of the settings (disabled ones say so), then those that only the index knows. `indexed`: what the index says.
[[nodiscard]] std::vector<SourceHealth> judge_sources(const std::vector<SourceSection>& sources, const std::vector<SourceNights>& nights,
                                                      const std::vector<SourceHealth>& indexed);

/// The same, read from the workspace's journal and index.
[[nodiscard]] Result<std::vector<SourceHealth>> read_health(const Settings& settings);

/// "wire-x: no answer for 3 nights: connection refused"; empty where the state asks for nothing.
[[nodiscard]] std::string describe_trouble(const SourceHealth& health);

/// Whether tonight is a night to tell of the trouble without being asked: the third in a row, then every seventh.
[[nodiscard]] bool is_worth_telling(const SourceHealth& health);

/// What is said of the sources tonight.
struct SourceNews {
  std::vector<std::string> all;   ///< every trouble, every feed that has moved; for the report, and for who asks
  std::vector<std::string> told;  ///< of it what is told without being asked: a trouble as above, a move on its first day and then every seventh
};
[[nodiscard]] Result<SourceNews> read_source_news(const Settings& settings, Instant now);

/// "wire-x: https://a.example/feed has moved to https://b.example/feed; sources.toml should name that".
[[nodiscard]] std::string describe_move(const std::string& source_id, const MovedListing& move);

}  // namespace onrecord
