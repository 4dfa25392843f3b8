#!/usr/bin/env python3
"""stopped_nights_test.py ROOT ONRECORD: a crawl and a night that a signal stops end soon with exit code 75, and the next run completes them.

Both signals in the middle of the crawl, at a moment that the journal shows; what is compared with a run that was never stopped: frontier,
fetches and articles. Then a dry run, which must leave every file as it was."""
import pathlib
import signal
import sqlite3
import subprocess
import tempfile
import time

from demo_web import ONRECORD, DemoWeb

NOW = "2024-05-12T03:00:00Z"
STATE = ("SELECT url, kind, state, reason, body_sha256 FROM crawl_urls", "SELECT url, status, error, body_sha256, ingest FROM crawl_fetches")
ARTICLES = ("SELECT url, version_no, text_sha256 FROM article_versions JOIN articles USING (article_id)",)


def rows(folder, statements):
    with sqlite3.connect(f"{folder}/onrecord.db") as db:
        return [sorted(map(repr, db.execute(sql))) for sql in statements]


def fetches(folder):
    try:
        with sqlite3.connect(f"{folder}/onrecord.db", timeout=10) as db:
            return db.execute("SELECT count(*) FROM crawl_fetches").fetchone()[0]
    except sqlite3.OperationalError:  # the table is not there yet
        return 0


def command(name, folder, *more):
    return [ONRECORD, name, "--workspace", folder, "--now", NOW, *more]


def slow_workspace(web, folder):
    web.workspace(folder)
    path = pathlib.Path(folder, "onrecord.toml")
    lines = [line for line in path.read_text().splitlines() if not line.startswith("delay_seconds")]
    lines.insert(lines.index("[crawler]") + 1, "delay_seconds = 0.3")
    path.write_text("\n".join(lines) + "\n")


def stop_in_the_middle(name, folder, by):
    process = subprocess.Popen(command(name, folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    limit = time.monotonic() + 60
    while fetches(folder) < 3 and process.poll() is None and time.monotonic() < limit:
        time.sleep(0.02)
    assert process.poll() is None, f"{name} was over before it could be stopped"
    process.send_signal(by)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 75, f"{name}, {by.name}: exit {process.returncode}: {out}{err}"
    assert "stopped by a signal" in err, err
    return fetches(folder)


def check_stop(web, top, name, by):
    whole, stopped = f"{top}/{name}-{by.name}-whole", f"{top}/{name}-{by.name}"
    statements = STATE + (ARTICLES if name == "nightly" else ())
    for folder in (whole, stopped):
        slow_workspace(web, folder)
    subprocess.run(command(name, whole), check=True, capture_output=True, timeout=300)
    some = stop_in_the_middle(name, stopped, by)
    assert 0 < some < fetches(whole), f"{some} of {fetches(whole)} fetches when it was stopped: this test would prove nothing"
    checked = subprocess.run([ONRECORD, "archive", "verify", "--workspace", stopped], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
    subprocess.run(command(name, stopped), check=True, capture_output=True, timeout=300)
    assert rows(whole, statements) == rows(stopped, statements), f"{name}, {by.name}: the end states differ"


def files_of(folder):
    return {str(p): p.read_bytes() for p in sorted(pathlib.Path(folder).rglob("*")) if p.is_file() and p.suffix not in (".db-wal", ".db-shm", ".lock")}


def check_dry_run(web, folder):
    web.workspace(folder)
    subprocess.run(command("crawl", folder), check=True, capture_output=True, timeout=120)
    before = files_of(folder)
    planned = subprocess.run(command("crawl", folder, "--dry-run"), check=True, capture_output=True, text=True, timeout=60).stdout
    night = subprocess.run(command("nightly", folder, "--dry-run"), check=True, capture_output=True, text=True, timeout=120).stdout
    assert "would ask for the feed http" in planned and "nothing was fetched" in planned, planned
    assert planned in night and " articles added" in night, night
    assert files_of(folder) == before, "a dry run wrote something"


def main():
    with DemoWeb() as web, tempfile.TemporaryDirectory() as top:
        check_stop(web, top, "crawl", signal.SIGTERM)
        check_stop(web, top, "nightly", signal.SIGINT)
        check_dry_run(web, top + "/dry")
    print("stopped twice, completed twice")


main()
