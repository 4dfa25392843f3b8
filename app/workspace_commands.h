// The commands that work in a workspace.
#pragma once

#include "app/options.h"

namespace onrecord {

int run_init(Options& options);
int run_crawl_command(Options& options);
int run_ingest_command(Options& options);
int run_alert_command(Options& options);
int run_nightly(Options& options);
int run_status(Options& options);
int run_backup(Options& options);

}  // namespace onrecord
