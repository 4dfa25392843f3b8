// The commands that ask the index.
#pragma once

namespace CLI {
class App;
}

namespace onrecord {

void setup_query(CLI::App& app, int& exit_code);
void setup_figures(CLI::App& app, int& exit_code);
void setup_timeline(CLI::App& app, int& exit_code);
void setup_show(CLI::App& app, int& exit_code);
void setup_export(CLI::App& app, int& exit_code);

}  // namespace onrecord
