"""From title and text to their joint normal view and its tokens. Used by the draft of the reading only."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from pipelines.normal import normal_view
from pipelines.record.reading import Tokens, View

if TYPE_CHECKING:
    from pipelines.knowledge import Knowledge
    from pipelines.record import Item

_TOKEN = re.compile(r"([^\W_]+|\n|[^\w\s]|_)")
_ASCII_TOKEN = re.compile(r"([0-9A-Za-z]+|[^0-9A-Za-z\t\x0b-\r\x1c-\x20])")  # the same in two thirds of the time


def joint_view(item: Item, knowledge: Knowledge) -> View:
    """Return the normal views of title and text, a line feed between them."""
    masks = {name: tuple(mask for mask in item.masks if mask.span[0] == name) for name in ("title", "text")}
    title = normal_view(item.title or "", masks["title"], knowledge.spelling)
    text = normal_view(item.text, masks["text"], knowledge.spelling, wrapped=item.medium != "post")
    return View(
        text=f"{title.text}\n{text.text}",
        cased=f"{title.cased}\n{text.cased}",
        offsets=(*title.offsets, 0, *text.offsets),
        title_end=len(title.text),
    )


def cut(text: str) -> Tokens:
    """Return the words, single marks and line feeds of a view in lower case, in order."""
    pieces = (_ASCII_TOKEN if text.isascii() else _TOKEN).split(text)  # what lies between tokens at the even places
    borders = [0, *accumulate(map(len, pieces))]
    return Tokens(words=pieces[1::2], starts=borders[1:-1:2], ends=borders[2::2])
