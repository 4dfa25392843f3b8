#!/usr/bin/env python3
"""exports_test.py ROOT ONRECORD: every export is read by another program's reader, and holds as many rows as the query finds.

Parquet is read by pyarrow or duckdb where one is installed; without them that part says so and is left out."""
import csv
import hashlib
import io
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

ONRECORD = sys.argv[2]
TEXTS = [
    ("https://a.example/1", "2024-05-06", "Border Minister Zoë Ray said on Monday that over 24,000 people crossed from China in fiscal year 2023."),
    ("https://b.example/1", "2024-05-08", "The Overland Count Project said about 21,500 people crossed from China in fiscal year 2023."),
    ("https://a.example/2", "2024-05-09", "\"We will not close the border, = or <else>,\" Zoë Ray said on Thursday."),
]


def run(folder, *words, code=0):
    done = subprocess.run([ONRECORD, *words, "--workspace", folder, "--now", "2024-05-10T03:00:00Z"], capture_output=True, timeout=60)
    assert done.returncode == code, f"{words}: exit {done.returncode}: {done.stderr.decode()}"
    return done.stdout


def make_workspace(folder):
    subprocess.run([ONRECORD, "init", folder], check=True, stdout=subprocess.DEVNULL)
    path = pathlib.Path(folder) / "in.jsonl"
    path.write_text("".join(json.dumps({"url": u, "title": "Crossings & counts", "date": d, "text": t}) + "\n" for u, d, t in TEXTS))
    run(folder, "ingest", str(path))


def export(folder, form, *words):
    out = pathlib.Path(folder) / f"out.{form}"
    run(folder, "export", "--format", form, "--output", str(out), *words)
    manifest = json.loads((out.parent / (out.name + ".manifest.json")).read_text())
    assert manifest["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest() and manifest["format"] == form
    return out, manifest["rows"]


def read_parquet(path):
    try:
        import pyarrow.parquet
        return pyarrow.parquet.read_table(path).to_pylist()
    except ModuleNotFoundError:
        pass
    try:
        import duckdb
        answer = duckdb.sql(f"SELECT * FROM read_parquet('{path}')")
        return [dict(zip(answer.columns, row)) for row in answer.fetchall()]
    except ModuleNotFoundError:
        return None


def check_tables(folder, claims):
    out, rows = export(folder, "csv")
    table = list(csv.DictReader(io.StringIO(out.read_bytes().decode(), newline="")))
    assert rows == len(table) == len(claims), (rows, len(table), len(claims))
    assert [r["url"] for r in table] == [c["url"] for c in claims]
    out, _ = export(folder, "corpus")
    texts = {r["text"] for r in csv.DictReader(io.StringIO(out.read_bytes().decode(), newline=""))}
    assert {c["content"].lstrip("=") for c in claims} == {t.lstrip("'=") for t in texts}
    out, rows = export(folder, "parquet")
    table = read_parquet(out)
    if table is None:
        print("neither pyarrow nor duckdb: Parquet was not read back")
        return
    assert len(table) == rows == len(claims)
    for got, due in zip(table, claims):
        different = {k: (got[k], due[k]) for k in due if (got[k] if got[k] != "" else None) != (due[k] if due[k] != "" else None)}
        assert not different, different


def check_json(folder, claims):
    out, _ = export(folder, "json")
    assert json.loads(out.read_text()) == claims
    out, _ = export(folder, "claimreview")
    assert [json.loads(line)["claimReviewed"] for line in out.read_text().splitlines()] == [c["content"] for c in claims]
    out, _ = export(folder, "annotations")
    with sqlite3.connect(f"{folder}/onrecord.db") as db:
        texts = dict(db.execute("SELECT a.url, t.text FROM articles a JOIN article_texts t ON t.version_id=a.current_version"))
    for line in out.read_text().splitlines():
        target = json.loads(line)["target"]
        position, quotation = target["selector"]
        assert texts[target["source"]][position["start"]:position["end"]] == quotation["exact"], target
    out, _ = export(folder, "csl-json")
    assert {entry["URL"] for entry in json.loads(out.read_text())} == {c["url"] for c in claims}


def check_texts(folder, claims):
    articles = {c["url"] for c in claims}
    out, _ = export(folder, "bibtex")
    assert json.loads(pathlib.Path(f"{out}.manifest.json").read_text())["entries"] == len(articles) <= len(claims)
    assert set(re.findall(r"^  url = \{(.*)\},?$", out.read_text(), re.M)) == articles
    assert out.read_text().count("{") == out.read_text().count("}")
    out, _ = export(folder, "ris")
    records = [dict(re.findall(r"^([A-Z]{2})  - (.*)$", r, re.M)) for r in out.read_bytes().decode().replace("\r\n", "\n").split("ER  -") if "TY" in r]
    assert {r["UR"] for r in records} == articles and all(r["DA"].startswith("2024/05/") for r in records)
    out, _ = export(folder, "graphml")
    space = "{http://graphml.graphdrawing.org/xmlns}"
    graph = xml.etree.ElementTree.parse(out).getroot().find(space + "graph")
    nodes = {n.get("id") for n in graph.iter(space + "node")}
    assert {e.get(end) for e in graph.iter(space + "edge") for end in ("source", "target")} == nodes and "c:CN" in nodes


def check_datasette(folder):
    out, _ = export(folder, "datasette", "--database", "public")
    assert list(json.loads(out.read_text())["databases"]) == ["public"]
    out, _ = export(folder, "datasette")
    facts = json.loads(out.read_text())["databases"]["onrecord"]
    with sqlite3.connect(f"{folder}/onrecord.db") as db:
        for table, told in facts["tables"].items():
            columns = {row[1] for row in db.execute(f"PRAGMA table_xinfo('{table}')")}
            assert set(told.get("columns", {})) <= columns, table
        for name, query in facts["queries"].items():
            values = dict.fromkeys(re.findall(r":(\w+)", query["sql"]), "2024-05-06")
            values.update(words="crossed", speaker="Zoë Ray", counted="people", from_day="2022-01-01", to_day="2024-12-31", at_least=10000, office="Minister", claim_id=1)
            assert db.execute(query["sql"], values).fetchall() or name == "edits", name
            plan = " ".join(row[3] for row in db.execute("EXPLAIN QUERY PLAN " + query["sql"], values))
            assert "0:=M" not in plan, f"{name}: {plan}"


def check_plots(folder):
    svg = "{http://www.w3.org/2000/svg}"
    for words, text in ((["figures"], "FY2023"), (["timeline"], "statements"), (["timeline", "--split", "speaker", "--by", "week"], "Zoë Ray")):
        picture = xml.etree.ElementTree.fromstring(run(folder, *words, "--format", "svg"))
        assert picture.tag == svg + "svg" and any(text in t.text for t in picture.iter(svg + "text")), words
        page = run(folder, *words, "--format", "html").decode()
        assert page.startswith("<!doctype html>") and page.count("<svg") == page.count("</svg>") == 1


def main():
    with tempfile.TemporaryDirectory() as folder:
        make_workspace(folder)
        claims = [json.loads(line) for line in run(folder, "export", "--format", "jsonl").splitlines()]
        assert len(claims) >= 3, claims
        check_tables(folder, claims)
        check_json(folder, claims)
        check_texts(folder, claims)
        check_datasette(folder)
        check_plots(folder)
        run(folder, "export", "--format", "csv", "--output", f"{folder}/no/such/folder/out.csv", code=74)
    print(f"{len(claims)} claims in every format")


main()
