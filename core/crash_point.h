// Crash points: named places where a test lets the process die.
#pragma once

namespace onrecord {

/// Raises SIGKILL where the environment says ONRECORD_CRASH_AT=name, or =name:N when it is passed for the Nth time; nothing otherwise.
void crash_point(const char* name);

}  // namespace onrecord
