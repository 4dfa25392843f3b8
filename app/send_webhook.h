// One report as a POST of JSON, signed.
#pragma once

#include "app/settings.h"
#include "store/store.h"

namespace onrecord {

/// Headers: X-Onrecord-Delivery (the same on every retry) and, where there is a secret, X-Onrecord-Signature-256: sha256=HMAC of the body in hex.
/// 2xx is success; 408, 425, 429, 5xx and no answer are Failure::temporary; every other answer is Failure::protocol. Redirects are not followed.
[[nodiscard]] Status send_webhook(const WebhookSection& webhook, const Delivery& delivery);

}  // namespace onrecord
