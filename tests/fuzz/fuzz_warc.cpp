// Any bytes as a WARC file, plain or packed: no crash, every record told lies inside the file, recovery leaves a file that reads to its end.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "crawler/warc.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string path = (std::filesystem::temp_directory_path() / ("onrecord-fuzz-" + std::to_string(::getpid()) + ".warc.gz")).string();
  std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));  // NOLINT
  const auto file = static_cast<std::int64_t>(size);
  const onrecord::WarcReader reader("");
  (void)reader.for_each(path, [&](const onrecord::WarcRecord& record) {
    if (record.position.offset < 0 || record.position.offset + record.position.length > file) std::abort();
    (void)onrecord::page_of(record, 1u << 20);
    return true;
  });
  (void)reader.read({path, file / 2, 10});
  if (const auto whole = onrecord::recover_warc(path); whole && *whole > 0) {
    if (!reader.for_each(path, [](const onrecord::WarcRecord&) { return true; })) std::abort();
  }
  return 0;
}
