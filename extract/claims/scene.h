// Scene: to whom, where and on which day it was said, from the words beside the cue.
#pragma once

#include <optional>

#include "core/annotations.h"
#include "core/civil_date.h"
#include "extract/claims/attributions.h"
#include "extract/text/token_view.h"

namespace onrecord {

struct Scene {
  Span addressee;                    ///< "told |reporters|"; empty: none
  Span venue;                        ///< "in |Vienna|"; empty: none
  std::optional<CivilDate> said_on;  ///< a day named beside the cue, not after `published`; absent: none
};

/// Reads the sentence of the cue outside the source and the contents. Linear in its length, and bounded.
[[nodiscard]] Scene find_scene(const TokenView& view, const Annotations& layers, const ClaimTables& tables, const Attribution& attribution,
                               std::optional<CivilDate> published);

}  // namespace onrecord
