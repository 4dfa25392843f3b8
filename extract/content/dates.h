// When the article came out and when it was changed, by what the page says.
#pragma once

#include "core/article.h"
#include "extract/content/head_zone.h"
#include "extract/content/metadata.h"

namespace onrecord {

/// Sets `published` and `modified` of `article`, whose addresses are set. Sources in order: JSON-LD, meta, itemprop, <time> beside the title or in
/// the article, the address, a line beside the title. Nothing is taken from elsewhere on the page: no date is better than another article's. Nor is
/// the day on which a page was made that is kept up for years: <meta> alone knows it, nobody signs the page, and it shows no day.
void read_dates(const Dom& dom, const HeadFacts& head, const HeadZone& zone, const ContentTables& tables, Article& article);

}  // namespace onrecord
