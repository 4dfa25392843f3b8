// A mail of two bodies that say the same (RFC 5322, 2045, 2046; multipart/alternative).
#pragma once

#include <string>
#include <string_view>

#include "core/instant.h"

namespace onrecord {

struct MailParts {
  std::string from, to, subject;
  std::string list_id;      ///< of List-Id: one word
  std::string unsubscribe;  ///< mailto: or https: address of List-Unsubscribe; empty: none
  Instant date;
  std::string text, html;
};

/// The whole message without Message-ID (the sender puts it before, the same on every retry). Lines end in CRLF. The same parts give the same bytes.
[[nodiscard]] std::string to_mail_message(const MailParts& parts);

}  // namespace onrecord
