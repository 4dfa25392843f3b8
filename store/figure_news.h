// Why a statement with a figure is more than new.
#pragma once

#include "store/alert_items.h"

namespace onrecord {

/// Sets reason, other and note of `finding` where the same voice gave another value before ("revised"), or another text gives one that cannot be
/// true too ("contradicts"). Asked of the newest other values of its series and period alone: a number that everybody repeats must not make a night
/// long.
void classify_figures(Store::State& state, Finding& finding);

}  // namespace onrecord
