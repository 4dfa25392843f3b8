// What writers forget in XML and HTML, put right before a parser sees it. Only for the files of xml_document.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

/// What libxml2 may see: no declaration, no document type, no undefined entities, no control characters.
[[nodiscard]] std::string mend_xml(std::string_view text);

/// Appends what stands for the "&" at `at`; answers the bytes taken. Names of HTML become characters, a stray "&" becomes "&amp;".
std::size_t mend_reference(std::string& out, std::string_view text, std::size_t at);

}  // namespace onrecord
