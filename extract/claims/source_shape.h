// Source shape: what of a labelled or found source is its noun phrase: no lead, no day, no clause that only says what else its subject does.
#pragma once

#include "core/annotations.h"
#include "extract/claims/token_range.h"
#include "extract/text/token_view.h"

namespace onrecord {

/// A source stays in its last sentence, behind a clause that leads it in ("Speaking in Norvale, |Ruiz|"), before a participle clause ("|Ruiz|, citing
/// a memo,"), and holds no verb of its own ("the mayor left and |the council|"; "|a guard| saw it and"). A clause with "who" stays.
[[nodiscard]] TokenRange shape_source(const TokenView& view, const Annotations& layers, TokenRange source, TokenRange cue);

}  // namespace onrecord
