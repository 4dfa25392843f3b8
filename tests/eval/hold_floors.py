#!/usr/bin/env python3
"""hold_floors.py SCORES.json FLOORS.tsv: exit 1 where a measure is below its floor.

FLOORS.tsv has the columns layer/set, measure, floor; a floor of "<= X" is a ceiling. Floors only rise.
--write-margin M prints a table of floors M below the scores, to take over by hand."""
import json
import sys


def read_floors(path):
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        cells = line.rstrip("\n").split("\t")
        if not line.strip() or line.startswith("#") or cells == ["set", "measure", "floor"]:
            continue
        if len(cells) != 3:
            sys.exit(f"{path}:{number}: three cells expected: set, measure, floor")
        yield number, cells[0], cells[1], cells[2]


def main():
    scores = json.load(open(sys.argv[1], encoding="utf-8"))["scores"]
    failed = checked = 0
    for number, name, measure, floor in read_floors(sys.argv[2]):
        value = scores.get(name, {}).get(measure, {}).get("value")
        checked += 1
        ceiling = floor.startswith("<=")
        limit = float(floor.lstrip("<= "))
        good = value is not None and (value <= limit if ceiling else value >= limit)
        if not good:
            failed += 1
            print(f"{sys.argv[2]}:{number}: {name} {measure}: {value} {'above' if ceiling else 'below'} {limit}")
    if checked == 0:
        sys.exit(f"{sys.argv[2]}: no floors")
    print(f"floors: {checked - failed} held, {failed} broken")
    sys.exit(1 if failed else 0)


main()
