#!/usr/bin/env python3
"""nightly_test.py ROOT ONRECORD: a night under cron says nothing when all is well, and what is wrong when it is not."""
import http.server
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest

from demo_web import ONRECORD, DemoWeb


class Nights(unittest.TestCase):
    def setUp(self):
        self.web = DemoWeb()
        self.web.__enter__()
        self.addCleanup(self.web.__exit__)
        self.port = self.web.port
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def workspace(self, name):
        self.web.workspace(self.folder / name)
        return self.folder / name

    def run_in(self, folder, *words):
        return subprocess.run([ONRECORD, *words, "--workspace", str(folder)], capture_output=True, text=True, timeout=300)

    def night(self, folder, day, *words):
        return self.run_in(folder, "nightly", "--now", f"2026-03-{day:02}T03:17:00Z", *words)

    def rows(self, folder, *words):
        return json.loads(self.run_in(folder, *words, "--format", "json").stdout)

    def test_a_feed_that_has_moved(self):
        """Told on the first day and after a week, and in the report of every day."""
        goal = f"http://127.0.0.12:{self.port}/feed.xml"

        class Moved(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(301 if self.path == "/feed" else 404)
                self.send_header("Location", goal)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Moved)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        folder = self.workspace("moved")
        old = f"http://127.0.0.1:{server.server_address[1]}/feed"
        with open(folder / "sources.toml", "a", encoding="utf-8") as out:
            out.write(f'\n[[source]]\nid = "gone-away"\nfeeds = ["{old}"]\n')
        line = f"gone-away: {old} has moved to {goal}"
        self.assertIn(line, self.night(folder, 1).stderr)
        report = (folder / "reports/china.md").read_text()
        self.assertIn("gone-away", report[report.index("Coverage"):])
        self.assertNotIn(line, self.night(folder, 2).stderr)
        self.assertIn(line, self.night(folder, 8).stderr)

    def test_nights(self):
        folder = self.workspace("w")
        first = self.night(folder, 1)
        self.assertEqual((first.returncode, first.stdout, first.stderr), (0, "", ""))
        self.assertTrue((folder / "reports/china.md").exists())
        self.assertFalse((folder / "onrecord.db-wal").exists() and (folder / "onrecord.db-wal").stat().st_size > 1 << 20)
        self.assertEqual(self.run_in(folder, "check", "db").stdout, "the index is whole\n")

        told = self.night(folder, 2, "-v")
        self.assertEqual(told.returncode, 0)
        self.assertIn("meridian-wire: ", told.stdout)
        self.assertIn(f"http://127.0.0.12:{self.port}/", told.stderr)

        health = self.rows(folder, "sources")
        self.assertEqual({row["source"]: row["state"] for row in health}["harbor-ledger"], "new")

        self.web.__exit__()
        lines = []
        for day in (3, 4, 5):
            away = self.night(folder, day)
            self.assertEqual((away.returncode, away.stdout), (75, ""))
            lines.append([line for line in away.stderr.splitlines() if "no answer for" in line])
        self.assertEqual([len(told) for told in lines], [0, 0, 4], lines)
        self.assertEqual({row["state"] for row in self.rows(folder, "sources")}, {"failing"})

    def test_sql_of_a_question_gives_its_rows(self):
        import sqlite3
        folder = self.workspace("w")
        self.night(folder, 1)
        words = ("query", "--country", "CN", "--text", "repatriat* OR deport*", "--limit", "5")
        with sqlite3.connect(folder / "onrecord.db") as db:
            by_hand = [row[0] for row in db.execute(self.run_in(folder, *words, "--explain").stdout)]
        self.assertEqual(by_hand, [row["claim"] for row in self.rows(folder, *words)])
        self.assertEqual(len(by_hand), 5)

    def test_pages_of_a_warc_find_their_sources(self):
        first, second = self.workspace("first"), self.workspace("second")
        self.night(first, 1)
        files = [str(path) for path in sorted((first / "archive").glob("*.warc.gz"))]
        done = self.run_in(second, "ingest", "-v", "--now", "2026-03-01T03:17:00Z", *files)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("claims: http://127.0.0.11:", done.stderr)
        counts = {row["source"]: row["articles"] for row in self.rows(second, "sources")}
        self.assertGreater(counts["harbor-ledger"], 5)
        self.assertGreater(counts["valdora-migration"], 5)
        self.assertNotIn("files", counts)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
