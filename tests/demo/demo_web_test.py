"""The demo's news web keeps its promises: enough articles, two nights, every page of every site is served."""
import gzip
import re
import sys
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "demo"))
import serve  # noqa: E402


class DemoWeb(unittest.TestCase):
    def setUp(self):
        self.web = serve.Web(8911, 1)

    def test_enough_articles_on_every_site(self):
        self.assertGreaterEqual(len(self.web.nights[1]), 40)
        for site in serve.SITES:
            self.assertGreaterEqual(len(self.web.of(site)), 5)

    def test_articles_have_the_length_of_news(self):
        for key, article in self.web.nights[2].items():
            words = sum(len(line.split()) for line in article["text"])
            self.assertTrue(280 <= words <= 500, f"{key}: {words} words")

    def test_lists_and_tables_are_marked_up(self):
        table = self.web.answer("ministry", "/press/2024-14-asylum-statistics.html")[1].decode()
        self.assertIn("<tr><td>Syria</td><td>512</td><td>590</td></tr>", table)
        self.assertIn("<li>meals, $2.3 million</li>", self.web.answer("ledger", "/2024/05/asylum-hotel/")[1].decode())
        for (site, path) in self.web.nights[1]:
            self.assertNotRegex(self.web.answer(site, path)[1].decode("latin-1"), r">[-|] ")

    def test_every_site_has_navigation_cookies_and_related_links(self):
        for site in serve.SITES:
            page = self.web.answer(site, self.web.of(site)[0]["path"])[1].decode("latin-1")
            self.assertIn("ookie" if site != "wire" else "consent", page)
            self.assertGreaterEqual(len(re.findall(r"<a [^>]*href=", page)), 6)
        self.assertIn(b"comment-list", self.web.answer("ledger", "/2024/05/asylum-hotel/")[1])
        self.assertIn(b"Guest book", self.web.answer("courier", "/news/2024/05/06/shellfish.html")[1])

    def test_second_night_adds_and_corrects(self):
        first, second = self.web.nights[1], self.web.nights[2]
        self.assertTrue(set(first) < set(second))
        self.assertEqual([key for key in first if first[key]["text"] != second[key]["text"]],
                         [("ledger", "/2024/05/what-the-border-numbers-say/")])

    def test_only_new_and_corrected_pages_change(self):
        before = {key: self.web.answer(*key) for key in self.web.nights[1]}
        self.web.night = 2
        changed = [key for key in before if self.web.answer(*key) != before[key]]
        self.assertEqual(changed, [("ledger", "/2024/05/what-the-border-numbers-say/")])

    def test_every_article_is_served_with_its_text(self):
        for (site, path), article in self.web.nights[2].items():
            self.web.night = 2
            kind, body = self.web.answer(site, path)
            text = body.decode(re.search(r"charset=(\S+)", kind).group(1))
            self.assertIn(serve.html.escape(article["text"][0], quote=False), text)

    def test_sites_list_their_articles(self):
        for site, listing in (("ledger", "/feed/"), ("wire", "/sitemap-news.xml.gz"), ("ministry", "/press/"), ("courier", "/news.html")):
            body = self.web.answer(site, listing)[1]
            text = (gzip.decompress(body) if listing.endswith(".gz") else body).decode()
            for article in self.web.of(site):
                self.assertIn(article["path"], text)

    def test_awkward_pages_exist(self):
        flags = [article["flags"] for article in self.web.nights[1].values()]
        self.assertTrue(any("cp1252" in f for f in flags))
        self.assertNotIn(b"ld+json", self.web.answer("ministry", "/press/2024-14-asylum-statistics.html")[1])

    def test_a_copy_is_syndicated(self):
        texts = ["\n".join(a["text"]) for a in self.web.nights[1].values()]
        self.assertEqual(len(texts) - len(set(texts)), 1)


if __name__ == "__main__":
    unittest.main()
