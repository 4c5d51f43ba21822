"""The authored texts of the demo and what its second edition changes; read by the sites beside it and by tests.

The texts are data files under `texts/`: one table per article or post, with the reading that a careful person expects
of it. Nothing here reads a clock, the network or a database. Everything in the texts is invented.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, cast

Site: TypeAlias = Literal["paper", "portal", "office", "channel", "account"]
Charset: TypeAlias = Literal["utf-8", "cp1252", "mislabelled"]

SITES: Final[tuple[Site, ...]] = ("paper", "portal", "office", "channel", "account")
TEXTS: Final = Path(__file__).parent / "texts"
CHANNEL: Final = "simpulpantau"
ACCOUNT: Final = "wargaawasi"
EDITION_2_AT: Final = datetime(2024, 11, 21, 13, 0, tzinfo=timezone(timedelta(hours=7)))
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


@dataclass(frozen=True, slots=True)
class Changes:
    """What edition 2 changes, by key: each edit is one revision, each deletion one take-down, cosmetic ones nothing."""

    edits: tuple[str, ...]
    cosmetic: tuple[str, ...]
    deletions: dict[str, int] = field(hash=False)
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of the newsroom: its texts, oldest first, and the paths that are gone with the status they answer."""

    number: int
    texts: tuple[DemoText, ...]
    gone: dict[tuple[Site, str], int] = field(hash=False)

    def of(self, site: Site) -> tuple[DemoText, ...]:
        """The texts of one site, newest first."""
        return tuple(text for text in reversed(self.texts) if text.site == site)

    def rail(self, site: Site, count: int) -> tuple[tuple[str, str], ...]:
        """Address and title of the site's `count` oldest articles that no edition touches.

        Side bars link only these, so that a page differs between editions when it is listed as changed and not else.
        """
        listed = changes()
        touched = {*listed.edits, *listed.cosmetic, *listed.deletions, *listed.new}
        steady = [(text.path, text.title or "") for text in self.of(site) if text.key not in touched]
        return tuple(steady[-count:])


def slug(title: str) -> str:
    """The title as it stands in an address: ASCII letters and digits, the first nine words, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:SLUG_WORDS])


def _path(site: Site, number: int, title: str | None, published: datetime) -> str:
    match site:
        case "paper":
            return f"/{published:%Y/%m/%d}/{slug(title or '')}/"
        case "portal":
            return f"/read/{1000 + number}/{slug(title or '')}"
        case "office":
            return f"/berita/{number}-{slug(title or '')}"
        case "channel":
            return f"/{CHANNEL}/{number}"
        case "account":
            return f"/akun/{ACCOUNT}/{number}"


def _paragraphs(body: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in body.strip().split("\n\n"))


def _read(row: dict[str, Any], site: Site) -> DemoText:
    published = cast("datetime", row["published"])
    title = cast("str | None", row.get("title"))
    number = int(str(row["key"]).rpartition("-")[2])
    return DemoText(
        key=row["key"],
        site=site,
        path=_path(site, number, title, published),
        kind_expected=row["kind_expected"],
        incident_expected=row["incident_expected"],
        types=tuple(row["types"]),
        regions=tuple(row["regions"]),
        title=title,
        byline=row.get("byline"),
        published=published,
        paragraphs=_paragraphs(row["body"]),
        modified=published,
        wire=row.get("wire"),
        clears=row.get("clears"),
        pages=row.get("pages", 1),
        charset=row.get("charset", "utf-8"),
    )


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((TEXTS / name).read_text(encoding="utf-8"))


@cache
def changes() -> Changes:
    """The list in `texts/edition2.toml`: the expectation of every test that compares two editions."""
    rows = _load("edition2.toml")
    return Changes(
        edits=tuple(row["key"] for row in rows["edit"]),
        cosmetic=tuple(row["key"] for row in rows["cosmetic"]),
        deletions={row["key"]: int(row["status"]) for row in rows["deletion"]},
        new=tuple(row["key"] for row in rows["text"]),
    )


def _first_edition() -> dict[str, DemoText]:
    texts: dict[str, DemoText] = {}
    for file in sorted(TEXTS.glob("*.toml")):
        if file.name != "edition2.toml":
            rows = _load(file.name)
            for row in rows["text"]:
                text = _read(row, rows["site"])
                if text.key in texts:
                    raise ValueError(f"{file.name}: key {text.key} stands twice; give one of the two a new number")
                texts[text.key] = text
    return texts


def _second_edition(texts: dict[str, DemoText]) -> None:
    rows = _load("edition2.toml")
    for row in rows["edit"]:
        old = texts[row["key"]]
        texts[old.key] = replace(
            old,
            title=row.get("title", old.title),
            paragraphs=_paragraphs(row["body"]) if "body" in row else old.paragraphs,
            modified=EDITION_2_AT,
        )
    for row in rows["cosmetic"]:
        texts[row["key"]] = replace(texts[row["key"]], cosmetic=1, modified=EDITION_2_AT)
    for row in rows["text"]:
        texts[row["key"]] = _read(row, row["site"])


@cache
def edition(number: int) -> Edition:
    """Edition 1 (the default of the demo) or 2; any other number is a ValueError."""
    if number not in {1, 2}:
        raise ValueError(f"there is no edition {number}; choose 1 or 2")
    texts = _first_edition()
    gone: dict[tuple[Site, str], int] = {}
    if number == 2:  # noqa: PLR2004 -- the two editions are named by their numbers
        _second_edition(texts)
        for key, status in changes().deletions.items():
            text = texts.pop(key)
            gone[text.site, text.path] = status
    return Edition(number, tuple(sorted(texts.values(), key=lambda text: (text.published, text.key))), gone)


def newsroom(number: int = 1) -> list[DemoText]:
    """All texts that edition `number` serves, oldest first."""
    return list(edition(number).texts)
