#include "bench/page_generator.h"

#include <array>

namespace onrecord {
namespace {

constexpr std::array kSentences = {
    "The harbour board voted on Tuesday to close the old ferry pier, after engineers found cracks in three of its pillars.",
    "&ldquo;We cannot ask people to walk over it,&rdquo; said Mara Oduya, who chairs the board.",
    "Traders at the market say the closure will cost them <a href=\"/tag/customers\">a third of their customers</a>, about 1,200 a day.",
    "The ministry promised \xE2\x82\xAC"
    "14 million in March 2024, and has paid half of it, according to the city&#8217;s treasurer.",
    "Exports to the northern provinces fell <strong>7 percent</strong> in the third quarter from a year earlier.",
    "No deaths were reported, but at least 40 people were hurt when the <em>Alder</em> bridge broke thirteen years ago.",
    "Lawmakers of both parties welcomed the decision and asked the court to publish its reasons within two weeks.",
    "Her predecessor, Selma Harrow, had warned in 2019 that the work could not wait for another budget."};

/// A small generator of our own: pages must be the same everywhere.
class Dice {
 public:
  explicit Dice(unsigned seed) : state_(seed * 2654435761U + 12345U) {}
  unsigned roll(unsigned sides) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 16) % sides;
  }

 private:
  unsigned state_;
};

std::string sentences(Dice& dice, unsigned count) {
  std::string text;
  for (unsigned i = 0; i < count; ++i) text += std::string(kSentences[dice.roll(kSentences.size())]) + " ";
  return text;
}

void add_head(std::string& page, const std::string& title) {
  page += "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title +
          " | Harbour Post</title><meta property=\"og:title\" content=\"" + title +
          "\"><meta property=\"og:site_name\" content=\"Harbour Post\"><link rel=\"canonical\" href=\"https://harbour-post.example/pier\">"
          "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"" +
          title +
          "\",\"datePublished\":\"2024-05-06T09:00:00+02:00\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ilse Brandt\"}]}</script>"
          "<style>.post-body p{margin:0 0 1em}.site-nav li{display:inline-block}</style></head>";
}

void add_script(std::string& page, Dice& dice) {
  page += "<script>window.settings=window.settings||{};";
  for (int i = 0; i < 40; ++i)
    page += "settings.slot" + std::to_string(dice.roll(900)) + "={\"size\":[[300,250],[728,90]],\"when\":function(a){return a<b}};";
  page += "</script>";
}

void add_menu(std::string& page, Dice& dice) {
  page += "<nav class=\"site-nav site-nav--main\" role=\"navigation\"><ul class=\"menu menu--wide\">";
  for (int i = 0; i < 24; ++i) {
    const std::string number = std::to_string(dice.roll(999));
    page += "<li id=\"menu-item-" + number + "\" class=\"menu-item menu-item-type-taxonomy menu-item-" + number +
            "\"><a class=\"menu-link\" href=\"/section/" + number + "/\"><span class=\"label\">Section " + number + "</span></a></li>\n";
  }
  page += "</ul></nav>";
}

void add_teasers(std::string& page, Dice& dice) {
  page += "<aside class=\"widget related-posts\"><h3 class=\"widget-title\">More from the harbour</h3>";
  for (int i = 0; i < 8; ++i) {
    page += "<div class=\"card card--small\" data-id=\"" + std::to_string(dice.roll(99999)) + "\"><a class=\"card__link\" href=\"/2024/05/" +
            std::to_string(dice.roll(28) + 1) +
            "/story\"><figure class=\"card__image\"><img loading=\"lazy\" width=\"300\" height=\"200\" srcset=\"/i/a.jpg 300w, /i/b.jpg 600w\" "
            "alt=\"\"><figcaption>A ferry at the pier</figcaption></figure><h4 class=\"card__title\">Ferries are late again on line " +
            std::to_string(dice.roll(40)) + "</h4></a><span class=\"card__time\">2 hours ago</span></div>\n";
  }
  page += "</aside>";
}

void add_comments(std::string& page, Dice& dice) {
  page += "<section id=\"comments\" class=\"comments-area\"><ol class=\"comment-list\">";
  for (int i = 0; i < 6; ++i) page += "<li class=\"comment\"><div class=\"comment-body\"><p>" + sentences(dice, 1) + "</p></div></li>";
  page += "</ol></section>";
}

}  // namespace

std::string make_page(unsigned number, std::size_t bytes) {
  Dice dice(number);
  std::string page;
  page.reserve(bytes + 4096);
  add_head(page, "Old ferry pier number " + std::to_string(number) + " to close");
  page += "<body class=\"single\">";
  add_menu(page, dice);
  page += "<main><article class=\"post\"><h1 class=\"title\">Old ferry pier number " + std::to_string(number) +
          " to close</h1><p class=\"byline\">By Ilse Brandt</p><div class=\"post-body\">";
  for (int i = 0; i < 16; ++i) page += "<p>" + sentences(dice, 2 + dice.roll(3)) + "</p>\n";
  page += "</div></article></main>";
  while (page.size() < bytes) {
    add_script(page, dice);
    add_teasers(page, dice);
    if (dice.roll(2) == 0) add_menu(page, dice);
    if (dice.roll(2) == 0) add_comments(page, dice);
  }
  return page + "</body></html>";
}

}  // namespace onrecord
