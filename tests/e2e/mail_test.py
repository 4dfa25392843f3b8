#!/usr/bin/env python3
"""mail_test.py ROOT ONRECORD: mail goes out encrypted and with the password of a command, or it does not go out.

The server is aiosmtpd (Debian: python3-aiosmtpd) where it is installed: STARTTLS, AUTH, 4xx, 5xx, a line dropped after DATA. SMTPS is asked of
smtp_server.py. Without openssl there is no certificate: exit 77."""
import json
import pathlib
import shutil
import sqlite3
import ssl
import subprocess
import sys
import tempfile

from demo_web import free_port
from smtp_server import smtp_server

ONRECORD = sys.argv[2]
TEXT = "Border Minister Zoë Ray said on Monday that over 24,000 people crossed from China in fiscal year 2023."
LOGIN = ("desk", "s3cret word")


def make_certificate(folder):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                    "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", folder / "key.pem", "-out", folder / "ca.pem"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "ca.pem", folder / "key.pem")
    return context


def run(folder, *words, now="2024-05-07T03:00:00Z"):
    done = subprocess.run([ONRECORD, *words, "--workspace", folder, "--now", now], capture_output=True, text=True, timeout=90)
    assert done.returncode == 0, f"{words}: exit {done.returncode}: {done.stderr}"
    return done.stderr


def make_workspace(folder, server, **mail):
    subprocess.run([ONRECORD, "init", folder], check=True, stdout=subprocess.DEVNULL)
    base = pathlib.Path(folder)
    lines = {"server": server, "from": "Desk <desk@example.org>", "user": LOGIN[0], "password_command": f"printf '%s\\n' '{LOGIN[1]}'", **mail}
    with (base / "onrecord.toml").open("a") as settings:
        settings.write("\n[mail]\n" + "".join(f"{k} = {json.dumps(v)}\n" for k, v in lines.items()))
    (base / "watches.toml").write_text('[[watch]]\nid = "all"\ndeliver = [{ to = "mailto:reader@example.org" }]\n')
    (base / "a.jsonl").write_text(json.dumps({"url": "https://a.example/1", "title": "Crossings", "date": "2024-05-06", "text": TEXT}) + "\n")
    run(folder, "ingest", str(base / "a.jsonl"))


def state(folder):
    with sqlite3.connect(f"{folder}/onrecord.db") as db:
        return db.execute("SELECT state FROM deliveries").fetchone()[0]


def check_smtps(tls, ca):
    with smtp_server(tls=tls) as server, tempfile.TemporaryDirectory() as folder:
        address = f"smtps://localhost:{server.server_address[1]}"
        make_workspace(folder, address)
        err = run(folder, "alert")
        assert state(folder) == "failed" and not server.mails and not server.logins, f"a stranger's certificate was trusted: {err}"
        settings = pathlib.Path(folder) / "onrecord.toml"
        trusted = settings.read_text() + f'ca_file = "{ca}"\n'
        settings.write_text(trusted.replace("printf", "false; exit 1; printf"))
        err = run(folder, "alert", now="2024-05-07T06:00:00Z")
        assert "password_command" in err and not server.logins, err
        settings.write_text(trusted)
        run(folder, "alert", now="2024-05-07T12:00:00Z")
        assert state(folder) == "sent" and server.logins == [LOGIN] and len(server.mails) == 1, (state(folder), server.logins)


def check_plain_is_refused():
    """A server without STARTTLS gets neither password nor mail, unless the settings say so."""
    with smtp_server() as server, tempfile.TemporaryDirectory() as folder:
        make_workspace(folder, f"smtp://127.0.0.1:{server.server_address[1]}")
        run(folder, "alert")
        assert state(folder) == "failed" and not server.mails and not server.logins


def check_aiosmtpd(tls, ca):
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult

    class Desk:
        answers, mails = [], []

        async def handle_DATA(self, server, session, envelope):
            assert session.ssl, "a mail in clear"
            self.mails.append(envelope.content)
            answer = self.answers.pop(0) if self.answers else "250 taken"
            if answer == "drop":
                server.transport.abort()
            return answer

    def login(server, session, envelope, mechanism, data):
        return AuthResult(success=(data.login.decode(), data.password.decode()) == LOGIN)

    desk = Desk()
    desk.answers = ["451 come again", "drop", "250 taken"]
    controller = Controller(desk, hostname="127.0.0.1", port=0, tls_context=tls, require_starttls=True, authenticator=login, auth_required=True)
    controller.port = free_port()
    controller.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            make_workspace(folder, f"smtp://127.0.0.1:{controller.port}", ca_file=str(ca))
            for now, due in (("03", "failed"), ("05", "failed"), ("09", "sent"), ("15", "sent")):
                run(folder, "alert", now=f"2024-05-07T{now}:00:00Z")
                assert state(folder) == due, (now, state(folder))
            ids = {line for mail in desk.mails for line in mail.splitlines() if line.startswith(b"Message-ID:")}
            assert len(desk.mails) == 3 and len(ids) == 1, (len(desk.mails), ids)
        with tempfile.TemporaryDirectory() as folder:
            desk.answers = ["554 no"]
            make_workspace(folder, f"smtp://127.0.0.1:{controller.port}", ca_file=str(ca))
            run(folder, "alert")
            assert state(folder) == "dead"
    finally:
        controller.stop()


def main():
    if not shutil.which("openssl"):
        sys.exit(77)
    with tempfile.TemporaryDirectory() as keys:
        tls = make_certificate(pathlib.Path(keys))
        ca = pathlib.Path(keys) / "ca.pem"
        check_smtps(tls, ca)
        check_plain_is_refused()
        try:
            import aiosmtpd  # noqa: F401
        except ModuleNotFoundError:
            print("python3-aiosmtpd is not installed: STARTTLS was not tried")
            return
        check_aiosmtpd(tls, ca)
    print("SMTPS and STARTTLS")


main()
