// HttpClient against name servers that lie, and against TLS.
#include "crawler/http_client.h"

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <netdb.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <mutex>
#include <thread>

#include "tests/crawler/tls_server.h"

namespace {

std::mutex names_mutex;
/// What a name of these tests resolves to: the next answer each time, the last one from then on.
std::map<std::string, std::vector<std::vector<std::string>>> names;

std::vector<std::string> answer_of(const std::string& name) {
  const std::lock_guard<std::mutex> lock(names_mutex);
  const auto found = names.find(name);
  if (found == names.end()) return {};
  auto& answers = found->second;
  std::vector<std::string> now = answers.front();
  if (answers.size() > 1) answers.erase(answers.begin());
  return now;
}

}  // namespace

/// Stands before the C library's in this program, for libcurl too: the test's own name server.
extern "C" int getaddrinfo(const char* node, const char* service, const addrinfo* hints, addrinfo** result) {
  using Resolve = int (*)(const char*, const char*, const addrinfo*, addrinfo**);
  static const auto real = reinterpret_cast<Resolve>(::dlsym(RTLD_NEXT, "getaddrinfo"));
  const auto addresses = answer_of(node == nullptr ? "" : node);
  if (addresses.empty()) return real(node, service, hints, result);
  addrinfo** next = result;
  for (const std::string& address : addresses) {
    if (const int failed = real(address.c_str(), service, hints, next); failed != 0) return failed;
    while (*next != nullptr) next = &(*next)->ai_next;
  }
  return 0;
}

namespace onrecord {
namespace {

HttpResponse get(const std::string& url, const std::vector<std::string>& allowed, HttpLimits limits = {}) {
  HttpClient client("test/1", std::move(limits), *AddressGuard::make(allowed));
  HttpRequest request;
  request.url = url;
  request.named_host = true;
  client.start(std::move(request));
  while (client.active() > 0)
    if (auto answers = client.poll(100); !answers.empty()) return std::move(answers.front());
  return {};
}

class Rebinding : public testing::Test {
 protected:
  void SetUp() override {
    server_.Get("/", [this](const httplib::Request&, httplib::Response& r) {
      ++hits_;
      r.set_content("inside", "application/octet-stream");  // a text would be packed
    });
    port_ = server_.bind_to_any_port("0.0.0.0");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
  }
  void TearDown() override {
    server_.stop();
    thread_.join();
  }
  HttpResponse ask(const std::string& name, const std::vector<std::vector<std::string>>& answers, const std::vector<std::string>& allowed) {
    {
      const std::lock_guard<std::mutex> lock(names_mutex);
      if (!answers.empty()) names[name] = answers;
    }
    return get("http://" + name + ":" + std::to_string(port_) + "/", allowed);
  }
  httplib::Server server_;
  std::thread thread_;
  int port_ = 0;
  std::atomic<int> hits_ = 0;
};

TEST_F(Rebinding, ANameOfAnAddressInsideIsRefused) {
  for (const char* inside : {"127.0.0.1", "127.9.9.9", "::1", "0.0.0.0", "::ffff:127.0.0.1"}) {
    const HttpResponse answer = ask("inside.test", {{inside}}, {});
    EXPECT_EQ(answer.failure, HttpFailure::refused) << inside << ": " << answer.error;
  }
  EXPECT_EQ(hits_, 0);
}

TEST_F(Rebinding, TheSecondAnswerIsLookedAtLikeTheFirst) {
  const std::vector<std::string> opened = {"127.0.0.0/16"};
  EXPECT_EQ(ask("turns.test", {{"127.0.0.1"}, {"127.9.9.9"}}, opened).body, "inside");
  EXPECT_EQ(ask("turns.test", {}, opened).failure, HttpFailure::refused);
  EXPECT_EQ(hits_, 1);
}

TEST_F(Rebinding, OneForbiddenAddressOfTwoIsPassedOver) {
  const HttpResponse answer = ask("both.test", {{"127.9.9.9", "127.0.0.1"}}, {"127.0.0.0/16"});
  EXPECT_EQ(answer.body, "inside") << answer.error;
  EXPECT_EQ(answer.ip_address, "127.0.0.1");
}

class Proxy : public testing::Test {
 protected:
  void SetUp() override {
    server_.Get(".*", [this](const httplib::Request& asked, httplib::Response& r) {
      targets_.push_back(asked.path);
      authorization_ = asked.get_header_value("Proxy-Authorization");
      r.set_content("by proxy", "application/octet-stream");
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));  // else stop() would stop nothing
    limits_.keep_requests = true;
  }
  void TearDown() override {
    for (const char* name : {"http_proxy", "all_proxy", "no_proxy"}) ::unsetenv(name);
    server_.stop();
    thread_.join();
  }
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  httplib::Server server_;
  std::thread thread_;
  int port_ = 0;
  HttpLimits limits_;
  std::vector<std::string> targets_;
  std::string authorization_;
};

TEST_F(Proxy, IsAskedForEverythingAndResolvesTheNames) {
  ::setenv("no_proxy", "*", 1);
  limits_.proxy = "http://desk:secret@" + address();
  const HttpResponse answer = get("http://nowhere.test/page", {}, limits_);
  EXPECT_EQ(answer.body, "by proxy") << answer.error;
  EXPECT_EQ(targets_, std::vector<std::string>{"http://nowhere.test/page"});
  EXPECT_EQ(answer.ip_address, "");
  EXPECT_NE(authorization_, "");
  EXPECT_EQ(answer.request.find("Proxy-"), std::string::npos) << answer.request;
  EXPECT_NE(answer.request.find("Host: nowhere.test"), std::string::npos) << answer.request;
}

TEST_F(Proxy, IsNotAskedForWhatTheUrlItselfForbids) {
  limits_.proxy = "http://" + address();
  for (const char* url : {"http://127.9.9.9/", "http://[::1]/", "http://169.254.169.254/latest", "http://2130706433/", "http://nowhere.test:25/",
                          "ftp://nowhere.test/"})
    EXPECT_EQ(get(url, {}, limits_).failure, HttpFailure::refused) << url;
  EXPECT_TRUE(targets_.empty());
}

TEST_F(Proxy, ATunnelThatItDoesNotGiveIsNoAnswer) {
  limits_.proxy = "http://" + address();
  const HttpResponse answer = get("https://nowhere.test/", {}, limits_);
  EXPECT_NE(answer.failure, HttpFailure::none);
  EXPECT_EQ(answer.status, 0);
}

TEST_F(Proxy, OfTheEnvironmentIsNone) {
  for (const char* name : {"http_proxy", "all_proxy"}) ::setenv(name, ("http://" + address()).c_str(), 1);
  EXPECT_EQ(get("http://nowhere.invalid/page", {}, limits_).failure, HttpFailure::connect);
  EXPECT_TRUE(targets_.empty());
}

class Tls : public testing::Test {
 protected:
  std::string ca_ = (std::filesystem::temp_directory_path() / ("onrecord-ca-" + std::to_string(::getpid()) + ".pem")).string();
  void TearDown() override { std::filesystem::remove(ca_); }
  HttpResponse ask(const TlsServer& server, bool trusted) {
    HttpLimits limits;
    limits.keep_requests = true;
    if (trusted) limits.ca_file = ca_;
    return get("https://127.0.0.1:" + std::to_string(server.port()) + "/", {"127.0.0.0/8"}, limits);
  }
};

TEST_F(Tls, ACertificateThatNobodyVouchesForIsRefused) {
  const TlsServer server(ca_, "IP:127.0.0.1", false, "page");
  const HttpResponse answer = ask(server, false);
  EXPECT_EQ(answer.failure, HttpFailure::connect) << answer.error;
  EXPECT_EQ(answer.status, 0);
}

TEST_F(Tls, ACertificateForAnotherNameIsRefused) {
  const TlsServer server(ca_, "DNS:other.test", false, "page");
  EXPECT_EQ(ask(server, true).failure, HttpFailure::connect);
}

TEST_F(Tls, PagesComeOverHttp1) {
  const TlsServer server(ca_, "IP:127.0.0.1", false, "page");
  const HttpResponse answer = ask(server, true);
  EXPECT_EQ(answer.body, "page") << answer.error;
  EXPECT_TRUE(answer.headers.starts_with("HTTP/1.1 200")) << answer.headers;
  EXPECT_EQ(answer.ip_address, "127.0.0.1");
}

TEST_F(Tls, AndOverHttp2WhereItIsOffered) {
  const TlsServer server(ca_, "IP:127.0.0.1", true, "page");
  const HttpResponse answer = ask(server, true);
  EXPECT_EQ(answer.body, "page") << answer.error;
  EXPECT_TRUE(answer.headers.starts_with("HTTP/2 200")) << answer.headers;
  EXPECT_EQ(server.offered(), (std::vector<std::string>{"h2", "http/1.1"}));
  EXPECT_TRUE(answer.request.starts_with("GET / HTTP/")) << answer.request;
}

}  // namespace
}  // namespace onrecord
