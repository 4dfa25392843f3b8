#!/usr/bin/env python3
"""killed_moments_test.py ROOT ONRECORD: 20 kills that hit during crawl and 20 during ingest lose nothing and double nothing.

Each run dies at a named crash point (SIGKILL by itself, so that the moment is hit for certain) and the next goes on. What is compared with a
run that was never killed: the frontier, the fetches, every record of the archive, articles, versions, claims and figures."""
import collections
import gzip
import os
import pathlib
import sqlite3
import subprocess
import tempfile

from demo_web import ONRECORD, DemoWeb

NOW = "2024-05-12T03:00:00Z"
CRAWL_POINTS = ("crawl-seeded", "crawl-answered", "crawl-archived", "crawl-committed", "crawl-answered", "crawl-archived")
INGEST_POINTS = ("ingest-marked", "writer-before-commit", "ingest-stored", "ingest-done", "ingest-marked:2")


def run(command, folder, crash_at=None):
    environment = dict(os.environ, **({"ONRECORD_CRASH_AT": crash_at} if crash_at else {}))
    return subprocess.run([ONRECORD, command, "--workspace", folder, "--now", NOW], env=environment, capture_output=True, text=True, timeout=120)


def kill_many(command, folder, points, wanted=20):
    hits = 0
    for k in range(wanted):
        ended = run(command, folder, points[k % len(points)])
        hits += ended.returncode == -9
    assert hits == wanted, f"{command}: only {hits} of {wanted} kills hit"
    ended = run(command, folder)
    assert ended.returncode == 0, f"{command} after the kills: exit {ended.returncode}: {ended.stderr}"


def rows(folder, sql):
    with sqlite3.connect(f"{folder}/onrecord.db") as db:
        return sorted(map(repr, db.execute(sql)))


def archive_records(folder):
    found = collections.Counter()
    for path in sorted(pathlib.Path(folder, "archive").glob("*.warc.gz")):
        for part in gzip.decompress(path.read_bytes()).split(b"WARC/1.1\r\n")[1:]:
            fields = dict(line.split(b": ", 1) for line in part.split(b"\r\n\r\n")[0].split(b"\r\n"))
            if fields[b"WARC-Type"] != b"warcinfo":
                found[fields[b"WARC-Type"], fields[b"WARC-Target-URI"], fields.get(b"WARC-Payload-Digest")] += 1
    return found


def crawl_state(folder):
    return {"frontier": rows(folder, "SELECT url, kind, state, reason, etag, body_sha256, source_id FROM crawl_urls"),
            "fetches": rows(folder, "SELECT url, final_url, status, error, body_sha256, ingest FROM crawl_fetches"),
            "archive": archive_records(folder)}


def index_state(folder):
    return {"waiting": rows(folder, "SELECT url FROM crawl_fetches WHERE ingest = 'pending'"),
            "articles": rows(folder, "SELECT url FROM articles"),
            "versions": rows(folder, "SELECT url, version_no, text_sha256 FROM article_versions JOIN articles USING (article_id)"),
            "claims": rows(folder, "SELECT url, speaker_name, content_text, span_start FROM claims JOIN article_versions USING (version_id)"
                                   " JOIN articles USING (article_id) WHERE retired_run_id IS NULL"),
            "statements": rows(folder, "SELECT count(*) FROM statements"),
            "figures": rows(folder, "SELECT count(*) FROM figures")}


def compare(what, whole, killed):
    for part, rows_of_whole in whole.items():
        assert rows_of_whole, f"{what}: no {part}: this test would prove nothing" if part not in ("waiting",) else ""
        assert rows_of_whole == killed[part], f"{what}: {part} differ after the kills: {difference(rows_of_whole, killed[part])}"


def difference(a, b):
    a, b = collections.Counter(a), collections.Counter(b)
    return f"lost {list((a - b).items())[:3]}, doubled or new {list((b - a).items())[:3]}"


def main():
    with DemoWeb() as web, tempfile.TemporaryDirectory() as top:
        whole, killed = top + "/whole", top + "/killed"
        for folder in (whole, killed):
            web.workspace(folder)
        for night in (1, 2):
            web.night(night)
            assert run("crawl", whole).returncode == 0
            if night == 1:
                kill_many("crawl", killed, CRAWL_POINTS)
            else:
                assert run("crawl", killed).returncode == 0
            compare(f"crawl of night {night}", crawl_state(whole), crawl_state(killed))
            assert run("ingest", whole).returncode == 0
            if night == 1:
                kill_many("ingest", killed, INGEST_POINTS)
            else:
                assert run("ingest", killed).returncode == 0
            state = index_state(whole)
            assert not state.pop("waiting")
            after = index_state(killed)
            assert not after.pop("waiting"), "pages are left waiting"
            compare(f"ingest of night {night}", state, after)
    print("20 kills during crawl and 20 during ingest: same end state")


main()
