#include "app/send_mail.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "app/secret.h"

namespace onrecord {
namespace {

struct Upload {
  std::string bytes;
  std::size_t at = 0;
};

std::size_t read_upload(char* into, std::size_t size, std::size_t count, void* from) {
  auto& upload = *static_cast<Upload*>(from);
  const std::size_t n = std::min(size * count, upload.bytes.size() - upload.at);
  std::memcpy(into, upload.bytes.data() + upload.at, n);
  upload.at += n;
  return n;
}

/// "Desk <desk@example.org>" -> "desk@example.org"
std::string bare_address(const std::string& text) {
  const std::size_t open = text.find('<');
  const std::size_t close = text.find('>', open == std::string::npos ? 0 : open);
  return open == std::string::npos || close == std::string::npos ? text : text.substr(open + 1, close - open - 1);
}

Status outcome_of(CURL* curl, CURLcode code, const std::string& server) {
  if (code == CURLE_OK) return Done{};
  long answer = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
  const std::string text = server + ": " + curl_easy_strerror(code) + (answer > 0 ? ", answer " + std::to_string(answer) : "");
  return Error{answer >= 500 && answer < 600 ? Failure::protocol : Failure::temporary, text};
}

}  // namespace

Status send_mail(const MailSection& mail, const Delivery& delivery) {
  if (mail.server.empty() || mail.from.empty()) return Error{Failure::config, "mail needs server and from in [mail] of onrecord.toml"};
  const auto password = read_secret(mail.password_file, mail.password_command);
  if (!password) return password.error();
  const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
  if (!curl) return Error{Failure::internal, "libcurl cannot begin"};
  const std::string from = bare_address(mail.from);
  const std::size_t at = from.find('@');
  Upload upload{"Message-ID: <" + delivery.message_id + "@" + (at == std::string::npos ? "onrecord" : from.substr(at + 1)) + ">\r\n" + delivery.body};
  const std::unique_ptr<curl_slist, void (*)(curl_slist*)> to(curl_slist_append(nullptr, delivery.target.c_str()), curl_slist_free_all);
  curl_easy_setopt(curl.get(), CURLOPT_URL, mail.server.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl.get(), CURLOPT_USE_SSL, static_cast<long>(mail.tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
  if (!mail.ca_file.empty()) curl_easy_setopt(curl.get(), CURLOPT_CAINFO, mail.ca_file.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());
  if (!mail.user.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_USERNAME, mail.user.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, password->c_str());
  }
  curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, read_upload);
  curl_easy_setopt(curl.get(), CURLOPT_READDATA, &upload);
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, 20L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 120L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  return outcome_of(curl.get(), curl_easy_perform(curl.get()), mail.server);
}

}  // namespace onrecord
