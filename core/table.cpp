#include "core/table.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "core/utf8.h"

namespace onrecord {
namespace {

Error at_line(const std::string& name, std::size_t line, std::string_view message) {
  return {Failure::config, name + ":" + std::to_string(line) + ": " + std::string(message)};
}

std::string join(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

Error io_error(const std::filesystem::path& path, std::string_view what) {
  const Failure kind = errno == EACCES || errno == EPERM ? Failure::permission : Failure::io;
  return {kind, path.string() + ": " + std::string(what) + ": " + std::strerror(errno)};
}

Status write_all(int descriptor, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return io_error(path, "cannot write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(descriptor) != 0) return io_error(path, "cannot sync");
  return Done{};
}

}  // namespace

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string to_lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0;;) {
    const std::size_t next = text.find(separator, at);
    parts.push_back(text.substr(at, next == std::string_view::npos ? next : next - at));
    if (next == std::string_view::npos) return parts;
    at = next + 1;
  }
}

Result<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path)) return Error{Failure::no_input, path.string() + ": cannot be read"};
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (file.bad()) return Error{Failure::io, path.string() + ": read error"};
  return std::move(bytes).str();
}

Status write_file(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path temporary = path.string() + ".tmp" + std::to_string(::getpid());
  const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (descriptor < 0) return io_error(temporary, "cannot create");
  Status written = write_all(descriptor, bytes, temporary);
  if (::close(descriptor) != 0 && written) written = io_error(temporary, "cannot close");
  if (written && ::rename(temporary.c_str(), path.c_str()) != 0) written = io_error(path, "cannot rename into place");
  if (!written) ::unlink(temporary.c_str());
  return written;
}

Result<Table> Table::load(const std::filesystem::path& path, const std::vector<std::string>& columns) {
  auto text = read_file(path);
  if (!text) return text.error();
  return parse(*text, path.string(), columns);
}

Result<Table> Table::parse(std::string_view text, std::string name, const std::vector<std::string>& columns) {
  Table table;
  table.name_ = std::move(name);
  bool named = false;
  std::size_t line_number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++line_number;
    if (!is_valid_utf8(line)) return at_line(table.name_, line_number, "not UTF-8");
    if (trim(line).empty() || line[0] == '#') continue;
    std::vector<std::string> cells;
    for (const std::string_view cell : split(line, '\t')) cells.emplace_back(trim(cell));
    if (!named) {
      if (cells != columns) return at_line(table.name_, line_number, "columns should be: " + join(columns));
      named = true;
      continue;
    }
    if (cells.size() > columns.size())
      return at_line(table.name_, line_number,
                     std::to_string(cells.size()) + " cells, but there are only " + std::to_string(columns.size()) + " columns");
    cells.resize(columns.size());
    table.rows_.push_back({line_number, std::move(cells)});
  }
  if (!named) return at_line(table.name_, line_number, "no line with column names");
  return table;
}

std::vector<std::string_view> Table::list(std::size_t row, std::size_t column) const {
  std::vector<std::string_view> values;
  for (const std::string_view part : split(cell(row, column), '|')) {
    if (!trim(part).empty()) values.push_back(trim(part));
  }
  return values;
}

Error Table::error(std::size_t row, std::string_view message) const { return at_line(name_, rows_[row].line, message); }

}  // namespace onrecord
