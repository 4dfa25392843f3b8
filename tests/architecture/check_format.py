#!/usr/bin/env python3
"""check_format.py ROOT: every C++ source is as .clang-format writes it. Exit 77 (skipped) where clang-format 14 is not installed."""
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOMS = ["app", "bench", "core", "crawler", "extract", "report", "store", "tests", "train"]


def program():
    for name in ("clang-format-14", "clang-format"):
        if shutil.which(name):
            version = subprocess.run([name, "--version"], capture_output=True, text=True).stdout
            if re.search(r"version 14\.", version):
                return name
    return None


def main():
    root = Path(sys.argv[1])
    sources = sorted(str(p) for room in ROOMS for p in (root / room).rglob("*") if p.suffix in (".cpp", ".h"))
    if len(sources) < 100:
        sys.exit(f"{root}: only {len(sources)} sources found")
    name = program()
    if name is None:
        print("clang-format 14 is not installed: skipped")
        sys.exit(77)
    run = subprocess.run([name, "--dry-run", "-Werror", "--style=file", *sources], capture_output=True, text=True)
    wrong = sorted(set(re.findall(r"^(.*?):\d+:\d+: error", run.stderr, re.M)))
    for path in wrong:
        print(f"{path}: not as clang-format writes it; run clang-format -i")
    sys.exit(1 if wrong or run.returncode else 0)


main()
