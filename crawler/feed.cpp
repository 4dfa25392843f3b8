#include "crawler/feed.h"

#include <libxml/tree.h>

#include "core/table.h"
#include "crawler/feed_date.h"
#include "crawler/feed_values.h"
#include "crawler/xml_document.h"

namespace onrecord {
namespace {

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
      feed_.entries.push_back(read_feed_entry(child, atom, base_));
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
