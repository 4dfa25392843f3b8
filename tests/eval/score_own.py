#!/usr/bin/env python3
"""score_own.py ONRECORD SCORES.json: how the program reads gold texts of our own writing.

The gold are the articles 09 and 19 of each batch of train/corpus, which the attribution models never see in training (train/make_models). Spans are
matched one to one, the best pair first. Measures, in per cent:
  whole F1      source and content of an attribution both share half of their words with the gold's
  content F1    the content alone; class, speaker: share of the matched contents whose class and speaker name are the gold's
  figure F1     overlapping spans; time value F1: overlapping spans with the same TIMEX3 value; name F1: same span and type
"""
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "train" / "corpus"))
import check  # noqa: E402

TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "other": "MISC"}


def words_of(text, spans):
    return {m.start() + start for start, end in spans for m in re.finditer(r"\w+", text[start:end])}


def jaccard(a, b):
    return len(a & b) / len(a | b) if a or b else 0.0


def pairs(gold, found, score):
    """One-to-one pairs (gold index, found index) of a positive score, the best first."""
    ranked = sorted(((score(g, f), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True)
    taken_gold, taken_found, out = set(), set(), []
    for value, i, j in ranked:
        if value > 0 and -i not in taken_gold and -j not in taken_found:
            taken_gold.add(-i)
            taken_found.add(-j)
            out.append((-i, -j))
    return out


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def folded(name):
    plain = "".join(c for c in unicodedata.normalize("NFD", name or "") if not unicodedata.combining(c)).lower()
    return re.sub(r"^(the|a|an) ", "", re.sub(r"\s+", " ", plain).strip())


class Tally:
    """Counts of gold, found and right; F1 of them."""

    def __init__(self):
        self.gold = self.found = self.right = 0

    def add(self, gold, found, right):
        self.gold, self.found, self.right = self.gold + gold, self.found + found, self.right + right

    def f1(self):
        return 200.0 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0


def with_inner(claims):
    """Each claim and those that it reports."""
    for claim in claims:
        yield claim
        yield from with_inner(claim.get("inner", []))


def score_claims(row, out, tallies):
    text = row["text"]
    claims = list(with_inner(c for c in out["claims"] if c["cue"] or c["source"]))  # the article's own voice is no attribution
    contents = lambda a: words_of(text, a["content"])  # noqa: E731
    half = lambda a, b: value if (value := jaccard(contents(a), contents(b))) >= 0.5 else 0.0  # noqa: E731
    found = pairs(row["attributions"], claims, half)
    tallies["content F1"].add(len(row["attributions"]), len(claims), len(found))
    for i, j in found:
        gold, claim = row["attributions"][i], claims[j]
        tallies["class"].add(1, 1, gold["class"] == claim["class"])
        if gold["kind"] != "unknown":
            tallies["speaker"].add(1, 1, folded(gold["speaker"]) == folded(claim["speaker"]["name"]))
    whole = lambda a, b: half(a, b) if jaccard(words_of(text, a["source"]), words_of(text, b["source"])) >= 0.5 or not a["source"] and not b["source"] else 0.0  # noqa: E731,E501
    tallies["whole F1"].add(len(row["attributions"]), len(claims), len(pairs(row["attributions"], claims, whole)))


def score_layers(row, out, tallies):
    figures = [(f["start"], f["end"]) for f in out["figures"]]
    tallies["figure F1"].add(len(row["figures"]), len(figures), len(pairs(row["figures"], figures, overlap)))
    times = [((t["start"], t["end"]), t["value"]) for t in out["times"]]
    gold = [((t["start"], t["end"]), t["value"]) for t in row["times"]]
    same = pairs(gold, times, lambda a, b: overlap(a[0], b[0]) if a[1] == b[1] else 0)
    tallies["time value F1"].add(len(gold), len(times), len(same))
    names = {(m["start"], m["end"], TYPES[m["type"]]) for m in out["mentions"]}
    entities = {(e["start"], e["end"], e["type"]) for e in row["entities"]}
    tallies["name F1"].add(len(entities), len(names), len(names & entities))


def main():
    rows = []
    for path in sorted((ROOT / "train" / "corpus" / "articles").glob("*-?9.xml")):
        row, errors = check.read(path)
        if errors:
            sys.exit(f"{path}: {errors[0]}")
        if re.fullmatch(r"own-[a-z]-(09|19)", row["id"]):
            rows.append(row)
    lines = "".join(json.dumps({"id": r["id"], "text": r["text"], "date": r["date"]}) + "\n" for r in rows)
    run = subprocess.run([sys.argv[1], "extract", "--jsonl"], input=lines, capture_output=True, encoding="utf-8", check=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    if len(answers) != len(rows) or any("error" in a for a in answers):
        sys.exit(f"{len(rows)} texts asked, {len(answers)} answered, errors: {[a['error'] for a in answers if 'error' in a]}")
    tallies = {name: Tally() for name in ("whole F1", "content F1", "class", "speaker", "figure F1", "time value F1", "name F1")}
    for row, out in zip(rows, answers):
        score_claims(row, out, tallies)
        score_layers(row, out, tallies)
    scores = {name: {"value": round(tally.f1(), 1), "n": tally.gold} for name, tally in tallies.items()}
    Path(sys.argv[2]).write_text(json.dumps({"scores": {"own/held_out": scores}}, indent=1), encoding="utf-8")
    for name, score in scores.items():
        print(f"{name:14} {score['value']:5.1f}  of {score['n']}")


main()
