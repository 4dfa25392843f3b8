// Subject search: who the subject of a cue is where nothing named it: over an adverb, a day, an apposition, a relative or participle clause.
#pragma once

#include "core/annotations.h"
#include "extract/claims/token_range.h"
#include "extract/text/token_view.h"

namespace onrecord {

/// The noun phrase that `cue` is said of in its sentence, with what hangs on it: "|Canada, under pressure at home,| announced", "|The court| on
/// Monday ruled"; empty: none. Reads parts of speech; linear in a bounded reach.
[[nodiscard]] TokenRange find_subject(const TokenView& view, const Annotations& layers, TokenRange cue);

/// The subject of the sentence that a participle hangs on: "|The board| shut the quay, saying"; empty: none.
[[nodiscard]] TokenRange find_main_subject(const TokenView& view, const Annotations& layers, TokenRange cue);

/// `source` with what the tagger cut from its front: the rest of a name, what "in" and "of" hang on, the first of a list.
[[nodiscard]] TokenRange complete_subject(const TokenView& view, const Annotations& layers, TokenRange source);

}  // namespace onrecord
