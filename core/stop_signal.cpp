#include "core/stop_signal.h"

#include <csignal>
#include <initializer_list>

namespace onrecord {
namespace {

volatile std::sig_atomic_t asked = 0;

void ask(int) { asked = 1; }

}  // namespace

void heed_stop_signals() {
  struct sigaction action {};
  action.sa_handler = &ask;
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGTERM, SIGINT}) ::sigaction(signal, &action, nullptr);
}

bool stop_asked() { return asked != 0; }

}  // namespace onrecord
