#include "crawler/content_coding.h"

#include <brotli/decode.h>
#include <libdeflate.h>
#include <zlib.h>
#include <zstd.h>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace onrecord {
namespace {

constexpr std::size_t kChunk = 65536;
constexpr std::size_t kMostCodings = 2;

Error bad(std::string_view coding, std::string_view what) { return Error{Failure::protocol, std::string(coding) + " body " + std::string(what)}; }

// window: 31 gzip, 15 zlib, -15 raw deflate.
Result<std::string> inflate_body(std::string_view in, std::size_t limit, int window, std::string_view name) {
  z_stream z{};
  if (inflateInit2(&z, window) != Z_OK) return Error{Failure::internal, "zlib does not start"};
  const std::unique_ptr<z_stream, int (*)(z_stream*)> owner(&z, inflateEnd);
  std::vector<unsigned char> chunk(kChunk);
  std::string out;
  z.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(in.data()));  // NOLINT: zlib never writes through next_in
  z.avail_in = static_cast<unsigned>(in.size());
  while (true) {
    z.next_out = chunk.data();
    z.avail_out = kChunk;
    const int status = inflate(&z, Z_NO_FLUSH);
    out.append(reinterpret_cast<const char*>(chunk.data()), kChunk - z.avail_out);
    if (out.size() > limit) return bad(name, "is too long once decoded");
    if (status == Z_STREAM_END) {
      // RFC 1952: a gzip body may be several members.
      if (window != 31 || z.avail_in < 2 || z.next_in[0] != 0x1F || z.next_in[1] != 0x8B) return out;
      inflateReset(&z);
    } else if (status != Z_OK) {
      return bad(name, status == Z_BUF_ERROR ? "is cut off" : "is damaged");
    }
  }
}

/// A gzip body of one member, in one step and one buffer; nothing where it is anything else, damaged or too long, which inflate_body() tells
/// apart. The last four bytes say how long the text is (RFC 1952, ISIZE); no coding packs closer than 1032 to one.
std::optional<std::string> inflate_whole(std::string_view in, std::size_t limit) {
  constexpr std::size_t kTrailer = 4;
  if (in.size() < 18) return std::nullopt;
  std::size_t size = 0;
  for (std::size_t i = kTrailer; i-- > 0;) size = size << 8U | static_cast<unsigned char>(in[in.size() - kTrailer + i]);
  if (size > limit || size / 1032 > in.size()) return std::nullopt;
  thread_local const std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> inflater(libdeflate_alloc_decompressor(),
                                                                                                           libdeflate_free_decompressor);
  if (!inflater) return std::nullopt;
  std::string out(size, '\0');
  std::size_t read = 0;
  std::size_t written = 0;
  const auto status = libdeflate_gzip_decompress_ex(inflater.get(), in.data(), in.size(), out.data(), out.size(), &read, &written);
  if (status != LIBDEFLATE_SUCCESS || read != in.size() || written != size) return std::nullopt;
  return out;
}

Result<std::string> decode_gzip(std::string_view in, std::size_t limit) {
  if (auto whole = inflate_whole(in, limit)) return std::move(*whole);
  return inflate_body(in, limit, 31, "gzip");
}

Result<std::string> decode_deflate(std::string_view in, std::size_t limit) {
  auto with_header = inflate_body(in, limit, 15, "deflate");
  if (with_header || with_header.error().message.find("damaged") == std::string::npos) return with_header;
  return inflate_body(in, limit, -15, "deflate");  // some servers send it bare
}

Result<std::string> decode_brotli(std::string_view in, std::size_t limit) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr),
                                                                                 BrotliDecoderDestroyInstance);
  std::vector<std::uint8_t> chunk(kChunk);
  std::string out;
  const auto* next = reinterpret_cast<const std::uint8_t*>(in.data());
  std::size_t left = in.size();
  while (true) {
    std::uint8_t* to = chunk.data();
    std::size_t room = kChunk;
    const auto status = BrotliDecoderDecompressStream(state.get(), &left, &next, &room, &to, nullptr);
    out.append(reinterpret_cast<const char*>(chunk.data()), kChunk - room);
    if (out.size() > limit) return bad("br", "is too long once decoded");
    if (status == BROTLI_DECODER_RESULT_SUCCESS) return out;
    if (status == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT) return bad("br", "is cut off");
    if (status == BROTLI_DECODER_RESULT_ERROR) return bad("br", "is damaged");
  }
}

Result<std::string> decode_zstd(std::string_view in, std::size_t limit) {
  const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream(ZSTD_createDStream(), ZSTD_freeDStream);
  ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, 23);  // RFC 9659: 8 MB for the web
  std::vector<char> chunk(kChunk);
  std::string out;
  ZSTD_inBuffer source{in.data(), in.size(), 0};
  std::size_t wanted = 1;
  while (source.pos < source.size || wanted != 0) {
    ZSTD_outBuffer target{chunk.data(), chunk.size(), 0};
    const std::size_t before = source.pos;
    wanted = ZSTD_decompressStream(stream.get(), &target, &source);
    if (ZSTD_isError(wanted) != 0) return bad("zstd", "is damaged");
    out.append(chunk.data(), target.pos);
    if (out.size() > limit) return bad("zstd", "is too long once decoded");
    if (wanted != 0 && source.pos == before && target.pos == 0) return bad("zstd", "is cut off");
  }
  return out;
}

std::vector<std::string> split_codings(std::string_view header) {
  std::vector<std::string> codings;
  std::string word;
  for (std::size_t i = 0; i <= header.size() && codings.size() <= kMostCodings; ++i) {
    const char c = i < header.size() ? header[i] : ',';
    if (c == ',') {
      if (!word.empty() && word != "identity") codings.push_back(word);
      word.clear();
    } else if (c != ' ' && c != '\t') {
      word += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
  }
  return codings;
}

Result<std::string> undo_one(std::string_view coding, std::string_view body, std::size_t limit) {
  if (coding == "gzip" || coding == "x-gzip") return decode_gzip(body, limit);
  if (coding == "deflate") return decode_deflate(body, limit);
  if (coding == "br") return decode_brotli(body, limit);
  if (coding == "zstd") return decode_zstd(body, limit);
  return Error{Failure::protocol, "unknown content coding '" + std::string(coding) + "'"};
}

}  // namespace

Result<std::string> undo_codings(std::string_view content_encoding, std::string_view body, std::size_t limit) {
  const auto codings = split_codings(content_encoding);
  if (codings.size() > kMostCodings) return Error{Failure::protocol, "too many content codings"};
  std::string current(body);
  for (auto coding = codings.rbegin(); coding != codings.rend() && !current.empty(); ++coding) {
    auto next = undo_one(*coding, current, limit);
    if (!next) return next.error();
    current = std::move(*next);
  }
  if (current.size() > limit) return Error{Failure::protocol, "body is too long"};
  return current;
}

}  // namespace onrecord
