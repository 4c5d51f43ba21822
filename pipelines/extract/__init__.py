"""From a page's bytes to an Item: title, text, author, dates; posts for channel and account pages.

Called by `process` in a killable child and by the offline `extract run`; the worker calls `hint_item` when that child
was killed. A pure function of captures, recipe and knowledge: no clock, no network, no file. Every page gives at
least one item or, for a channel, as many as it shows; a text that was lost has a result and a reason, never silence.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from pipelines.extract.article import article, hint_item
from pipelines.extract.channel import channel

if TYPE_CHECKING:
    from pipelines.knowledge import Knowledge
    from pipelines.record import Item, Page, Recipe

__all__ = ["EXTRACT_VERSION", "extract", "hint_item"]

# Enters the knowledge version: raise the number when a rule of this room changes; the libraries count by themselves.
EXTRACT_VERSION = "extract/1 " + " ".join(
    f"{name}={version(name)}"
    for name in ("lxml", "readability-lxml", "resiliparse", "htmldate", "dateparser", "beautifulsoup4", "w3lib")
)


def extract(pages: tuple[Page, ...], recipe: Recipe, knowledge: Knowledge | None = None) -> tuple[Item, ...]:
    """Return the items of one address group: an article from all its parts, or the posts of a channel or account page.

    `pages` are captures of one address group; of several captures of one part the newest is read. Raises ValueError
    when a selector of the recipe cannot be read (the source linter refuses such files) or when `pages` is empty.
    """
    del knowledge  # extraction needs none yet; the joint keeps one signature for all stages
    if not pages:
        raise ValueError("an address group holds at least one page")
    if recipe.post or recipe.kind == "channel":
        return channel(pages, recipe)
    return (article(pages, recipe),)
