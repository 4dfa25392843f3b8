#!/usr/bin/env python3
"""newssite_nights.py ROOT ONRECORD [PART...]: nights over the measuring kit's news web, where it stands beside the project (exit 77: it does not).

  nights   200 articles; the second night only 304s; of the third only revised and new articles reach the index
  faults   the same 200 articles with 20 % injected faults: all are there in the morning
  traps    every special URL of the site, every special robots.txt, every charset page; the internal canary is never asked
  faulty_traps  all of them that need not run into a time limit, on sixteen hosts, while one answer of five fails or is slow
Each request log must pass the site's own audit: robots.txt first, gaps, one request at a time a host, Retry-After."""
import collections
import gzip
import http.client
import http.server
import json
import pathlib
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

from demo_web import free_port

ROOT, ONRECORD = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
SITE = next((site for up in (ROOT.parent, ROOT.parent.parent) if (site := up / "shared/eval/newssite.py").exists()), None)
DELAY = 0.05


class Site:
    """The served web; leaves its request log behind."""

    def __init__(self, folder, *options):
        self.port, self.log = free_port(), f"{folder}/requests.jsonl"
        self.process = subprocess.Popen([sys.executable, str(SITE), "serve", "--port", str(self.port), "--log", self.log, *options],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                self.get("/_ctl/stats")
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the site does not start")

    def get(self, path):
        """A page as the site means it: an injected fault comes once for each address."""
        for left in (2, 1, 0):
            try:
                return urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10).read()
            except (OSError, http.client.HTTPException):
                if not left:
                    raise

    def stop(self):
        self.process.terminate()
        self.process.wait(20)

    def requests(self):
        lines = map(json.loads, open(self.log, encoding="utf-8"))
        return [line for line in lines if not line["ua"].startswith("Python") and "/_ctl/" not in line["path"]]

    def audit(self):
        kept = self.log + ".crawler"
        with open(kept, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(line) + "\n" for line in self.requests())
        run = subprocess.run([sys.executable, str(SITE), "check", "--log", kept, "--min-gap", str(DELAY), "--max-conc", "1"], capture_output=True, text=True)
        assert run.returncode == 0, "violations: " + run.stdout
        assert not any(line.get("canary") for line in self.requests()), "the canary was asked"


def workspace(folder, sources, pages=300):
    subprocess.run([ONRECORD, "init", folder], check=True, stdout=subprocess.DEVNULL)
    blocks = "".join(f'[[source]]\nid = "{name}"\n' + "".join(f"{key} = {json.dumps(urls)}\n" for key, urls in listings.items())
                     for name, listings in sources.items())
    pathlib.Path(folder, "sources.toml").write_text(blocks)
    pathlib.Path(folder, "watches.toml").write_text("")
    pathlib.Path(folder, "onrecord.toml").write_text(
        f'[crawler]\nuser_agent = "newsbot/0.1"\ncontact = "mailto:test@example.org"\ndelay_seconds = {DELAY}\nmax_pages_per_source = {pages}\nallow_addresses = ["127.0.0.0/8"]\n')


def onrecord(*arguments, timeout=300):
    run = subprocess.run([ONRECORD, *arguments], capture_output=True, text=True, timeout=timeout)
    assert run.returncode == 0, f"{arguments}: exit {run.returncode}: {run.stderr}"
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", run.stdout + run.stderr), "a control character of a page reached the terminal"
    return run.stdout


def night(folder, day):
    for command in ("crawl", "ingest"):
        onrecord(command, "--workspace", folder, "--now", f"2025-01-{day + 1:02d}T03:00:00Z")


def count(folder, sql):
    with sqlite3.connect(f"{folder}/onrecord.db") as db:
        return db.execute(sql).fetchone()[0]


def news_sources(port, hosts=4):
    return {f"site-{k}": {"feeds": [f"http://127.0.0.{k}:{port}/feed.rss"], "sitemaps": [f"http://127.0.0.{k}:{port}/sitemap_index.xml"]}
            for k in range(1, hosts + 1)}


ARTICLES, VERSIONS = "SELECT count(*) FROM articles", "SELECT count(*) FROM article_versions"


def part_nights(folder):
    site = Site(folder, "--hosts", "4", "--articles", "50")
    try:
        desk = folder + "/desk"
        workspace(desk, news_sources(site.port))
        night(desk, 1)
        assert (count(desk, ARTICLES), count(desk, VERSIONS)) == (200, 200), (count(desk, ARTICLES), count(desk, VERSIONS))
        first = len(site.requests())
        night(desk, 2)
        # The site gives its packed sitemaps no validators; all else can be asked conditionally, and is.
        second = [line for line in site.requests()[first:] if not line["path"].endswith((".gz", "/robots.txt"))]
        assert len(second) > 200 and {line["status"] for line in second} == {304}, collections.Counter(line["status"] for line in second)
        asked_before = len(site.requests())
        site.get("/_ctl/generation?set=1")
        new = sum(json.loads(urllib.request.urlopen(f"http://127.0.0.{k}:{site.port}/_ctl/stats").read())["articles"] - 50 for k in range(1, 5))
        night(desk, 3)
        third = [line for line in site.requests()[asked_before:] if re.match("/news/", line["path"])]
        changed = sum(line["status"] == 200 for line in third)
        assert count(desk, ARTICLES) == 200 + new, count(desk, ARTICLES)
        assert changed > new and count(desk, VERSIONS) == 200 + changed, (new, changed, count(desk, VERSIONS))
    finally:
        site.stop()
    site.audit()
    return f"200 articles; second night {len(second)} times 304; third night {new} new and {changed - new} revised"


def part_faults(folder):
    site = Site(folder, "--hosts", "4", "--articles", "50", "--fault-rate", "0.2")
    try:
        desk = folder + "/desk"
        workspace(desk, news_sources(site.port))
        night(desk, 1)
        assert count(desk, ARTICLES) == 200, count(desk, ARTICLES)
    finally:
        site.stop()
    site.audit()
    return f"200 articles in spite of {sum('fault' in line or line['status'] in (-2, 503, 429, 500) for line in site.requests())} faults"


class Listing:
    """A text sitemap of our own that names the special URLs, on each site's address."""

    def __init__(self, pages):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = "\n".join(pages.get(self.path, [])).encode()
                self.send_response(404 if self.path == "/robots.txt" else 200)
                self.send_header("Content-Type", "text/plain")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("0.0.0.0", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def archived(folder):
    """target URI -> body of each response record, read by nothing of ours."""
    bodies = {}
    for path in sorted(pathlib.Path(folder, "archive").glob("*.warc.gz")):
        with gzip.open(path) as packed:  # gzip.decompress() copies the rest of the file for every member
            data = packed.read()
        at = 0
        while at < len(data):
            end = data.index(b"\r\n\r\n", at)
            fields = dict(line.split(b": ", 1) for line in data[at:end].split(b"\r\n")[1:])
            size = int(fields[b"Content-Length"])
            block = data[end + 4:end + 4 + size]
            if fields[b"WARC-Type"] == b"response":
                bodies[fields[b"WARC-Target-URI"].decode()] = block[block.index(b"\r\n\r\n") + 4:]
            at = end + 4 + size + 4
    return bodies


REFUSED = re.compile(r"^(refuse|stop|error|time out|LOW_SPEED|never requested|not stored|give up|no article)")
STORED = re.compile(r"^(follow|wait$|wait 2|store|retry$|same text)")


def part_faulty_traps(folder):
    """What is forbidden stays forbidden, and the night ends by itself. A fault rests its host for a second and a slow one for some:
    on sixteen hosts they rest side by side."""
    return part_traps(folder, hosts=16, faults=("--fault-rate", "0.2"))


def part_traps(folder, hosts=8, faults=()):
    site = Site(folder, "--hosts", str(hosts), "--articles", "50", *faults)
    try:
        cases = [json.loads(line) for line in subprocess.run([sys.executable, str(SITE), "cases", "--port", str(site.port)], capture_output=True,
                                                             text=True, check=True).stdout.splitlines()]
        robots = [case["path"] for case in cases if case["path"].startswith("http://")]
        paths = {case["path"]: case for case in cases if case["path"].startswith("/") and "linked only" not in case["does"]}
        # What only ends by its time limit stands on hosts of its own, so that the limits run side by side.
        slow = [p for p, case in paths.items() if re.search(r"10 minutes|bytes/s|for ever$|never answers|10 TB", case["does"])]
        if faults:
            paths = {p: case for p, case in paths.items() if p not in slow}
            slow = []
        feeds = [p for p in paths if p.startswith("/feed")]
        sitemaps = [p for p in paths if p.startswith("/sitemap")]
        where = {p: f"http://127.0.0.{k % (hosts - 3) + 4 if faults else 1}:{site.port}{p}" for k, p in enumerate(paths)}
        where.update({p: f"http://127.0.0.{k % 6 + 3}:{site.port}{p}" for k, p in enumerate(slow)})
        listing = Listing({f"/{host}": [u for u in where.values() if u.startswith(f"http://{host}:")] for host in {u.split("/")[2].split(":")[0] for u in where.values()}})
        sources = {f"host-{k}": {"sitemaps": [f"http://127.0.0.{k}:{listing.port}/127.0.0.{k}"], "sections": []} for k in range(1, hosts + 1)}
        # The page of all links leads to what runs into time limits.
        pages = ["/traps.html"] * (not faults) + ["/manylinks", "/deep", "/trav", "/badlinks", "/esc", "/"]
        for k, (kind, listed) in enumerate({"feeds": feeds, "sitemaps": sitemaps, "sections": pages}.items()):
            base = f"http://127.0.0.{k + 1 if faults else 2}:{site.port}"
            sources[f"listings-{kind}"] = {kind: [base + p for p in listed]}
        for k, address in enumerate(robots):
            base = address.rsplit("/", 1)[0]
            sources[f"robots-{k}"] = {"feeds": [base + "/feed.rss"], "sitemaps": []}
        desk = folder + "/desk"
        workspace(desk, sources, pages=20 if faults else 300)
        begun = time.monotonic()
        # What refuses twice and fails once has used up its three tries: the next run brings it.
        for command in ("crawl", "crawl") if faults else ("crawl", "ingest"):  # by the true clock: the site's Retry-After names dates
            onrecord(command, "--workspace", desk, timeout=500)
        took = time.monotonic() - begun
        expected = json.loads(site.get("/charset/expected.json"))
        got = archived(desk)
        for page in expected:
            url = where[page["path"]]
            assert got.get(url) == site.get(page["path"]), f"{url} was not archived as received"
        wrong = []
        with sqlite3.connect(f"{desk}/onrecord.db") as db:
            became = {url: (state, reason) for url, state, reason in db.execute("SELECT url, state, reason FROM crawl_urls")}
        # A copy that names its original, and a redirect to it, count with the original: one article is stored once.
        stored = {url for url, (state, reason) in became.items() if state == "fetched" or reason in ("moved", "copy")}
        for p, case in paths.items():
            if STORED.match(case["expect"]) and where[p] not in stored:
                wrong.append(f"{p}: should be stored ({case['expect']}), but is {became.get(where[p])}")
            if REFUSED.match(case["expect"]) and where[p] in stored and "moved" not in became[where[p]]:
                wrong.append(f"{p}: should not be stored ({case['expect']})")
        asked = {line["path"] for line in site.requests()}
        wrong += [f"{p}: was requested" for p, case in paths.items() if case["expect"] == "never requested" and p in asked]
        assert not wrong, "\n".join(wrong)
        with sqlite3.connect(f"{desk}/onrecord.db") as db:
            fetched = dict(db.execute("SELECT source_id, count(*) FROM crawl_fetches WHERE source_id LIKE 'robots-%' AND url LIKE '%/news/%' GROUP BY 1"))
        for k, address in enumerate(robots):
            expect = next(case["expect"] for case in cases if case["path"] == address)
            closed = re.match("disallow all|no page", expect) is not None
            if faults and not closed:
                continue  # a fault may have struck where it is redirected to, and then it closes its site too
            assert closed == (fetched.get(f"robots-{k}", 0) == 0) or "wildcards" in expect or "*" in expect, f"{address}: {expect}, but {fetched.get(f'robots-{k}', 0)} pages"
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    finally:
        site.stop()
    site.audit()
    return f"{len(paths)} special URLs, {len(expected)} charset pages as received, {len(robots)} robots.txt, canary untouched; {took:.0f} s, {memory} MB"


def main():
    if SITE is None:
        print("the measuring kit is not here")
        sys.exit(77)
    for part in sys.argv[3:] or ["nights", "faults", "traps"]:
        with tempfile.TemporaryDirectory() as folder:
            print(f"{part}: {globals()['part_' + part](folder)}", flush=True)


main()
