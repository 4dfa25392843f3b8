#!/usr/bin/env python3
"""cookbook_test.py ROOT ONRECORD: every example of docs/cookbook.md runs and answers something."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT, ONRECORD = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
ARTICLES = [
    ("https://a.example/1", "2024-05-06", "Border Minister Zoë Ray said on Monday that over 24,000 people crossed from China in fiscal year 2023."),
    ("https://b.example/1", "2024-05-08", "The Overland Count Project said about 21,500 people crossed from China in fiscal year 2023."),
    ("https://a.example/1", "2024-05-06", "Border Minister Zoë Ray said on Monday that over 25,000 people crossed from China in fiscal year 2023."),
]
BLOCK = re.compile(r"^```(sh|python|r)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def has_r():
    return shutil.which("Rscript") and subprocess.run(["Rscript", "-e", "library(RSQLite)"], capture_output=True).returncode == 0


def make_workspace(folder):
    subprocess.run([ONRECORD, "init", folder], check=True, stdout=subprocess.DEVNULL)
    for url, date, text in ARTICLES:
        path = pathlib.Path(folder) / "one.jsonl"
        path.write_text(json.dumps({"url": url, "title": "Crossings", "date": date, "text": text}) + "\n")
        subprocess.run([ONRECORD, "ingest", "--workspace", folder, path], check=True, stdout=subprocess.DEVNULL)


def main():
    blocks = BLOCK.findall((ROOT / "docs/cookbook.md").read_text())
    assert len(blocks) >= 10, "the cookbook has lost its examples"
    ran = 0
    with tempfile.TemporaryDirectory() as folder:
        make_workspace(folder)
        os.symlink(ONRECORD, pathlib.Path(folder) / "onrecord")
        run = {"sh": ["bash", "-e", "-o", "pipefail", "-c"], "python": [sys.executable, "-c"], "r": ["Rscript", "-e"]}
        env = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "ONRECORD_DATA": os.environ.get("ONRECORD_DATA", str(ROOT))}
        for language, code in blocks:
            if language == "r" and not has_r():
                continue
            done = subprocess.run([*run[language], code], cwd=folder, env=env, capture_output=True, text=True, timeout=60)
            assert done.returncode == 0, f"{code}\n{done.stdout}{done.stderr}"
            assert done.stdout.strip() or "--output" in code, f"no answer:\n{code}"
            ran += 1
    print(f"{ran} examples")


main()
