"""An account page read by the source's own selectors (`post`, `native_id`, `body`, `date`, `author`, `remove`).

Called by `pipelines.extract` when a recipe names a `post` selector, whether the page was rendered by a browser or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import soupsieve

from pipelines.extract.posts import Post, attribute, soup_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    import bs4

    from pipelines.record import Recipe


def posts(markup: str, recipe: Recipe) -> Iterator[Post]:
    """Yield the posts of one page; one without its id is left out, since the next fetch could not recognise it.

    Raises ValueError, naming the selector, when a selector cannot be read.
    """
    if not recipe.post:
        return
    try:
        yield from _posts(soup_of(markup), recipe, recipe.post)
    except soupsieve.SelectorSyntaxError as error:
        raise ValueError(f"a selector of source {recipe.source} cannot be read: {error}; correct its file") from error


def _posts(page: bs4.BeautifulSoup, recipe: Recipe, selector: str) -> Iterator[Post]:
    seen: set[str] = set()
    for element in page.select(selector):
        native_id = attribute(element, recipe.native_id or "id")
        if not native_id or native_id in seen:
            continue
        seen.add(native_id)
        for unwanted in recipe.remove:
            for noise in element.select(unwanted):
                noise.decompose()
        when = element.select_one(recipe.date) if recipe.date else element.select_one("time")
        body = element.select_one(recipe.body) if recipe.body else element
        text = text_of(body)
        yield Post(
            native_id=native_id,
            text=text,
            author=(text_of(element.select_one(recipe.author)) or None) if recipe.author else None,
            published_raw=attribute(when, "datetime") or text_of(when) or None,
            link=attribute(element.select_one("a[href]:has(time), a[rel=bookmark]"), "href"),
            note=None if text else f"no text at {recipe.body!r} in the post",
        )
