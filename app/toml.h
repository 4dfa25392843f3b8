// TOML with places: what toml++ reads, as plain values that know their line and column, and a reader of tables that refuses unknown keys.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/result.h"

namespace onrecord {

struct TomlEntry;

struct TomlValue {
  using Array = std::vector<TomlValue>;
  using Table = std::vector<TomlEntry>;  ///< in file order
  std::variant<std::string, std::int64_t, double, bool, Array, Table> value;
  std::uint32_t line = 0;      ///< of the value, from 1
  std::uint32_t column = 0;    ///< from 1
  std::uint32_t key_line = 0;  ///< of its key, where it has one
  std::uint32_t key_column = 0;
};

struct TomlEntry {
  std::string key;
  TomlValue value;
};

/// `name` stands for the file in messages: "sources.toml:14:9: ...".
[[nodiscard]] Result<TomlValue> parse_toml(std::string_view text, const std::string& name);

/// Reads one table key by key. The first wrong thing is kept; ask `finish()` for it at the end: it also refuses keys nobody asked for and
/// proposes the nearest known one.
class TomlFields {
 public:
  /// `value` must outlive this and should be a table.
  TomlFields(const TomlValue& value, std::string name, std::string where);

  void read(std::string_view key, std::string& into);
  void read(std::string_view key, bool& into);
  void read(std::string_view key, double& into, double least, double most);
  void read(std::string_view key, std::int64_t& into, std::int64_t least, std::int64_t most);
  void read(std::string_view key, std::vector<std::string>& into);
  /// One of `allowed`.
  void read_choice(std::string_view key, std::string& into, const std::vector<std::string>& allowed);
  void require(std::string_view key);

  /// The tables of `[[key]]` or the one of `[key]`; empty where the key is missing.
  [[nodiscard]] std::vector<const TomlValue*> tables(std::string_view key);

  /// Refuses the value of `key`, with its place.
  void refuse(std::string_view key, std::string_view why);
  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] Status finish();

 private:
  const TomlValue* find(std::string_view key);
  void fail(const TomlValue& at, const std::string& what);
  void wrong_type(const TomlValue& at, std::string_view key, std::string_view wanted);

  const TomlValue& self_;
  const TomlValue::Table* table_;
  std::string name_;
  std::string where_;  ///< "[crawler]": for messages about missing keys
  std::vector<std::string> known_;
  Status status_ = Done{};
};

}  // namespace onrecord
