"""Scrapy's settings for every crawl: its unsafe or impolite defaults undone, in one place, asserted by a test.

Called by `crawler.run`. No source file can change any of them: a source has no `custom_settings`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scrapy.settings import Settings

from crawler.guard import EXCEPTIONS

if TYPE_CHECKING:
    from crawler.options import CrawlOptions

HTTP_HANDLER = "crawler.guard.BoundedHandler"
BROWSER_HANDLER = "crawler.browser.BrowserHandler"
OFF: Final[dict[str, Any]] = {
    # off: each is on by default, or starts by itself, and opens a way in or out that nobody asked for
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "HTTPPROXY_ENABLED": False,  # a proxy of the environment would dial past the guard
    "COOKIES_ENABLED": False,
    "METAREFRESH_ENABLED": False,
    "REFERER_ENABLED": False,
    "HTTPCACHE_ENABLED": False,
    "AUTOTHROTTLE_ENABLED": False,
    "RETRY_ENABLED": False,  # the frontier retries
    "REDIRECT_ENABLED": False,  # crawler.guard follows, and judges each hop
    "ROBOTSTXT_OBEY": False,  # crawler.guard obeys: Scrapy's parses error pages and fetches when unreachable
    "JOBDIR": None,  # a killed crawl loses a quarter of its pages with it
    "EXTENSIONS": {
        "scrapy.extensions.telnet.TelnetConsole": None,
        "scrapy.extensions.remote_control.RemoteControl": None,
        "scrapy.extensions.feedexport.FeedExporter": None,
        "scrapy.extensions.spiderstate.SpiderState": None,
        "scrapy.extensions.throttle.AutoThrottle": None,
        "scrapy.extensions.closespider.CloseSpider": None,
    },
    "DOWNLOADER_MIDDLEWARES": {
        "crawler.guard.GuardMiddleware": 100,
        "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
        "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
        "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
        "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
        "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
        "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
        "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
        "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": None,
        "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware": None,
    },
    "SPIDER_MIDDLEWARES": {
        "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,  # every status is judged by us
        "scrapy.spidermiddlewares.referer.RefererMiddleware": None,
        "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    },
}


def scrapy_settings(options: CrawlOptions, *, browser: dict[str, Any] | None = None) -> Settings:
    """Return the settings of one crawl process; `browser` holds scrapy-playwright's keys when a source needs it."""
    handler = BROWSER_HANDLER if browser is not None else HTTP_HANDLER
    values: dict[str, Any] = {
        **OFF,
        "DOWNLOAD_HANDLERS": {
            "http": handler, "https": handler, "file": None, "data": None, "ftp": None, "s3": None,
        },
        # on
        "DOWNLOAD_VERIFY_CERTIFICATES": True,  # Scrapy's default accepts any certificate
        "DOWNLOAD_FAIL_ON_DATALOSS": True,
        "MEMUSAGE_ENABLED": True,
        "MEMUSAGE_LIMIT_MB": options.memory_limit_mb,
        "MEMUSAGE_CHECK_INTERVAL_SECONDS": 10.0,
        # values
        "USER_AGENT": options.user_agent,
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "id,en;q=0.5",
        },
        "DOWNLOAD_TIMEOUT": options.page_s,
        "DOWNLOAD_MAXSIZE": options.page_max_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_DELAY": 0,
        "REDIRECT_MAX_TIMES": 5,
        "CONCURRENT_REQUESTS": max(options.in_flight, 1) + 1,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "URLLENGTH_LIMIT": 2083,
        "TWISTED_DNS_RESOLVER": "crawler.guard.GuardedResolver",
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",  # the frontier is unique by canonical URL
        "ITEM_PIPELINES": {"crawler.handoff.Handoff": 100},
        "LOG_ENABLED": False,  # the roof configures logging; Scrapy must not add a root handler
        "STATS_DUMP": False,
        "LOGSTATS_INTERVAL": 0.0,
        EXCEPTIONS: tuple(options.exceptions),
    }  # fmt: skip
    return Settings(values | (browser or {}))
