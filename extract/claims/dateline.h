// Dateline: "NORVALE, May 3 (Meridian) - " before the first words of a text, and the day that the text itself bears at its top.
#pragma once

#include <optional>

#include "core/annotations.h"
#include "core/civil_date.h"
#include "extract/claims/token_range.h"
#include "extract/text/token_view.h"

namespace onrecord {

/// First token of `stretch` behind the dateline, wherever in it the stretch begins. Capitals or brackets stand before the dash, and the
/// paragraph begins there.
[[nodiscard]] std::uint32_t past_dateline(const TokenView& view, const Annotations& layers, TokenRange stretch);

/// The day of a dateline, or of a line of its own ("Released 3 May 2024"). At most a week before `published` and not after it. Bounded.
[[nodiscard]] std::optional<CivilDate> find_text_day(const TokenView& view, const Annotations& layers, std::optional<CivilDate> published);

}  // namespace onrecord
