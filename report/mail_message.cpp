#include "report/mail_message.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/hash.h"

namespace onrecord {
namespace {

constexpr std::size_t kLongestLine = 75;

/// A header holds one line: what could begin another one becomes a space.
std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return out;
}

std::string base64(std::string_view bytes) {
  static constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) group = (group << 8) | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) out += i + k > bytes.size() ? '=' : kDigits[(group >> (18 - 6 * k)) & 63U];
  }
  return out;
}

/// Encoded words of RFC 2047, cut between code points, folded.
std::string encode_header(const std::string& text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }) && text.size() < 60) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.size(), at + 36);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    out += (out.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(std::string_view(text).substr(at, end - at)) + "?=";
    at = end;
  }
  return out;
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  std::size_t column = 0;
  const auto put = [&](const std::string& piece) {
    if (column + piece.size() > kLongestLine) {
      out += "=\r\n";
      column = 0;
    }
    out += piece;
    column += piece.size();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool ends_line = i + 1 == text.size() || text[i + 1] == '\n';
    if (c == '\n') {
      out += "\r\n";
      column = 0;
    } else if ((c >= 33 && c <= 126 && c != '=') || (c == ' ' && !ends_line)) {
      put(std::string(1, text[i]));
    } else {
      put(fmt::format("={:02X}", c));
    }
  }
  return out + "\r\n";
}

std::string mail_date(Instant at) {
  static constexpr const char* kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const CivilDate day = at.utc_day();
  return fmt::format("{}, {:02} {} {} {} +0000", kDays[day.weekday() - 1], day.day, kMonths[day.month - 1], day.year, at.to_string().substr(11, 8));
}

std::string part(const std::string& boundary, const char* type, const std::string& body) {
  return "--" + boundary + "\r\nContent-Type: " + type + "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
         quoted_printable(body);
}

}  // namespace

std::string to_mail_message(const MailParts& p) {
  const std::string boundary = "=_" + sha256_hex(p.text + p.html).substr(0, 24);  // "=_" stands in no quoted-printable line
  std::string out = "From: " + one_line(p.from) + "\r\nTo: " + one_line(p.to) + "\r\nSubject: " + encode_header(one_line(p.subject)) + "\r\n";
  out += "Date: " + mail_date(p.date) + "\r\nList-Id: <" + one_line(p.list_id) + ".onrecord>\r\n";
  if (!p.unsubscribe.empty()) out += "List-Unsubscribe: <" + one_line(p.unsubscribe) + ">\r\n";
  out += "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n";
  return out + part(boundary, "text/plain", p.text) + part(boundary, "text/html", p.html) + "--" + boundary + "--\r\n";
}

}  // namespace onrecord
