#!/usr/bin/env python3
"""deliveries_test.py ROOT ONRECORD: reports by mail and webhook reach their readers once, whatever the servers do.

A small SMTP server on loopback answers 250, 451, 550 or drops the line; a web server checks the signature. Files meet a read-only folder."""
import contextlib
import email
import hashlib
import hmac
import http.server
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import threading

from smtp_server import smtp_server

ONRECORD = sys.argv[2]
TEXT = "Border Minister Zoë Ray said on Monday that over 24,000 people crossed from China in fiscal year 2023."


class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.posts.append((self.headers, body))
        self.send_response(self.server.answer)
        self.end_headers()

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def webhook(answer):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        server.answer, server.posts = answer, []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def run(folder, *words, now="2024-05-07T03:00:00Z", code=0):
    done = subprocess.run([ONRECORD, *words, "--workspace", folder, "--now", now], capture_output=True, text=True, timeout=60)
    assert done.returncode == code, f"{words}: exit {done.returncode}: {done.stderr}"
    return done.stderr


def states(folder):
    with sqlite3.connect(f"{folder}/onrecord.db") as db:
        return dict(db.execute("SELECT channel, state FROM deliveries"))


def make_workspace(folder, smtp, hook):
    subprocess.run([ONRECORD, "init", folder], check=True, stdout=subprocess.DEVNULL)
    base = pathlib.Path(folder)
    (base / "secret").write_text("key\n")
    with (base / "onrecord.toml").open("a") as settings:
        settings.write(f'\n[mail]\nserver = "smtp://127.0.0.1:{smtp.server_address[1]}"\nfrom = "Desk <desk@example.org>"\ntls = false\n'
                       f'[webhook]\nsecret_file = "{base}/secret"\n')
    (base / "watches.toml").write_text(f'[[watch]]\nid = "all"\ndeliver = [{{ to = "mailto:reader@example.org" }}, '
                                       f'{{ to = "http://127.0.0.1:{hook.server_address[1]}/hook" }}, {{ to = "reports/all.md" }}]\n')
    (base / "a.jsonl").write_text(json.dumps({"url": "https://a.example/1", "title": "Crossings", "date": "2024-05-06", "text": TEXT}) + "\n")
    run(folder, "ingest", str(base / "a.jsonl"))


def check_mail(mails):
    ids = {email.message_from_bytes(m)["Message-ID"] for m in mails}
    assert len(ids) == 1 and None not in ids, f"message ids {ids}"
    message = email.message_from_bytes(mails[-1])
    assert message["List-Id"] == "<all.onrecord>" and message["Auto-Submitted"] == "auto-generated"
    parts = [part for part in message.walk() if not part.is_multipart()]
    assert [p.get_content_type() for p in parts] == ["text/plain", "text/html"]
    assert all("24,000 people crossed" in p.get_payload(decode=True).decode() for p in parts)


def check_posts(posts):
    headers, body = posts[-1]
    assert headers["X-Onrecord-Signature-256"] == "sha256=" + hmac.new(b"key", body, hashlib.sha256).hexdigest()
    assert len({h["X-Onrecord-Delivery"] for h, _ in posts}) == 1
    assert json.loads(body)["digests"][0]["watch"] == "all"


def check_deliveries(smtp, hook):
    with tempfile.TemporaryDirectory() as folder:
        make_workspace(folder, smtp, hook)
        blocked = pathlib.Path(folder) / "reports"
        blocked.write_text("a file where the folder should be")
        err = run(folder, "alert")
        assert "451" in err and "503" in err, err
        assert set(states(folder).values()) == {"failed"}, states(folder)
        blocked.unlink()
        run(folder, "alert", now="2024-05-07T03:01:00Z")  # mail and webhook are not due yet, the file is
        assert states(folder)["file:markdown"] == "sent" and states(folder)["mail"] == "failed"
        smtp.mood = "drop"
        run(folder, "alert", now="2024-05-07T03:10:00Z")
        assert states(folder)["mail"] == "failed" and len(smtp.mails) == 1
        smtp.mood, hook.answer = "accept", 200
        run(folder, "alert", now="2024-05-07T06:00:00Z")
        run(folder, "alert", now="2024-05-07T09:00:00Z")
        assert set(states(folder).values()) == {"sent"}, states(folder)
        assert len(smtp.mails) == 2, "the dropped one again, then none"
        check_mail(smtp.mails)
        check_posts(hook.posts)
    with tempfile.TemporaryDirectory() as folder:
        make_workspace(folder, smtp, hook)
        smtp.mood, hook.answer = "never", 410
        err = run(folder, "alert")
        assert states(folder)["mail"] == "dead" and states(folder)["webhook"] == "dead", states(folder)
        assert "given up" in err


def main():
    with smtp_server(mood="later") as smtp, webhook(answer=503) as hook:
        check_deliveries(smtp, hook)
        print(f"{len(smtp.mails)} mails, {len(hook.posts)} posts")


main()
