#include "report/parquet.h"

#include <zstd.h>

#include <algorithm>
#include <bit>

#include "report/thrift.h"

namespace onrecord {
namespace {

enum class Type : std::int32_t { int64 = 2, real = 5, bytes = 6 };
constexpr std::int32_t kZstd = 6, kPlain = 0, kRle = 3, kUtf8 = 0, kOptional = 1;

struct Column {
  std::string name;
  Type type = Type::bytes;
  std::string page;         ///< header and compressed data, as in the file
  std::int64_t offset = 0;  ///< of the page in the file
  std::int64_t raw = 0;     ///< header and data before compression
};

std::string little(std::uint64_t value, int size) {
  std::string out;
  for (int i = 0; i < size; ++i) out += static_cast<char>(value >> (8 * i));
  return out;
}

Type type_of(const RowTable& table, std::size_t column) {
  bool whole = true, number = true, any = false;
  for (const auto& row : table.rows) {
    const Cell& cell = row[column];
    if (std::holds_alternative<std::monostate>(cell)) continue;
    any = true;
    whole = whole && std::holds_alternative<std::int64_t>(cell);
    number = number && !std::holds_alternative<std::string>(cell);
  }
  return !any || !number ? Type::bytes : whole ? Type::int64 : Type::real;
}

/// Definition levels of a flat optional column: bit-packed groups of eight in the RLE/bit-packing hybrid, length before.
std::string levels(const RowTable& table, std::size_t column) {
  const std::size_t groups = (table.rows.size() + 7) / 8;
  std::string run;
  for (std::uint64_t header = (groups << 1) | 1;; header >>= 7) {
    run += static_cast<char>((header & 0x7F) | (header >= 0x80 ? 0x80 : 0));
    if (header < 0x80) break;
  }
  for (std::size_t g = 0; g < groups; ++g) {
    unsigned bits = 0;
    for (std::size_t i = g * 8; i < std::min(table.rows.size(), g * 8 + 8); ++i)
      bits |= (std::holds_alternative<std::monostate>(table.rows[i][column]) ? 0U : 1U) << (i % 8);
    run += static_cast<char>(bits);
  }
  return little(run.size(), 4) + run;
}

std::string text_of(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
  return std::to_string(std::get<double>(cell));
}

void put_value(std::string& out, const Cell& cell, Type type) {
  if (std::holds_alternative<std::monostate>(cell)) return;
  if (type == Type::int64) {
    out += little(static_cast<std::uint64_t>(std::get<std::int64_t>(cell)), 8);
  } else if (type == Type::real) {
    const auto* whole = std::get_if<std::int64_t>(&cell);
    out += little(std::bit_cast<std::uint64_t>(whole != nullptr ? static_cast<double>(*whole) : std::get<double>(cell)), 8);
  } else {
    const std::string text = text_of(cell);
    out += little(text.size(), 4) + text;
  }
}

std::string compress(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 6);
  out.resize(ZSTD_isError(size) != 0 ? 0 : size);
  return out;
}

Column make_column(const RowTable& table, std::size_t index) {
  Column out;
  out.name = table.columns[index];
  out.type = type_of(table, index);
  std::string data = levels(table, index);
  for (const auto& row : table.rows) put_value(data, row[index], out.type);
  const std::string packed = compress(data);
  ThriftWriter header;
  header.begin_struct();
  header.i32(1, 0);  // data page
  header.i32(2, static_cast<std::int32_t>(data.size()));
  header.i32(3, static_cast<std::int32_t>(packed.size()));
  header.structure(5);
  header.i32(1, static_cast<std::int32_t>(table.rows.size()));
  header.i32(2, kPlain);
  header.i32(3, kRle);
  header.i32(4, kRle);
  header.end_struct();
  header.end_struct();
  out.page = header.bytes() + packed;
  out.raw = static_cast<std::int64_t>(header.bytes().size() + data.size());
  return out;
}

void put_schema(ThriftWriter& footer, const std::vector<Column>& columns) {
  footer.list(2, columns.size() + 1, 12);
  footer.begin_struct();
  footer.text(4, "rows");
  footer.i32(5, static_cast<std::int32_t>(columns.size()));
  footer.end_struct();
  for (const Column& c : columns) {
    footer.begin_struct();
    footer.i32(1, static_cast<std::int32_t>(c.type));
    footer.i32(3, kOptional);
    footer.text(4, c.name);
    if (c.type == Type::bytes) footer.i32(6, kUtf8);
    footer.end_struct();
  }
}

void put_chunk(ThriftWriter& footer, const Column& c, std::size_t rows) {
  footer.begin_struct();
  footer.i64(2, c.offset);
  footer.structure(3);
  footer.i32(1, static_cast<std::int32_t>(c.type));
  footer.list(2, 2, 5);
  footer.bare_i32(kPlain);
  footer.bare_i32(kRle);
  footer.list(3, 1, 8);
  footer.bare_text(c.name);
  footer.i32(4, kZstd);
  footer.i64(5, static_cast<std::int64_t>(rows));
  footer.i64(6, c.raw);
  footer.i64(7, static_cast<std::int64_t>(c.page.size()));
  footer.i64(9, c.offset);
  footer.end_struct();
  footer.end_struct();
}

}  // namespace

std::string to_parquet(const RowTable& table) {
  std::string out = "PAR1";
  std::vector<Column> columns;
  std::int64_t raw = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    columns.push_back(make_column(table, i));
    columns.back().offset = static_cast<std::int64_t>(out.size());
    out += columns.back().page;
    raw += columns.back().raw;
  }
  ThriftWriter footer;
  footer.begin_struct();
  footer.i32(1, 1);
  put_schema(footer, columns);
  footer.i64(3, static_cast<std::int64_t>(table.rows.size()));
  footer.list(4, 1, 12);
  footer.begin_struct();
  footer.list(1, columns.size(), 12);
  for (const Column& c : columns) put_chunk(footer, c, table.rows.size());
  footer.i64(2, raw);
  footer.i64(3, static_cast<std::int64_t>(table.rows.size()));
  footer.end_struct();
  footer.text(6, "onrecord");
  footer.end_struct();
  return out + footer.bytes() + little(footer.bytes().size(), 4) + "PAR1";
}

}  // namespace onrecord
