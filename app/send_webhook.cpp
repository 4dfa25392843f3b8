#include "app/send_webhook.h"

#include <curl/curl.h>

#include <memory>

#include "app/secret.h"
#include "core/hash.h"

namespace onrecord {
namespace {

std::size_t ignore(char*, std::size_t size, std::size_t count, void*) { return size * count; }

Status outcome_of(CURL* curl, CURLcode code, const std::string& url) {
  if (code != CURLE_OK) return Error{Failure::temporary, url + ": " + curl_easy_strerror(code)};
  long answer = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
  if (answer >= 200 && answer < 300) return Done{};
  const bool again = answer == 408 || answer == 425 || answer == 429 || answer >= 500;
  return Error{again ? Failure::temporary : Failure::protocol, url + ": answer " + std::to_string(answer)};
}

}  // namespace

Status send_webhook(const WebhookSection& webhook, const Delivery& delivery) {
  const auto secret = read_secret(webhook.secret_file, webhook.secret_command);
  if (!secret) return secret.error();
  const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
  if (!curl) return Error{Failure::internal, "libcurl cannot begin"};
  curl_slist* list = curl_slist_append(nullptr, "Content-Type: application/json");
  list = curl_slist_append(list, ("X-Onrecord-Delivery: " + delivery.message_id).c_str());
  if (!secret->empty()) list = curl_slist_append(list, ("X-Onrecord-Signature-256: sha256=" + hmac_sha256_hex(*secret, delivery.body)).c_str());
  const std::unique_ptr<curl_slist, void (*)(curl_slist*)> headers(list, curl_slist_free_all);
  curl_easy_setopt(curl.get(), CURLOPT_URL, delivery.target.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(delivery.body.size()));
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, delivery.body.data());
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, ignore);
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, 20L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 60L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  return outcome_of(curl.get(), curl_easy_perform(curl.get()), delivery.target);
}

}  // namespace onrecord
