"""Simpul Pantau: a public channel page in the manner of a messenger's web preview, twelve posts a page, no validators.

Addresses: `/s/simpulpantau`, `/s/simpulpantau?before=N`, and `/simpulpantau/N` for one post. Called by
`scheduler.demo.site`; it only renders.
"""

from __future__ import annotations

import re
from datetime import UTC
from html import escape
from typing import TYPE_CHECKING, Final

from scheduler.demo import answers
from scheduler.demo.answers import Answer, Query
from scheduler.demo.newsroom import CHANNEL

if TYPE_CHECKING:
    from scheduler.demo.newsroom import DemoText, Edition

DISALLOW: Final[tuple[str, ...]] = ()
ROBOTS: Final = b"User-agent: *\nAllow: /s/\nDisallow: /login\n"
PER_PAGE: Final = 12


def answer(edition: Edition, path: str, query: Query, base: str) -> Answer | None:
    """The answer for one path, None when the channel has no such address."""
    posts = tuple(reversed(edition.of("channel")))
    if path == "/robots.txt":
        return Answer(ROBOTS, content_type="text/plain")
    if path == f"/s/{CHANNEL}":
        before = query.get("before", "")
        older = [post for post in posts if not before.isdigit() or post.number < int(before)]
        return _history(older, base)
    found = next((post for post in posts if post.path == path), None)
    return answers.html(answers.page("channel", more="", messages=_message(found, base))) if found else None


def _history(older: list[DemoText], base: str) -> Answer:
    shown = older[-PER_PAGE:]
    more = ""
    if len(older) > PER_PAGE:
        first = shown[0].number
        link = f"/s/{CHANNEL}?before={first}"
        more = f'<a href="{link}" class="tme_messages_more js-messages_more" data-before="{first}">Muat lagi</a>'
    messages = "\n".join(_message(post, base) for post in shown)
    return answers.html(answers.page("channel", more=more, messages=messages))


def _words(text: str) -> str:
    """The post as the preview marks it up: tags and mentions are links, line ends are `<br/>`."""
    marked = escape(text, quote=False)
    marked = re.sub(r"(?<![\w&])#(\w+)", r'<a href="?q=%23\1">#\1</a>', marked)
    marked = re.sub(r"(?<!\w)@(\w+)", r'<a href="/\1" target="_blank">@\1</a>', marked)
    return marked.replace("\n", "<br/>")


def _message(post: DemoText, base: str) -> str:
    stamp = post.published.astimezone(UTC).isoformat()
    edited = " diedit" if post.modified != post.published else ""
    forwarded = (
        '<div class="tgme_widget_message_forwarded_from accent_color">Diteruskan dari '
        f'<span class="tgme_widget_message_forwarded_from_name" dir="auto">{escape(post.byline)}</span></div>\n'
        if post.byline
        else ""
    )
    return (
        '<div class="tgme_widget_message_wrap js-widget_message_wrap">'
        '<div class="tgme_widget_message text_not_supported_wrap js-widget_message" '
        f'data-post="{CHANNEL}/{post.number}">\n'
        '<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author accent_color">'
        f'<a class="tgme_widget_message_owner_name" href="{base}/{CHANNEL}">'
        '<span dir="auto">Simpul Pantau</span></a></div>\n'
        f"{forwarded}"
        f'<div class="tgme_widget_message_text js-message_text" dir="auto">{_words(post.text)}</div>\n'
        '<div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info">'
        f'<span class="tgme_widget_message_views">{200 + post.number * 13 % 700}</span> '
        f'<span class="tgme_widget_message_meta">{edited}<a class="tgme_widget_message_date" href="{base}{post.path}">'
        f'<time datetime="{stamp}" class="time">{post.published:%H:%M}</time></a></span></div></div>\n'
        "</div></div></div>"
    )
