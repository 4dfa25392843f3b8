#!/usr/bin/env python3
"""store_prototype.py INDEX [CLAIMS]: claims per CPU-second of the prototype that the store is held against, on this machine and on the rows of INDEX.

INDEX is a file that store_bench has made. The prototype is Python's executemany of rows that are ready into the tables of the first schema
(store/schema/001_index.sql): WAL, 20,000 claims a transaction, the indexes of claims and the full text afterwards. It decides nothing: no copies, no
statements, no names. Only the time of the writing counts. So a speed of store_bench LOAD=1 is told as a ratio to this one, whatever the machine.
"""
import pathlib
import re
import sqlite3
import sys
import tempfile
import time

SCHEMA = pathlib.Path(__file__).parent.parent / "store/schema/001_index.sql"
ONCE = ("runs", "sources", "clusters", "entities", "entity_names", "countries", "people", "organizations", "posts", "memberships", "measures")
BY_VERSION = ("article_versions", "article_texts", "sentences", "mentions", "claims", "figures")
A_TRANSACTION = 20000


def columns(db, table):
    return [row[1] for row in db.execute(f"PRAGMA table_xinfo({table})") if row[6] != 2]  # without generated ones


class Prototype:
    def __init__(self, old, file):
        self.old, self.db, self.spent = old, sqlite3.connect(file, isolation_level=None), 0.0
        tables, self.rest = re.split(r"(?=CREATE INDEX IF NOT EXISTS claims_speaker)", SCHEMA.read_text(), maxsplit=1)
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("PRAGMA synchronous=FULL")
        self.db.executescript(tables)
        self.rest = self.rest[:self.rest.index("CREATE TRIGGER")]

    def timed(self, work):
        before = time.process_time()
        work()
        self.spent += time.process_time() - before

    def copy(self, table, where="", values=(), replaced=None):
        ours = columns(self.old, table)
        extra = {"statement_key": "randomblob(16)", **(replaced or {})}
        names = [c for c in columns(self.db, table) if c in ours or c in extra or c in GENERATED]
        asked = ",".join(extra.get(c, c) for c in names)
        rows = self.old.execute(f"SELECT {asked} FROM {table} {where}", values).fetchall()
        sql = f"INSERT OR IGNORE INTO {table}({','.join(names)}) VALUES({','.join('?' * len(names))})"
        self.timed(lambda: self.db.executemany(sql, rows))


GENERATED = {"speaker_kind", "speaker_name", "class", "quote_type", "modality", "polarity", "stated_basis", "form", "relation"}


def load(prototype, claims):
    prototype.timed(lambda: prototype.db.execute("BEGIN"))
    for table in ONCE:
        prototype.copy(table)
    first = 1
    newest = prototype.old.execute("SELECT max(version_id) FROM claims WHERE claim_id<=?", (claims,)).fetchone()[0]
    while first <= newest:
        (last,) = prototype.old.execute("SELECT max(version_id) FROM (SELECT version_id FROM claims WHERE version_id>=? ORDER BY claim_id LIMIT ?)",
                                        (first, A_TRANSACTION)).fetchone()
        between = (first, last)
        prototype.copy("fetches", "WHERE fetch_id IN (SELECT fetch_id FROM article_versions WHERE version_id BETWEEN ? AND ?)", between)
        prototype.copy("articles", "WHERE article_id IN (SELECT article_id FROM article_versions WHERE version_id BETWEEN ? AND ?)", between)
        prototype.copy("statements", "WHERE statement_id IN (SELECT statement_id FROM claims WHERE version_id BETWEEN ? AND ?)", between)
        for table in BY_VERSION:
            prototype.copy(table, "WHERE version_id BETWEEN ? AND ?", between)
        prototype.copy("claim_entities", "WHERE claim_id IN (SELECT claim_id FROM claims WHERE version_id BETWEEN ? AND ?)", between)
        prototype.timed(lambda: prototype.db.execute("COMMIT"))
        prototype.timed(lambda: prototype.db.execute("BEGIN"))
        first = last + 1
    prototype.timed(lambda: prototype.db.execute("COMMIT"))


def main():
    old = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    claims = int(sys.argv[2]) if len(sys.argv) > 2 else old.execute("SELECT max(claim_id) FROM claims").fetchone()[0]
    with tempfile.TemporaryDirectory() as folder:
        prototype = Prototype(old, f"{folder}/prototype.db")
        load(prototype, claims)
        rows_alone = prototype.spent
        count = prototype.db.execute("SELECT count(*) FROM claims").fetchone()[0]
        prototype.timed(lambda: prototype.db.executescript(prototype.rest + "INSERT INTO claims_fts(claims_fts) VALUES('rebuild');"))
    print(f"prototype: claims {count}, {count / rows_alone:.0f} claims per CPU-second for the rows alone, {count / prototype.spent:.0f} with "
          "indexes and full text")


if __name__ == "__main__":
    main()
