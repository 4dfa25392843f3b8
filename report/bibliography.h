// Bibliographies: one entry an article that the claims stand in.
#pragma once

#include <string>
#include <vector>

#include "core/rows.h"

namespace onrecord {

[[nodiscard]] std::string to_bibtex(const std::vector<ClaimRow>& claims);
[[nodiscard]] std::string to_ris(const std::vector<ClaimRow>& claims);
[[nodiscard]] std::string to_csl_json(const std::vector<ClaimRow>& claims);

}  // namespace onrecord
