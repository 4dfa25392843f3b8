// Night: the loop of one crawl. Schedule says which URL may go, RobotsCache whether it may be asked, HttpClient asks, read_answer understands,
// Recorder keeps.
//
// All answers of one turn of the loop go to the archive, the archive to the disk, and then one transaction to the journal.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "crawler/canonical_url.h"
#include "crawler/crawl.h"
#include "crawler/http_client.h"
#include "crawler/journal.h"
#include "crawler/read_answer.h"
#include "crawler/record.h"
#include "crawler/robots_cache.h"
#include "crawler/schedule.h"

namespace onrecord {

/// The tables below config/crawler.
struct CrawlTables {
  TrackingParameters tracking;
  Walls walls;
};

class Night {
 public:
  /// All references must outlive the object.
  Night(const std::vector<SourceConfig>& sources, const CrawlSettings& settings, const CrawlTables& tables, const Clock& clock, Journal& journal,
        Recorder& recorder, AddressGuard guard);

  /// Throws what a failing database throws.
  [[nodiscard]] Status run();
  /// Requests that a spent budget left for the next night.
  [[nodiscard]] std::size_t left() const { return left_ + schedule_.waiting(); }

 private:
  /// A request under way.
  struct Flight {
    FrontierUrl url;
    Url parsed;
    std::string host;
    std::size_t source = 0;
    int tries = 0;
    Schedule::Time begun{};
    std::string robots_of;    ///< origin: this is the request for its robots.txt,
    std::string robots_host;  ///< that host waits for it
    int robots_hops = 0;
  };
  struct SourceState {
    int listings = 0;  ///< still open
    int sitemaps = 0;  ///< asked for this night
    std::size_t found = 0;
    bool articles_begun = false;
  };

  void add_seeds(std::size_t source);
  void open_articles();
  void enqueue(std::int64_t id, const Url& parsed, UrlKind kind, std::size_t source);
  void enqueue(const DueUrl& due, UrlKind kind, std::size_t source);
  void start_ready();
  void start_turn(const Schedule::Turn& turn);
  void start_robots(const Flight& asker);
  void send(Flight flight);
  void send_hops();
  [[nodiscard]] int milliseconds_to_next() const;
  [[nodiscard]] std::vector<HttpResponse> gather();
  void mark_readings(const std::vector<HttpResponse>& answers);
  void handle(HttpResponse& answer);
  void handle_robots(Flight& flight, const HttpResponse& answer);
  void take_robots_sitemaps(const Url& asked, std::size_t source);
  [[nodiscard]] std::vector<DueUrl> articles_of(std::size_t source) const;
  /// A passing error: the URL goes back into its queue, for as long as the server asks.
  [[nodiscard]] bool try_again(const Flight& flight, const HttpResponse& answer, double& asked_beyond);
  void handle_page(const Flight& flight, const HttpResponse& answer, double asked_beyond);
  void take_redirect(const Flight& flight, const FrontierUrl& target);
  void take_listing(const Flight& flight, ReadAnswer& read);
  [[nodiscard]] std::string unwanted(const Flight& flight, const std::optional<Instant>& declared) const;
  void fold_copy(const Flight& flight, ReadAnswer& read);
  void finish(const Flight& flight, const Outcome& outcome);
  [[nodiscard]] bool out_of_time() const;
  [[nodiscard]] bool over() const;

  const std::vector<SourceConfig>& sources_;
  const CrawlSettings& settings_;
  const CrawlTables& tables_;
  const Clock& clock_;
  Journal& journal_;
  Recorder& recorder_;
  AnswerRules rules_;
  RobotsCache robots_;
  Schedule schedule_;
  HttpClient client_;
  std::set<std::string> named_hosts_;
  std::set<std::pair<std::size_t, std::string>> robots_sitemaps_;  ///< source and origin whose robots.txt has been looked through for them
  std::map<std::uint64_t, Flight> flights_;
  std::multimap<Schedule::Time, Flight> hops_;  ///< redirects of robots.txt, by when they may go; both hosts are busy until then
  std::uint64_t last_tag_ = 0;
  std::map<std::string, int> requests_;  ///< of each host tonight
  Schedule::Time begun_ = std::chrono::steady_clock::now();
  std::size_t left_ = 0;
  std::vector<SourceState> states_;
};

}  // namespace onrecord
