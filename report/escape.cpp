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

namespace {

bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

/// Where a line that begins like this would be a heading, a quotation, a rule or an item of a list: the place of the sign; else npos.
std::size_t block_sign(std::string_view text) {
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (digits != std::string_view::npos && digits > 0 && digits < 10 && (text[digits] == '.' || text[digits] == ')'))
    return digits + 1 == text.size() || text[digits + 1] == ' ' ? digits : std::string_view::npos;
  if (text.empty() || std::string_view("#>+-=").find(text[0]) == std::string_view::npos) return std::string_view::npos;
  const bool run = text[0] == '-' || text[0] == '=' || text[0] == '+';  // "-5 degrees" and "-> 7" are no lists; "- 5", "---" are something
  return !run || text.find_first_not_of(text[0]) == std::string_view::npos || text[1] == ' ' || text[1] == text[0] ? 0 : std::string_view::npos;
}

/// "&amp;" stands for "&"; "A & B", "AT&T" stand for themselves.
bool begins_entity(std::string_view rest) {
  const std::size_t end = rest.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ#", 1);
  return end != std::string_view::npos && end > 1 && rest[end] == ';';
}

/// Marks up wherever it stands, but for "_" inside a word and "&" that names nothing.
bool marks_up(std::string_view line, std::size_t at) {
  const char c = line[at];
  if (c == '_') return at == 0 || at + 1 == line.size() || !is_word(line[at - 1]) || !is_word(line[at + 1]);
  if (c == '&') return begins_entity(line.substr(at));
  return std::string_view("\\`*[]|~").find(c) != std::string_view::npos;
}

}  // namespace

std::string escape_markdown(std::string_view text) {
  std::string line(text);
  for (char& c : line) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  line = to_terminal_text(line);
  line.erase(0, line.find_first_not_of(' '));
  const std::size_t sign = block_sign(line);
  std::string out;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '<') {
      out += "&lt;";  // safe also where a reader knows HTML and no backslashes
      continue;
    }
    if (at == sign || marks_up(line, at)) out += '\\';
    out += line[at];
  }
  return out;
}

}  // namespace onrecord
