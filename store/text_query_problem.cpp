#include "store/text_query_problem.h"

#include "store/text_query.h"

namespace onrecord {

std::string text_query_problem(std::string_view typed) {
  try {
    (void)to_fts5(typed);
  } catch (const BadTextQuery& bad) {
    return bad.what();
  }
  return "";
}

}  // namespace onrecord
