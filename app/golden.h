// Goldens: a page and the article that should be read from it, as a folder of files.
//
//   page.html      the bytes of the page
//   page.json      {"url": ..., "content_type": ...}: what else the reader is told
//   article.json   metadata and blocks of the article, a line each
#pragma once

#include <filesystem>
#include <string>

#include "core/article.h"
#include "core/page.h"
#include "core/result.h"

namespace onrecord {

/// The article as article.json holds it: fixed order of keys, a block a line, so that a change shows as a small difference.
[[nodiscard]] std::string golden_text(const Article& article);

/// The page of a golden's folder.
[[nodiscard]] Result<Page> read_golden_page(const std::filesystem::path& folder);

/// Writes the three files; the folder is made where it is missing.
[[nodiscard]] Status write_golden(const std::filesystem::path& folder, const Page& page, const Article& article);

}  // namespace onrecord
