"""Scrapy's defaults that open a door or break manners, read back from the running crawler: objects and settings."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.crawler.loopback import Crawl, Site, article, feed_source, rss

SETTINGS = {
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "HTTPPROXY_ENABLED": False,
    "COOKIES_ENABLED": False,
    "METAREFRESH_ENABLED": False,
    "REFERER_ENABLED": False,
    "HTTPCACHE_ENABLED": False,
    "RETRY_ENABLED": False,
    "AUTOTHROTTLE_ENABLED": False,
    "JOBDIR": None,
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "DOWNLOAD_FAIL_ON_DATALOSS": True,
    "MEMUSAGE_ENABLED": True,
    "MEMUSAGE_LIMIT_MB": 1024,
    "MEMUSAGE_CHECK_INTERVAL_SECONDS": 10.0,
    "DOWNLOAD_TIMEOUT": 30.0,
    "DOWNLOAD_MAXSIZE": 8 * 1024 * 1024,
    "REDIRECT_MAX_TIMES": 5,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "URLLENGTH_LIMIT": 2083,
    "TWISTED_DNS_RESOLVER": "crawler.guard.GuardedResolver",
}
DOWNLOADER = [
    "crawler.guard.GuardMiddleware",
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware",
    "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware",
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware",
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware",
    "scrapy.downloadermiddlewares.stats.DownloaderStats",
]


@pytest.fixture
def loaded(crawl: Crawl, site: Site) -> dict[str, Any]:
    site.routes |= {"/feed": rss(site.base, ["/a"]), "/a": article(1)}
    crawl.source("kabar", feed_source(site.base))
    out, err = crawl.start(site, command="inspect").communicate(timeout=60)
    assert json.loads(out.splitlines()[-1])[0]["captures"] == 1, err
    agents = {ask.headers["user-agent"] for ask in site.log}
    assert agents == {"Pantau/0.1 (+https://pantau.invalid/bot)"}
    line = next(line for line in err.splitlines() if line.startswith("LOADED "))
    found: dict[str, Any] = json.loads(line.removeprefix("LOADED "))
    return found


def test_what_the_running_crawler_has_loaded(loaded: dict[str, Any]) -> None:
    assert {key: loaded["settings"].get(key) for key in SETTINGS} == SETTINGS
    assert loaded["downloader"] == DOWNLOADER, "no proxy, cookie, redirect, robots or retry middleware of Scrapy"
    assert loaded["spider"] == [
        "scrapy.spidermiddlewares.start.StartSpiderMiddleware",
        "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware",
        "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware",
    ]
    assert sorted(loaded["extensions"]) == [
        "scrapy.extensions.corestats.CoreStats",
        "scrapy.extensions.logcount.LogCount",
        "scrapy.extensions.memusage.MemoryUsage",
    ]
    assert loaded["pipelines"] == ["crawler.handoff.Handoff"]
    assert loaded["handlers"] == {
        "http": "crawler.guard.BoundedHandler",
        "https": "crawler.guard.BoundedHandler",
        "file": "builtins.NoneType",
        "data": "builtins.NoneType",
        "ftp": "builtins.NoneType",
        "s3": "builtins.NoneType",
    }
    assert loaded["resolver"] == "crawler.guard.GuardedResolver"
    assert "AsyncioSelectorReactor" in loaded["reactor"]
