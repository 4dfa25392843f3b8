#!/usr/bin/env python3
"""hard_nights_test.py ROOT ONRECORD: nights under bad conditions end with the right exit code and a clear line, and the next good night makes up for them.

A disk that fills up, a workspace that cannot be written to, two nights at once, a clock set back, a watch that no longer parses. What is there after the
good night that follows is compared with a night that nothing disturbed. The full disk is a small file system of memory in a namespace of its own; where the
system grants none, that part is left out and said."""
import fcntl
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

from demo_web import ONRECORD, DemoWeb

NOW = "2024-05-12T03:00:00Z"
# Fills a file system of $2 kB with a night, then grows it and goes through the night again; the workspace comes back to $1.
FULL_DISK = """
set -u
mount -t tmpfs -o size=$2k tmpfs "$1/disk" && cp -r "$1/before" "$1/disk/w" || exit 99
"$3" nightly --workspace "$1/disk/w" --now "$4" >"$1/out" 2>"$1/err"; echo $? >"$1/code"
mount -o remount,size=500m "$1/disk"
"$3" nightly --workspace "$1/disk/w" --now "$4" >"$1/out2" 2>"$1/err2"; echo $? >"$1/code2"
cp -r "$1/disk/w" "$1/after"
"""


def namespace(*words):
    return ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", *words]


def may_mount():
    if not shutil.which("unshare"):
        return False
    return subprocess.run(namespace('mount -t tmpfs tmpfs "$0"', tempfile.gettempdir()), capture_output=True).returncode == 0


def rows(folder, sql):
    with sqlite3.connect(f"{folder}/onrecord.db") as db:
        return sorted(map(repr, db.execute(sql)))


def state(folder):
    """What a night has brought, without ids and clocks."""
    return {"waiting": rows(folder, "SELECT url FROM crawl_fetches WHERE ingest = 'pending'"),
            "versions": rows(folder, "SELECT url, version_no, text_sha256 FROM article_versions JOIN articles USING (article_id)"),
            "claims": rows(folder, "SELECT url, speaker_name, content_text, span_start FROM claims JOIN article_versions USING (version_id)"
                                   " JOIN articles USING (article_id) WHERE retired_run_id IS NULL"),
            "told": rows(folder, "SELECT reason, statement_id IS NULL FROM alert_items")}


class HardNights(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.web = DemoWeb()
        cls.web.__enter__()
        cls.top = tempfile.TemporaryDirectory()
        cls.good = cls.workspace("good")
        assert cls.night(cls.good).returncode == 0
        cls.whole = state(cls.good)
        assert len(cls.whole["claims"]) > 100 and cls.whole["told"]

    @classmethod
    def tearDownClass(cls):
        cls.web.__exit__()
        cls.top.cleanup()

    @classmethod
    def workspace(cls, name):
        folder = pathlib.Path(cls.top.name, name)
        folder.parent.mkdir(parents=True, exist_ok=True)
        cls.web.workspace(folder)
        return folder

    @staticmethod
    def command(folder, *words, now=NOW):
        return subprocess.run([ONRECORD, *words, "--workspace", folder, "--now", now], capture_output=True, text=True, timeout=120)

    @classmethod
    def night(cls, folder, now=NOW):
        return cls.command(folder, "nightly", now=now)

    def assert_whole(self, folder):
        self.assertEqual(state(folder), self.whole)
        self.assertEqual(self.command(folder, "check", "db").stdout, "the index is whole\n")
        self.assertEqual(self.command(folder, "archive", "verify").returncode, 0)

    def test_a_disk_that_fills_up(self):
        if not may_mount():
            self.skipTest("no file system of one's own here")
        bare, whole = (sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) // 1024 for folder in (self.workspace("bare"), self.good))
        for part in (0.02, 0.2, 0.5, 0.8):
            with self.subTest(part=part):
                folder = pathlib.Path(self.top.name, f"full-{part}")
                self.workspace(f"full-{part}/before")
                (folder / "disk").mkdir()
                done = subprocess.run(namespace(FULL_DISK, "sh", str(folder), str(int(bare + (whole - bare) * part)), ONRECORD, NOW), capture_output=True, text=True, timeout=300)
                self.assertEqual(done.returncode, 0, done.stderr)
                said = {name: (folder / name).read_text() for name in ("out", "err", "code", "err2", "code2")}
                self.assertEqual(said["code"], "74\n", said)
                self.assertRegex(said["err"], "full|space|disk I/O", "the reason is named")
                self.assertEqual((said["code2"], said["err2"]), ("0\n", ""), said)
                self.assert_whole(folder / "after")

    def test_a_workspace_that_cannot_be_written_to(self):
        folder = self.workspace("read-only")
        self.assertEqual(self.night(folder).returncode, 0)
        for path in (folder, *folder.rglob("*")):
            path.chmod(path.stat().st_mode & ~0o222)
        reader = {"user": 65534, "group": 65534} if os.geteuid() == 0 else {}  # root may write everywhere
        pathlib.Path(self.top.name).chmod(0o755)
        ask = lambda *words: subprocess.run([ONRECORD, *words, "--workspace", folder, "--now", NOW], capture_output=True, text=True, timeout=120, **reader)
        try:
            try:
                ask("--version")
            except PermissionError:
                self.skipTest("the program lies where others may not read")
            done = ask("nightly")
            self.assertIn(done.returncode, (73, 77), done.stderr)
            self.assertIn(str(folder), done.stderr)
            for words in (("query", "--limit", "1"), ("show", "1"), ("figures",), ("timeline",), ("status",), ("sources",), ("export", "--format", "csv")):
                asked = ask(*words)
                self.assertEqual(asked.returncode, 0, (words, asked.stderr))
                self.assertTrue(asked.stdout, words)
        finally:
            for path in (folder, *folder.rglob("*")):
                path.chmod(path.stat().st_mode | 0o200)
        self.assert_whole(folder)

    def test_two_nights_at_once(self):
        folder = self.workspace("twice")
        with open(folder / "onrecord.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = self.night(folder)
            self.assertEqual(done.returncode, 75, done.stderr)
            self.assertIn("another", done.stderr)
        first, second = (subprocess.Popen([ONRECORD, "nightly", "--workspace", folder, "--now", NOW], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                         for _ in range(2))
        codes = sorted((first.wait(timeout=120), second.wait(timeout=120)))
        for night in (first, second):
            night.stdout.close()
            night.stderr.close()
        self.assertIn(codes, ([0, 0], [0, 75]))
        self.assert_whole(folder)

    def test_a_clock_set_back(self):
        folder = self.workspace("back")
        self.web.night(1)
        self.assertEqual(self.night(folder, "2024-05-12T03:00:00Z").returncode, 0)
        told = rows(folder, "SELECT count(*) FROM alert_items")
        back = self.night(folder, "2023-05-12T03:00:00Z")
        self.assertEqual((back.returncode, back.stdout), (0, ""), back.stderr)
        self.assertEqual(rows(folder, "SELECT count(*) FROM alert_items"), told, "nothing is told twice")
        self.assert_whole(folder)

    def test_a_watch_that_no_longer_parses(self):
        folder = self.workspace("watch")
        watches = folder / "watches.toml"
        good = watches.read_text()
        watches.write_text(good + '\n[[watch]]\nid = "odd"\ntext = "(deport* OR"\n')
        done = self.night(folder)
        self.assertEqual(done.returncode, 78, done.stderr)
        self.assertEqual(done.stderr, "onrecord: watches.toml: watch odd: text:12: a word is missing at the end\n")
        self.assert_whole(folder)  # the others are told
        watches.write_text(good)
        again = self.night(folder)
        self.assertEqual((again.returncode, again.stdout, again.stderr), (0, "", ""))
        self.assert_whole(folder)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
