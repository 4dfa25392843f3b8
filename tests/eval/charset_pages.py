#!/usr/bin/env python3
"""charset_pages.py ROOT ONRECORD: the charset pages of the measuring kit's news web, where it stands beside the project (exit 77: it does not).

Every page must give the text that the kit expects of a browser. Of C1 controls, which a browser keeps and no reader sees, an article's text has
none: the page that was encoded twice gives what it shows."""
import base64
import importlib.util
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

ROOT = Path(sys.argv[1]).resolve()
SITE = next((site for up in (ROOT.parent, ROOT.parent.parent) if (site := up / "shared/eval/newssite.py").exists()), None)


def load_site():
    spec = importlib.util.spec_from_file_location("newssite", SITE)
    site = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(site)
    return site


def shown(text):
    return unicodedata.normalize("NFC", re.sub("[\x80-\x9f]", "", text))


def main():
    if SITE is None:
        sys.exit(77)
    site = load_site()
    lines = []
    for case in site.CHARSETS:
        body, content_type = site.charset_page(case)
        lines.append(json.dumps({"id": case[0], "html_b64": base64.b64encode(body).decode(), "content_type": content_type}))
    run = subprocess.run([sys.argv[2], "extract", "--jsonl"], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    answers = {answer["id"]: answer for answer in map(json.loads, run.stdout.splitlines())}
    wrong = [case[0] for case in site.CHARSETS if answers[case[0]].get("text") != shown(case[4])]
    for name in wrong:
        print(f"{name}: {answers[name].get('text')!r}")
    print(f"{len(site.CHARSETS) - len(wrong)} of {len(site.CHARSETS)} pages right")
    sys.exit(1 if wrong or len(site.CHARSETS) < 29 else 0)


main()
