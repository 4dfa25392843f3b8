#!/usr/bin/env python3
"""read_warc_test.py ROOT ONRECORD: npm's warcio reads the archive of two demo nights, and sees what `onrecord archive list` sees.

Exit 77 where node or warcio is not installed; WARCIO names the folder whose node_modules hold it (default: the current one)."""
import collections
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from demo_web import ONRECORD, ROOT, DemoWeb

HOME = os.environ.get("WARCIO", ".")


def main():
    node = shutil.which("node")
    if not node or not pathlib.Path(HOME, "node_modules/warcio").is_dir():
        print("node's warcio is not here")
        sys.exit(77)
    with DemoWeb() as web, tempfile.TemporaryDirectory() as folder:
        desk = folder + "/desk"
        web.workspace(desk)
        for night in (1, 2):
            web.night(night)
            subprocess.run([ONRECORD, "crawl", "--workspace", desk, "--now", f"2024-05-{11 + night}T03:00:00Z"], check=True, capture_output=True)
        files = sorted(map(str, pathlib.Path(desk, "archive").glob("*.warc.gz")))
        read = subprocess.run([node, str(ROOT.resolve() / "tests/e2e/read_warc.mjs"), *files], cwd=HOME, capture_output=True, text=True, check=True).stdout
        theirs = collections.Counter(line.split()[1] for line in read.splitlines() if line.split()[0] in ("response", "revisit"))
        kinds = collections.Counter(line.split()[0] for line in read.splitlines())
        answers = kinds["response"] + kinds["revisit"]
        # Every answer has its request; what came anew has its metadata too, and none is read as empty.
        assert kinds["request"] == answers and kinds["metadata"] == kinds["response"] > 0 and kinds["warcinfo"] == len(files), kinds
        empty = [line for line in read.splitlines() if line.split()[0] == "metadata" and line.endswith(" 0")]
        assert not empty, empty[:3]
        ours = subprocess.run([ONRECORD, "archive", "list", "--workspace", desk], capture_output=True, text=True, check=True).stdout
        mine = collections.Counter(line.split('"url": "')[1].split('"')[0] for line in ours.splitlines())
        assert theirs == mine and sum(mine.values()) > 80, (theirs - mine, mine - theirs, sum(mine.values()))
        checked = subprocess.run([ONRECORD, "archive", "verify", "--workspace", desk], capture_output=True, text=True)
        assert checked.returncode == 0, checked.stderr
        assert checked.stdout.startswith(f"{sum(kinds.values())} records "), (kinds, checked.stdout)
    print(f"{sum(mine.values())} answers, {sum(kinds.values())} records read alike; {checked.stdout.strip()}")


main()
