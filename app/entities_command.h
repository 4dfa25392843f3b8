// `onrecord entities list|merge|undo`: which entities of the index are one.
#pragma once

#include "app/options.h"

namespace onrecord {

int run_entities(Options& options);

}  // namespace onrecord
