#!/usr/bin/env python3
"""killed_nights_test.py ROOT ONRECORD: a night killed at 20 moments and run again ends as a night that was never killed.

Both nights of the demo's web; what is compared: articles, versions, live claims, statements and the statements told by the watch."""
import pathlib
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT, ONRECORD = pathlib.Path(sys.argv[1]), sys.argv[2]
COUNTS = ("SELECT count(*) FROM articles", "SELECT count(*) FROM article_versions", "SELECT count(*) FROM claims WHERE retired_run_id IS NULL",
          "SELECT count(*) FROM statements", "SELECT count(*) FROM alert_items")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def make_workspace(folder, port):
    subprocess.run([ONRECORD, "init", folder], check=True, stdout=subprocess.DEVNULL)
    for name in ("onrecord", "sources", "watches"):
        text = (ROOT / "demo/workspace" / f"{name}.toml").read_text().replace("@PORT@", str(port))
        (pathlib.Path(folder) / f"{name}.toml").write_text(text)


def nightly(folder, kill_after=None):
    process = subprocess.Popen([ONRECORD, "nightly", "--workspace", folder], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
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
    port = free_port()
    server = subprocess.Popen([sys.executable, str(ROOT / "demo/serve.py"), "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    kills = 0
    try:
        with tempfile.TemporaryDirectory() as folder:
            whole, killed = folder + "/whole", folder + "/killed"
            time.sleep(0.7)
            make_workspace(whole, port)
            make_workspace(killed, port)
            for night in (1, 2):
                urllib.request.urlopen(f"http://127.0.0.11:{port}/_night?set={night}").read()
                code, out = nightly(whole)
                assert code == 0 and out == "", f"night {night}: exit {code}, not silent: {out}"
                for k in range(10):
                    code, _ = nightly(killed, kill_after=0.03 + 0.05 * k)
                    kills += code is None
                code, out = nightly(killed)
                assert code == 0, f"after the kills: exit {code}: {out}"
            a, b = end_state(whole), end_state(killed)
            assert a[1] == 0 and b[1] == 0, "an article version stands twice"
            assert a == b, f"never killed {a}, killed {b}"
            assert a[0][2] > 0 and a[2] > 0, "nothing was found: this test would prove nothing"
            assert kills >= 2, f"only {kills} runs were killed in time"
    finally:
        server.kill()
    print(f"{kills} kills, end state {a[0]}")


main()
