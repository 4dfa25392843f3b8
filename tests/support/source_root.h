#pragma once

#include <string>

namespace onrecord {

// The checkout that the test was built from, without a slash at its end. A function of one source file, not a macro of all: a compiler
// cache then serves every checkout with the same objects.
std::string source_root();

}  // namespace onrecord
