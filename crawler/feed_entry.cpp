#include <libxml/tree.h>

#include <algorithm>

#include "core/table.h"
#include "core/utf8.h"
#include "crawler/feed_date.h"
#include "crawler/feed_values.h"

namespace onrecord {
namespace {

constexpr std::size_t kMostValues = 500;  // of tags or enclosures of an entry: a stranger's list has no end

void add_once(std::vector<std::string>& list, std::string text) {
  if (!text.empty() && list.size() < kMostValues && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
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

}  // namespace

FeedEntry read_feed_entry(const xmlNode* node, bool atom, std::string_view base) { return EntryReader(node, atom, base).read(); }

}  // namespace onrecord
