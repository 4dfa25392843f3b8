#include "crawler/archive.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "core/hash.h"
#include "core/table.h"
#include "core/url.h"
#include "crawler/canonical_url.h"
#include "crawler/transfer_coding.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostBody = 128u << 20;
constexpr std::size_t kMostProblems = 1000;

std::string json_text(std::string_view text) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out.append("\\").push_back(c);
    } else if (byte < 0x20 || byte == 0x7F) {
      out.append("\\u00").append({kHex[byte >> 4], kHex[byte & 15]});
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string_view http_part(const WarcRecord& record, bool body) {
  const std::string_view block = record.block;
  const std::size_t end = block.find("\r\n\r\n");
  if (end == std::string_view::npos) return body ? std::string_view() : block;
  return body ? block.substr(end + 4) : block.substr(0, end);
}

std::string http_field(const WarcRecord& record, std::string_view name) {
  for (const std::string_view line : split(http_part(record, false), '\n')) {
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && to_lower_ascii(trim(line.substr(0, colon))) == name) return std::string(trim(line.substr(colon + 1)));
  }
  return {};
}

/// Why the digest that the record names is not that of `bytes`; empty: it is, or it is of a kind that is not checked.
std::string digest_problem(const WarcRecord& record, std::string_view field, std::string_view bytes) {
  const std::string_view named = record.field(field);
  if (!named.starts_with("sha256:") || named.size() != 71 || named == payload_digest(bytes)) return {};
  return std::string(field) + " does not fit";
}

}  // namespace

Result<std::vector<std::string>> warc_files(const std::string& folder) {
  std::error_code failure;
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".warc.gz") || name.ends_with(".warc")) files.push_back(name);
  }
  if (failure) return Error{Failure::no_input, folder + ": " + failure.message()};
  std::sort(files.begin(), files.end());
  return files;
}

Result<ArchiveCheck> verify_archive(const std::string& folder) {
  const auto files = warc_files(folder);
  if (!files) return files.error();
  ArchiveCheck check;
  const WarcReader reader(folder);
  for (const std::string& file : *files) {
    ++check.files;
    const Status read = reader.for_each(file, [&](const WarcRecord& record) {
      ++check.records;
      for (const std::string& problem :
           {digest_problem(record, "WARC-Block-Digest", record.block),
            record.type == "response" ? digest_problem(record, "WARC-Payload-Digest", http_part(record, true)) : std::string()}) {
        if (!problem.empty()) check.problems.push_back(file + ": " + problem + ", record at byte " + std::to_string(record.position.offset));
      }
      return check.problems.size() < kMostProblems;
    });
    if (!read) check.problems.push_back(read.error().message);
  }
  return check;
}

std::string surt(std::string_view text) {
  const auto canonical = canonical_url(text);
  const auto url = canonical ? parse_url(*canonical) : std::nullopt;
  if (!url || !url->host) return std::string(text);
  std::vector<std::string_view> labels = split(*url->host, '.');
  if (!labels.empty() && labels.front() == "www" && labels.size() > 2) labels.erase(labels.begin());
  const bool address = url->host->find_first_not_of("0123456789.") == std::string::npos || url->host->starts_with('[');
  std::string key;
  if (address) {
    key = *url->host;
  } else {
    std::reverse(labels.begin(), labels.end());
    for (const std::string_view label : labels) key.append(key.empty() ? "" : ",").append(label);
  }
  if (url->port) key += ":" + std::to_string(*url->port);
  return key + ")" + to_lower_ascii(url->path_and_query());
}

std::string cdxj_line(const WarcRecord& record) {
  if (record.type != "response" && record.type != "revisit") return {};
  const std::string_view target = record.field("WARC-Target-URI");
  std::string stamp;
  for (const char c : record.field("WARC-Date").substr(0, 19))
    if (c >= '0' && c <= '9') stamp += c;
  const std::string_view head = http_part(record, false);
  const std::string_view status = head.starts_with("HTTP/") && head.size() > 12 ? head.substr(head.find(' ') + 1, 3) : std::string_view();
  const std::string type = http_field(record, "content-type");
  return surt(target) + " " + stamp + " {\"url\": " + json_text(target) +
         ", \"mime\": " + json_text(record.type == "revisit" ? "warc/revisit" : trim(std::string_view(type).substr(0, type.find(';')))) +
         ", \"status\": " + json_text(status) + ", \"digest\": " + json_text(record.field("WARC-Payload-Digest")) + ", \"length\": \"" +
         std::to_string(record.position.length) + "\", \"offset\": \"" + std::to_string(record.position.offset) +
         "\", \"filename\": " + json_text(record.position.file) + "}";
}

Result<WarcRecord> find_in_archive(const std::string& folder, std::string_view url) {
  const auto files = warc_files(folder);
  if (!files) return files.error();
  const std::string key = surt(url);
  const WarcReader reader(folder);
  std::optional<WarcRecord> newest;
  for (const std::string& file : *files) {
    // A damaged file gives what it has.
    (void)reader.for_each(file, [&](const WarcRecord& record) {
      const bool later = !newest || newest->field("WARC-Date") <= record.field("WARC-Date");
      if (record.type == "response" && later && surt(record.field("WARC-Target-URI")) == key) newest = record;
      return true;
    });
  }
  if (!newest) return Error{Failure::no_input, std::string(url) + ": not in the archive"};
  return std::move(*newest);
}

Result<std::string> body_of(const WarcRecord& record) {
  return decode_message_body(http_field(record, "transfer-encoding"), http_field(record, "content-encoding"), http_part(record, true), kMostBody);
}

}  // namespace onrecord
