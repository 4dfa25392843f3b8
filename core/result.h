// Result<T>: a value, or the reason why the world did not give one.
//
// Absence is std::optional, a failure of the world (file, network, input, disk) is Result, a bug is assert.
// A message says place, fact and value: "config/units.tsv:14: unknown base unit 'kilometer'".
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace onrecord {

/// What kind of failure it was. The values are the exit codes of the commands (BSD sysexits).
enum class Failure : int {
  usage = 64,        ///< the command line is wrong
  data = 65,         ///< input that cannot be read as what it should be
  no_input = 66,     ///< a file or folder that should be there is not
  unavailable = 69,  ///< a host or service does not answer
  internal = 70,     ///< a bug
  cannot_create = 73,
  io = 74,         ///< disk full, read error
  temporary = 75,  ///< try again later: locked, all sources away
  protocol = 76,   ///< the peer broke the protocol
  permission = 77,
  config = 78,  ///< a settings file is wrong
};

struct Error {
  Failure kind = Failure::internal;
  std::string message;  ///< UTF-8, one line, no trailing dot or newline
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// Precondition of all four: ok().
  [[nodiscard]] T& value() & { return *std::get_if<0>(&state_); }
  [[nodiscard]] const T& value() const& { return *std::get_if<0>(&state_); }
  [[nodiscard]] T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }

  /// Precondition: !ok().
  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

/// Result of an action that gives nothing back.
struct Done {};
using Status = Result<Done>;

}  // namespace onrecord
