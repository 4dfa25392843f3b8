#!/usr/bin/env python3
"""watch_test.py ROOT ONRECORD: a watch is added, tried and shown; what is wrong with it is said before it is written."""
import json
import pathlib
import subprocess
import sys
import tempfile
import tomllib
import unittest
import xml.etree.ElementTree

ONRECORD = sys.argv[2]
TEXTS = ["Border Minister Zoë Ray said on Monday that over 24,000 people crossed from China in fiscal year 2023.",
         "\"We will not close the border,\" Zoë Ray said on Monday. She said talks with China would go on."]


class Watches(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name) / "w"
        self.run_to(0, "init", str(self.folder), place=False)
        (self.folder / "watches.toml").write_text("")
        pages = [{"url": f"https://a.example/{i}", "title": "Crossings", "date": "2024-05-06", "text": text} for i, text in enumerate(TEXTS)]
        (self.folder / "in.jsonl").write_text("".join(json.dumps(page) + "\n" for page in pages))
        self.run_to(0, "ingest", str(self.folder / "in.jsonl"), "--now", "2024-05-07T03:00:00Z")

    def run_to(self, code, *words, place=True):
        done = subprocess.run([ONRECORD, *words, *(["--workspace", str(self.folder)] if place else [])], capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, code, f"{words}: {done.stderr}")
        return done

    def trial(self, *words):
        return self.run_to(0, "watch", "test", *words, "--now", "2024-05-10T03:00:00Z").stdout

    def settings(self):
        return tomllib.loads((self.folder / "watches.toml").read_text())["watch"]

    def test_what_is_added_is_read_again(self):
        self.run_to(0, "watch", "add", "china", "--title", 'On "China"', "--country", "cn", "--speaker", "Ray", "--figure", ">=100", "--to", "a/b.html", "--to", "mailto:x@example.org")
        watch = self.settings()[0]
        self.assertEqual((watch["title"], watch["about"], watch["speakers"], watch["figure_min"]), ('On "China"', ["CN"], ["Ray"], 100))
        self.assertEqual(watch["deliver"], [{"to": "a/b.html", "format": "html"}, {"to": "mailto:x@example.org"}])
        self.assertIn("delivers to nobody yet", self.run_to(0, "watch", "add", "two", "--country", "US").stderr)

    def test_what_is_wrong_is_not_written(self):
        for code, words, fact in ((64, ["a", "--text", "deport* OR ("], "text:13"), (64, ["a", "--country", "China"], "China"), (64, [], "needs the id"),
                                  (78, ["A b"], "nothing is added"), (64, ["a", "--figure", "many"], "many")):
            self.assertIn(fact, self.run_to(code, "watch", "add", *words).stderr)
        self.assertEqual((self.folder / "watches.toml").read_text(), "")

    def test_a_trial_records_nothing_and_says_so(self):
        self.run_to(0, "watch", "add", "ray", "--speaker", "Ray", "--to", "r.md")
        text = self.trial("ray")
        self.assertRegex(text, r"^\d+ new statements - 2024-05-10\n")
        self.assertIn("of the last 30 days; a trial: nothing is recorded or sent", text)
        self.assertNotIn("Why you get this", text)
        self.assertIn("more: onrecord watch test ray --limit -1", self.trial("ray", "--limit", "1"))
        self.assertEqual(self.run_to(0, "watch", "show", "ray").stdout, "")
        self.assertFalse((self.folder / "r.md").exists())

    def test_a_trial_in_every_format(self):
        self.run_to(0, "watch", "add", "ray", "--speaker", "Ray", "--to", "r.md")
        self.assertIn("### ray (", self.trial("--format", "markdown"))
        self.assertTrue(self.trial("--format", "html").rstrip().endswith("</html>"))
        xml.etree.ElementTree.fromstring(self.trial("--format", "atom").encode())
        report = json.loads(self.trial("--format", "json"))
        self.assertEqual(report["digests"][0]["items"][0]["published_on"], "2024-05-06")
        self.assertEqual(report["quiet"], [])
        self.assertIn("--format", self.run_to(64, "watch", "test", "--format", "csv").stderr)

    def test_what_was_told_is_shown(self):
        self.run_to(0, "watch", "add", "ray", "--speaker", "Ray", "--to", "r.md")
        self.run_to(0, "alert", "--now", "2024-05-07T04:00:00Z")
        told = json.loads(self.run_to(0, "watch", "show", "ray", "--format", "json").stdout)
        self.assertGreaterEqual(len(told), 2)
        self.assertEqual(len(json.loads(self.run_to(0, "watch", "show", "ray", "--limit", "1", "--format", "json").stdout)), 1)
        self.assertIn("no watch 'nobody'", self.run_to(66, "watch", "show", "nobody").stderr)
        self.assertIn("no watch 'nobody'", self.run_to(66, "watch", "test", "nobody").stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
