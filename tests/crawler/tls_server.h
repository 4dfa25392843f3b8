// A TLS server on loopback that answers every request with one body, over HTTP/1.1 or HTTP/2, and remembers what it was asked.
#pragma once

#include <openssl/ssl.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace onrecord {

class TlsServer {
 public:
  /// Its own certificate, for `name` ("IP:127.0.0.1", "DNS:a.test"), is written to `ca_file`. `http2`: whether it takes h2 where that is offered.
  TlsServer(const std::string& ca_file, const std::string& name, bool http2, std::string body);
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;
  ~TlsServer();

  [[nodiscard]] int port() const { return port_; }
  /// Protocols that the last client offered, as ALPN names them.
  [[nodiscard]] std::vector<std::string> offered() const;

 private:
  void serve();
  void answer(SSL* tls) const;
  void answer_http2(SSL* tls) const;
  static int choose(SSL* tls, const unsigned char** out, unsigned char* size, const unsigned char* in, unsigned in_size, void* self);

  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
  bool http2_;
  std::string body_;
  int listener_ = -1;
  int port_ = 0;
  mutable std::mutex mutex_;
  std::vector<std::string> offered_;
  std::thread thread_;
};

}  // namespace onrecord
