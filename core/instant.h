// Instant: a point in time, in whole seconds UTC. Clock: where "now" comes from.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/civil_date.h"

namespace onrecord {

struct Instant {
  std::int64_t seconds = 0;  ///< since 1970-01-01T00:00:00Z, leap seconds not counted

  /// RFC 3339 with zone: "2024-05-06T13:00:00Z", "2024-05-06T13:00:00+02:00"; a fraction is cut. Anything else is absent.
  [[nodiscard]] static std::optional<Instant> parse(std::string_view rfc3339);
  [[nodiscard]] std::string to_string() const;  ///< "2024-05-06T13:00:00Z"
  [[nodiscard]] CivilDate utc_day() const;

  friend auto operator<=>(const Instant&, const Instant&) = default;
};

/// Time enters the program here only, so that a test or `--now` can set it.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
};

class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant at) : at_(at) {}
  [[nodiscard]] Instant now() const override { return at_; }

 private:
  Instant at_;
};

}  // namespace onrecord
