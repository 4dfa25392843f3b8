"""An SMTP server on loopback for tests: as much of RFC 5321 as libcurl needs, in clear or inside TLS.

`mood`: accept, later (451 to RCPT), never (550), drop (the line goes dead after DATA). `mails` and `logins` hold what came."""
import base64
import contextlib
import socketserver
import threading


class Session(socketserver.StreamRequestHandler):
    timeout = 10

    def setup(self):
        if self.server.tls:
            self.request = self.server.tls.wrap_socket(self.request, server_side=True)
        super().setup()

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self):
        self.say("220 test")
        while line := self.rfile.readline().decode().strip():
            word = line.split()[0].upper()
            if word == "DATA":
                self.take_mail()
                if self.server.mood == "drop":
                    return
                self.say("250 taken")
            elif word == "QUIT":
                return self.say("221 bye")
            else:
                self.say(self.answer(word, line))

    def answer(self, word, line):
        if word == "EHLO":
            return "250-test\r\n250 AUTH PLAIN" if self.server.tls else "250 test"
        if word == "AUTH":
            blob = line.split()[2] if len(line.split()) > 2 else (self.say("334 "), self.rfile.readline().decode())[1]
            self.server.logins.append(tuple(base64.b64decode(blob).decode().split("\0")[1:]))
            return "235 welcome"
        if word == "RCPT":
            return {"later": "451 come again", "never": "550 no such reader"}.get(self.server.mood, "250 ok")
        return "250 ok"

    def take_mail(self):
        self.say("354 go on")
        lines = []
        while (data := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(data)
        self.server.mails.append(b"".join(lines))


class SmtpServer(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that does not trust the certificate leaves in the middle of the handshake: that is what is tested."""


@contextlib.contextmanager
def smtp_server(mood="accept", tls=None):
    with SmtpServer(("127.0.0.1", 0), Session) as server:
        server.mood, server.tls, server.mails, server.logins = mood, tls, [], []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
