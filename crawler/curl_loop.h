// CurlLoop: libcurl's transfers driven by the kernel's list of ready sockets.
#pragma once

#include <curl/curl.h>

#include <chrono>

namespace onrecord {

/// A multi handle whose sockets stand in one epoll set: a turn touches the transfers with news. curl_multi_perform() would ask every socket of
/// every transfer in every turn. Not thread safe; transfers must be removed before the loop goes. Throws std::system_error where the kernel
/// has no descriptor left.
class CurlLoop {
 public:
  CurlLoop();
  ~CurlLoop();
  CurlLoop(const CurlLoop&) = delete;
  CurlLoop& operator=(const CurlLoop&) = delete;

  [[nodiscard]] CURLM* multi() const { return multi_; }
  /// Waits for news up to `milliseconds`, or less where libcurl has a time of its own to keep or a signal comes; then lets it work on them.
  /// What has ended stands in curl_multi_info_read().
  void turn(int milliseconds);

 private:
  using Clock = std::chrono::steady_clock;
  static int on_socket(CURL* easy, curl_socket_t socket, int wanted, void* loop, void* known);
  static int on_timer(CURLM* multi, long milliseconds, void* loop);
  [[nodiscard]] int until_due(int milliseconds) const;

  int epoll_;
  CURLM* multi_;
  bool timed_ = false;
  Clock::time_point due_{};  ///< when libcurl wants to be called; only while timed_
};

}  // namespace onrecord
