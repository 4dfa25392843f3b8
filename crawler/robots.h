// robots.txt by RFC 9309: which URLs a user agent may fetch.
//
// The group whose product token equals ours applies (all groups of that name together), else the groups of "*". In it the rule with the
// longest match decides, Allow winning a tie. Decisions where the RFC is silent or matchers differ:
//   * the first 500 KiB are read, and of a line the first 16,663 bytes;
//   * common misspellings of the keys are understood ("dissallow", "useragent"), and a missing colon where white space stands;
//   * "Allow: /a/index.html" allows "/a/" too;
//   * a UTF-8 byte order mark is skipped; UTF-16 is recognised by its mark;
//   * unknown keys do not end a list of user-agent lines; Crawl-delay does, as a rule does;
//   * "%2A" and "%24" in a rule mean the characters themselves; all other characters compare in one normal form of percent-encoding.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

class RobotsRules {
 public:
  /// May `agent` (product token or full user agent) fetch `url` (absolute)? Everything may be fetched that no rule forbids;
  /// /robots.txt itself always.
  [[nodiscard]] bool allowed(std::string_view agent, std::string_view url) const;
  /// Seconds between two requests that the group of `agent` asks for.
  [[nodiscard]] std::optional<double> crawl_delay(std::string_view agent) const;
  /// Sitemap lines in file order, whatever the group, as they are written.
  [[nodiscard]] const std::vector<std::string>& sitemaps() const { return sitemaps_; }

  /// What an unreachable robots.txt means (5xx, time-out): nothing may be fetched.
  [[nodiscard]] static RobotsRules disallow_all();

 private:
  friend RobotsRules parse_robots(std::string_view bytes);

  struct Rule {
    std::string pattern;  ///< normalised percent-encoding
    bool allow;
  };
  struct Group {
    std::vector<std::string> agents;  ///< lower case product tokens, "*" among them
    std::vector<Rule> rules;
    std::optional<double> delay;
  };
  [[nodiscard]] std::vector<const Group*> groups_of(std::string_view agent) const;

  std::vector<Group> groups_;
  std::vector<std::string> sitemaps_;
};

/// Never fails: what is no rule is skipped. `bytes`: the body as fetched.
[[nodiscard]] RobotsRules parse_robots(std::string_view bytes);

}  // namespace onrecord
