"""Account pages in a real Chromium: posts that only scripts make are captured, and the page reaches nothing else."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.crawler.loopback import Answer, Ask, Crawl, Site, article, feed_source, html, rss

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium found: install it (Debian: apt install chromium)"
)
pytestmark = [needs_browser, pytest.mark.backend("browser")]


def _account(site: Site, script: str, post: str = "article.post") -> str:
    site.routes["/akun"] = html(f"<title>Akun</title><main></main><script>{script}</script>")
    keys = feed_source(
        site.base,
        kind='"browser"',
        medium='"post"',
        platform='"forum"',
        start=f'["{site.base}/akun"]',
        expires="2099-12-31",
        reason='"uji"',
        public_role='"uji"',
    )
    return f'{keys}[recipe]\npost = "{post}"\n'


def test_posts_made_by_scripts_are_captured_and_the_page_reaches_nothing_else(
    crawl: Crawl, make_site: Callable[[], Site]
) -> None:
    site, canary = make_site(), make_site()
    site.routes["/data.json"] = (200, {"Content-Type": "application/json"}, b'["Laporan satu", "Laporan dua"]')
    script = f"""
      for (const u of ["{canary.base}/img", "http://localhost:{canary.port}/x", "http://2130706433:{canary.port}/y"])
        {{ new Image().src = u; fetch(u, {{mode: "no-cors"}}).catch(() => 0); }}
      const f = document.createElement("iframe"); f.src = "{canary.base}/bingkai"; document.body.append(f);
      try {{ new WebSocket("ws://127.0.0.1:{canary.port}/ws"); }} catch (e) {{}}
      fetch("/data.json").then(r => r.json()).then(list => setTimeout(() => list.forEach(t => {{
        const a = document.createElement("article"); a.className = "post"; a.textContent = t;
        document.querySelector("main").append(a); }}), 200));
      fetch("/kirim", {{method: "POST", body: "x"}}).catch(() => 0);
    """
    crawl.source("akun", _account(site, script))
    report = crawl.run(site, canary, browser=CHROMIUM)["akun"]
    assert (report["captures"], report["stop_reason"]) == (1, "finished"), crawl.stderr
    ((rendered, url),) = crawl.rows("SELECT rendered, canonical_url FROM pipelines_capture")
    assert (rendered, url) == (1, f"{site.base}/akun")
    assert [path for path in canary.paths() if path] == [], "an exception for a port lets the crawl dial it, not a page"
    assert "/data.json" in site.paths()
    assert crawl.verify() == {"records": 1, "damages": []}


def test_a_browser_that_cannot_start_is_named_and_the_rest_runs(crawl: Crawl, site: Site) -> None:
    site.routes |= {"/feed": rss(site.base, ["/a"]), "/a": article(1)}
    crawl.source("akun", _account(site, ""))
    crawl.source("kabar", feed_source(site.base))
    reports = crawl.run(site, browser=shutil.which("false"), start_retry_s=())
    assert reports["akun"]["stop_reason"] == "browser_dead"
    assert (reports["kabar"]["captures"], reports["kabar"]["stop_reason"]) == (1, "finished")


def test_a_killed_browser_costs_one_try_and_leaves_nothing_behind(crawl: Crawl, site: Site) -> None:
    answers = iter([6.0, 0.0])
    page = html('<title>Akun</title><article class="post">Laporan</article>')

    def slow(_: Ask) -> Answer:
        time.sleep(next(answers, 0.0))
        return page

    crawl.source("akun", _account(site, ""))
    site.routes["/akun"] = slow
    process = crawl.start(site, browser=CHROMIUM, start_retry_s=(0.1, 0.1))
    end = time.monotonic() + 30
    while "/akun" not in site.paths():
        assert time.monotonic() < end
        time.sleep(0.05)
    family = _family(process.pid)
    for pid, name in family.items():
        if "chrom" in name:
            os.kill(pid, signal.SIGKILL)
    out, err = process.communicate(timeout=60)
    (report,) = json.loads(out.splitlines()[-1])
    assert (report["captures"], report["stop_reason"]) == (1, "finished"), err
    assert len(site.asked("/akun")) >= 2, "the killed browser's page was asked again, by a new one"
    time.sleep(1)
    assert {pid for pid in family if _is_running(pid)} == set(), "no process is left behind"


def _family(pid: int) -> dict[int, str]:
    """All processes below `pid`, by name."""
    parents: dict[int, tuple[int, str]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            name, _, rest = (folder / "stat").read_text().partition("(")[2].rpartition(")")
            parents[int(folder.name)] = (int(rest.split()[1]), name)
    found: dict[int, str] = {}
    grown = True
    while grown:
        below = {one: name for one, (parent, name) in parents.items() if parent == pid or parent in found}
        grown = len(below) > len(found)
        found = below
    return found


def _is_running(pid: int) -> bool:
    with contextlib.suppress(OSError):
        return "zombie" not in Path(f"/proc/{pid}/status").read_text()
    return False


def test_a_page_that_never_shows_its_posts_ends_with_a_reason(crawl: Crawl, site: Site) -> None:
    crawl.source("akun", _account(site, "for(;;){}"))
    report = crawl.run(site, browser=CHROMIUM, browser_s=4.0, start_retry_s=())["akun"]
    assert report["stop_reason"] == "source_broken"
    assert "timed_out" in report["message"]
    assert crawl.captured() == []
