#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <random>

#include <fmt/format.h>

#include "core/hash.h"
#include "crawler/warc.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostKept = 1U << 20;  // bytes of a buffer between records
constexpr std::size_t kLong = 2048;          // bytes; shorter records go through a smaller stream

// A header field never carries a line break, so that a URL or header of a stranger cannot forge a record.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F) {
      out += fmt::format("%{:02X}", byte);
    } else {
      out += c;
    }
  }
  return out;
}

std::string record_id() {
  // Seeded by the system once: asking it for every record took a fortieth of a crawl's time.
  static std::mt19937 engine = [] {
    std::random_device device;
    std::seed_seq seed{device(), device(), device(), device(), device(), device(), device(), device()};
    return std::mt19937(seed);
  }();
  const auto word = [] { return static_cast<std::uint32_t>(engine()); };
  const std::uint32_t a = word(), b = word(), c = word(), d = word();
  return fmt::format("<urn:uuid:{:08x}-{:04x}-4{:03x}-{:04x}-{:04x}{:08x}>", a, b >> 16, b & 0xFFF, (c >> 16 & 0x3FFF) | 0x8000, c & 0xFFFF, d);
}

// libcurl has undone transfer codings, and a record cannot say which framing was used, so the fields that told of them step aside.
std::string archived_headers(std::string_view received) {
  std::string out;
  while (!received.empty()) {
    const std::size_t end = received.find('\n');
    std::string line(received.substr(0, end));
    received.remove_prefix(end == std::string_view::npos ? received.size() : end + 1);
    while (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    if (line.starts_with("HTTP/2") || line.starts_with("HTTP/3")) {
      const std::size_t space = line.find(' ');
      line = "HTTP/1.1" + (space == std::string::npos ? std::string(" 000") : line.substr(space));
    }
    static constexpr std::string_view kFraming = "transfer-encoding:";
    std::string lower = line.substr(0, kFraming.size());
    for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (lower == kFraming) out += "X-Archive-Orig-";
    out += line + "\r\n";
  }
  return out + "\r\n";
}

}  // namespace

std::string payload_digest(std::string_view body) { return "sha256:" + sha256_hex(body); }

struct WarcWriter::State {
  Options options;
  int fd = -1;
  std::string file;
  std::int64_t size = 0;  ///< of what is written
  std::string waiting;    ///< whole records
  z_stream z{};
  z_stream brief{};  ///< for short records, which it stores: packing a few hundred bytes costs more time than the bytes are worth

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (fd >= 0) {
      fdatasync(fd);
      close(fd);
    }
    deflateEnd(&z);
    deflateEnd(&brief);
  }
  Status start_shard(Instant now);
  /// Packs a record behind those that wait to be written; its place, once flush() has written them.
  Result<WarcPosition> append(std::string_view head, std::string_view block, int level);
  /// Writes what waits, all of it or nothing.
  Status flush();
  /// The records that belong to the one with the id `of`.
  Status append_companions(const WarcResponse& response, const std::string& of);
};

Status WarcWriter::State::start_shard(Instant now) {
  if (fd >= 0) {
    fdatasync(fd);
    close(fd);
    fd = -1;
  }
  std::string day = now.utc_day().to_string();
  std::erase(day, '-');
  for (int counter = 0; counter < 100000; ++counter) {
    file = fmt::format("{}-{}-{:05d}.warc.gz", options.name, day, counter);
    fd = ::open((options.folder + "/" + file).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_APPEND, 0644);  // NOLINT
    if (fd >= 0) break;
    if (errno != EEXIST) return Error{Failure::cannot_create, options.folder + "/" + file + ": " + std::strerror(errno)};
  }
  if (fd < 0) return Error{Failure::cannot_create, options.folder + ": no free file name for " + day};
  size = 0;
  const std::string info = "software: " + one_line(options.software) + "\r\nformat: WARC File Format 1.1\r\n";
  const std::string head = fmt::format(
      "WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: {}\r\nWARC-Date: {}\r\nWARC-Filename: {}\r\nContent-Type: "
      "application/warc-fields\r\nContent-Length: {}\r\n\r\n",
      record_id(), now.to_string(), file, info.size());
  const auto packed = append(head, info, 6);
  if (!packed) return packed.error();
  return flush();
}

Result<WarcPosition> WarcWriter::State::append(std::string_view head, std::string_view block, int level) {
  // One stream, reset a record: a fresh state would cost seventeen times as much. A change of level takes effect at once on a reset stream.
  z_stream& stream = head.size() + block.size() < kLong ? brief : z;
  deflateReset(&stream);
  if (&stream == &z) deflateParams(&z, level, Z_DEFAULT_STRATEGY);
  const std::size_t before = waiting.size();
  waiting.resize(before + deflateBound(&stream, head.size() + block.size() + 4) + 64);
  stream.next_out = reinterpret_cast<unsigned char*>(waiting.data() + before);  // NOLINT
  stream.avail_out = static_cast<unsigned>(waiting.size() - before);
  const auto feed = [&stream](std::string_view bytes, int flush) {
    stream.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));  // NOLINT: zlib never writes through next_in
    stream.avail_in = static_cast<unsigned>(bytes.size());
    return deflate(&stream, flush);
  };
  feed(head, Z_NO_FLUSH);
  feed(block, Z_NO_FLUSH);
  const bool whole = feed("\r\n\r\n", Z_FINISH) == Z_STREAM_END;
  waiting.resize(whole ? waiting.size() - stream.avail_out : before);
  if (!whole) return Error{Failure::internal, "a record did not fit its buffer"};
  return WarcPosition{file, size + static_cast<std::int64_t>(before), static_cast<std::int64_t>(waiting.size() - before)};
}

Status WarcWriter::State::flush() {
  std::string_view left = waiting;
  while (!left.empty()) {
    const ssize_t n = ::write(fd, left.data(), left.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      const int why = errno;
      waiting.clear();
      (void)!::ftruncate(fd, size);  // a full disk took a part of it; where this fails too, recovery cuts the file
      return Error{Failure::io, options.folder + "/" + file + ": " + std::strerror(why)};
    }
    left.remove_prefix(static_cast<std::size_t>(n));
  }
  size += static_cast<std::int64_t>(waiting.size());
  waiting.clear();
  if (waiting.capacity() > kMostKept) waiting.shrink_to_fit();
  return Done{};
}

Status WarcWriter::State::append_companions(const WarcResponse& r, const std::string& of) {
  const auto head_of = [&](const char* type, const char* content, std::string_view block) {
    return fmt::format(
        "WARC/1.1\r\nWARC-Type: {}\r\nWARC-Record-ID: {}\r\nWARC-Date: {}\r\nWARC-Target-URI: {}\r\nWARC-Concurrent-To: {}\r\n"
        "WARC-Block-Digest: {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n",
        type, record_id(), r.date.to_string(), one_line(r.target_url), of, payload_digest(block), content, block.size());
  };
  if (!r.request.empty()) {
    const std::string block = r.request + "\r\n";
    const auto done = append(head_of("request", "application/http;msgtype=request", block), block, 1);
    if (!done) return done.error();
  }
  if (!r.metadata.empty()) {
    const auto done = append(head_of("metadata", "application/warc-fields", r.metadata), r.metadata, r.metadata.size() > kLong ? 6 : 1);
    if (!done) return done.error();
  }
  return Done{};
}

WarcWriter::WarcWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
WarcWriter::WarcWriter(WarcWriter&&) noexcept = default;
WarcWriter& WarcWriter::operator=(WarcWriter&&) noexcept = default;
WarcWriter::~WarcWriter() = default;

Result<WarcWriter> WarcWriter::open(Options options) {
  std::error_code failure;
  std::filesystem::create_directories(options.folder, failure);
  if (failure) return Error{Failure::cannot_create, options.folder + ": " + failure.message()};
  auto state = std::make_unique<State>();
  state->options = std::move(options);
  if (deflateInit2(&state->z, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) != Z_OK ||
      deflateInit2(&state->brief, 0, Z_DEFLATED, 16 + 11, 4, Z_DEFAULT_STRATEGY) != Z_OK)
    return Error{Failure::internal, "zlib does not start"};
  return WarcWriter(std::move(state));
}

Result<std::optional<WarcPosition>> WarcWriter::prepare(Instant now) {
  State& s = *state_;
  if (s.fd >= 0 && s.size < s.options.shard_bytes) return std::optional<WarcPosition>();
  if (const Status started = s.start_shard(now); !started) return started.error();
  return std::optional<WarcPosition>(WarcPosition{s.file, 0, s.size});
}

Result<WarcPosition> WarcWriter::write(const WarcResponse& response) {
  State& s = *state_;
  if (s.fd < 0 || (s.size >= s.options.shard_bytes && !s.options.only_prepared)) {
    const Status started = s.start_shard(response.date);
    if (!started) return started.error();
  }
  const bool revisit = !response.refers_to_date.empty();
  const std::string id = record_id();
  s.waiting.clear();
  if (const Status done = s.append_companions(response, id); !done) return done.error();
  std::string block = archived_headers(response.http_headers);
  const std::size_t body_size = revisit ? 0 : response.body.size();
  if (!revisit) block += response.body;
  std::string head = fmt::format("WARC/1.1\r\nWARC-Type: {}\r\nWARC-Record-ID: {}\r\nWARC-Date: {}\r\nWARC-Target-URI: {}\r\n",
                                 revisit ? "revisit" : "response", id, response.date.to_string(), one_line(response.target_url));
  if (!response.ip_address.empty()) head += "WARC-IP-Address: " + one_line(response.ip_address) + "\r\n";
  if (!response.not_modified)
    head += "WARC-Payload-Digest: " + (response.payload_digest.empty() ? payload_digest(response.body) : response.payload_digest) + "\r\n";
  head += "WARC-Block-Digest: " + payload_digest(block) + "\r\n";
  if (!response.truncated.empty()) head += "WARC-Truncated: " + response.truncated + "\r\n";
  if (revisit) {
    head += fmt::format("WARC-Profile: http://netpreserve.org/warc/1.1/revisit/{}\r\nWARC-Refers-To-Target-URI: {}\r\nWARC-Refers-To-Date: {}\r\n",
                        response.not_modified ? "server-not-modified" : "identical-payload-digest", one_line(response.target_url),
                        response.refers_to_date);
  }
  head += fmt::format("Content-Type: application/http;msgtype=response\r\nContent-Length: {}\r\n\r\n", block.size());
  const bool packed = response.http_headers.find("ncoding: ") != std::string::npos && body_size > 0;  // what is compressed already is stored
  auto position = s.append(head, block, packed ? 0 : 6);
  if (!position) return position;
  if (const Status flushed = s.flush(); !flushed) return flushed.error();
  return position;
}

Status WarcWriter::sync() {
  if (state_->fd >= 0 && fdatasync(state_->fd) != 0) return Error{Failure::io, state_->file + ": " + std::strerror(errno)};
  return Done{};
}

}  // namespace onrecord
