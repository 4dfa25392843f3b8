// The robots.txt of every origin that is visited: fetched once a day, kept in the journal, stale ones used while the origin fails.
#pragma once

#include <map>
#include <string>

#include "core/instant.h"
#include "core/url.h"
#include "crawler/http_client.h"
#include "crawler/journal.h"
#include "crawler/robots.h"

namespace onrecord {

enum class RobotsVerdict {
  unknown,  ///< robots.txt has to be asked for first
  allowed,
  denied,
  unavailable,  ///< its server fails: nothing may be fetched for now
};

/// Why an answer is no robots.txt, for people.
[[nodiscard]] std::string describe_robots_trouble(const HttpResponse& answer);

class RobotsCache {
 public:
  RobotsCache(Journal& journal, std::string agent) : journal_(journal), agent_(std::move(agent)) {}

  [[nodiscard]] RobotsVerdict verdict(const Url& url, Instant now);
  /// Why robots.txt of an unavailable origin could not be had: "robots.txt: Could not resolve host: ...".
  [[nodiscard]] const std::string& trouble(const std::string& origin) const { return unavailable_.at(origin); }
  /// Takes the answer (the last one, after redirects) as that of `origin`.
  void settle(const std::string& origin, const HttpResponse& answer, Instant now);
  /// Precondition of both: the origin's verdict is not unknown.
  [[nodiscard]] double crawl_delay(const std::string& origin) const { return rules_.at(origin).crawl_delay(agent_).value_or(0); }
  [[nodiscard]] const std::vector<std::string>& sitemaps(const std::string& origin) const { return rules_.at(origin).sitemaps(); }

 private:
  Journal& journal_;
  std::string agent_;  ///< product token
  std::map<std::string, RobotsRules> rules_;
  std::map<std::string, std::string> unavailable_;  ///< origin -> why
};

}  // namespace onrecord
