"""Forum Warga Awasi: an account page whose posts exist only after JavaScript fetched `/api/posts.json`.

`body[data-siap]` is set when all posts stand in the page. Called by `scheduler.demo.site`; it only renders.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from scheduler.demo import answers
from scheduler.demo.answers import Answer, Query
from scheduler.demo.newsroom import ACCOUNT

if TYPE_CHECKING:
    from scheduler.demo.newsroom import DemoText, Edition

DISALLOW: Final[tuple[str, ...]] = ()
ROBOTS: Final = b"User-agent: *\nAllow: /\n"


def answer(edition: Edition, path: str, _query: Query, _base: str) -> Answer | None:
    """The answer for one path, None when the account's site has no such address."""
    posts = edition.of("account")
    if path == "/robots.txt":
        return Answer(ROBOTS, content_type="text/plain")
    if path == "/api/posts.json":
        body = json.dumps([_post(post) for post in posts], ensure_ascii=False).encode()
        return Answer(body, content_type="application/json", modified=max(p.modified for p in posts), etag=True)
    if path == "/static/akun.js":
        script = (answers.PAGES / "akun.js").read_bytes()
        return Answer(script, content_type="text/javascript; charset=utf-8", etag=True)
    if path in {"/", f"/akun/{ACCOUNT}"} or any(post.path == path for post in posts):
        return answers.html(answers.page("account"), etag=True)
    return None


def _post(post: DemoText) -> dict[str, str]:
    return {
        "id": str(post.number),
        "path": post.path,
        "author": post.byline or "Forum Warga Awasi",
        "published": post.published.isoformat(),
        "shown": f"{answers.long_date(post.published)} {post.published:%H.%M}",
        "text": post.text,
    }
