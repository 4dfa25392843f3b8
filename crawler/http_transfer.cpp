#include "crawler/http_transfer.h"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

#include "core/table.h"
#include "core/url.h"
#include "crawler/content_coding.h"

namespace onrecord {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r' || text.back() == '\n')) text.remove_suffix(1);
  return text;
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
  if (!t.limits.proxy.empty()) return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);  // to the proxy alone
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
  const bool direct = t.limits.proxy.empty();
  const auto ip = IpAddress::parse(remote);
  if (direct && (!ip || !t.guard->allows(*ip, t.request.named_host) || is_bad_port(port))) {
    t.fail(HttpFailure::refused, "address or port is not allowed");
    return CURL_PREREQFUNC_ABORT;
  }
  if (t.asked) {
    t.fail(HttpFailure::broken, "connection was reset");
    return CURL_PREREQFUNC_ABORT;
  }
  t.asked = true;
  if (direct) t.response.ip_address = remote;
  return CURL_PREREQFUNC_OK;
}

// What libcurl tells when it is verbose: only the request's head is of use.
int on_debug(CURL* /*easy*/, curl_infotype type, char* data, std::size_t size, void* user) {
  auto& t = *static_cast<Transfer*>(user);
  if (type != CURLINFO_HEADER_OUT) return 0;
  std::string_view head(data, size);
  if (head.ends_with("\r\n\r\n")) head.remove_suffix(2);
  t.response.request.clear();
  for (const std::string_view line : split(head, '\n'))  // what a proxy is told, its password among it, is for nobody else
    if (!line.empty() && !to_lower_ascii(line.substr(0, 6)).starts_with("proxy-")) t.response.request.append(line).append("\n");
  return 0;
}

HttpFailure kind_of(CURLcode code) {
  switch (code) {
    case CURLE_OK: return HttpFailure::none;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
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

Transfer::~Transfer() {
  curl_easy_cleanup(easy);
  curl_slist_free_all(fields);
}

void Transfer::fail(HttpFailure failure, std::string error) {
  if (response.failure != HttpFailure::none) return;
  response.failure = failure;
  response.error = std::move(error);
}

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

bool Transfer::check_target() {
  if (limits.proxy.empty()) return true;
  const auto url = parse_url(request.url);
  if (!url || !url->is_http() || !url->host) {
    fail(HttpFailure::refused, "no web address");
    return false;
  }
  std::string_view host = *url->host;
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  const auto ip = IpAddress::parse(host);
  const bool allowed = !is_bad_port(url->effective_port()) && (!ip || guard->allows(*ip, request.named_host));
  if (!allowed) fail(HttpFailure::refused, "address or port is not allowed");
  return allowed;
}

void Transfer::prepare(const std::string& user_agent) {
  easy = curl_easy_init();
  for (const auto& [name, value] : request.headers) fields = curl_slist_append(fields, (name + ": " + value).c_str());
  fields = curl_slist_append(fields, ("Accept-Encoding: " + std::string(kAcceptedCodings)).c_str());
  const auto set = [this](CURLoption option, auto value) { curl_easy_setopt(easy, option, value); };
  const auto milliseconds = [](double seconds) { return static_cast<long>(seconds * 1000); };
  set(CURLOPT_URL, request.url.c_str());
  set(CURLOPT_USERAGENT, user_agent.c_str());
  set(CURLOPT_HTTPHEADER, fields);
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  set(CURLOPT_PROXY, limits.proxy.c_str());
  set(CURLOPT_NOPROXY, "");  // else the environment would name hosts that are asked without it
  set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  set(CURLOPT_FOLLOWLOCATION, 0L);
  set(CURLOPT_HTTP_CONTENT_DECODING, 0L);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds(limits.connect_seconds));
  set(CURLOPT_TIMEOUT_MS, milliseconds(limits.total_seconds));
  set(CURLOPT_LOW_SPEED_LIMIT, 100L);
  set(CURLOPT_LOW_SPEED_TIME, std::max(1L, static_cast<long>(limits.low_speed_seconds)));
  set(CURLOPT_HEADERFUNCTION, &on_header);
  set(CURLOPT_HEADERDATA, this);
  set(CURLOPT_WRITEFUNCTION, &on_body);
  set(CURLOPT_WRITEDATA, this);
  set(CURLOPT_OPENSOCKETFUNCTION, &on_socket);
  set(CURLOPT_OPENSOCKETDATA, this);
  set(CURLOPT_PREREQFUNCTION, &on_request);
  set(CURLOPT_PREREQDATA, this);
  if (!limits.ca_file.empty()) set(CURLOPT_CAINFO, limits.ca_file.c_str());
  if (limits.keep_requests) {
    set(CURLOPT_VERBOSE, 1L);
    set(CURLOPT_DEBUGFUNCTION, &on_debug);
    set(CURLOPT_DEBUGDATA, this);
  }
}

HttpResponse Transfer::finish(CURLcode code) {
  if (code == CURLE_OK) {  // one address of several may have been refused before another answered
    response.failure = HttpFailure::none;
    response.error.clear();
  }
  fail(kind_of(code), code == CURLE_OK ? "" : curl_easy_strerror(code));
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  response.status = static_cast<int>(status);
  curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME, &response.seconds);
  return std::move(response);
}

}  // namespace onrecord
