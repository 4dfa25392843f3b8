// The commands that ask the index.
#pragma once

#include "app/options.h"
#include "core/result.h"

namespace onrecord {

/// Reads what --figure, --since, --until, --country and --about-period say into the query.
[[nodiscard]] Status read_filters(Options& options);

int run_query(Options& options);
int run_figures(Options& options);
int run_timeline(Options& options);
int run_changes(Options& options);
int run_who(Options& options);
int run_show(Options& options);

}  // namespace onrecord
