"""Which law a tag may rest on: for whom, for which item, on which day. Used by `violations` only; never a verdict.

The day is that of the act when its sentence says one, else that of publication; without any, the rules in force today
are named and the reason says so. All rows, with their days and sources, stand in law.toml; of an instrument or article
that was not verified nothing is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from pipelines.record import ActorClass

Held = Literal["no", "maybe", "yes"]
Row = dict[str, Any]
ITEM_CLASSES: frozenset[str] = frozenset(("asn", "asn_presumed"))
NOT_COVERED = frozenset(("pilkades", "rektor", "osis", "serikat"))
_LIST_OF_ITEMS = "SKB 2022"  # the codes KE and PD are of this decree
_MEMBERSHIP = "PD5"
_FULL_DAY = len("2022-09-22")
_ARTICLE = re.compile(r"(\d+)((?:\(\d+\))*)([a-z]?)")


@dataclass(frozen=True, slots=True)
class Day:
    """The day that the law is asked for; `of` says what happened on it, `none` means today's rules."""

    on: date | None
    of: Literal["act", "published", "none"]


@dataclass(frozen=True, slots=True)
class Status:
    """What the text says of an employment: contract (PPPK) and career (PNS)."""

    contract: bool
    career: bool


@dataclass(frozen=True, slots=True)
class Basis:
    """The items that bind, the ids of what a tag rests on, and the sentences that say it."""

    items: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    said: str = ""
    said_en: str = ""


def held(row: Mapping[str, Any], day: date | None) -> Held:
    """Return whether a row of law.toml was in force on a day: `maybe` inside a year of which no day was checked.

    Without a day the rows hold that have no end: those of today.
    """
    if day is None:
        return "no" if row.get("until") else "yes"
    begun = _reached(row.get("from", ""), day, absent="yes")
    over = _reached(row.get("until", ""), day, absent="no")
    if begun == "no" or over == "yes":
        return "no"
    return "maybe" if "maybe" in (begun, over) else "yes"


def _reached(mark: str, day: date, *, absent: Held) -> Held:
    if not mark:
        return absent
    said = day.isoformat()[: len(mark)]
    if said == mark and len(mark) < _FULL_DAY:
        return "maybe"
    return "yes" if said >= mark else "no"


def items_in_force(law: Mapping[str, Any], items: Sequence[str], day: Day) -> tuple[str, ...]:
    """Return the items when their decree was in force on the day, else none."""
    rows = [row for row in law["basis"] if row["id"] == _LIST_OF_ITEMS and held(row, day.on) == "yes"]
    return tuple(items) if rows else ()


def of_service(
    law: Mapping[str, Any], items: Sequence[str], day: Day, status: Status, *, presumed: bool, older: Sequence[str] = ()
) -> Basis:
    """Return the basis for an ASN: the list of the day, the duty, then ethics, discipline or membership by the items.

    `older` names the lists that hold an act which today's list does not.
    """
    kept = items_in_force(law, items, day)
    roles = ["list", "duty"]
    if any(item.startswith("KE") for item in kept):
        roles.append("ethics")
    if _MEMBERSHIP in kept:
        roles.append("membership")
    elif status.contract:
        roles.append("contract")
    elif (status.career or presumed) and (not kept or any(item.startswith("PD") for item in kept)):
        roles.append("discipline")
    found = _in_force(law, (*roles, "supervisor"), day)
    if older and not any(row["id"] in older for row in found["list"]):
        found["list"] = [row for row in law["basis"] if row["id"] in older]
    parts = [_either([row["says"] for row in rows], "atau") for rows in found.values() if rows]
    parts_en = [_either([row["en"] for row in rows], "or") for rows in found.values() if rows]
    if found["supervisor"]:
        parts[-1], parts_en[-1] = f"pengawas {parts[-1]}", f"supervised by {parts_en[-1]}"
    ids = tuple(row["id"] for rows in found.values() for row in rows)
    when, when_en = _when(day)
    note, note_en = _notes(found, day, older)
    return Basis(
        kept,
        ids,
        f" Dasar {when}: {', '.join(parts)}{note}." if parts else "",
        f" Basis {when_en}: {', '.join(parts_en)}{note_en}." if parts else "",
    )


def of_others(law: Mapping[str, Any], cls: ActorClass, title: str, election: str | None, day: Day) -> Basis:
    """Return the statutes for whom no item binds: by class and title, for the kind of poll; politicians need one."""
    if cls == "political" and election is None:
        return Basis()
    poll = None if election is None else ("pilkada" if election.partition("-")[0] in {"pilkada", "psu"} else "pemilu")
    lower = title.lower()
    told: dict[str, list[str]] = {}
    english: dict[str, str] = {}
    for row in law["statute"]:
        meant = row["class"] == cls and (not row["who"] or any(word in lower for word in row["who"]))
        fits = poll is None or row["election"] in ("", poll)
        if not (meant and fits) or held(row, day.on) == "no" or not _shown(law, row["instrument"]):
            continue
        articles = [one for one in row["articles"] if _article_shown(law, row["instrument"], one)]
        if articles or not row["articles"]:
            told.setdefault(row["law"], []).extend(articles)
            english[row["law"]] = row.get("en", row["law"])
    if not told:
        return Basis()
    when, when_en = _when(day)
    parts = [_articles(name, articles) for name, articles in told.items()]
    parts_en = [f"{english[name]}{' art ' if articles else ''}{', '.join(articles)}" for name, articles in told.items()]
    return Basis((), tuple(told), f" Dasar {when}: {'; '.join(parts)}.", f" Basis {when_en}: {'; '.join(parts_en)}.")


def _in_force(law: Mapping[str, Any], roles: Sequence[str], day: Day) -> dict[str, list[Row]]:
    """Return the rows in force by role."""
    found: dict[str, list[Row]] = {role: [] for role in roles}
    shown = {"", *(row["id"] for row in law["instrument"] if row["verified"] != "no")}
    for row in law["basis"]:
        if row["role"] in found and row["instrument"] in shown and held(row, day.on) != "no":
            found[row["role"]].append(row)
    return found


def _shown(law: Mapping[str, Any], instrument: str) -> bool:
    return not instrument or any(row["id"] == instrument and row["verified"] != "no" for row in law["instrument"])


def _article_shown(law: Mapping[str, Any], instrument: str, article: str) -> bool:
    row: Row = next((row for row in law["instrument"] if row["id"] == instrument), {})
    return bool(row.get("verified_by_article", {}).get(article) != "no")


def _articles(name: str, articles: Iterable[str]) -> str:
    """'71(1)' -> 'pasal 71 ayat (1)', '280(2)h' -> 'pasal 280 ayat (2) huruf h'."""
    said = []
    for article in articles:
        found = _ARTICLE.fullmatch(article)
        if found is None:
            said.append(article)
            continue
        number, paragraphs, letter = found.groups()
        marks = " dan ".join(f"({one})" for one in re.findall(r"\d+", paragraphs))
        said.append(f"{number}{' ayat ' if marks else ''}{marks}{' huruf ' if letter else ''}{letter}")
    return f"{name} pasal {', '.join(said)}" if said else name


def _either(said: list[str], word: str) -> str:
    return f" {word} ".join(said)


def _when(day: Day) -> tuple[str, str]:
    if day.on is None:
        return (
            "menurut aturan yang berlaku sekarang (tanggal tidak diketahui)",
            "by the rules of today (no day is known)",
        )
    if day.of == "act":
        return f"pada hari perbuatan {day.on}", f"on the day of the act {day.on}"
    return f"pada hari terbit {day.on}", f"on the day of publication {day.on}"


def _notes(found: Mapping[str, list[Row]], day: Day, older: Sequence[str]) -> tuple[str, str]:
    """What has to be said beside the names: a list that is over, items that did not exist yet, a year without a day."""
    said, said_en = "", ""
    if older and not any(held(row, day.on) != "no" for row in found["list"]):
        return "; daftar SKB 2022 tidak memuat perbuatan ini", "; the list of 2022 does not hold this act"
    if found["list"] and all(row["id"] != _LIST_OF_ITEMS for row in found["list"]):
        said += "; butir KE dan PD baru ada sejak 22-9-2022"
        said_en += "; the items KE and PD exist since 22 Sept 2022 only"
    if any(len(rows) > 1 for rows in found.values()):
        said += "; hari pergantian dalam tahun itu belum diperiksa"
        said_en += "; the day of change within that year was not checked"
    return said, said_en
