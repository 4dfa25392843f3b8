#!/usr/bin/env python3
"""check_includes.py ROOT: exit 1 where a room includes another one that it may not know (docs/ARCHITECTURE.md)."""
import pathlib
import re
import sys

MAY = {  # folder: folders whose headers it may include
    "core": {"core"},
    "crawler": {"core", "crawler"},
    "extract": {"core", "extract"},
    "store": {"core", "store"},
    "report": {"core", "report"},
    "app": {"core", "crawler", "extract", "store", "report", "app"},
    "train": {"core", "extract", "train"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"/]+)/')


def main(root):
    broken = files = 0
    for folder, allowed in MAY.items():
        for path in sorted((root / folder).rglob("*.[hc]*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            files += 1
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                found = INCLUDE.match(line)
                if found and found[1] in MAY and found[1] not in allowed:
                    broken += 1
                    print(f"{path.relative_to(root)}:{number}: {folder}/ may not include {found[1]}/")
    if files == 0:
        sys.exit("no source files found")
    sys.exit(1 if broken else 0)


main(pathlib.Path(sys.argv[1]))
