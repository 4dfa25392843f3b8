// The commands that work in a workspace.
#pragma once

namespace CLI {
class App;
}

namespace onrecord {

void setup_init(CLI::App& app, int& exit_code);
void setup_crawl(CLI::App& app, int& exit_code);
void setup_ingest(CLI::App& app, int& exit_code);
void setup_alert(CLI::App& app, int& exit_code);
void setup_nightly(CLI::App& app, int& exit_code);
void setup_status(CLI::App& app, int& exit_code);
void setup_sources(CLI::App& app, int& exit_code);
void setup_backup(CLI::App& app, int& exit_code);

}  // namespace onrecord
