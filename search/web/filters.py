"""Template filters: instants, days, numbers and codes as people read them. No logic about tags lives in a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template import Library

from search.redaction import masked, masked_url
from search.web import times, words

if TYPE_CHECKING:
    from datetime import date, datetime

    from django_stubs_ext import StrOrPromise

register = Library()

_TABLES = {
    "kind": words.KINDS,
    "status": words.STATUSES,
    "mood": words.MOODS,
    "phase": words.PHASES,
    "violation": words.VIOLATIONS,
    "region_role": words.REGION_ROLES,
    "actor_role": words.ACTOR_ROLES,
    "actor_class": words.ACTOR_CLASSES,
    "statement": words.STATEMENTS,
    "sanction": words.SANCTIONS,
    "robots": words.ROBOTS,
    "source_state": words.SOURCE_STATES,
    "extraction": words.EXTRACTIONS,
    "authority": words.AUTHORITIES,
    "timer": words.TIMERS,
    "step": words.STEPS,
    "unknown_days": words.UNKNOWN_DAYS,
}


@register.filter
def instant(at_utc: datetime | None, zone: str = times.WIB) -> str:
    """Return an instant with its zone; nothing for an unknown one."""
    return "" if at_utc is None else times.instant(at_utc, zone or times.WIB)


@register.filter
def day(value: date | None) -> str:
    """Return a day without an hour; nothing for an unknown one."""
    return "" if value is None else times.day(value)


@register.filter
def number(value: float) -> str:
    """Return a number with the separators of the reader's language."""
    return times.number(value)


@register.filter
def confidence(value: float) -> str:
    """Return a confidence as word and number: `kuat 0,91`."""
    return f"{words.confidence_word(value)} {times.confidence(value)}"


@register.filter
def word(code: str, table: str) -> StrOrPromise:
    """Return the words for a code of the record; an unknown code shows itself rather than nothing."""
    return _TABLES[table].get(code, code)


@register.filter
def safe_text(text: str | None) -> str:
    """Return text from outside with persons' numbers blacked out; the template still escapes it."""
    return masked(text or "")


@register.filter
def safe_url(url: str | None) -> str:
    """Return an address that may stand in href: http or https only, persons' numbers blacked out; else nothing."""
    shown = masked_url(url or "")
    return shown if shown.startswith(("https://", "http://")) else ""
