// HttpClient: single requests, many at once, none of them followed, decoded or trusted.
//
// Redirects, content codings, cookies and retries are the caller's business; address guard, size and time limits are enforced here.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "crawler/address_guard.h"

namespace onrecord {

struct HttpLimits {
  double connect_seconds = 15;
  double total_seconds = 60;
  double low_speed_seconds = 15;  ///< below 100 bytes/s
  std::size_t header_bytes = 256u << 10;
  bool keep_requests = false;  ///< see HttpResponse::request
  std::string ca_file{};       ///< PEM file of certificate authorities in place of the system's; empty: those
  std::string proxy{};         ///< "http://proxy.example.org:3128", https or socks5h; empty: none, whatever the environment says
};

struct HttpRequest {
  std::uint64_t tag = 0;  ///< given back with the answer
  std::string url;
  bool named_host = false;  ///< see AddressGuard::allows
  std::size_t max_bytes = 10'000'000;
  std::vector<std::pair<std::string, std::string>> headers;
};

enum class HttpFailure {
  none,
  refused,  ///< by our own guards: address, port, scheme
  connect,  ///< no host, no connection
  time,     ///< too slow
  length,   ///< header or body too long
  broken,   ///< cut off or against the protocol
};

struct HttpResponse {
  std::uint64_t tag = 0;
  int status = 0;          ///< 0: none came
  std::string headers;     ///< status line and fields as received, CRLF after each
  std::string body;        ///< content codings as received
  std::string ip_address;  ///< of the host; empty where a proxy stands before it
  std::string request;     ///< request line and fields as sent, CRLF after each, without the empty line; empty where they are not kept
  double seconds = 0;      ///< from the start of the request to its end
  HttpFailure failure = HttpFailure::none;
  std::string error;  ///< empty: whole

  /// The field's value; several are joined by ", ".
  [[nodiscard]] std::string field(std::string_view name) const;
};

class HttpClient {
 public:
  HttpClient(std::string user_agent, HttpLimits limits, AddressGuard guard);
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;
  ~HttpClient();

  void start(HttpRequest request);
  /// Waits up to `milliseconds` for news; the answers that are complete.
  [[nodiscard]] std::vector<HttpResponse> poll(int milliseconds);
  [[nodiscard]] std::size_t active() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace onrecord
