#include "tests/crawler/tls_server.h"

#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <stdexcept>

namespace onrecord {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Certificate self_signed(EVP_PKEY* key, const std::string& name) {
  Certificate c(X509_new(), &X509_free);
  X509_set_version(c.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(c.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(c.get()), -3600);
  X509_gmtime_adj(X509_getm_notAfter(c.get()), 86400);
  X509_set_pubkey(c.get(), key);
  X509_NAME* subject = X509_get_subject_name(c.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("test"), -1, -1, 0);
  X509_set_issuer_name(c.get(), subject);
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, c.get(), c.get(), nullptr, nullptr, 0);
  for (const auto& [id, value] : {std::pair(NID_subject_alt_name, name), {NID_basic_constraints, std::string("critical,CA:TRUE")}}) {
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str());
    X509_add_ext(c.get(), extension, -1);
    X509_EXTENSION_free(extension);
  }
  X509_sign(c.get(), key, EVP_sha256());
  return c;
}

bool read_all(SSL* tls, std::string& into, std::size_t size) {
  into.resize(size);
  for (std::size_t got = 0; got < size;) {
    const int n = SSL_read(tls, into.data() + got, static_cast<int>(size - got));
    if (n <= 0) return false;
    got += static_cast<std::size_t>(n);
  }
  return true;
}

/// A frame of HTTP/2: length, type, flags, stream.
std::string frame(char type, char flags, char stream, const std::string& payload) {
  const auto size = payload.size();
  return std::string{static_cast<char>(size >> 16), static_cast<char>(size >> 8), static_cast<char>(size), type, flags, 0, 0, 0, stream} + payload;
}

void send(SSL* tls, const std::string& bytes) { SSL_write(tls, bytes.data(), static_cast<int>(bytes.size())); }

}  // namespace

TlsServer::TlsServer(const std::string& ca_file, const std::string& name, bool http2, std::string body)
    : context_(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free), http2_(http2), body_(std::move(body)) {
  std::signal(SIGPIPE, SIG_IGN);
  const Key key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
  const Certificate certificate = self_signed(key.get(), name);
  SSL_CTX_use_certificate(context_.get(), certificate.get());
  SSL_CTX_use_PrivateKey(context_.get(), key.get());
  SSL_CTX_set_alpn_select_cb(context_.get(), &TlsServer::choose, this);
  FILE* const file = std::fopen(ca_file.c_str(), "w");
  if (file == nullptr || PEM_write_X509(file, certificate.get()) != 1) throw std::runtime_error(ca_file);
  std::fclose(file);
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 8) != 0) throw std::runtime_error("no socket");
  ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

TlsServer::~TlsServer() {
  ::shutdown(listener_, SHUT_RDWR);
  thread_.join();
  ::close(listener_);
}

std::vector<std::string> TlsServer::offered() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return offered_;
}

int TlsServer::choose(SSL* /*tls*/, const unsigned char** out, unsigned char* size, const unsigned char* in, unsigned in_size, void* self) {
  auto& server = *static_cast<TlsServer*>(self);
  const std::lock_guard<std::mutex> lock(server.mutex_);
  server.offered_.clear();
  for (unsigned at = 0; at < in_size; at += in[at] + 1U) {
    server.offered_.emplace_back(reinterpret_cast<const char*>(in + at + 1), in[at]);
    if (server.offered_.back() != (server.http2_ ? "h2" : "http/1.1")) continue;
    *out = in + at + 1;
    *size = in[at];
  }
  return *out == nullptr ? SSL_TLSEXT_ERR_NOACK : SSL_TLSEXT_ERR_OK;
}

void TlsServer::serve() {
  while (true) {
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) return;
    const timeval limit{5, 0};
    ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    SSL* const tls = SSL_new(context_.get());
    SSL_set_fd(tls, client);
    if (SSL_accept(tls) == 1) http2_ ? answer_http2(tls) : answer(tls);
    SSL_free(tls);
    ::close(client);
  }
}

void TlsServer::answer(SSL* tls) const {
  std::string head;
  char c = 0;
  while (!head.ends_with("\r\n\r\n") && SSL_read(tls, &c, 1) == 1) head += c;
  send(tls, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + std::to_string(body_.size()) + "\r\n\r\n" + body_);
  SSL_shutdown(tls);
}

void TlsServer::answer_http2(SSL* tls) const {
  std::string bytes;
  if (!read_all(tls, bytes, 24)) return;  // the preface
  send(tls, frame(4, 0, 0, ""));          // SETTINGS
  while (read_all(tls, bytes, 9)) {
    const std::string head = bytes;
    const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(head[i])); };
    if (!read_all(tls, bytes, byte(0) << 16 | byte(1) << 8 | byte(2))) return;
    if (head[3] == 4 && head[4] == 0) send(tls, frame(4, 1, 0, ""));  // SETTINGS are acknowledged
    if (head[3] != 1) continue;
    send(tls, frame(1, 4, head[8], "\x88") + frame(0, 1, head[8], body_));  // ":status: 200" of the static table, then the body
  }
}

}  // namespace onrecord
