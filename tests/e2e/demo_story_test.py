#!/usr/bin/env python3
"""demo_story_test.py ROOT ONRECORD: what the demo promises to show: a contradiction, a correction, one copy folded into the wire's report, whole texts of every shape of page."""
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
from demo_web import ONRECORD, ROOT, DemoWeb  # noqa: E402

sys.path.insert(0, str(ROOT / "demo"))
import serve  # noqa: E402


class DemoStory(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.workspace = pathlib.Path(folder.name)
        with DemoWeb() as web:
            web.workspace(folder.name)
            for night in (1, 2):
                web.night(night)
                subprocess.run([ONRECORD, "nightly", "--workspace", folder.name], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        newest, _, older = (cls.workspace / "reports/china.md").read_text(encoding="utf-8").partition("<!-- digest china-deportations-2 -->")
        cls.reports = {1: older, 2: newest}

    def rows(self, *words):
        out = subprocess.run([ONRECORD, *words, "--workspace", str(self.workspace), "--format", "json"], check=True, capture_output=True, text=True)
        return json.loads(out.stdout)

    def test_the_second_night_contradicts_and_revises_nothing(self):
        contradicts = self.reports[2].partition("### Contradicts")[2].partition("###")[0]
        self.assertIn("21,500", contradicts)
        self.assertIn("over 24,000 (border agency data, Meridian Wire, 2024-05-07)", contradicts)
        self.assertNotIn("### Changed", self.reports[2])
        self.assertNotIn("### Contradicts", self.reports[1])

    def test_the_series_shows_who_contradicts_whom(self):
        series = [row for row in self.rows("figures", "--counted", "crossings", "--country", "CN") if row["period"] == "FY2023"]
        recount = [row for row in series if row["low"] == 21500]
        self.assertEqual(len(recount), 1)
        self.assertEqual(len(recount[0]["contradicts"].split()), len(series) - 1)
        self.assertTrue(all(row["revises"] == "" for row in series), series)

    def test_the_correction_is_a_change_of_one_claim(self):
        (change,) = self.rows("changes")
        self.assertEqual((change["kind"], change["speaker"]), ("altered", "Hale Ostrander"))
        self.assertTrue(change["before"].startswith("6 percent") and change["after"].startswith("9 percent"), change)

    def test_the_copy_is_folded_into_the_wires_report(self):
        self.assertIn("(1 copy folded)", self.reports[1])
        self.assertIn("2 reports, 2 outlets", self.reports[1])
        self.assertNotIn("returns-talks.html", self.reports[1])

    def test_texts_are_whole_and_hold_nothing_of_the_frame(self):
        """Every line of an article and no other, of all four shapes of page."""
        with sqlite3.connect(self.workspace / "onrecord.db") as db:
            found = db.execute("SELECT a.url, v.headline, t.text FROM articles a JOIN article_versions v ON v.version_id=a.current_version "
                               "JOIN article_texts t USING(version_id)").fetchall()
        self.assertEqual(len(found), len(serve.load_nights()[2]))
        for url, headline, text in found:
            host, path = url.removeprefix("http://").split("/", 1)
            article = serve.load_nights()[2][serve.BY_ADDRESS[host.split(":")[0]], "/" + path]
            wanted = []
            for line in article["text"]:
                wanted += [cell.strip() for cell in line.strip("| ").split("|")] if line.startswith("| ") else [line.removeprefix("- ")]
            self.assertEqual(headline, article["title"])
            self.assertEqual([line.strip() for line in text.split("\n") if line.strip()], wanted, url)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
