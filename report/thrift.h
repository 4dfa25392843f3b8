// Thrift compact protocol, as far as Parquet's headers need it (thrift/doc/specs/thrift-compact-protocol.md).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

class ThriftWriter {
 public:
  void begin_struct() { last_.push_back(0); }
  void end_struct() {
    bytes_ += '\0';
    last_.pop_back();
  }
  void i32(int field, std::int32_t value) { header(field, 5), varint(zigzag(value)); }
  void i64(int field, std::int64_t value) { header(field, 6), varint(zigzag(value)); }
  void text(int field, std::string_view value) { header(field, 8), bare_text(value); }
  void structure(int field) { header(field, 12), begin_struct(); }
  /// Elements follow by bare_*, or as structs; `kind`: 5 i32, 8 text, 12 struct.
  void list(int field, std::size_t size, int kind) {
    header(field, 9);
    if (size < 15) {
      bytes_ += static_cast<char>((size << 4) | static_cast<std::size_t>(kind));
    } else {
      bytes_ += static_cast<char>(0xF0 | kind);
      varint(size);
    }
  }
  void bare_i32(std::int32_t value) { varint(zigzag(value)); }
  void bare_text(std::string_view value) {
    varint(value.size());
    bytes_ += value;
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  static std::uint64_t zigzag(std::int64_t value) { return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63); }
  void varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>((value & 0x7F) | 0x80);
    bytes_ += static_cast<char>(value);
  }
  /// Fields come in rising order, each less than 16 after the one before.
  void header(int field, int kind) {
    bytes_ += static_cast<char>(((field - last_.back()) << 4) | kind);
    last_.back() = field;
  }
  std::string bytes_;
  std::vector<int> last_;
};

}  // namespace onrecord
