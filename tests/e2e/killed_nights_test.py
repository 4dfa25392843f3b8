#!/usr/bin/env python3
"""killed_nights_test.py ROOT ONRECORD: a night killed at 20 moments and run again ends as a night that was never killed.

Both nights of the demo's web; what is compared: articles, versions, live claims, statements and the statements told by the watch."""
import pathlib
import signal
import sqlite3
import subprocess
import tempfile

from demo_web import ONRECORD, DemoWeb

COUNTS = ("SELECT count(*) FROM articles", "SELECT count(*) FROM article_versions", "SELECT count(*) FROM claims WHERE retired_run_id IS NULL",
          "SELECT count(*) FROM statements", "SELECT count(*) FROM alert_items")


def nightly(folder, night, kill_after=None):
    # The nights are a day apart: a listing that had no news three times in a row is left alone for a while.
    process = subprocess.Popen([ONRECORD, "nightly", "--workspace", folder, "--now", f"2024-05-{11 + night}T03:00:00Z"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        out, _ = process.communicate(timeout=kill_after or 60)
        return process.returncode, out.decode()
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return None, ""


def end_state(folder):
    with sqlite3.connect(f"{folder}/onrecord.db") as db:
        counts = [db.execute(sql).fetchone()[0] for sql in COUNTS]
        doubled = db.execute("SELECT count(*) FROM (SELECT 1 FROM article_versions GROUP BY article_id, text_sha256 HAVING count(*) > 1)").fetchone()[0]
    report = (pathlib.Path(folder) / "reports/china.md").read_text()
    return counts, doubled, report.count("\n- ")


def main():
    kills = 0
    with DemoWeb() as web, tempfile.TemporaryDirectory() as folder:
        whole, killed = folder + "/whole", folder + "/killed"
        web.workspace(whole)
        web.workspace(killed)
        for night in (1, 2):
            web.night(night)
            code, out = nightly(whole, night)
            assert code == 0 and out == "", f"night {night}: exit {code}, not silent: {out}"
            for k in range(10):
                code, _ = nightly(killed, night, kill_after=0.03 + 0.05 * k)
                kills += code is None
            code, out = nightly(killed, night)
            assert code == 0, f"after the kills: exit {code}: {out}"
        a, b = end_state(whole), end_state(killed)
        assert a[1] == 0 and b[1] == 0, "an article version stands twice"
        assert a == b, f"never killed {a}, killed {b}"
        assert a[0][2] > 0 and a[2] > 0, "nothing was found: this test would prove nothing"
        assert kills >= 2, f"only {kills} runs were killed in time"
    print(f"{kills} kills, end state {a[0]}")


main()
