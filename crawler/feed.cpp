#include "crawler/feed.h"

#include <libxml/tree.h>

#include <openssl/evp.h>

#include <algorithm>

#include "core/table.h"
#include "core/utf8.h"
#include "crawler/feed_date.h"
#include "crawler/xml_document.h"

namespace onrecord {
namespace {

template <typename Visit>
void for_each_element(const xmlNode* parent, Visit visit) {
  for (const xmlNode* child = parent->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) visit(child);
  }
}

/// How sure a value is: a better element replaces a worse one, the first of equals stays (of RSS links the last, as readers have it).
class Choice {
 public:
  static constexpr int kLastWins = 9;
  explicit Choice(std::string& value) : value_(value) {}
  void offer(int rank, std::string text) {
    if (text.empty() || rank < rank_ || (rank == rank_ && rank != kLastWins)) return;
    rank_ = rank;
    value_ = std::move(text);
  }

 private:
  std::string& value_;
  int rank_ = 0;
};

std::string trimmed(std::string_view text) { return std::string(trim(text)); }

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

/// HTML or text of a text construct: the markup of inline XHTML (without the "div" around it), else the text.
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

/// Titles and names as plain text. Atom's type "text" holds no markup; RSS does not say, and most writers put HTML.
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

/// What an Atom "link" is for: its "rel", by default the page itself.
std::string relation_of(const xmlNode* link) {
  std::string rel = attribute(link, "rel");
  const std::size_t name = rel.rfind('/');
  if (name != std::string::npos && rel.find("iana.org") != std::string::npos) rel.erase(0, name + 1);
  return rel.empty() ? "alternate" : rel;
}

/// Atom ids are references too; "tag:", "urn:" and the like stay as they are.
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

void add_once(std::vector<std::string>& list, std::string text) {
  if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

class EntryReader {
 public:
  EntryReader(const xmlNode* node, bool atom, std::string_view base) : node_(node), atom_(atom), base_(base) {}

  FeedEntry read() {
    for_each_element(node_, [this](const xmlNode* child) { read_child(child); });
    link_.offer(2, resolve_link(node_, attribute(node_, "href"), base_));  // CDF
    if (const auto date = parse_feed_date(attribute(node_, "lastmod")); date && !entry_.updated) entry_.updated = date;
    if (!entry_.published) entry_.published = dublin_core_date_;
    if (entry_.id.empty()) id_.offer(1, trimmed(attribute(node_, "about")));
    if (entry_.summary.empty()) entry_.summary = entry_.content;
    return std::move(entry_);
  }

 private:
  void read_child(const xmlNode* child) {
    const std::string tag = element_name(child);
    if (tag == "title")
      title_.offer(3, plain_of(child, atom_));
    else if (tag == "dc:title")
      title_.offer(2, plain_of(child, false));
    else if (tag == "media:title" || tag == "itunes:title")
      title_.offer(1, plain_of(child, false));
    else if (tag == "link")
      read_link(child);
    else if (tag == "guid" || tag == "id" || tag == "dc:identifier")
      read_id(child, tag);
    else if (tag == "author" || tag == "dc:creator" || tag == "dc:author" || tag == "itunes:author")
      read_author(child, tag);
    else if (tag == "category" || tag == "dc:subject" || tag.ends_with(":category"))
      read_tag(child);
    else if (tag == "tags" || tag == "itunes:keywords" || tag == "media:keywords")
      read_words(text_of(child));
    else if (tag == "enclosure")
      add_once(entry_.enclosures, resolve_link(child, attribute(child, "url"), base_));
    else if (!read_date(child, tag))
      read_body(child, tag);
  }

  void read_link(const xmlNode* child) {
    const std::string rel = relation_of(child);
    std::string href = attribute(child, "href");
    if (href.empty() && rel == "alternate") {
      link_.offer(Choice::kLastWins, resolve_link(child, text_of(child), base_));
      return;
    }
    if (href.empty()) href = text_of(child);
    if (rel == "enclosure") add_once(entry_.enclosures, resolve_link(child, href, base_));
    if (rel == "alternate") link_.offer(rank_of_link(child, atom_), resolve_link(child, href, base_));
  }

  void read_id(const xmlNode* child, std::string_view tag) {
    const std::string value = atom_ && tag == "id" ? resolved_id(child, base_) : trimmed(text_of(child));
    id_.offer(tag == "dc:identifier" ? 2 : 3, value);
    if (tag != "dc:identifier" && attribute(child, "ispermalink") != "false" && (value.starts_with("http:") || value.starts_with("https:"))) {
      link_.offer(1, resolve_link(child, value, base_));
    }
  }

  void read_author(const xmlNode* child, std::string_view tag) {
    author_.offer(tag == "author" ? 3 : tag == "itunes:author" ? 1 : 2, person_of(child));
  }

  void read_tag(const xmlNode* child) {
    std::string term = attribute(child, "term");
    if (term.empty()) term = attribute(child, "text");
    if (term.empty()) term = strip_markup(text_of(child));
    add_once(entry_.tags, std::move(term));
    for_each_element(child, [this](const xmlNode* inner) { read_tag(inner); });
  }

  /// The words of a list with commas; `list` must outlive the loop, for split() gives views of it.
  void read_words(const std::string& list) {
    for (const std::string_view word : split(list, ',')) add_once(entry_.tags, trimmed(word));
  }

  bool read_date(const xmlNode* child, std::string_view tag) {
    const bool published =
        tag == "pubdate" || tag == "published" || tag == "issued" || tag == "dcterms:issued" || tag == "dcterms:created" || tag == "created";
    const bool updated = tag == "updated" || tag == "modified" || tag == "dc:date" || tag == "dcterms:modified" || tag == "lastbuilddate";
    if (!published && !updated) return false;
    auto& slot = published ? entry_.published : entry_.updated;
    if (tag == "dc:date") dublin_core_date_ = parse_feed_date(text_of(child));
    const bool weak = tag == "created" || tag == "dcterms:created";
    if (const auto date = parse_feed_date(text_of(child)); date && (!slot || !weak)) slot = date;
    return true;
  }

  void read_body(const xmlNode* child, std::string_view tag) {
    if (tag == "description" || tag == "summary")
      summary_.offer(5, body_of(child));
    else if (tag == "dc:description" || tag == "abstract" || tag == "itunes:summary")
      summary_.offer(3, body_of(child));
    else if (tag == "media:description" || tag == "itunes:subtitle")
      summary_.offer(1, body_of(child));
    else if (tag == "content" || tag == "content:encoded" || tag == "fullitem")
      content_.offer(3, body_of(child));
    else if (tag == "xhtml:body" || tag == "body" || tag == "xhtml:div" || tag == "div")
      content_.offer(2, body_of(child));
  }

  const xmlNode* node_;
  bool atom_;
  std::string_view base_;
  FeedEntry entry_;
  std::optional<Instant> dublin_core_date_;
  Choice title_{entry_.title};
  Choice link_{entry_.link};
  Choice id_{entry_.id};
  Choice author_{entry_.author};
  Choice summary_{entry_.summary};
  Choice content_{entry_.content};
};

class FeedReader {
 public:
  explicit FeedReader(std::string_view base) : base_(base) {}

  Feed read(const xmlNode* root) {
    const std::string name = element_name(root);
    const std::string local = name.substr(name.rfind(':') == std::string::npos ? 0 : name.rfind(':') + 1);
    feed_.format = local == "feed" ? FeedFormat::atom : local == "rss" ? FeedFormat::rss : local == "rdf" ? FeedFormat::rdf : FeedFormat::unknown;
    if (local == "channel") feed_.format = FeedFormat::rss;  // the "rss" around it was left out or lost
    if (feed_.format == FeedFormat::unknown) return {};
    language_.offer(1, attribute(root, "lang"));
    if (local == "channel") read_channel_attributes(root);
    read_children(root, 0);
    return std::move(feed_);
  }

 private:
  /// Microsoft's Channel Definition Format, from before RSS.
  void read_channel_attributes(const xmlNode* channel) {
    link_.offer(1, resolve_link(channel, attribute(channel, "href"), base_));
    if (const auto date = parse_feed_date(attribute(channel, "lastmod"))) feed_.updated = date;
  }

  void read_children(const xmlNode* parent, int depth) {
    for_each_element(parent, [&](const xmlNode* child) { read_child(child, depth); });
  }

  void read_child(const xmlNode* child, int depth) {
    const bool atom = feed_.format == FeedFormat::atom;
    const std::string tag = element_name(child);
    if (tag == "item" || tag == "entry")
      feed_.entries.push_back(EntryReader(child, atom, base_).read());
    else if ((tag == "channel" || tag == "items") && depth < 3) {
      language_.offer(2, attribute(child, "lang"));
      read_children(child, depth + 1);
    } else if (tag == "title")
      title_.offer(3, plain_of(child, atom));
    else if (tag == "dc:title")
      title_.offer(2, plain_of(child, false));
    else if (tag == "language")
      language_.offer(4, trimmed(text_of(child)));
    else if (tag == "dc:language")
      language_.offer(3, trimmed(text_of(child)));
    else if (tag == "id" && atom && resolved_id(child, base_).find("://") != std::string::npos)
      link_.offer(1, resolve_link(child, text_of(child), base_));
    else if (tag == "link")
      read_link(child);
    else
      read_date(child, tag);
  }

  void read_link(const xmlNode* child) {
    const std::string href = attribute(child, "href");
    if (href.empty())
      link_.offer(Choice::kLastWins, resolve_link(child, text_of(child), base_));
    else if (relation_of(child) == "alternate")
      link_.offer(rank_of_link(child, feed_.format == FeedFormat::atom), resolve_link(child, href, base_));
  }

  void read_date(const xmlNode* child, std::string_view tag) {
    const int rank = tag == "dcterms:modified"                                         ? 4
                     : tag == "updated" || tag == "modified" || tag == "lastbuilddate" ? 3
                     : tag == "dc:date"                                                ? 2
                     : (tag == "pubdate" || tag == "dcterms:issued")                   ? 1
                                                                                       : 0;
    if (rank <= date_rank_) return;
    if (const auto date = parse_feed_date(text_of(child))) {
      feed_.updated = date;
      date_rank_ = rank;
    }
  }

  std::string_view base_;
  Feed feed_;
  int date_rank_ = 0;
  Choice title_{feed_.title};
  Choice link_{feed_.link};
  Choice language_{feed_.language};
};

}  // namespace

std::string_view to_string(FeedFormat format) {
  switch (format) {
    case FeedFormat::rss: return "rss";
    case FeedFormat::rdf: return "rdf";
    case FeedFormat::atom: return "atom";
    case FeedFormat::json: return "json";
    case FeedFormat::unknown: break;
  }
  return "unknown";
}

Feed parse_feed(std::string_view bytes, std::string_view content_type, std::string_view base) {
  const std::string text = decode_xml(bytes, content_type);
  if (trim(text).starts_with('{')) return parse_json_feed(text, base);
  const XmlDocument document = parse_xml(text);
  const xmlNode* const root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  return root == nullptr ? Feed{} : FeedReader(base).read(root);
}

}  // namespace onrecord
