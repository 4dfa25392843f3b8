// XmlDocument: an XML tree of libxml2 read from untrusted bytes, in recovery mode, without network, entities or document type.
#pragma once

#include <memory>
#include <string>
#include <string_view>

// As <libxml/tree.h> declares them; users of the tree include that header.
using xmlDoc = struct _xmlDoc;    // NOLINT(bugprone-reserved-identifier)
using xmlNode = struct _xmlNode;  // NOLINT(bugprone-reserved-identifier)

namespace onrecord {

struct XmlFree {
  void operator()(xmlDoc* document) const;
};
using XmlDocument = std::unique_ptr<xmlDoc, XmlFree>;

/// Bytes in UTF-8: by byte order mark, HTTP charset, XML declaration, else UTF-8 where it is valid, else windows-1252.
[[nodiscard]] std::string decode_xml(std::string_view bytes, std::string_view content_type);
/// nullptr where nothing could be read. libxml2's own limits hold (256 levels, 10 MB a text).
[[nodiscard]] XmlDocument parse_xml(std::string_view utf8);

/// Name of an element with the usual prefix of its namespace, in lower case, whatever prefix the document uses: "dc:creator",
/// "content:encoded", "media:title". Atom's and RSS's own elements have none.
[[nodiscard]] std::string element_name(const xmlNode* node);
/// Value of the attribute with this local name; empty where it has none.
[[nodiscard]] std::string attribute(const xmlNode* node, const char* name);
[[nodiscard]] std::string text_of(const xmlNode* node);       ///< of all descendants
[[nodiscard]] std::string inner_markup(const xmlNode* node);  ///< children serialised
[[nodiscard]] bool has_element_child(const xmlNode* node);
/// `reference` made absolute by the xml:base attributes around `node` and the document's own address; as it is where that fails.
[[nodiscard]] std::string resolve_link(const xmlNode* node, std::string_view reference, std::string_view base);

/// HTML to plain text: tags cut, character references resolved, white space collapsed.
[[nodiscard]] std::string strip_markup(std::string_view html);

}  // namespace onrecord
