#include "store/entity_names.h"

#include "store/fold.h"
#include "store/state.h"

namespace onrecord {

void put_entity_name(Store::State& state, std::int64_t entity, const std::string& name, const char* kind) {
  const std::string folded = fold_words(name);
  if (folded.empty()) return;
  for (const char* of : {"person:", "organization:"}) state.slugs.erase(of + folded);
  state.execute("INSERT OR IGNORE INTO entity_names(entity_id,name,folded,kind) VALUES(?,?,?,?)", entity, name, folded, kind);
  std::size_t from = folded.size();
  for (int words = 0; words < 5; ++words) {
    const std::size_t space = folded.rfind(' ', from - 1);
    if (space == std::string::npos || space == 0) break;
    from = space;
    state.execute("INSERT OR IGNORE INTO entity_names(entity_id,name,folded,kind) VALUES(?,?,?,'short')", entity, name, folded.substr(space + 1));
  }
}

}  // namespace onrecord
