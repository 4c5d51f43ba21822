"""Standing: how an allegation stands now, by what authorities said in the item's copies or in its confirmed case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from pipelines.record.words import Status


@dataclass(frozen=True, slots=True)
class Notice:
    """A clearing told in what may be the same case: nobody has confirmed it, so it changes nothing."""

    case_id: str
    item_id: str
    stated_on: date
    authority: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The current status; `status` None: no authority has spoken, and what each text says stands.

    `scope` says what the status rests on: the copies of one text, or a case that a person confirmed (`case_id`).
    `item_id` is the item that told it and `stated_on` the day it spoke for. `possible` are unconfirmed cases.
    """

    status: Status | None = None
    stated_on: date | None = None
    authority: str | None = None
    item_id: str | None = None
    scope: Literal["story", "case"] = "story"
    case_id: str | None = None
    possible: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
