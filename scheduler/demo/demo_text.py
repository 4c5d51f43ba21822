"""One text of the demo newsroom: what a site prints, and the reading that a careful person expects of it.

Made by `scheduler.demo.newsroom` and `scheduler.demo.agency` from the files under `texts/`. Everything is invented.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from datetime import datetime

Site: TypeAlias = Literal["paper", "portal", "office", "channel", "account", "network"]
Charset: TypeAlias = Literal["utf-8", "cp1252", "mislabelled"]
SLUG_WORDS: Final = 9


@dataclass(frozen=True, slots=True)
class DemoText:
    """One article or post as printed, with the reading expected of it.

    `kind_expected`, `incident_expected`, `types` and `regions` follow the domain's codebook: `types` are the violations
    (N01..N18, N99) and `regions` the Kemendagri codes of the act, both empty unless the kind is incident, handling,
    outcome or cleared. `wire` names the agency story of which this is a copy, `clears` the key of the text whose case
    this one closes. `path` is the address on its site and stays the same in every edition.
    """

    key: str
    site: Site
    path: str
    kind_expected: str
    incident_expected: bool
    types: tuple[str, ...]
    regions: tuple[str, ...]
    title: str | None
    byline: str | None
    published: datetime
    paragraphs: tuple[str, ...]
    modified: datetime
    wire: str | None = None
    clears: str | None = None
    pages: int = 1
    charset: Charset = "utf-8"
    cosmetic: int = 0

    @property
    def text(self) -> str:
        """The main text that a perfect reader keeps: paragraphs without 'Baca juga' lines, joined by blank lines."""
        return "\n\n".join(part for part in self.paragraphs if not part.startswith("Baca juga:"))

    @property
    def number(self) -> int:
        """The number inside the key; the native id of the article or post on its site."""
        return int(self.key.rpartition("-")[2])


def slug(title: str) -> str:
    """The title as it stands in an address: ASCII letters and digits, the first nine words, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:SLUG_WORDS])


def paragraphs(body: str) -> tuple[str, ...]:
    """The paragraphs of a text file's body, parted by blank lines."""
    return tuple(part.strip() for part in body.strip().split("\n\n"))
