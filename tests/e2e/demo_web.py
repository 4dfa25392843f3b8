"""The demo's news web for tests: a server on a free port, and workspaces that read it."""
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request

ROOT, ONRECORD = pathlib.Path(sys.argv[1]), sys.argv[2]


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class DemoWeb:
    def __enter__(self):
        self.port = free_port()
        self.server = subprocess.Popen([sys.executable, str(ROOT / "demo/serve.py"), "--port", str(self.port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                self.night(1)
                return self
            except OSError:
                time.sleep(0.1)
        raise AssertionError("the demo's web does not start")

    def __exit__(self, *_):
        self.server.kill()
        self.server.wait()

    def night(self, number):
        urllib.request.urlopen(f"http://127.0.0.11:{self.port}/_night?set={number}", timeout=10).read()

    def workspace(self, folder):
        subprocess.run([ONRECORD, "init", folder], check=True, stdout=subprocess.DEVNULL)
        for name in ("onrecord", "sources", "watches"):
            text = (ROOT / "demo/workspace" / f"{name}.toml").read_text().replace("@PORT@", str(self.port))
            pathlib.Path(folder, f"{name}.toml").write_text(text)
