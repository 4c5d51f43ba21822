"""From captures to items: the stages in reading order. The file to read first.

Called by the worker's children, by replay and by the offline commands. Everything here is a pure function of captures,
recipe and knowledge: no network, no file, no database, no clock.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING

from pipelines import actors, canonical, clean, extract, kind, reading, regions, violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from pipelines.knowledge import Knowledge
    from pipelines.record import Item, Page, Recipe

    Stage = Callable[[Item, Knowledge], Item]

# What each stage may rest on, and nothing that comes later: kind needs the acts, regions need the kind.
STAGES: tuple[Stage, ...] = (
    clean.clean,  # masks what is furniture of the page; no offset moves
    reading.read,  # zones, sentences, clauses, operators, events, steps
    actors.actors,  # who, by office, and in which role
    violations.violations,  # which acts are alleged or done, and which are only spoken of
    kind.kind,  # what kind of text it is, status, incident
    regions.regions,  # where: the place of the act, of an office, or a mere mention
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ROOMS: tuple[ModuleType, ...] = (extract, clean, reading, actors, violations, kind, regions)


def process(pages: tuple[Page, ...], recipe: Recipe, knowledge: Knowledge) -> tuple[Item, ...]:
    """Return the items of one address group, read and tagged: one article, or 0..n posts of a channel page.

    Raises ValueError when a selector of the recipe cannot be read.
    """
    version = knowledge_version(knowledge, recipe)
    return tuple(
        tag(item, knowledge).having(knowledge_version=version) for item in extract.extract(pages, recipe, knowledge)
    )


def tag(item: Item, knowledge: Knowledge) -> Item:
    """Return the item with all its tags, as every stage after extraction makes them; the Reading is dropped again.

    Idempotent: tags that the item brings are made anew.
    """
    read = item.having(title=None if item.title is None else _whole(item.title), text=_whole(item.text))
    for stage in STAGES:
        read = stage(read, knowledge)
    return read.having(title=item.title, text=item.text, reading=None, knowledge_version=knowledge_version(knowledge))


def _whole(text: str) -> str:
    """The text with each lone surrogate (half a character of a broken page) as one U+FFFD: the matcher takes none."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _LONE_SURROGATE.sub("�", text)
    return text


def knowledge_version(knowledge: Knowledge, recipe: Recipe | None = None) -> str:
    """Return the version of everything that an item's reading rests on: 16 hexadecimal digits.

    SHA-256 over the knowledge files, the version constants of all stages and, when given, the source's recipe.
    """
    parts = [knowledge.version, *stage_versions()]
    if recipe is not None:
        parts.append(canonical.sha256(canonical.encode(recipe)))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


@cache
def stage_versions() -> tuple[str, ...]:
    """Return the version constants (`*_VERSION`) of the stages' rooms; `Knowledge.version` holds those of the rest."""
    named = (value for room in _ROOMS for name, value in vars(room).items() if name.endswith("_VERSION"))
    return tuple(sorted(set(named)))
