#include "crawler/feed_values.h"

#include <libxml/tree.h>
#include <openssl/evp.h>

#include <algorithm>

#include "core/table.h"
#include "core/utf8.h"

namespace onrecord {
namespace {

/// Atom keeps what is neither text nor markup in base64: Atom 0.3 says so by "mode", Atom 1.0 by a type that is no text.
bool is_base64(const xmlNode* node) {
  const std::string type = attribute(node, "type");
  if (attribute(node, "mode") == "base64") return true;
  return type.starts_with("application/octet-stream") || type.starts_with("image/");
}

std::string decoded(std::string_view base64) {
  std::string text;
  for (const char c : base64) {
    if (static_cast<unsigned char>(c) > 0x20) text += c;
  }
  std::string out(text.size() / 4 * 3 + 3, '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()), reinterpret_cast<const unsigned char*>(text.data()),
                                   static_cast<int>(text.size()));
  if (size < 0) return {};
  const auto padding = static_cast<std::size_t>(text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0);
  out.resize(static_cast<std::size_t>(size) - std::min(padding, static_cast<std::size_t>(size)));
  return to_valid_utf8(out);
}

}  // namespace

void for_each_element(const xmlNode* parent, const std::function<void(const xmlNode*)>& visit) {
  for (const xmlNode* child = parent->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) visit(child);
  }
}

std::string trimmed(std::string_view text) { return std::string(trim(text)); }

std::string body_of(const xmlNode* node) {
  if (!has_element_child(node)) return is_base64(node) ? decoded(text_of(node)) : trimmed(text_of(node));
  const xmlNode* only = nullptr;
  int count = 0;
  for_each_element(node, [&](const xmlNode* child) {
    only = child;
    ++count;
  });
  const bool wrapped = count == 1 && element_name(only).ends_with("div");
  return trimmed(inner_markup(wrapped ? only : node));
}

std::string plain_of(const xmlNode* node, bool atom) {
  if (has_element_child(node)) return strip_markup(inner_markup(node));
  if (is_base64(node)) return strip_markup(decoded(text_of(node)));
  const std::string type = attribute(node, "type");
  const bool text = atom && (type.empty() || type == "text" || type == "text/plain");
  return text ? trimmed(text_of(node)) : strip_markup(text_of(node));
}

std::string person_of(const xmlNode* node) {
  if (!has_element_child(node)) return strip_markup(text_of(node));
  std::string name;
  std::string email;
  for_each_element(node, [&](const xmlNode* child) {
    const std::string tag = element_name(child);
    if (tag == "name") name = trimmed(text_of(child));
    if (tag == "email") email = trimmed(text_of(child));
  });
  if (name.empty() && email.empty()) return strip_markup(inner_markup(node));  // RSS with markup inside
  if (name.empty() || email.empty()) return name + email;
  return name + " (" + email + ")";
}

std::string relation_of(const xmlNode* link) {
  std::string rel = attribute(link, "rel");
  const std::size_t name = rel.rfind('/');
  if (name != std::string::npos && rel.find("iana.org") != std::string::npos) rel.erase(0, name + 1);
  return rel.empty() ? "alternate" : rel;
}

std::string resolved_id(const xmlNode* node, std::string_view base) {
  std::string value = trimmed(text_of(node));
  return value.empty() || base.empty() || value.find(':') != std::string::npos ? value : resolve_link(node, value, base);
}

int rank_of_link(const xmlNode* link, bool atom) {
  const bool bare = link->ns == nullptr || link->ns->prefix == nullptr;
  if (!atom && bare && attribute(link, "rel").empty()) return Choice::kLastWins;  // RSS that writes its link as Atom does
  const std::string type = attribute(link, "type");
  return type.empty() || type.find("html") != std::string::npos ? 4 : 3;
}

}  // namespace onrecord
