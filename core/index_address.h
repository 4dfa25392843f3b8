// How a reader names the index file to SQLite.
#pragma once

#include <filesystem>
#include <string>

namespace onrecord {

/// A "file:" URI (https://www.sqlite.org/uri.html) that opens the index at `path` for reading. Who may not write beside it cannot have the shared
/// memory of the write-ahead log; where no log waits, the file is whole as it lies and is read without one ("immutable"). A night that begins
/// meanwhile may make such a reader fail: it asks again.
[[nodiscard]] std::string reading_address(const std::filesystem::path& path);

}  // namespace onrecord
