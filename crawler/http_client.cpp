#include "crawler/http_client.h"

#include <map>
#include <utility>

#include "crawler/curl_loop.h"
#include "crawler/http_transfer.h"

namespace onrecord {

struct HttpClient::State {
  std::string user_agent;
  HttpLimits limits;
  AddressGuard guard;
  CurlLoop loop{};
  std::map<CURL*, std::unique_ptr<Transfer>> transfers{};
  std::vector<HttpResponse> refused{};  ///< ended before they began
};

HttpClient::HttpClient(std::string user_agent, HttpLimits limits, AddressGuard guard)
    : state_(new State{std::move(user_agent), std::move(limits), std::move(guard)}) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)started;
}

HttpClient::~HttpClient() {
  for (const auto& [easy, transfer] : state_->transfers) curl_multi_remove_handle(state_->loop.multi(), easy);
  state_->transfers.clear();
}

void HttpClient::start(HttpRequest request) {
  auto owner = std::make_unique<Transfer>();
  Transfer& t = *owner;
  t.request = std::move(request);
  t.response.tag = t.request.tag;
  t.limits = state_->limits;
  t.guard = &state_->guard;
  if (!t.check_target()) return state_->refused.push_back(std::move(t.response));
  t.prepare(state_->user_agent);
  curl_multi_add_handle(state_->loop.multi(), t.easy);
  state_->transfers.emplace(t.easy, std::move(owner));
}

std::vector<HttpResponse> HttpClient::poll(int milliseconds) {
  if (!state_->refused.empty()) return std::exchange(state_->refused, {});
  std::vector<HttpResponse> done;
  state_->loop.turn(milliseconds);
  int left = 0;
  while (CURLMsg* message = curl_multi_info_read(state_->loop.multi(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const CURLcode code = message->data.result;
    CURL* easy = message->easy_handle;
    curl_multi_remove_handle(state_->loop.multi(), easy);
    auto node = state_->transfers.extract(easy);
    done.push_back(node.mapped()->finish(code));
  }
  return done;
}

std::size_t HttpClient::active() const { return state_->transfers.size() + state_->refused.size(); }

}  // namespace onrecord
