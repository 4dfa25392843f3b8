#include "extract/content/tag_traits.h"

#include <algorithm>
#include <vector>

#include "core/table.h"

namespace onrecord::tags {
namespace {

struct Row {
  std::uint64_t key;
  unsigned traits;
};

constexpr std::string_view kFlat = "p li dt dd td th tr br hr img input meta link base area col embed param source track wbr html head body";
constexpr std::string_view kFormat = "a b big code em font i nobr s small strike strong tt u";
constexpr std::string_view kBarrier = "table template select caption applet marquee object foreignobject desc title annotation-xml mi mo mn ms mtext";
constexpr std::string_view kBlock =
    "address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup "
    "main menu nav ol pre section summary ul listing tbody thead tfoot colgroup";
constexpr std::string_view kInline = "option span label time sup sub abbr cite q picture video audio path g use";

std::vector<Row> make_rows() {
  std::vector<Row> rows;
  const auto add = [&](std::string_view names, unsigned traits) {
    for (const std::string_view name : split(names, ' ')) rows.push_back({key_of(name), traits});
  };
  add(kFlat, flat | special);
  add(kFormat, format);
  add(kBarrier, barrier | special | block);
  add(kBlock, block | special);
  add(kInline, 0);
  add("svg math", foreign);
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.key < b.key; });
  return rows;
}

}  // namespace

bool same_name(const Name& a, const Name& b) {
  const auto same_letter = [](char x, char y) { return to_lower(x) == to_lower(y); };
  return a.key == b.key && (a.text.size() <= 8 || std::equal(a.text.begin(), a.text.end(), b.text.begin(), b.text.end(), same_letter));
}

unsigned traits_of(const Name& name) {
  static const std::vector<Row> kRows = make_rows();
  const auto at = std::lower_bound(kRows.begin(), kRows.end(), name.key, [](const Row& row, std::uint64_t key) { return row.key < key; });
  return at == kRows.end() || at->key != name.key ? unsigned{special} : at->traits;
}

}  // namespace onrecord::tags
