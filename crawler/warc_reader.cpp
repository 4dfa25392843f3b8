#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>

#include "crawler/transfer_coding.h"
#include "crawler/warc.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostRecord = 128u << 20;  // no record of ours is longer; a bomb would be
constexpr std::size_t kMostHead = 256u << 10;

bool same_name(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; };
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

// End of the header block: behind its empty line; npos where there is none.
std::size_t head_end(std::string_view text) {
  const std::size_t crlf = text.find("\r\n\r\n");
  const std::size_t lf = text.find("\n\n");
  if (crlf == std::string_view::npos && lf == std::string_view::npos) return std::string_view::npos;
  return std::min(crlf == std::string_view::npos ? crlf : crlf + 4, lf == std::string_view::npos ? lf : lf + 2);
}

std::vector<std::pair<std::string, std::string>> read_fields(std::string_view head) {
  std::vector<std::pair<std::string, std::string>> fields;
  head.remove_prefix(std::min(head.size(), head.find('\n') + 1));  // version or status line
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(head.size(), end + 1));
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos) fields.emplace_back(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  }
  return fields;
}

std::string_view find_field(const std::vector<std::pair<std::string, std::string>>& fields, std::string_view name) {
  for (const auto& [key, value] : fields)
    if (same_name(key, name)) return value;
  return {};
}

// The record at the head of `text`; `used` = its bytes with the two line ends behind it.
std::optional<WarcRecord> parse_record(std::string_view text, std::size_t& used) {
  if (!text.starts_with("WARC/")) return std::nullopt;
  const std::size_t end = head_end(text.substr(0, kMostHead));
  if (end == std::string_view::npos) return std::nullopt;
  WarcRecord record;
  record.fields = read_fields(text.substr(0, end));
  record.type = record.field("WARC-Type");
  const std::string_view length = record.field("Content-Length");
  std::size_t size = 0;
  const auto [rest, failure] = std::from_chars(length.data(), length.data() + length.size(), size);
  if (failure != std::errc{} || rest != length.data() + length.size() || size > text.size() - end) return std::nullopt;
  record.block = text.substr(end, size);
  used = end + size;
  for (int i = 0; i < 4 && used < text.size() && (text[used] == '\r' || text[used] == '\n'); ++i) ++used;
  return record;
}

// Reads gzip members one after the other out of a file, in bounded memory.
class Members {
 public:
  explicit Members(const std::string& path) : in_(path, std::ios::binary) { inflateInit2(&z_, 31); }
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;
  ~Members() { inflateEnd(&z_); }

  [[nodiscard]] bool open() const { return in_.is_open(); }
  void seek(std::int64_t offset) {
    in_.clear();
    in_.seekg(offset);
    z_.avail_in = 0;
    offset_ = offset;
  }
  [[nodiscard]] std::int64_t offset() const { return offset_; }  ///< of the next member
  [[nodiscard]] bool at_end() { return z_.avail_in == 0 && !refill(); }
  [[nodiscard]] bool plain() { return !at_end() && z_.next_in[0] == 'W'; }

  /// The next member decoded; absent where it is cut, damaged or too long.
  std::optional<std::string> next() {
    inflateReset(&z_);
    std::string out;
    std::array<unsigned char, 65536> chunk{};
    while (true) {
      if (z_.avail_in == 0 && !refill()) return std::nullopt;
      const unsigned before = z_.avail_in;
      z_.next_out = chunk.data();
      z_.avail_out = chunk.size();
      const int status = inflate(&z_, Z_NO_FLUSH);
      offset_ += before - z_.avail_in;
      out.append(reinterpret_cast<const char*>(chunk.data()), chunk.size() - z_.avail_out);  // NOLINT
      if (status == Z_STREAM_END) return out;
      if (status != Z_OK || out.size() > kMostRecord) return std::nullopt;
    }
  }

 private:
  bool refill() {
    in_.read(reinterpret_cast<char*>(buffer_.data()), static_cast<std::streamsize>(buffer_.size()));  // NOLINT
    z_.next_in = buffer_.data();
    z_.avail_in = static_cast<unsigned>(in_.gcount());
    return z_.avail_in > 0;
  }
  std::ifstream in_;
  z_stream z_{};
  std::vector<unsigned char> buffer_ = std::vector<unsigned char>(65536);
  std::int64_t offset_ = 0;
};

// An uncompressed file is read whole: they are rare and come from the user's own hand.
Status for_each_plain(const std::string& path, const std::string& name, const std::function<bool(const WarcRecord&)>& each) {
  std::ifstream in(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t used = 0;
    auto record = parse_record(std::string_view(text).substr(at), used);
    if (!record) return Error{Failure::data, path + ": no whole record at byte " + std::to_string(at)};
    record->position = {name, static_cast<std::int64_t>(at), static_cast<std::int64_t>(used)};
    at += used;
    if (!each(*record)) break;
  }
  return Done{};
}

std::string path_of(const std::string& folder, const std::string& file) {
  return folder.empty() || file.starts_with('/') ? file : folder + "/" + file;
}

Error bad_page(std::string why) { return Error{Failure::data, std::move(why)}; }

Page make_page(const WarcRecord& record, std::string_view type, std::string body) {
  Page page;
  page.url = record.field("WARC-Target-URI");
  if (page.url.size() > 2 && page.url.front() == '<' && page.url.back() == '>') page.url = page.url.substr(1, page.url.size() - 2);
  page.content_type = type;
  page.body = std::move(body);
  if (const auto fetched = Instant::parse(record.field("WARC-Date"))) page.date = fetched->utc_day();
  return page;
}

/// A file that a tool archived without the answer that brought it.
Result<std::optional<Page>> read_resource(const WarcRecord& record, std::size_t limit) {
  const std::string_view type = record.field("Content-Type");
  const bool readable = type.starts_with("text/html") || type.starts_with("application/xhtml") || type.starts_with("text/plain");
  if (!readable || record.field("WARC-Target-URI").find("http") > 1) return std::optional<Page>();  // some put it into angle brackets
  if (record.block.size() > limit) return bad_page("body is too long");
  if (const std::string_view why = record.field("WARC-Truncated"); !why.empty()) return bad_page("cut when it was archived: " + std::string(why));
  return std::optional<Page>(make_page(record, type, record.block));
}

}  // namespace

std::string_view WarcRecord::field(std::string_view name) const { return find_field(fields, name); }

Result<WarcRecord> WarcReader::read(const WarcPosition& position) const {
  const std::string path = path_of(folder_, position.file);
  Members members(path);
  if (!members.open()) return Error{Failure::no_input, path + ": " + std::strerror(errno)};
  members.seek(position.offset);
  const auto text = members.next();
  std::size_t used = 0;
  auto record = text ? parse_record(*text, used) : std::nullopt;
  if (!record) return Error{Failure::data, path + ": no whole record at byte " + std::to_string(position.offset)};
  record->position = position;
  return std::move(*record);
}

Status WarcReader::for_each(const std::string& file, const std::function<bool(const WarcRecord&)>& each) const {
  const std::string path = path_of(folder_, file);
  Members members(path);
  if (!members.open()) return Error{Failure::no_input, path + ": " + std::strerror(errno)};
  if (members.plain()) return for_each_plain(path, file, each);
  while (!members.at_end()) {
    const std::int64_t start = members.offset();
    const auto text = members.next();
    std::size_t at = 0;
    // Some tools put a whole file into one member; each record is then told with the member's position.
    while (text && at < text->size()) {
      std::size_t used = 0;
      auto record = parse_record(std::string_view(*text).substr(at), used);
      if (!record) return Error{Failure::data, path + ": no whole record at byte " + std::to_string(start)};
      record->position = {file, start, members.offset() - start};
      at += used;
      if (!each(*record)) return Done{};
    }
    if (!text) return Error{Failure::data, path + ": cut off or damaged at byte " + std::to_string(start)};
  }
  return Done{};
}

std::optional<Page> page_of(const WarcRecord& record, std::size_t limit) {
  auto page = read_page(record, limit);
  return page ? std::move(*page) : std::nullopt;
}

Result<std::optional<Page>> read_page(const WarcRecord& record, std::size_t limit) {
  if (record.type == "resource") return read_resource(record, limit);
  if (record.type != "response") return std::optional<Page>();
  const std::size_t end = head_end(record.block);
  if (!record.block.starts_with("HTTP/") || end == std::string::npos) {
    const bool claimed = record.field("Content-Type").starts_with("application/http");  // a record of a DNS answer is none
    return claimed ? Result<std::optional<Page>>(bad_page("there is no HTTP answer in it")) : std::optional<Page>();
  }
  const std::string_view head = std::string_view(record.block).substr(0, end);
  const std::size_t space = head.find(' ');
  if (space == std::string_view::npos || head.substr(space + 1, 1) != "2") return std::optional<Page>();
  if (const std::string_view why = record.field("WARC-Truncated"); !why.empty()) return bad_page("cut when it was archived: " + std::string(why));
  const auto fields = read_fields(head);
  auto body = decode_message_body(find_field(fields, "Transfer-Encoding"), find_field(fields, "Content-Encoding"),
                                  std::string_view(record.block).substr(end), limit);
  if (!body) return body.error();
  return std::optional<Page>(make_page(record, find_field(fields, "Content-Type"), std::move(*body)));
}

Result<std::int64_t> recover_warc(const std::string& path) {
  std::int64_t whole = 0;
  const Status read = WarcReader("").for_each(path, [&](const WarcRecord& record) {
    whole = record.position.offset + record.position.length;
    return true;
  });
  if (!read && read.error().kind == Failure::no_input) return read.error();
  if (truncate(path.c_str(), whole) != 0) return Error{Failure::io, path + ": " + std::strerror(errno)};
  return whole;
}

}  // namespace onrecord
