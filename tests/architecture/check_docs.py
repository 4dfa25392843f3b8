#!/usr/bin/env python3
"""check_docs.py ROOT BINARY: exit 1 where the documentation does not name a command of BINARY or a key of the workspace templates.

Every command that `BINARY --help` lists stands as `onrecord NAME` in README.md and as a heading of its own in docs/onrecord.1; every exit code
of the manual stands in docs/FORMATS.md; every key of config/workspace/*.toml, commented examples too, stands in back quotes in docs/FORMATS.md.
"""
import pathlib
import re
import subprocess
import sys

KEY = re.compile(r"^#?\s*([a-z][a-z0-9_]*)\s*=", re.MULTILINE)
INNER_KEY = re.compile(r"[{,]\s*([a-z][a-z0-9_]*)\s*=")  # of inline tables: { format = "markdown", to = "..." }
TABLE = re.compile(r"^#?\s*(\[\[?[a-z_]+\]\]?)\s*$", re.MULTILINE)


def list_commands(binary):
    shown = subprocess.run([binary, "--help"], check=True, capture_output=True, text=True).stdout
    _, found, listed = shown.partition("\nCommands:\n")
    commands = re.findall(r"^  ([a-z][a-z0-9-]*)  ", listed, re.MULTILINE)
    if not found or not commands:
        sys.exit(f"{binary} --help lists no commands")
    return commands


def list_keys(text):
    return sorted({*KEY.findall(text), *INNER_KEY.findall(text), *TABLE.findall(text)})


def main(root, binary):
    missing = []
    readme = (root / "README.md").read_text(encoding="utf-8")
    manual = (root / "docs/onrecord.1").read_text(encoding="utf-8").replace("\\-", "-")
    formats = (root / "docs/FORMATS.md").read_text(encoding="utf-8")
    for command in list_commands(binary):
        if not re.search(rf"\bonrecord {re.escape(command)}\b", readme):
            missing.append(f"README.md: no 'onrecord {command}'")
        if not re.search(rf"^\.SS {re.escape(command)}\b", manual, re.MULTILINE):
            missing.append(f"docs/onrecord.1: no '.SS {command}'")
    for code in re.findall(r"^\\fB(\d+)\\fR$", manual.partition(".SH EXIT STATUS")[2], re.MULTILINE):
        if not re.search(rf"^\| {code} \|", formats, re.MULTILINE):
            missing.append(f"docs/FORMATS.md: no exit code {code}")
    templates = sorted((root / "config/workspace").glob("*.toml"))
    if not templates:
        sys.exit("config/workspace holds no templates")
    for template in templates:
        for key in list_keys(template.read_text(encoding="utf-8")):
            if f"`{key}`" not in formats:
                missing.append(f"docs/FORMATS.md: no `{key}` ({template.name})")
    print("\n".join(missing), end="\n" if missing else "")
    sys.exit(1 if missing else 0)


main(pathlib.Path(sys.argv[1]), sys.argv[2])
