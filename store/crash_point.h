// Crash points: named places where a test lets the process die.
#pragma once

namespace onrecord {

/// Raises SIGKILL where the environment says ONRECORD_CRASH_AT=name; nothing otherwise.
void crash_point(const char* name);

}  // namespace onrecord
