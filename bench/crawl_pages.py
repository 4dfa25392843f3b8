#!/usr/bin/env python3
"""bench/crawl_pages.py ONRECORD: what a crawl costs, beside other crawlers in the same run.

5,000 pages of 30 KB (gzip where asked for) on 20 loopback hosts, served by this script. Prints pages, wall seconds, CPU seconds per 1,000 pages
and peak memory of: onrecord's first night (robots, frontier, WARC), its second (conditional requests), 100,000 queued URLs, and wget2 and Scrapy
where they are installed. Compare rows of one run: the machine decides the figures."""
import argparse
import asyncio
import gzip
import multiprocessing
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

WORDS = "minister said government policy report council court vote party bill reform tax health school region climate trade union market budget".split()


def page(host, number):
    pick = random.Random(host * 100003 + number)
    text = "".join("<p>" + " ".join(pick.choice(WORDS) for _ in range(60)) + ".</p>\n" for _ in range(70))
    nav = "".join(f'<li class="teaser t{k}"><a href="/news/{pick.randrange(9999)}-{pick.choice(WORDS)}-{pick.choice(WORDS)}.html">{pick.choice(WORDS)}</a></li>' for k in range(40))
    return f'<!doctype html><html lang="en"><head><title>Page {number}</title><meta charset="utf-8"></head><body><ul>{nav}</ul><main>{text}</main></body></html>'.encode()


def path_of(number):
    return f"/news/2024/05/{number % 28 + 1:02d}/the-council-said-{number}.html"


def answer(body, kind, accept_gzip, etag, asked):
    if asked == etag:
        return f"HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\n\r\n".encode()
    coding = ""
    if accept_gzip:
        body, coding = gzip.compress(body, 1, mtime=0), "Content-Encoding: gzip\r\n"
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nETag: {etag}\r\n{coding}Content-Length: {len(body)}\r\n\r\n".encode() + body


class Server(asyncio.Protocol):
    pages, queued, cache = 250, 0, {}

    def connection_made(self, transport):
        self.transport, self.buffer = transport, b""
        self.host = int(transport.get_extra_info("sockname")[0].rsplit(".", 1)[1])

    def data_received(self, data):
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
            lines = head.decode("latin1").split("\r\n")
            fields = {line.partition(":")[0].lower(): line.partition(":")[2].strip() for line in lines[1:]}
            self.transport.write(self.respond(lines[0].split(" ")[1], fields))

    def respond(self, path, fields):
        packed, base = "gzip" in fields.get("accept-encoding", ""), "http://" + fields.get("host", "")
        key = (self.host, path, packed, fields.get("if-none-match", ""))
        if key not in self.cache:
            if path == "/robots.txt":
                body, kind = b"User-agent: *\nDisallow: /private/\n", "text/plain"
            elif path == "/sitemap.txt":
                body, kind = "\n".join(base + path_of(k) for k in range(self.queued or self.pages)).encode(), "text/plain"
            elif path == "/":
                body, kind = "".join(f'<a href="{path_of(k)}">x</a>' for k in range(self.pages)).encode(), "text/html"
            else:
                body, kind = page(self.host, int(path.rsplit("-", 1)[1].split(".")[0])), "text/html; charset=utf-8"
            self.cache[key] = answer(body, kind, packed, f'"{abs(hash((self.host, path))):x}"', fields.get("if-none-match"))
        return self.cache[key]


def serve(hosts, port, pages, queued, ready):
    Server.pages, Server.queued = pages, queued

    async def main():
        loop = asyncio.get_running_loop()
        for k in range(1, hosts + 1):
            await loop.create_server(Server, f"127.0.3.{k}", port, backlog=512)
        ready.set()
        await asyncio.Event().wait()

    asyncio.run(main())


def measure(command, cwd=None, seconds=900):
    """(wall, CPU, peak MB, exit) of a command and its children."""
    begun = time.monotonic()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    timer = None
    if seconds:
        import threading
        timer = threading.Timer(seconds, lambda: os.kill(process.pid, signal.SIGKILL))
        timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    timer.cancel()
    process.returncode = status
    return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, status


def workspace(onrecord, folder, port, hosts, most, delay):
    subprocess.run([onrecord, "init", folder], check=True, stdout=subprocess.DEVNULL)
    pathlib.Path(folder, "watches.toml").write_text("")
    pathlib.Path(folder, "sources.toml").write_text(
        "".join(f'[[source]]\nid = "h{k}"\nsitemaps = ["http://127.0.3.{k}:{port}/sitemap.txt"]\n' for k in range(1, hosts + 1)))
    pathlib.Path(folder, "onrecord.toml").write_text(
        f'[crawler]\ndelay_seconds = {delay}\nmax_pages_per_source = {most}\nallow_addresses = ["127.0.0.0/8"]\n')


SPIDER = """import scrapy
class S(scrapy.Spider):
    name = "s"
    custom_settings = {"ROBOTSTXT_OBEY": True, "LOG_ENABLED": False, "CONCURRENT_REQUESTS": 16}
    def start_requests(self):
        for line in open("urls.txt"):
            yield scrapy.Request(line.strip())
    def parse(self, response):
        open("out/%d" % (hash(response.url) & (1 << 60) - 1), "wb").write(response.body)
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("onrecord")
    parser.add_argument("--hosts", type=int, default=20)
    parser.add_argument("--pages", type=int, default=250, help="of each host")
    parser.add_argument("--queued", type=int, default=100000)
    a = parser.parse_args()
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    total = a.hosts * a.pages
    print(f"{'crawler':34} {'pages':>7} {'wall s':>8} {'CPU s / 1,000':>14} {'peak MB':>8}")

    def row(name, pages, measured):
        wall, cpu, memory, status = measured
        print(f"{name:34} {pages:7} {wall:8.1f} {cpu * 1000 / max(1, pages):14.3f} {memory:8.1f}{'' if status == 0 else '  exit ' + str(status)}", flush=True)

    def with_server(queued, work):
        ready = multiprocessing.Event()
        server = multiprocessing.Process(target=serve, args=(a.hosts, port, a.pages, queued, ready), daemon=True)
        server.start()
        ready.wait(30)
        try:
            work()
        finally:
            server.terminate()
            server.join()

    with tempfile.TemporaryDirectory() as top:
        def ours():
            desk = top + "/desk"
            workspace(a.onrecord, desk, port, a.hosts, 1000000, 0.0)
            row("onrecord, first night", total, measure([a.onrecord, "crawl", "--workspace", desk]))
            row("onrecord, second night (304)", total, measure([a.onrecord, "crawl", "--workspace", desk]))

        def others():
            urls = top + "/urls.txt"
            pathlib.Path(urls).write_text("".join(f"http://127.0.3.{h}:{port}{path_of(k)}\n" for k in range(a.pages) for h in range(1, a.hosts + 1)))
            os.mkdir(top + "/out")
            if shutil.which("wget2"):
                row("wget2, 16 threads", total, measure(["wget2", "-q", "--max-threads=16", "-i", urls, "-P", top + "/wget2", "-x"], cwd=top))
            else:
                print("wget2 is not installed: apt-get install wget2")
            if shutil.which("scrapy"):
                pathlib.Path(top, "spider.py").write_text(SPIDER)
                row("Scrapy, 16 at once", total, measure(["scrapy", "runspider", "spider.py"], cwd=top))
            else:
                print("Scrapy is not installed: apt-get install python3-scrapy")

        def queue():
            desk = top + "/queue"
            workspace(a.onrecord, desk, port, 2, 1000000, 3600)
            row(f"onrecord, {a.queued} URLs queued", 2, measure([a.onrecord, "crawl", "--workspace", desk], seconds=25))

        with_server(0, lambda: (ours(), others()))
        with_server(a.queued // 2, queue)


if __name__ == "__main__":
    sys.exit(main())
