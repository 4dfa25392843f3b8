#include "app/toml.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <iomanip>
#include <sstream>

#include "app/nearest_word.h"

namespace onrecord {
namespace {

/// A bound as one would write it: "2", "0.5".
template <typename Number>
std::string shown(Number bound) {
  std::ostringstream out;
  out << std::setprecision(12) << bound;
  return out.str();
}

TomlValue convert(const toml::node& node);

TomlValue::Table convert_table(const toml::table& table) {
  TomlValue::Table out;
  for (const auto& [key, child] : table) {
    TomlValue value = convert(child);
    value.key_line = key.source().begin.line;
    value.key_column = key.source().begin.column;
    out.push_back({std::string(key.str()), std::move(value)});
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return std::pair(a.value.key_line, a.value.key_column) < std::pair(b.value.key_line, b.value.key_column);
  });
  return out;
}

TomlValue convert(const toml::node& node) {
  TomlValue out;
  out.line = node.source().begin.line;
  out.column = node.source().begin.column;
  if (const auto* table = node.as_table()) {
    out.value = convert_table(*table);
  } else if (const auto* array = node.as_array()) {
    TomlValue::Array values;
    for (const toml::node& child : *array) values.push_back(convert(child));
    out.value = std::move(values);
  } else if (const auto* text = node.as_string()) {
    out.value = text->get();
  } else if (const auto* integer = node.as_integer()) {
    out.value = integer->get();
  } else if (const auto* real = node.as_floating_point()) {
    out.value = real->get();
  } else if (const auto* truth = node.as_boolean()) {
    out.value = truth->get();
  } else {
    out.value = std::string();  // dates and times: no setting is one
  }
  return out;
}

std::string place(const std::string& name, std::uint32_t line, std::uint32_t column) {
  return name + ":" + std::to_string(line) + ":" + std::to_string(column) + ": ";
}

}  // namespace

Result<TomlValue> parse_toml(std::string_view text, const std::string& name) {
  const toml::parse_result parsed = toml::parse(text, name);
  if (!parsed) {
    const auto& at = parsed.error().source().begin;
    return Error{Failure::config, place(name, at.line, at.column) + std::string(parsed.error().description())};
  }
  return convert(parsed.table());
}

TomlFields::TomlFields(const TomlValue& value, std::string name, std::string where)
    : self_(value), table_(std::get_if<TomlValue::Table>(&value.value)), name_(std::move(name)), where_(std::move(where)) {
  if (table_ == nullptr) fail(value, where_ + " should be a table");
}

const TomlValue* TomlFields::find(std::string_view key) {
  known_.emplace_back(key);
  if (table_ == nullptr) return nullptr;
  for (const auto& [name, value] : *table_) {
    if (name == key) return &value;
  }
  return nullptr;
}

bool TomlFields::has(std::string_view key) const {
  return table_ != nullptr && std::any_of(table_->begin(), table_->end(), [&](const auto& entry) { return entry.key == key; });
}

void TomlFields::fail(const TomlValue& at, const std::string& what) {
  if (status_) status_ = Error{Failure::config, place(name_, at.line, at.column) + what};
}

void TomlFields::wrong_type(const TomlValue& at, std::string_view key, std::string_view wanted) {
  fail(at, "'" + std::string(key) + "' should be " + std::string(wanted));
}

void TomlFields::read(std::string_view key, std::string& into) {
  if (const TomlValue* value = find(key)) {
    if (const auto* text = std::get_if<std::string>(&value->value)) {
      into = *text;
    } else {
      wrong_type(*value, key, "a text in quotes");
    }
  }
}

void TomlFields::read(std::string_view key, bool& into) {
  if (const TomlValue* value = find(key)) {
    if (const auto* truth = std::get_if<bool>(&value->value)) {
      into = *truth;
    } else {
      wrong_type(*value, key, "true or false");
    }
  }
}

void TomlFields::read(std::string_view key, double& into, double least, double most) {
  const TomlValue* value = find(key);
  if (value == nullptr) return;
  double number = 0;
  if (const auto* real = std::get_if<double>(&value->value)) {
    number = *real;
  } else if (const auto* integer = std::get_if<std::int64_t>(&value->value)) {
    number = static_cast<double>(*integer);
  } else {
    wrong_type(*value, key, "a number");
    return;
  }
  if (!(number >= least && number <= most)) {
    fail(*value, "'" + std::string(key) + "' should be between " + shown(least) + " and " + shown(most));
    return;
  }
  into = number;
}

void TomlFields::read(std::string_view key, std::int64_t& into, std::int64_t least, std::int64_t most) {
  const TomlValue* value = find(key);
  if (value == nullptr) return;
  const auto* number = std::get_if<std::int64_t>(&value->value);
  if (number == nullptr) {
    wrong_type(*value, key, "a whole number");
  } else if (*number < least || *number > most) {
    fail(*value, "'" + std::string(key) + "' should be between " + shown(least) + " and " + shown(most));
  } else {
    into = *number;
  }
}

void TomlFields::read(std::string_view key, std::vector<std::string>& into) {
  const TomlValue* value = find(key);
  if (value == nullptr) return;
  const auto* array = std::get_if<TomlValue::Array>(&value->value);
  if (array == nullptr) {
    wrong_type(*value, key, "a list of texts, [\"...\"]");
    return;
  }
  into.clear();
  for (const TomlValue& item : *array) {
    if (const auto* text = std::get_if<std::string>(&item.value)) {
      into.push_back(*text);
    } else {
      wrong_type(item, key, "a list of texts only");
    }
  }
}

void TomlFields::read_choice(std::string_view key, std::string& into, const std::vector<std::string>& allowed) {
  std::string word = into;
  read(key, word);
  if (std::find(allowed.begin(), allowed.end(), word) != allowed.end()) {
    into = word;
  } else if (has(key)) {
    refuse(key, "should be one of " + join_words(allowed) + ", not '" + word + "'");
  }
}

void TomlFields::require(std::string_view key) {
  if (!has(key)) fail(self_, where_ + " has no '" + std::string(key) + "'");
}

std::vector<const TomlValue*> TomlFields::tables(std::string_view key) {
  std::vector<const TomlValue*> out;
  const TomlValue* value = find(key);
  if (value == nullptr) return out;
  if (const auto* array = std::get_if<TomlValue::Array>(&value->value)) {
    for (const TomlValue& item : *array) out.push_back(&item);
  } else if (std::holds_alternative<TomlValue::Table>(value->value)) {
    out.push_back(value);
  } else {
    wrong_type(*value, key, "a table");
  }
  return out;
}

void TomlFields::refuse(std::string_view key, std::string_view why) {
  if (table_ == nullptr) return;
  for (const auto& [name, value] : *table_) {
    if (name == key) fail(value, "'" + std::string(key) + "' " + std::string(why));
  }
}

Status TomlFields::finish() {
  if (!status_ || table_ == nullptr) return status_;
  for (const auto& [key, value] : *table_) {
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    const std::string near = nearest_word(key, known_);
    const std::string hint = near.empty() ? "; known are " + join_words(known_) : "; did you mean '" + near + "'?";
    return Error{Failure::config, place(name_, value.key_line, value.key_column) + "unknown key '" + key + "'" + hint};
  }
  return status_;
}

}  // namespace onrecord
