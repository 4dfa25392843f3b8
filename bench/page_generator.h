// News pages of invented publishers for measurements, in the shapes that sites have: head full of scripts, menus, teasers, comments.
#pragma once

#include <cstddef>
#include <string>

namespace onrecord {

/// Page `number` with about `bytes` bytes of HTML; the same number gives the same page.
[[nodiscard]] std::string make_page(unsigned number, std::size_t bytes);

}  // namespace onrecord
