"""The stage `regions`: where it happened, whose territory takes part, and which places are only named.

Called by `process` behind `kind`, because roles need the event's sentence and the kind of text. Pure: it consults the
Reading's place mentions and the gazetteer; it reads no file of its own, no clock, and never the raw text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.regions.kecamatan import find_kecamatan
from pipelines.regions.roles import assign
from pipelines.regions.settle import Settler
from pipelines.regions.sightings import Finder
from pipelines.regions.tags import tags
from pipelines.regions.text import Text

if TYPE_CHECKING:
    from pipelines.knowledge import Knowledge
    from pipelines.record import Item

__all__ = ["REGIONS_VERSION", "regions"]

REGIONS_VERSION = "regions/1"  # enters the knowledge version: raise it when code here changes a tag


def regions(item: Item, knowledge: Knowledge | None = None) -> Item:
    """Return the item with its region tags, in the order of first mention; without a Reading it has none."""
    del knowledge  # same signature as every stage; the gazetteer is cached beside it
    if item.reading is None or not item.reading.view.text:
        return item.having(regions=())
    text = Text(item.reading, item.medium)
    sightings = Finder(text).find(find_kecamatan(text))
    if not sightings:
        return item.having(regions=())
    day = item.published.day if item.published is not None else None
    kept = Settler(text, sightings, day).run()
    return item.having(regions=tags(text, assign(item, text, kept)))
