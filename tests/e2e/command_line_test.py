#!/usr/bin/env python3
"""command_line_test.py ROOT BINARY: exit codes, streams and single pages of the web, as a user meets them."""
import http.server
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

ROOT, BINARY = Path(sys.argv[1]), sys.argv[2]
PAGE = """<!doctype html><html lang="en"><head><title>Ferry tolls</title></head><body><nav>Home</nav><article><h1>Ferry tolls</h1>
<p>The harbour board raised its tolls on Monday, and said the money would pay for a new pier at the eastern landing.</p>
<p>"We waited for eight years," said Ada Venn, the chair of the board. She said 1,200 lorries crossed in April.</p></article></body></html>"""
FEED = '<rss version="2.0"><channel><title>Harbour</title><item><link>http://127.0.0.1:%d/page</link></item></channel></rss>'
FRONT = '<title>The "Harbour" Post</title><link rel="alternate" type="application/rss+xml" href="/feed">'
ROBOTS = "User-agent: *\nDisallow: /private/\n"


class Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body, status, where = {
            "/robots.txt": (ROBOTS, 200, None), "/page": (PAGE, 200, None), "/private/page": (PAGE, 200, None), "/old": ("", 301, "/page"),
            "/out": ("", 302, "/private/page"), "/feed": (FEED % self.server.server_port, 200, None), "/front": (FRONT, 200, None), "/away": ("", 302, "http://127.0.0.2:%d/page" % self.server.server_port),
        }.get(self.path, ("", 404, None))
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if where:
            self.send_header("Location", where)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


def run(*words, stdin=""):
    return subprocess.run([BINARY, *words], input=stdin, capture_output=True, text=True, timeout=120)


class CommandLine(unittest.TestCase):
    def code(self, expected, *words):
        done = run(*words)
        self.assertEqual(done.returncode, expected, f"{words}: {done.stderr}")
        if expected not in (0, 1):
            self.assertEqual(done.stdout, "", words)
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
            self.assertTrue(done.stderr.startswith("onrecord: "), done.stderr)
        return done

    def test_help_and_version_succeed(self):
        for words in (["--help"], ["help"], ["--version"], ["query", "--help"], ["show", "-h"], ["help", "query"], ["help", "--man"]):
            self.assertEqual(self.code(0, *words).stderr, "")
        self.assertEqual(run("query", "--help").stdout, run("help", "query").stdout)

    def test_registry_import_brings_offices_that_ingest_reads(self):
        popolo = {"persons": [{"id": "1", "name": "Quilla Ostrander"}], "posts": [{"id": "p", "label": "Harbour Minister"}],
                  "memberships": [{"person_id": "1", "post_id": "p", "start_date": "2020-01-01"}]}
        with tempfile.TemporaryDirectory() as folder:
            desk = Path(folder) / "desk"
            file = Path(folder) / "people.json"
            file.write_text(json.dumps(popolo))
            self.code(66, "registry", "import", str(file), "--workspace", str(desk))
            self.code(0, "init", str(desk))
            self.code(64, "registry", "--workspace", str(desk))
            self.code(64, "registry", "import", str(file), "--country", "Peru", "--workspace", str(desk))
            self.code(66, "registry", "import", str(file) + ".none", "--workspace", str(desk))
            self.assertIn("1 rows new", self.code(0, "registry", "import", str(file), "--dry-run", "--workspace", str(desk)).stdout)
            self.assertFalse(desk.joinpath("people.tsv").exists())
            self.code(0, "registry", "import", str(file), "--country", "NZ", "--workspace", str(desk))
            before = desk.joinpath("people.tsv").read_text()
            self.assertIn("1 there already", self.code(0, "registry", "import", str(file), "--country", "NZ", "--workspace", str(desk)).stdout)
            file.write_text("[1]")
            self.code(65, "registry", "import", str(file), "--workspace", str(desk))
            self.assertEqual(desk.joinpath("people.tsv").read_text(), before)
            page = Path(folder) / "page.html"
            page.write_text(PAGE.replace("Ada Venn, the chair of the board", "Quilla Ostrander").replace(
                "<head>", '<head><meta property="article:published_time" content="2024-05-06T08:00:00Z">'))
            self.code(0, "ingest", str(page), "--workspace", str(desk))
            rows = json.loads(run("query", "--speaker", "Quilla Ostrander", "--workspace", str(desk), "--format", "json").stdout)
            self.assertIn("Harbour Minister", json.dumps(rows))
            text = Path(folder) / "said.txt"
            text.write_text("Ostrander waited. Quilla Ostrander spoke on Monday.")
            read = ["extract", str(text), "--date", "2024-05-06"]
            here = subprocess.run([BINARY, *read], cwd=desk, capture_output=True, text=True, timeout=120)
            for answer in (here.stdout, self.code(0, *read, "--workspace", str(desk)).stdout):
                person = json.loads(answer)["people"][0]
                self.assertEqual((person["id"], person["role"]), ("person:quilla-ostrander", "Harbour Minister"))
                self.assertEqual((person["qid"], person["aliases"]), (None, ["Ostrander"]))
            self.assertEqual(json.loads(self.code(0, *read).stdout)["people"][0]["id"], None)
            self.assertIn("Harbour Minister (registry)", self.code(0, "explain", "entities", str(text), "--date", "2024-05-06", "--workspace", str(desk)).stdout)
            self.code(66, *read, "--workspace", folder)
            desk.joinpath("people.tsv").write_text(before + "Bo\tBo\t\tNZ\tClerk\t\t2020-13-01\t\t\n")
            self.code(78, "ingest", str(page), "--workspace", str(desk))

    def test_entities_are_merged_and_parted_again(self):
        with tempfile.TemporaryDirectory() as folder:
            desk = str(Path(folder) / "desk")
            self.code(0, "init", desk)
            for n, name in enumerate(("Quilla Ostrander", "Q. Venn-Ostrander")):
                page = Path(folder) / f"{n}.html"
                page.write_text(PAGE.replace("Ada Venn", name))
                self.code(0, "ingest", str(page), "--workspace", desk)
            at = ["--workspace", desk]
            said = lambda: len(json.loads(run("query", "--speaker", "Quilla Ostrander", "--format", "json", *at).stdout))
            alone = said()
            self.code(66, "entities", "merge", "Quilla Ostrander", "Nobody Here", *at)
            self.code(64, "entities", "merge", "Quilla Ostrander", *at)
            self.code(64, "entities", "undo", "one", *at)
            self.code(64, "entities", "part", *at)
            merged = json.loads(self.code(0, "entities", "merge", "Q. Venn-Ostrander", "Quilla Ostrander", "--format", "json", *at).stdout)
            self.assertGreater(said(), alone)
            self.code(0, "entities", "undo", str(merged[0]["merge"]), *at)
            self.assertEqual(said(), alone)
            self.assertEqual(len(json.loads(self.code(0, "entities", "--format", "json", *at).stdout)), 1)
            self.code(66, "entities", "undo", "1", *at)

    def test_wrong_command_lines_are_64(self):
        for words in (["qerry"], ["query", "--speker", "x"], ["show"], ["show", "x"], ["extract"], ["query", "--format", "xml"],
                      ["explain", "weather", "x"], ["timeline", "--by", "decade"], ["extract", "--date", "soon", "x.html"]):
            self.code(64, *words)
        self.assertEqual(run().returncode, 64)

    def test_what_is_not_there_is_66(self):
        with tempfile.TemporaryDirectory() as folder:
            for words in (["query"], ["nightly"], ["status"], ["sources"], ["backup", "copy.db"]):
                self.code(66, *words, "--workspace", folder)
            self.code(66, "extract", folder + "/none.html")

    def test_a_role_says_whether_article_or_registry_knows_it(self):
        with tempfile.TemporaryDirectory() as folder:
            text = pathlib.Path(folder, "note.txt")
            text.write_text("Harbor Minister Ann Hale said the pier was safe. Alejandro Mayorkas said it was not.")
            read = json.loads(run("extract", str(text), "--date", "2024-05-06").stdout)
            self.assertEqual([(p["name"], p["role_basis"]) for p in read["people"]], [("Ann Hale", "article"), ("Alejandro Mayorkas", "registry")])
            self.assertEqual([c["speaker"]["role_basis"] for c in read["claims"]], ["article", "registry"])

    def test_a_file_without_text_is_65_and_keeps_the_others(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "law.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n")
            pathlib.Path(folder, "page.html").write_text("<h1>Fares rise</h1><p>The ferry board raised its fares on Monday, Mara Oduya said.</p>")
            done = run("extract", folder + "/law.pdf", folder + "/page.html")
            self.assertEqual(done.returncode, 65, done.stderr)
            self.assertIn("law.pdf: a PDF is not read", done.stderr)
            notes = [json.loads(line)["notes"] for line in done.stdout.splitlines()]
            self.assertEqual(notes[0], ["pdf"])
            self.assertEqual(len(notes), 2)

    def test_an_unknown_kind_of_check_is_2(self):
        self.code(2, "check", "weather")

    def test_a_workspace_from_its_making_on(self):
        with tempfile.TemporaryDirectory() as folder:
            folder += "/w"
            self.code(0, "init", folder)
            self.code(73, "init", folder)
            self.assertEqual(self.code(0, "query", "--workspace", folder).stderr, "")
            self.code(0, "check", "db", "--workspace", folder)
            self.code(66, "show", "1", "--workspace", folder)
            self.code(1, "status", "--max-age", "1h", "--workspace", folder)
            # Only the writers read sources and watches: a question is answered while somebody edits them.
            Path(folder, "sources.toml").write_text("[[source]]\nid = 7\n")
            self.code(0, "query", "--workspace", folder)
            self.code(78, "nightly", "--workspace", folder)

    def make_desk(self, folder):
        self.code(0, "init", folder)
        Path(folder, "sources.toml").write_text("")
        Path(folder, "watches.toml").write_text('[[watch]]\nid = "pier"\ntitle = "Pier"\ntext = "pier OR lorries OR waited"\ndeliver = [{ format = "markdown", to = "pier.md" }]\n')
        Path(folder, "page.html").write_text(PAGE)
        return ["--workspace", folder, "--now", "2024-05-12T03:00:00Z"]

    def test_a_dry_run_says_all_and_writes_nothing(self):
        import hashlib
        with tempfile.TemporaryDirectory() as folder:
            folder += "/w"
            desk = self.make_desk(folder)
            digest = lambda: hashlib.sha256(Path(folder, "onrecord.db").read_bytes()).hexdigest()
            empty = digest()
            self.assertIn("1 articles added", self.code(0, "ingest", "--dry-run", folder + "/page.html", *desk).stdout)
            self.assertEqual(digest(), empty)
            self.code(0, "ingest", folder + "/page.html", *desk)
            full = digest()
            self.assertIn("Ada Venn", self.code(0, "alert", "--dry-run", *desk).stdout)
            self.assertEqual(digest(), full)
            self.assertFalse(Path(folder, "pier.md").exists())
            self.assertEqual(self.code(0, "alert", *desk).stdout, "")
            self.assertTrue(Path(folder, "pier.md").exists())
            self.assertEqual(self.code(0, "alert", "--dry-run", *desk).stdout, "")

    def test_a_signal_stops_a_run_between_two_articles(self):
        import signal
        with tempfile.TemporaryDirectory() as folder:
            folder += "/w"
            desk = self.make_desk(folder)
            lines = [json.dumps({"url": f"https://harbour.example/{i}", "title": "Tolls", "date": "2024-05-11", "text": f"Ada Venn said {1000 + i} lorries crossed in April."}) for i in range(4000)]
            Path(folder, "many.jsonl").write_text("\n".join(lines))
            with subprocess.Popen([BINARY, "ingest", "-v", folder + "/many.jsonl", *desk], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
                process.stderr.readline()  # the first article is read
                process.send_signal(signal.SIGTERM)
                said = process.communicate(timeout=120)[1]
            self.assertEqual(process.returncode, 75)
            self.assertIn("stopped by a signal", said)
            self.code(0, "check", "db", *desk)
            self.code(0, "status", "--max-age", "1h", *desk)
            before = int(self.code(0, "status", *desk).stdout.split("articles")[1].split()[0])
            self.assertTrue(0 < before < 4000, before)

    def test_another_run_is_75(self):
        import fcntl
        with tempfile.TemporaryDirectory() as folder:
            self.code(0, "init", folder + "/w")
            with open(folder + "/w/onrecord.lock", "w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                self.code(75, "alert", "--workspace", folder + "/w")
                self.code(0, "query", "--workspace", folder + "/w")

    def test_explain_content_names_the_winner(self):
        told = run("explain", "content", "-", stdin=PAGE).stdout
        self.assertIn("won", told)
        self.assertIn("Ferry tolls", told)

    def test_explain_figures_and_times_name_their_rules(self):
        text = "Over 24,000 wells were dug in fiscal 2023 under Section 702."
        told = run("explain", "figures", text).stdout
        self.assertIn('"24,000" is [24000, )', told)
        self.assertIn("rule: part of a law", told)
        self.assertIn("rule: fiscal year", run("explain", "times", text).stdout)


class SinglePages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
        cls.address = "http://127.0.0.1:%d" % cls.server.server_port
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()

    def fetch(self, path, *words):
        return run("extract", self.address + path, *words)

    def test_a_page_is_read(self):
        read = json.loads(self.fetch("/page", "--allow-address", "127.0.0.1").stdout)
        self.assertIn("eight years", read["text"])
        self.assertEqual(read["url"], self.address + "/page")

    def test_redirects_are_followed(self):
        self.assertEqual(json.loads(self.fetch("/old", "--allow-address", "127.0.0.1").stdout)["url"], self.address + "/page")

    def test_what_may_not_be_asked_is_77(self):
        self.assertEqual(self.fetch("/page").returncode, 77)  # not a public address
        for path in ("/private/page", "/out"):
            self.assertEqual(self.fetch(path, "--allow-address", "127.0.0.1").returncode, 77)
        # An opened range is open for the host that the user named alone.
        self.assertEqual(self.fetch("/away", "--allow-address", "127.0.0.0/8").returncode, 77)

    def test_a_source_is_added_and_nothing_lost(self):
        with tempfile.TemporaryDirectory() as top:
            desk = Path(top, "desk")
            run("init", str(desk))
            desk.joinpath("onrecord.toml").write_text('[crawler]\ndelay_seconds = 0\nallow_addresses = ["127.0.0.0/8"]\n')
            before = "# mine\n[[source]]\nid = '127-0-0-1'\nfeeds = []  # none\nenabled = false"  # no line break at the end
            desk.joinpath("sources.toml").write_text(before)
            add = lambda *words: run("sources", "add", self.address + "/front", "--workspace", str(desk), *words)
            done = add("--disabled")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("rss feed, 1 entries", done.stderr)
            after = desk.joinpath("sources.toml").read_text()
            self.assertEqual(after, before + f"""

[[source]]
id = "127-0-0-1-2"
name = "The \\"Harbour\\" Post"
feeds = ["{self.address}/feed"]
enabled = false
""")
            self.assertIn("nothing new", add().stdout)
            self.assertEqual(desk.joinpath("sources.toml").read_text(), after)
            self.assertIn("nothing new", run("sources", "add", self.address + "/page", "--workspace", str(desk)).stdout)
            desk.joinpath("sources.toml").write_text(before)
            self.assertEqual(add("--id", "No Id").returncode, 78)
            self.assertEqual(desk.joinpath("sources.toml").read_text(), before)
            self.assertEqual(run("sources", "add", self.address + "/private/x", "--workspace", str(desk)).returncode, 77)
            self.assertEqual(run("sources", "delete", "--workspace", str(desk)).returncode, 64)
            rows = json.loads(run("sources", "--workspace", str(desk), "--format", "json").stdout)
            self.assertIn("feed moved to", json.dumps(rows))

    def test_a_page_that_is_not_there_is_69(self):
        self.assertEqual(self.fetch("/none", "--allow-address", "127.0.0.1").returncode, 69)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
