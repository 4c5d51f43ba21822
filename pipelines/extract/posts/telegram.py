"""Public Telegram channels as their preview page shows them (`t.me/s/<channel>`).

Called by `pipelines.extract` for sources of kind `channel`. Ids are `channel/number` (attribute `data-post`), times
carry an offset. Joining notices and other service messages are no posts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract.posts import Post, attribute, soup_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import bs4

_MESSAGE = ".tgme_widget_message[data-post]"
_TEXTS = (".tgme_widget_message_text.js-message_text", ".tgme_widget_message_text")
_DATES = (".tgme_widget_message_date time[datetime]", "time[datetime]")


def posts(markup: str) -> Iterator[Post]:
    """Yield the posts of one preview page in page order (oldest first); a message twice on the page comes once."""
    page = soup_of(markup)
    channel = text_of(page.select_one(".tgme_channel_info_header_title")) or None
    seen: set[str] = set()
    for message in page.select(_MESSAGE):
        native_id = attribute(message, "data-post")
        if not native_id or native_id in seen or "service_message" in (attribute(message, "class") or ""):
            continue
        seen.add(native_id)
        text = text_of(_text(message))
        when = next((found for found in map(message.select_one, _DATES) if found), None)
        yield Post(
            native_id=native_id,
            text=text,
            author=text_of(message.select_one(".tgme_widget_message_owner_name")) or channel,
            published_raw=attribute(when, "datetime"),
            link=attribute(message.select_one("a.tgme_widget_message_date"), "href"),
            note=None if text else "the post holds no text (picture, video or poll only)",
        )


def _text(message: bs4.Tag) -> bs4.Tag | None:
    """Return the message's own text, not the one of the message it answers."""
    for selector in _TEXTS:
        for found in message.select(selector):
            if found.find_parent(class_="tgme_widget_message_reply") is None:
                return found
    return None
