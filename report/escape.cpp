#include "report/escape.h"

#include "core/terminal_text.h"
#include "core/utf8.h"

namespace onrecord {

std::string escape_html(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    const bool allowed = c.valid && (c.value >= 0x20 || c.value == '\t' || c.value == '\n') && c.value != 0xFFFE && c.value != 0xFFFF;
    switch (c.value) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: append_utf8(out, allowed ? c.value : 0xFFFD);
    }
    at += c.size;
  }
  return out;
}

std::string escape_csv(std::string_view text) {
  std::string cell;
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
  const bool number = formula && text.find_first_not_of("+-0123456789.eE") == std::string_view::npos;
  if (formula && !number) cell += '\'';
  cell += text;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string escape_markdown(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  std::string out;
  for (const char c : to_terminal_text(line)) {
    if (std::string_view("\\`*_[]<>|#&~").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace onrecord
