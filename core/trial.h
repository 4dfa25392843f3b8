// A trial: work that may kill its process is done by a child first.
#pragma once

#include <functional>

namespace onrecord {

/// Runs `work` in a forked child, at most `cpu_seconds` long; false where a signal ended the child. What the work leaves behind in memory is
/// lost with it; it must not touch files or databases that the caller has open.
[[nodiscard]] bool survives(const std::function<void()>& work, int cpu_seconds = 60);

}  // namespace onrecord
