// The pipeline of extract/: page -> Article -> Annotations -> claims.
#pragma once

#include <optional>

#include "core/claim.h"
#include "core/page.h"
#include "extract/lexicon.h"
#include "extract/text/context.h"

namespace onrecord {

/// All layers of one article's text; of one that is longer than 256 KB or 50,000 tokens they read the beginning, and the functions below note
/// "too-long". Pure; safe to call from several threads with one Lexicon.
[[nodiscard]] Annotations annotate(const Article& article, const Context& context, const Lexicon& lexicon);

/// What the source of a page is known to be.
struct Origin {
  std::optional<CountryCode> country;  ///< of the source
};

/// Page to claims. `page.date` is the reference day where the page itself names none.
[[nodiscard]] Extraction extract_page(const Page& page, const Origin& origin, const Lexicon& lexicon);

/// Plain text to claims; the text stays as it is.
[[nodiscard]] Extraction extract_text(std::string_view text, std::optional<CivilDate> reference, const Origin& origin, const Lexicon& lexicon);

}  // namespace onrecord
