// The commands that ask the index.
#pragma once

#include "app/options.h"

namespace onrecord {

int run_query(Options& options);
int run_figures(Options& options);
int run_timeline(Options& options);
int run_changes(Options& options);
int run_who(Options& options);
int run_show(Options& options);
int run_export(Options& options);

}  // namespace onrecord
