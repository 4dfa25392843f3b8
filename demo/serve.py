#!/usr/bin/env python3
"""The demo's news web: four sites of invented publishers on loopback addresses, two nights.

  demo/serve.py --port 8911 [--night 1|2]     GET /_night?set=2 on any site switches the night

Articles stand in demo/articles/*.txt; night2.txt holds what the second night adds or replaces. Text of an article:
  @ SITE PATH TIME AUTHOR [| FLAG...]    flags: cp1252 (served as windows-1252), nojsonld
  # TITLE
  a paragraph a line; "- " begins an item of a list, "| a | b |" is a row of a table, its first row the head
"""
import argparse
import gzip
import hashlib
import html
import itertools
import json
import threading
from email.utils import format_datetime
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

SITES = {
    "ledger": ("127.0.0.11", "The Harbor Ledger"),
    "wire": ("127.0.0.12", "Meridian Wire"),
    "ministry": ("127.0.0.13", "Ministry of Migration, Republic of Valdora"),
    "courier": ("127.0.0.14", "The Tidewater Courier"),
}
BY_ADDRESS = {address: site for site, (address, _) in SITES.items()}


def read_articles(path):
    articles = {}
    current = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            head, _, flags = line[2:].partition("|")
            site, where, when, author = head.strip().split(" ", 3)
            current = {"site": site, "path": where, "when": datetime.fromisoformat(when), "author": author.strip(),
                       "flags": set(flags.split()), "title": "", "text": []}
            articles[site, where] = current
        elif line.startswith("# "):
            current["title"] = line[2:]
        elif line.strip():
            current["text"].append(line.strip())
    return articles


def load_nights():
    folder = Path(__file__).parent / "articles"
    first = {}
    for path in sorted(folder.glob("*.txt")):
        if path.name != "night2.txt":
            first.update(read_articles(path))
    second = dict(first)
    second.update(read_articles(folder / "night2.txt"))
    return {1: first, 2: second}


class Web:
    def __init__(self, port, night):
        self.port, self.night, self.nights = port, night, load_nights()

    def url(self, site, path=""):
        return f"http://{SITES[site][0]}:{self.port}{path}"

    def of(self, site):
        found = [a for a in self.nights[self.night].values() if a["site"] == site]
        return sorted(found, key=lambda a: (a["when"], a["path"]), reverse=True)

    def answer(self, site, path):
        """(content type, body) of a path, or None."""
        if path == "/robots.txt":
            lines = ["User-agent: *", "Disallow: /private/", "Disallow: /search"]
            if site == "wire":
                lines.append(f"Sitemap: {self.url(site, '/sitemap.xml')}")
            return "text/plain", "\n".join(lines + [""]).encode()
        special = {("ledger", "/feed/"): self.rss, ("wire", "/atom.xml"): self.atom, ("wire", "/sitemap.xml"): self.sitemap_index,
                   ("wire", "/sitemap-news.xml.gz"): self.sitemap, ("ledger", "/"): self.front, ("wire", "/"): self.front,
                   ("ministry", "/"): self.front, ("ministry", "/press/"): self.front, ("courier", "/"): self.front,
                   ("courier", "/news.html"): self.front}.get((site, path))
        if special:
            return special(site)
        article = self.nights[self.night].get((site, path))
        if article is None:
            return None
        charset = "windows-1252" if "cp1252" in article["flags"] else "utf-8"
        page = PAGES[site](self, article, charset)
        return f"text/html; charset={charset}", page.encode(charset, "xmlcharrefreplace")

    def rss(self, site):
        items = "".join(
            f"<item><title>{html.escape(a['title'])}</title><link>{self.url(site, a['path'])}?utm_source=rss</link>"
            f"<guid isPermaLink=\"true\">{self.url(site, a['path'])}</guid><dc:creator>{html.escape(a['author'])}</dc:creator>"
            f"<pubDate>{format_datetime(a['when'])}</pubDate></item>" for a in self.of(site))
        return "application/rss+xml", (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
            f"<title>{SITES[site][1]}</title><link>{self.url(site, '/')}</link><description>News</description>{items}</channel></rss>").encode()

    def atom(self, site):
        entries = "".join(
            f"<entry><title>{html.escape(a['title'])}</title><link rel=\"alternate\" href=\"{self.url(site, a['path'])}\"/>"
            f"<id>{self.url(site, a['path'])}</id><updated>{a['when'].isoformat()}</updated></entry>" for a in self.of(site)[:8])
        return "application/atom+xml", (
            f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{SITES[site][1]}</title>'
            f"<id>{self.url(site, '/')}</id><updated>{self.of(site)[0]['when'].isoformat()}</updated>{entries}</feed>").encode()

    def sitemap_index(self, site):
        return "application/xml", (
            '<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            f"<sitemap><loc>{self.url(site, '/sitemap-news.xml.gz')}</loc></sitemap></sitemapindex>").encode()

    def sitemap(self, site):
        urls = "".join(f"<url><loc>{self.url(site, a['path'])}</loc><lastmod>{a['when'].isoformat()}</lastmod></url>" for a in self.of(site))
        text = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
        return "application/gzip", gzip.compress(text.encode(), mtime=0)

    def front(self, site):
        teasers = "".join(
            f"<article><h2><a href=\"{a['path']}\">{html.escape(a['title'])}</a></h2><p>{html.escape(a['text'][0][:140])}…</p></article>"
            for a in self.of(site))
        name = SITES[site][1]
        return "text/html; charset=utf-8", (
            f"<!doctype html><html lang=\"en\"><head><title>{name}</title></head><body><nav><a href=\"/\">Home</a> "
            f"<a href=\"/private/drafts.html\">Drafts</a> <a href=\"/search?q=\">Search</a></nav><main><h1>{name}</h1>{teasers}</main>"
            f"<footer>© 2024 {name}</footer></body></html>").encode()

    def related(self, article):
        """Older stories only: a page stays as it is when newer ones appear."""
        mine = self.of(article["site"])
        older = mine[mine.index(article) + 1:]
        return older[:3] or mine[-4:-1]


def kind_of(line):
    return "list" if line.startswith("- ") else "table" if line.startswith("| ") else "text"


def table_row(line, tag):
    return "<tr>" + "".join(f"<{tag}>{html.escape(cell.strip(), quote=False)}</{tag}>" for cell in line.strip("| ").split("|")) + "</tr>"


def blocks(article):
    """HTML of each block of the text and whether it is a paragraph; neighbouring items and rows make one block."""
    for kind, lines in itertools.groupby(article["text"], kind_of):
        if kind == "list":
            yield "<ul>" + "".join(f"<li>{html.escape(line[2:], quote=False)}</li>" for line in lines) + "</ul>", False
        elif kind == "table":
            head, *rows = lines
            yield f"<table><thead>{table_row(head, 'th')}</thead><tbody>{''.join(table_row(row, 'td') for row in rows)}</tbody></table>", False
        else:
            yield from ((html.escape(line, quote=False), True) for line in lines)


def paragraphs(article):
    return "\n".join(f"<p>{block}</p>" if paragraph else block for block, paragraph in blocks(article))


def links(web, article):
    return "".join(f"<li><a href=\"{a['path']}\">{html.escape(a['title'])}</a></li>" for a in web.related(article))


def json_ld(web, article):
    if "nojsonld" in article["flags"]:
        return ""
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": article["title"], "datePublished": article["when"].isoformat(),
            "author": {"@type": "Person", "name": article["author"]}, "publisher": {"@type": "Organization", "name": SITES[article["site"]][1]},
            "mainEntityOfPage": web.url(article["site"], article["path"])}
    return f"<script type=\"application/ld+json\">{json.dumps(data)}</script>"


def wordpress_page(web, a, charset):
    title, day = html.escape(a["title"]), f"{a['when']:%B} {a['when'].day}, {a['when'].year}"
    return f"""<!DOCTYPE html>
<html lang="en-US"><head><meta charset="{charset}"><title>{title} - The Harbor Ledger</title>
<link rel="canonical" href="{web.url(a['site'], a['path'])}"><meta property="og:title" content="{title}"><meta property="og:type" content="article">
<meta property="article:published_time" content="{a['when'].isoformat()}">{json_ld(web, a)}</head>
<body class="post-template-default single single-post">
<div id="cookie-notice" role="dialog"><p>We use cookies to make this site work and to measure how it is read. By continuing you accept our policy.</p><button>Accept all</button></div>
<header class="site-header"><a class="site-title" href="/">The Harbor Ledger</a><nav class="main-navigation"><ul class="menu"><li><a href="/">Home</a></li>
<li><a href="/private/drafts.html">Newsroom</a></li><li><a href="/search?q=border">Search</a></li></ul></nav></header>
<main id="main"><article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">{title}</h1>
<div class="entry-meta"><span class="byline">By <a rel="author" class="url fn n" href="/private/author">{html.escape(a['author'])}</a></span>
<time class="entry-date published" datetime="{a['when'].isoformat()}">{day}</time></div></header>
<div class="entry-content">
{paragraphs(a)}
</div><footer class="entry-footer"><span class="tags-links">Tagged <a href="/search?q=tag">migration</a></span></footer></article>
<div class="sharedaddy"><h3>Share this:</h3><ul><li>Email</li><li>Print</li></ul></div>
<div class="jp-relatedposts"><h3>Related</h3><ul>{links(web, a)}</ul></div>
<div id="comments" class="comments-area"><h2>2 thoughts on this story</h2><ol class="comment-list">
<li class="comment"><div class="comment-content"><p>Somebody said 90,000 people came last week, I heard it at the barber's.</p></div></li>
<li class="comment"><div class="comment-content"><p>Thanks for staying with this story.</p></div></li></ol></div></main>
<aside class="widget-area"><h2>Newsletter</h2><p>Get the harbor in your inbox every morning.</p></aside>
<footer class="site-footer"><p>© 2024 The Harbor Ledger. All rights reserved.</p></footer></body></html>"""


def wire_page(web, a, charset):
    title = html.escape(a["title"])
    return f"""<!doctype html><html lang="en"><head><meta charset="{charset}"><title>{title} | Meridian Wire</title>
<link rel="canonical" href="{web.url(a['site'], a['path'])}">{json_ld(web, a)}<meta name="author" content="{html.escape(a['author'])}">
<meta property="article:published_time" content="{a['when'].isoformat()}"></head><body><div class="topbar"><a href="/">Meridian Wire</a> | <a href="/atom.xml">Feed</a></div>
<ul class="sections"><li><a href="/">World</a></li><li><a href="/search?q=us">U.S.</a></li><li><a href="/search?q=markets">Markets</a></li><li><a href="/private/clients">Client login</a></li></ul>
<div class="consent-layer"><p>Your privacy matters to us. Choose what we may store on your device.</p></div>
<div class="story"><h1>{title}</h1><div class="story-meta">By {html.escape(a['author'])} · <time datetime="{a['when'].isoformat()}">{a['when']:%H:%M, %d %B %Y}</time></div>
<div class="story-body" itemprop="articleBody">
{paragraphs(a)}
</div><p class="credit">Reporting by {html.escape(a['author'])}; editing by the Meridian desk</p></div>
<section class="more"><h4>More from the wire</h4><ul>{links(web, a)}</ul></section><footer>Meridian Wire. Terms of use. Corrections.</footer></body></html>"""


def ministry_page(web, a, charset):
    title = html.escape(a["title"])
    return f"""<!doctype html><html lang="en"><head><meta charset="{charset}"><title>{title}</title><meta name="dcterms.title" content="{title}">
<meta name="dcterms.issued" content="{a['when']:%Y-%m-%d}"></head><body><div class="skip"><a href="#content">Skip to content</a></div>
<div id="cookies" role="region" aria-label="Cookies"><p>This site stores only what it needs to work. Statistics are collected if you agree.</p><button>Agree</button><button>Decline</button></div>
<header><img alt="Coat of arms" src="/arms.png"><p>Ministry of Migration<br>Republic of Valdora</p></header>
<nav aria-label="Main"><ul><li><a href="/">The Ministry</a></li><li><a href="/press/">Press</a></li><li><a href="/search?q=forms">Forms</a></li><li><a href="/search?q=figures">Figures</a></li></ul></nav>
<nav aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/press/">Press</a></li><li>{title}</li></ol></nav>
<main id="content"><h1>{title}</h1><p class="date">Press release, {a['when'].day} {a['when']:%B %Y}</p>
{paragraphs(a)}
<h2>Contact</h2><address>{html.escape(a['author'])}, 4 Quay Street, Port Sable</address></main>
<aside><h2>Latest releases</h2><ul>{links(web, a)}</ul></aside><footer>Imprint · Accessibility · Privacy</footer></body></html>"""


def table_page(web, a, charset):
    title = html.escape(a["title"])
    body = "<br><br>\n".join(block for block, _ in blocks(a))
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"><title>Tidewater Courier: {title}</title></head>
<body bgcolor="#ffffff"><table width="760" border="0"><tr><td colspan="3"><font size="6">The Tidewater Courier</font></td></tr>
<tr><td width="120" valign="top"><a href="/">Front page</a><br><a href="/news.html">News</a><br><a href="/search?q=">Archive</a><br>Weather<br>Tides</td>
<td valign="top"><font size="5"><b>{title}</b></font><br><i>By {html.escape(a['author'])}, {a['when']:%B} {a['when'].day}, {a['when'].year}</i><br><br>
{body}<br><br></td>
<td width="140" valign="top"><b>Also today</b><ul>{links(web, a)}</ul></td></tr>
<tr><td></td><td><hr><b>Guest book</b><br><i>A reader in Saltmarsh:</i> My aunt says it was 5,000, and she was there.<br><i>Tidewatcher:</i> First!<br>
<form action="/search"><input name="q" size="20"><input type="submit" value="Sign"></form></td><td></td></tr>
<tr><td colspan="3"><small>This page sets a cookie to remember your town. Copyright 2024 The Tidewater Courier. Made for 800x600.</small></td></tr></table></body></html>"""


PAGES = {"ledger": wordpress_page, "wire": wire_page, "ministry": ministry_page, "courier": table_page}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    web = None
    quiet = True

    def do_GET(self):
        parts = urlsplit(self.path)
        if parts.path == "/_night":
            wanted = parse_qs(parts.query).get("set", [""])[0]
            if wanted in ("1", "2"):
                self.web.night = int(wanted)
            return self.send(200, "text/plain", f"night {self.web.night}\n".encode())
        site = BY_ADDRESS[self.server.server_address[0]]
        found = self.web.answer(site, parts.path)
        if found is None:
            return self.send(404, "text/plain", b"not here\n")
        kind, body = found
        tag = '"' + hashlib.sha256(body).hexdigest()[:16] + '"'
        if tag in [t.strip().removeprefix("W/") for t in self.headers.get("If-None-Match", "").split(",")]:
            return self.send(304, kind, b"", tag)
        return self.send(200, kind, body, tag)

    do_HEAD = do_GET

    def send(self, status, kind, body, tag=None):
        self.send_response(status)
        if tag:
            self.send_header("ETag", tag)
        if status != 304:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and status != 304:
            self.wfile.write(body)

    def log_message(self, format, *args):
        if not self.quiet:
            super().log_message(format, *args)


def main():
    options = argparse.ArgumentParser(description="Serve the demo's news web on 127.0.0.11 to 127.0.0.14.")
    options.add_argument("--port", type=int, default=8911)
    options.add_argument("--night", type=int, choices=(1, 2), default=1)
    options.add_argument("--log", action="store_true", help="show every request on stderr")
    chosen = options.parse_args()
    Handler.web, Handler.quiet = Web(chosen.port, chosen.night), not chosen.log
    servers = [ThreadingHTTPServer((address, chosen.port), Handler) for address, _ in SITES.values()]
    threads = [threading.Thread(target=server.serve_forever, daemon=True) for server in servers]
    for thread in threads:
        thread.start()
    print(f"serving night {chosen.night}: " + ", ".join(Handler.web.url(site, "/") for site in SITES), flush=True)
    try:
        for thread in threads:
            thread.join()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
