// Claims: who said what, direct, indirect and mixed, with its force, figures, countries and time.
#pragma once

#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/claim.h"
#include "extract/claims/claim_tables.h"
#include "extract/labeller/models.h"
#include "extract/text/context.h"

namespace onrecord {

/// Every claim in text order of its first content span. Reads all layers. Never fails; linear time.
[[nodiscard]] std::vector<Claim> find_claims(const Article& article, const Annotations& annotations, const Context& context,
                                             const ClaimTables& tables, const Models& models);

}  // namespace onrecord
