#!/usr/bin/env python3
"""Validates articles/*.xml (see README.md), prints counts; --jsonl OUT writes them as JSON lines. Exit status 1 when a file is wrong."""
import collections, glob, json, os, re, sys
import xml.etree.ElementTree as ET

HERE = os.path.dirname(os.path.abspath(__file__))
CLASSES = set("assert deny accuse promise urge warn predict ask decline support criticize".split())
KINDS = set("person organization government document unnamed unknown".split())
ENTITY = {"per": "PER", "org": "ORG", "loc": "LOC", "misc": "MISC"}
ROLE = {"s": "source", "q": "cue", "c": "content"}
EDGE = " \t\n\"“”„«»"


def read(path):
    root = ET.parse(path).getroot()
    errors, text, attributions, entities, figures, times = [], [], {}, [], [], []
    size = 0

    def add(s):
        nonlocal size
        s = re.sub(r"\s+", " ", s or "")
        if text and text[-1].endswith((" ", "\n")) and s.startswith(" "):
            s = s[1:]
        if not text or text[-1].endswith("\n\n"):
            s = s.lstrip()
        if s:
            text.append(s)
            size += len(s)

    def walk(node):
        nonlocal size
        start = size
        add(node.text)
        for child in node:
            walk(child)
            add(child.tail)
        tag, span = node.tag, [start, size]
        m = re.fullmatch(r"([sqc])(\d+)", tag)
        if m:
            a = attributions.setdefault(int(m[2]), {"source": [], "cue": [], "content": []})
            a[ROLE[m[1]]].append(span)
            if m[1] == "c" and "class" in node.attrib:
                a.update({k: node.attrib.get(k) for k in ("class", "kind", "speaker")})
        elif tag in ENTITY:
            entities.append({"start": start, "end": size, "type": ENTITY[tag]})
        elif tag == "fig":
            figures.append(span)
        elif tag == "time":
            times.append({"start": start, "end": size, "value": node.attrib.get("v")})
            if not node.attrib.get("v"):
                errors.append("time without v")
        elif tag not in ("p", "article"):
            errors.append(f"unknown tag {tag}")

    for p in root:
        if p.tag != "p":
            errors.append(f"unexpected {p.tag} under article")
            continue
        if text:
            text[-1] = text[-1].rstrip()
            size = sum(map(len, text))
            text.append("\n\n")
            size += 2
        walk(p)
    whole = "".join(text)
    for key in ("id", "date", "style", "headline"):
        if not root.attrib.get(key):
            errors.append(f"article has no {key}")
    for n, a in attributions.items():
        if not a["content"] or not a["cue"]:
            errors.append(f"attribution {n} lacks {'content' if not a['content'] else 'cue'}")
        if a.get("class") not in CLASSES or a.get("kind") not in KINDS or not a.get("speaker"):
            errors.append(f"attribution {n}: class, kind or speaker missing or wrong")
        for s, e in a["source"] + a["cue"] + a["content"]:
            surface = whole[s:e]
            if not surface or surface[0] in EDGE or surface[-1] in EDGE:
                errors.append(f"attribution {n}: span edge {surface[:40]!r}")
    for e in entities:
        if whole[e["start"]:e["end"]] != whole[e["start"]:e["end"]].strip() or e["end"] <= e["start"]:
            errors.append(f"entity edge {whole[e['start']:e['end']]!r}")
    row = {"id": "own-" + root.attrib.get("id", "?"), "date": root.attrib.get("date"), "title": root.attrib.get("headline"),
           "style": root.attrib.get("style"), "text": whole, "attributions": [attributions[k] for k in sorted(attributions)],
           "entities": entities, "figures": figures, "times": times, "licence": "own"}
    return row, errors


def main():
    bad, total, rows = 0, collections.Counter(), []
    for path in sorted(glob.glob(os.path.join(HERE, "articles", "*.xml"))):
        try:
            row, errors = read(path)
        except ET.ParseError as e:
            row, errors = None, [str(e)]
        for e in errors:
            print(f"{os.path.basename(path)}: {e}", file=sys.stderr)
        bad += bool(errors)
        if row:
            rows.append(row)
            total.update(articles=1, words=len(row["text"].split()), attributions=len(row["attributions"]),
                         entities=len(row["entities"]), figures=len(row["figures"]), times=len(row["times"]))
            for a in row["attributions"]:
                total["class " + str(a.get("class"))] += 1
    for k, v in total.items():
        print(f"{k}: {v}")
    if "--jsonl" in sys.argv:
        with open(sys.argv[sys.argv.index("--jsonl") + 1], "w", encoding="utf-8") as f:
            for row in rows:
                f.write(json.dumps(row, ensure_ascii=False) + "\n")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
