#include "extract/text/token_view.h"

#include "core/table.h"

namespace onrecord {

TokenView::TokenView(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(&tokens), lower_(to_lower_ascii(text)) {}

bool TokenView::capital(std::size_t at) const {
  const std::string_view w = word(at);
  return !w.empty() && w[0] >= 'A' && w[0] <= 'Z';
}

}  // namespace onrecord
