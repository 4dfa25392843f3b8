// A signal that asks a run to stop: it ends where nothing is half done, and the next run goes on.
#pragma once

namespace onrecord {

/// From now on SIGTERM and SIGINT only ask; a second one ends the program at once.
void heed_stop_signals();
[[nodiscard]] bool stop_asked();

}  // namespace onrecord
