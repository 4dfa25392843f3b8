// `onrecord extract`.
#pragma once

namespace CLI {
class App;
}

namespace onrecord {

void setup_extract(CLI::App& app, int& exit_code);

}  // namespace onrecord
