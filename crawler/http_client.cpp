#include "crawler/http_client.h"

#include <curl/curl.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <map>

#include "core/table.h"
#include "crawler/content_coding.h"

namespace onrecord {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r' || text.back() == '\n')) text.remove_suffix(1);
  return text;
}

struct Transfer {
  HttpRequest request;
  HttpResponse response;
  HttpLimits limits;
  const AddressGuard* guard = nullptr;
  CURL* easy = nullptr;
  curl_slist* fields = nullptr;
  std::string content_length;

  Transfer() = default;
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer() {
    curl_easy_cleanup(easy);
    curl_slist_free_all(fields);
  }
  void fail(HttpFailure failure, std::string error) {
    if (response.failure != HttpFailure::none) return;
    response.failure = failure;
    response.error = std::move(error);
  }
  bool check_length(std::string_view line);
};

// Two lengths that differ are how answers are smuggled; a huge one need not be waited for.
bool Transfer::check_length(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || to_lower_ascii(line.substr(0, colon)) != "content-length") return true;
  const std::string value(trimmed(line.substr(colon + 1)));
  if (!content_length.empty() && content_length != value) {
    fail(HttpFailure::broken, "two different Content-Length");
    return false;
  }
  content_length = value;
  if (value.size() > 18 || (value.find_first_not_of("0123456789") == std::string::npos && std::stoull("0" + value) > request.max_bytes)) {
    fail(HttpFailure::length, "Content-Length " + value.substr(0, 40) + " is over the limit");
    return false;
  }
  return true;
}

std::size_t on_header(char* data, std::size_t size, std::size_t count, void* user) {
  auto& t = *static_cast<Transfer*>(user);
  const std::string_view line(data, size * count);
  if (line.starts_with("HTTP/")) {  // an interim answer came before
    t.response.headers.clear();
    t.content_length.clear();
  }
  if (t.response.headers.size() + line.size() > t.limits.header_bytes) {
    t.fail(HttpFailure::length, "headers are over the limit");
    return 0;
  }
  if (!t.check_length(line)) return 0;
  if (!trimmed(line).empty()) t.response.headers.append(trimmed(line)).append("\r\n");
  return line.size();
}

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* user) {
  auto& t = *static_cast<Transfer*>(user);
  const std::size_t bytes = size * count;
  if (t.response.body.size() + bytes > t.request.max_bytes) {
    t.response.body.append(data, t.request.max_bytes - t.response.body.size());
    t.fail(HttpFailure::length, "body is over the limit");
    return 0;
  }
  t.response.body.append(data, bytes);
  return bytes;
}

// Sees the resolved address, so no spelling of it and no second answer of a name server gets round the guard.
curl_socket_t on_socket(void* user, curlsocktype purpose, curl_sockaddr* address) {
  auto& t = *static_cast<Transfer*>(user);
  const auto ip = purpose == CURLSOCKTYPE_IPCXN ? IpAddress::from_socket(&address->addr) : std::nullopt;
  if (!ip || !t.guard->allows(*ip, t.request.named_host)) {
    t.fail(HttpFailure::refused, "address is not public");
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// The same for a connection that is used again, where no socket is opened. libcurl would send a request once more, at once, where such a
// connection breaks: that is for the caller to do, after a pause.
int on_request(void* user, char* remote, char* /*local*/, int port, int /*local_port*/) {
  auto& t = *static_cast<Transfer*>(user);
  const auto ip = IpAddress::parse(remote);
  if (!ip || !t.guard->allows(*ip, t.request.named_host) || is_bad_port(port)) {
    t.fail(HttpFailure::refused, "address or port is not allowed");
    return CURL_PREREQFUNC_ABORT;
  }
  if (!t.response.ip_address.empty()) {
    t.fail(HttpFailure::broken, "connection was reset");
    return CURL_PREREQFUNC_ABORT;
  }
  t.response.ip_address = remote;
  return CURL_PREREQFUNC_OK;
}

// What libcurl tells when it is verbose: only the request's head is of use.
int on_debug(CURL* /*easy*/, curl_infotype type, char* data, std::size_t size, void* user) {
  auto& t = *static_cast<Transfer*>(user);
  if (type != CURLINFO_HEADER_OUT) return 0;
  std::string_view head(data, size);
  if (head.ends_with("\r\n\r\n")) head.remove_suffix(2);
  t.response.request = head;
  return 0;
}

HttpFailure kind_of(CURLcode code) {
  switch (code) {
    case CURLE_OK: return HttpFailure::none;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION: return HttpFailure::connect;
    case CURLE_OPERATION_TIMEDOUT: return HttpFailure::time;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
    case CURLE_LOGIN_DENIED: return HttpFailure::refused;
    default: return HttpFailure::broken;
  }
}

}  // namespace

std::string HttpResponse::field(std::string_view name) const {
  std::string out;
  std::string_view rest = headers;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(rest.size(), end + 1));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || to_lower_ascii(line.substr(0, colon)) != to_lower_ascii(name)) continue;
    if (!out.empty()) out += ", ";
    out += trimmed(line.substr(colon + 1));
  }
  return out;
}

struct HttpClient::State {
  std::string user_agent;
  HttpLimits limits;
  AddressGuard guard;
  CURLM* multi = curl_multi_init();
  std::map<CURL*, std::unique_ptr<Transfer>> transfers{};
};

HttpClient::HttpClient(std::string user_agent, HttpLimits limits, AddressGuard guard)
    : state_(new State{std::move(user_agent), std::move(limits), std::move(guard)}) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)started;
}

HttpClient::~HttpClient() {
  for (const auto& [easy, transfer] : state_->transfers) curl_multi_remove_handle(state_->multi, easy);
  state_->transfers.clear();
  curl_multi_cleanup(state_->multi);
}

void HttpClient::start(HttpRequest request) {
  auto owner = std::make_unique<Transfer>();
  Transfer& t = *owner;
  t.request = std::move(request);
  t.response.tag = t.request.tag;
  t.limits = state_->limits;
  t.guard = &state_->guard;
  t.easy = curl_easy_init();
  for (const auto& [name, value] : t.request.headers) t.fields = curl_slist_append(t.fields, (name + ": " + value).c_str());
  t.fields = curl_slist_append(t.fields, ("Accept-Encoding: " + std::string(kAcceptedCodings)).c_str());
  const auto set = [&t](CURLoption option, auto value) { curl_easy_setopt(t.easy, option, value); };
  const auto milliseconds = [](double seconds) { return static_cast<long>(seconds * 1000); };
  set(CURLOPT_URL, t.request.url.c_str());
  set(CURLOPT_USERAGENT, state_->user_agent.c_str());
  set(CURLOPT_HTTPHEADER, t.fields);
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(CURLOPT_PROXY, "");
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_HTTP_CONTENT_DECODING, 0L);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds(t.limits.connect_seconds));
  set(CURLOPT_TIMEOUT_MS, milliseconds(t.limits.total_seconds));
  set(CURLOPT_LOW_SPEED_LIMIT, 100L);
  set(CURLOPT_LOW_SPEED_TIME, std::max(1L, static_cast<long>(t.limits.low_speed_seconds)));
  set(CURLOPT_HEADERFUNCTION, &on_header);
  set(CURLOPT_HEADERDATA, &t);
  set(CURLOPT_WRITEFUNCTION, &on_body);
  set(CURLOPT_WRITEDATA, &t);
  set(CURLOPT_OPENSOCKETFUNCTION, &on_socket);
  set(CURLOPT_OPENSOCKETDATA, &t);
  set(CURLOPT_PREREQFUNCTION, &on_request);
  set(CURLOPT_PREREQDATA, &t);
  if (!t.limits.ca_file.empty()) set(CURLOPT_CAINFO, t.limits.ca_file.c_str());
  if (t.limits.keep_requests) {
    set(CURLOPT_VERBOSE, 1L);
    set(CURLOPT_DEBUGFUNCTION, &on_debug);
    set(CURLOPT_DEBUGDATA, &t);
  }
  curl_multi_add_handle(state_->multi, t.easy);
  state_->transfers.emplace(t.easy, std::move(owner));
}

std::vector<HttpResponse> HttpClient::poll(int milliseconds) {
  std::vector<HttpResponse> done;
  int running = 0;
  curl_multi_perform(state_->multi, &running);
  if (running == static_cast<int>(state_->transfers.size())) {
    curl_multi_poll(state_->multi, nullptr, 0, milliseconds, nullptr);
    curl_multi_perform(state_->multi, &running);
  }
  int left = 0;
  while (CURLMsg* message = curl_multi_info_read(state_->multi, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const CURLcode code = message->data.result;
    CURL* easy = message->easy_handle;
    curl_multi_remove_handle(state_->multi, easy);
    auto node = state_->transfers.extract(easy);
    Transfer& t = *node.mapped();
    if (code == CURLE_OK) {  // one address of several may have been refused before another answered
      t.response.failure = HttpFailure::none;
      t.response.error.clear();
    }
    t.fail(kind_of(code), code == CURLE_OK ? "" : curl_easy_strerror(code));
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    t.response.status = static_cast<int>(status);
    curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME, &t.response.seconds);
    done.push_back(std::move(t.response));
  }
  return done;
}

std::size_t HttpClient::active() const { return state_->transfers.size(); }

}  // namespace onrecord
