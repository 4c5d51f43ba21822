"""The posts of a channel or account page as Items; a page that shows none gives none, one that cannot be read says so.

Called by `pipelines.extract` only. The parser is chosen by what the source says: its `post` selector, else its
platform.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pipelines.clean import canonical_url
from pipelines.extract import dates, meta
from pipelines.extract.article import decoded, hint_item, newest_parts
from pipelines.extract.body import Body
from pipelines.extract.posts import account, telegram
from pipelines.record import Item, item_id

if TYPE_CHECKING:
    from pipelines.extract.posts import Post
    from pipelines.record import Capture, Page, Recipe


def channel(pages: tuple[Page, ...], recipe: Recipe) -> tuple[Item, ...]:
    """Return the posts of all pages of the group in page order, each once, as its newest page shows it."""
    found: dict[str, Item] = {}
    for page in sorted(newest_parts(pages), key=lambda page: page.capture.fetched_at_utc):
        markup = decoded(page)
        if isinstance(markup, Body):
            lost = hint_item((page,), recipe, markup.result, markup.detail or "the page cannot be read")
            found[lost.id] = lost
            continue
        posts = account.posts(markup, recipe) if recipe.post else telegram.posts(markup)
        for post in posts:
            item = _item(post, page.capture, recipe)
            found[item.id] = item
    return tuple(found.values())


def _item(post: Post, capture: Capture, recipe: Recipe) -> Item:
    platform = recipe.platform or capture.platform or capture.outlet
    stamp = None
    if post.published_raw:
        stamp = dates.parse(post.published_raw, fetched_at_utc=capture.fetched_at_utc, zone=recipe.zone)
        stamp = dates.believable(stamp, fetched_at_utc=capture.fetched_at_utc)
        stamp = dates.renamed(stamp, "post") if stamp else None
    link = urljoin(capture.final_url, post.link) if post.link else capture.canonical_url
    return Item(
        id=item_id(platform, post.native_id),
        outlet=capture.outlet,
        medium=recipe.medium,
        url=canonical_url(link, aliases=recipe.host_aliases),
        title=None,
        text=post.text,
        native_id=post.native_id,
        author=post.author,
        published=stamp,
        published_raw=post.published_raw,
        lang=meta.language(None, post.text),
        extraction="ok" if post.text else "no_text",
        extraction_detail=post.note,
        tier="post" if post.text else None,
    )
