"""The authored texts of the demo and what its later editions change; read by the sites beside it and by tests.

The texts are data files under `texts/`: one table per article or post, with the reading that a careful person expects
of it. Nothing here reads a clock, the network or a database. Everything in the texts is invented.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

from scheduler.demo import agency
from scheduler.demo.demo_text import Charset, DemoText, Site, paragraphs, slug

__all__ = [
    "ACCOUNT", "CHANNEL", "EDITIONS", "EDITION_2_AT", "SITES", "Changes", "Charset", "DemoText", "Edition", "Site",
    "changes", "edition", "newsroom", "slug",
]  # fmt: skip

# each site has a port of its own; the agency's small papers stand behind the portal's (`scheduler.demo.network`)
SITES: Final[tuple[Site, ...]] = ("paper", "portal", "office", "channel", "account")
TEXTS: Final = Path(__file__).parent / "texts"
CHANNEL: Final = "simpulpantau"
ACCOUNT: Final = "wargaawasi"
EDITION_2_AT: Final = datetime(2024, 11, 21, 13, 0, tzinfo=timezone(timedelta(hours=7)))
EDITIONS: Final = 4


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
        case "network":
            raise ValueError("the agency's papers give their own addresses")


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
        paragraphs=paragraphs(row["body"]),
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
            paragraphs=paragraphs(row["body"]) if "body" in row else old.paragraphs,
            modified=EDITION_2_AT,
        )
    for row in rows["cosmetic"]:
        texts[row["key"]] = replace(texts[row["key"]], cosmetic=1, modified=EDITION_2_AT)
    for row in rows["text"]:
        texts[row["key"]] = _read(row, row["site"])


@cache
def edition(number: int) -> Edition:
    """Return an edition; a number that is none is a ValueError.

    1 is the demo's default; 2 edits, deletes and adds; 3 adds one report as forty small papers print it, and that it is
    being studied; 4, a week after the report, that the accused was cleared.
    """
    if number not in range(1, EDITIONS + 1):
        raise ValueError(f"there is no edition {number}; choose 1 to {EDITIONS}")
    texts = _first_edition()
    gone: dict[tuple[Site, str], int] = {}
    if number > 1:
        _second_edition(texts)
        for key, status in changes().deletions.items():
            text = texts.pop(key)
            gone[text.site, text.path] = status
    texts |= {text.key: text for text in agency.prints(number)}
    return Edition(number, tuple(sorted(texts.values(), key=lambda text: (text.published, text.key))), gone)


def newsroom(number: int = 1) -> list[DemoText]:
    """All texts that edition `number` serves, oldest first."""
    return list(edition(number).texts)
