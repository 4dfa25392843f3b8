// Schedule: which request may go next, and how long each host and address is left alone.
//
// One queue a host; one request at a time for a host and for an address, a delay between two (a quarter of it between two hosts of one
// address). A host that answers slowly is asked less often. What waits is an id and a few numbers, so that 100,000 URLs cost little.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>

namespace onrecord {

/// A URL in its host's queue.
struct QueuedUrl {
  std::int64_t id = 0;  ///< in the journal's frontier
  std::size_t source = 0;
  int tries = 0;  ///< requests that ended in a passing error
};

class Schedule {
 public:
  using Time = std::chrono::steady_clock::time_point;
  struct Turn {
    std::string host;
    QueuedUrl url;
  };
  /// refused: the server asks to stay away (429, 503); refused_again: and has done so for the same URL before, which says nothing of the host
  enum class Answer { good, refused, refused_again, no_connection };

  explicit Schedule(double delay_seconds, double longest_delay_seconds) : delay_(delay_seconds), longest_(longest_delay_seconds) {}

  void add(const std::string& host, const QueuedUrl& url);
  /// Not before `ready`; the host itself waits as long where `whole_host`.
  void add_later(const std::string& host, const QueuedUrl& url, Time ready, bool whole_host);
  /// The next URL whose host and address are free, taken from its queue; hosts take turns.
  [[nodiscard]] std::optional<Turn> next(Time now);
  /// To where it was taken from.
  void put_back(const Turn& turn);

  /// A request to the host begins, ends. `address`: empty where none was reached; `seconds`: what it took.
  void begin(const std::string& host);
  void end(const std::string& host, Time now, double seconds, const std::string& address, Answer answer);
  /// The end of a request that is no page (robots.txt): no delay follows.
  void release(const std::string& host);
  [[nodiscard]] bool busy(const std::string& host) const;

  /// How long the host is left alone between two requests.
  [[nodiscard]] Time::duration rest_of(const std::string& host) const;

  /// Crawl-delay.
  void ask_delay(const std::string& host, double seconds);
  /// Why the host gets no more requests tonight; empty: it does.
  [[nodiscard]] const char* closed(const std::string& host) const;

  [[nodiscard]] std::size_t waiting() const { return waiting_; }
  /// Until the next turn could be taken, between 1 ms and 1 s.
  [[nodiscard]] int milliseconds_to_next(Time now) const;

 private:
  struct Host {
    std::deque<QueuedUrl> ready;
    std::multimap<Time, QueuedUrl> later;
    bool busy = false;
    Time next{};
    double delay = 0;
    double slowness = 0;  ///< seconds that answers took, the last ones counting most
    std::string address;
    int connect_failures = 0;  ///< in a row
    int refusals = 0;          ///< in a row
  };
  struct Address {
    int busy = 0;
    Time next{};
  };
  [[nodiscard]] Time earliest(const Host& host) const;
  [[nodiscard]] double delay_of(const Host& host) const;

  double delay_;
  double longest_;
  std::size_t waiting_ = 0;
  std::map<std::string, Host> hosts_;
  std::map<std::string, Address> addresses_;
  std::string last_host_;
};

/// Seconds before try `tries` + 1: `first`, doubled each time, and up to half as much again by a hash of `url`, so that what failed together
/// does not come back together, and every run is alike.
[[nodiscard]] double back_off(double first, int tries, const std::string& url);

}  // namespace onrecord
