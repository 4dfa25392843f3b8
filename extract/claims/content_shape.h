// Content shape: what of a labelled or found content was said: no dateline, no joint, no day; the whole of a clause, the subject before its source.
#pragma once

#include "extract/claims/attributions.h"
#include "extract/text/token_view.h"

namespace onrecord {

/// Contents without a dateline, a leading "that" and a day between cue and clause. May leave some empty.
void trim_contents(const TokenView& view, const Annotations& layers, Attribution& a);

/// Contents with what the tagger cut from their front.
void complete_contents(const TokenView& view, const Annotations& layers, Attribution& a);

}  // namespace onrecord
