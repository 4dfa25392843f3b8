// One mail to an SMTP server.
#pragma once

#include "app/settings.h"
#include "store/store.h"

namespace onrecord {

/// Failure::protocol: the server refused it for good (5xx); Failure::temporary: it asks to come again (4xx) or cannot be reached.
[[nodiscard]] Status send_mail(const MailSection& mail, const Delivery& delivery);

}  // namespace onrecord
