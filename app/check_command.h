// `onrecord check`: parts of the program tried alone, without network (docs/FORMATS.md, "Checks").
#pragma once

namespace CLI {
class App;
}

namespace onrecord {

void setup_check(CLI::App& app, int& exit_code);

}  // namespace onrecord
