// Transfer: one request under way, and what libcurl asks and tells about it: headers, body, sockets.
//
// Here the limits of size and the guards of addresses hold; HttpClient only starts and collects transfers.
#pragma once

#include <curl/curl.h>

#include <string>
#include <string_view>

#include "crawler/http_client.h"

namespace onrecord {

struct Transfer {
  HttpRequest request;
  HttpResponse response;
  HttpLimits limits;
  const AddressGuard* guard = nullptr;
  CURL* easy = nullptr;
  curl_slist* fields = nullptr;
  std::string content_length;
  bool asked = false;  ///< the request has been sent

  Transfer() = default;
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer();

  /// Sets libcurl up for the request; `request`, `limits` and `guard` are there.
  void prepare(const std::string& user_agent);
  /// The answer of a transfer that libcurl has ended.
  [[nodiscard]] HttpResponse finish(CURLcode code);

  /// The first failure stays.
  void fail(HttpFailure failure, std::string error);
  /// Where a proxy is asked, it resolves the names: only what the URL itself says can be judged here. False: the transfer has failed.
  [[nodiscard]] bool check_target();
  /// Whether a header line says a length that can be taken.
  [[nodiscard]] bool check_length(std::string_view line);
};

}  // namespace onrecord
