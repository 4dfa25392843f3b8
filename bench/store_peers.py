#!/usr/bin/env python3
"""store_peers.py INDEX: three questions of bench/store_bench on the claims of INDEX, asked of PostgreSQL and of Xapian on the same data.

INDEX is a file that store_bench has made. A peer that is not installed (packages postgresql, python3-xapian) is skipped. PostgreSQL runs as a server
of its own in a temporary folder; root runs it as nobody. Times are wall times of the asking client, medians and 99th of 100, in ms.
"""
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

ROWS = ("SELECT claim_id, stated_on, coalesce(speaker_id,0), content_text, coalesce((SELECT group_concat(entity_id,' ') FROM claim_entities e "
        "WHERE e.claim_id=c.claim_id),'') FROM claims c WHERE retired_run_id IS NULL")


def measure(name, ask, values):
    times = []
    for value in values:
        before = time.perf_counter()
        ask(value)
        times.append((time.perf_counter() - before) * 1000)
    times.sort()
    print(f"{name:<58} {times[len(times) // 2]:9.2f} {times[len(times) * 99 // 100]:9.2f}")


def words_of(db):
    found = []
    for (text,) in db.execute("SELECT content_text FROM claims WHERE claim_id % 997 = 1 LIMIT 100"):
        found.append(text.split()[-1])  # any: common ones most
    return found


def ask_sqlite(db, words):
    ids = "claim_id IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?)"
    measure("SQLite: newest 50 of a word", lambda w: db.execute(
        "SELECT rowid FROM claims_fts WHERE claims_fts MATCH ? ORDER BY rowid DESC LIMIT 50", (w,)).fetchall(), words)
    measure("SQLite: monthly count of a word", lambda w: db.execute(
        f"SELECT substr(stated_on,1,7), count(*) FROM claims INDEXED BY claims_days WHERE retired_run_id IS NULL AND {ids} GROUP BY 1", (w,)).fetchall(), words)


class Postgres:
    def __init__(self, folder):
        self.bin = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), default=None)
        self.data, self.folder = folder / "pg", folder
        self.user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []

    def __enter__(self):
        if self.user:
            shutil.chown(self.folder, "nobody")
        self.run("initdb", "-D", self.data, "-A", "trust", "-U", "bench", "--no-sync")
        self.run("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "-o", f"-k {self.folder} -c listen_addresses='' -c shared_buffers=256MB", "start")
        return self

    def __exit__(self, *_):
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")

    def run(self, tool, *arguments):
        subprocess.run([*self.user, self.bin / tool, *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def client(self):
        return subprocess.Popen([self.bin / "psql", "-h", self.folder, "-U", "bench", "-d", "postgres", "-qAt", "-v", "ON_ERROR_STOP=1"],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    @staticmethod
    def ask(client, sql):
        client.stdin.write(sql + ";\n\\echo done-with-it\n")
        client.stdin.flush()
        while client.stdout.readline() not in ("done-with-it\n", ""):
            pass


def ask_postgres(db, words, folder):
    with Postgres(folder) as server:
        client = server.client()
        server.ask(client, "CREATE TABLE claims(claim_id bigint PRIMARY KEY, stated_on date, speaker bigint, content text, about text)")
        client.stdin.write("COPY claims FROM STDIN;\n")
        for row in db.execute(ROWS):
            client.stdin.write("\t".join(str(cell).replace("\\", " ").replace("\t", " ").replace("\n", " ") for cell in row) + "\n")
        client.stdin.write("\\.\n")
        server.ask(client, "CREATE INDEX words ON claims USING gin(to_tsvector('simple', content))")
        server.ask(client, "CREATE INDEX speakers ON claims(speaker, stated_on)")
        server.ask(client, "VACUUM ANALYZE claims")
        match = "to_tsvector('simple', content) @@ plainto_tsquery('simple', '{}')"
        measure("PostgreSQL: newest 50 of a word", lambda w: server.ask(
            client, f"SELECT claim_id FROM claims WHERE {match.format(w)} ORDER BY claim_id DESC LIMIT 50"), words)
        measure("PostgreSQL: monthly count of a word", lambda w: server.ask(
            client, f"SELECT to_char(stated_on,'YYYY-MM'), count(*) FROM claims WHERE {match.format(w)} GROUP BY 1"), words)
        client.stdin.write("SELECT pg_total_relation_size('claims') / count(*) FROM claims;\n\\q\n")
        client.stdin.flush()
        print("PostgreSQL: bytes a claim of one table", client.stdout.read().strip())
        client.wait()


def ask_xapian(db, words, folder):
    import xapian
    before, count = time.process_time(), 0
    index = xapian.WritableDatabase(str(folder / "xapian"), xapian.DB_CREATE)
    terms = xapian.TermGenerator()
    for claim, day, speaker, content, about in db.execute(ROWS):
        document = xapian.Document()
        terms.set_document(document)
        terms.index_text(content)
        document.add_boolean_term(f"S{speaker}")
        for entity in about.split():
            document.add_boolean_term(f"E{entity}")
        document.add_value(0, day)
        index.replace_document(claim, document)
        count += 1
    index.commit()
    print(f"Xapian: {count / (time.process_time() - before):.0f} claims per CPU-second, "
          f"{sum(f.stat().st_size for f in (folder / 'xapian').iterdir()) / count:.0f} bytes a claim for words, speaker and subjects")

    def newest(word):
        enquire = xapian.Enquire(index)
        enquire.set_query(xapian.Query(word))
        enquire.set_weighting_scheme(xapian.BoolWeight())
        enquire.set_docid_order(enquire.DESCENDING)
        return [match.docid for match in enquire.get_mset(0, 50)]
    measure("Xapian: newest 50 of a word", newest, words)


def main():
    db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    words = words_of(db)
    print(f"{'question (wall ms)':<58} {'p50':>9} {'p99':>9}")
    ask_sqlite(db, words)
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        if next(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), None):
            ask_postgres(db, words, pathlib.Path(folder))
        else:
            print("PostgreSQL: not installed, skipped")
        try:
            ask_xapian(db, words, pathlib.Path(folder))
        except ImportError:
            print("Xapian: not installed, skipped (package python3-xapian)")


if __name__ == "__main__":
    main()
