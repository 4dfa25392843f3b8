// Any bytes as an answer's status, fields and body, of an article or a listing: no crash; what is asked next is a web address within bounds.
#include <cstdint>
#include <cstdlib>

#include "crawler/read_answer.h"
#include "crawler/retry_after.h"

namespace {

void check(const onrecord::FrontierUrl& next) {
  const auto url = onrecord::parse_url(next.url);
  if (!url || !url->is_http() || !url->username.empty() || next.url.size() > 8192 || next.hops > 10) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 2), size - 2);  // NOLINT
  const std::size_t end = std::min(bytes.find("\r\n\r\n"), bytes.size());
  onrecord::HttpResponse response;
  response.status = data[0] < 128 ? 200 : data[0] < 200 ? 301 : 300 + data[0];
  response.headers = "HTTP/1.1 200 OK\r\n" + std::string(bytes.substr(0, end)) + "\r\n";
  response.body = bytes.substr(end);
  onrecord::FrontierUrl asked;
  asked.url = asked.requested_url = "https://news.example.org/2024/05/a-page";
  asked.kind = static_cast<onrecord::UrlKind>(data[1] % 4);
  asked.hops = data[1] / 4 % 11;
  const onrecord::AnswerRules rules{"onrecord", nullptr, 1u << 16, 1u << 16, nullptr};
  const auto read = onrecord::read_answer(asked, *onrecord::parse_url(asked.url), response, rules, onrecord::Instant{1'700'000'000});
  if (read.redirect) check(*read.redirect);
  if (onrecord::retry_after(response.field("Retry-After"), onrecord::Instant{1'700'000'000}).value_or(0) < 0) std::abort();
  return 0;
}
