#include "tests/support/source_root.h"

namespace onrecord {

std::string source_root() { return ONRECORD_SOURCE_DIR; }

}  // namespace onrecord
