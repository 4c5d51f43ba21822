"""The digest as data: what the mail says, shortened, blacked out and put in order; the template only lays it out.

Built by `search.alerts.compose`, rendered by a function that the roof hands in (`search.web.digest.render_digest`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext as _

from pipelines import store
from search.excerpt import cut, flat, outward
from search.redaction import masked, masked_url, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from pipelines.record import Item, KindTag, StoredItem, ViolationTag
    from pipelines.store import Deadline
    from search.alerts.doubted import Doubted
    from search.alerts.report import Failed
    from search.alerts.window import Finding
    from search.coverage import Coverage

_BLANKS = re.compile(r"\s+")
_AROUND = 90  # code points shown on each side of the matched words
_TITLE = 160
_LATE_LIMIT = 20
_PLACES = ("event", "actor_place")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Matched words and what stands around them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item is here: a rule and the code and words of the tag it made; `former`: of a case that was cleared."""

    code: str
    rule: str
    words: str
    former: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding as the mail shows it. `zone` is the publisher's; times in UTC."""

    event: str
    title: str
    link: str
    url: str
    source: str
    published_at: datetime | None
    published_day: object
    fetched_at: datetime
    zone: str
    kind: str | None
    incident: bool
    status: str
    status_day: date | None
    authority: str
    notice_day: date | None
    before: str | None
    places: tuple[str, ...]
    copies: int
    excerpts: tuple[Excerpt, ...]
    reasons: tuple[Reason, ...]
    searches: tuple[str, ...]

    @property
    def cleared(self) -> bool:
        """Whether somebody is no longer under suspicion in it."""
        return self.status == "not_proven" or (self.kind == "cleared" and self.status == "none")


@dataclass(frozen=True, slots=True)
class Late:
    """A step of handling whose last day is here (`due`, extended: `last`), or passed without a reported end."""

    title: str
    link: str
    step: str
    state: str
    started_on: date
    due_on: date
    extended_on: date
    basis: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings of which sort: new indications, cleared cases (also told ones), other new items, other news.

    Each finding is news of one story; `stories` are the different ones, `items` the items behind them.
    """

    indications: int
    cleared: int
    others: int
    updates: int
    stories: int
    items: int

    @property
    def total(self) -> int:
        """All findings."""
        return self.indications + self.cleared + self.others + self.updates


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything the template needs. `tally` counts all findings, `entries` are the first of them."""

    entries: tuple[Entry, ...]
    tally: Tally
    window_from: int
    window_to: int
    made_at: datetime
    zone: str
    coverage: Coverage
    failed: tuple[Failed, ...]
    searches: tuple[str, ...]
    deadlines: tuple[Late, ...]
    doubted: tuple[Doubted, ...]
    all_link: str
    home_link: str
    key: str

    @property
    def first_change(self) -> int:
        """The first change that the window holds."""
        return self.window_from + 1

    @property
    def texts_doubted(self) -> int:
        """How many texts wait for a person; one that two searches want counts for each."""
        return sum(each.texts for each in self.doubted)

    @property
    def overdue(self) -> tuple[Late, ...]:
        """Deadlines that passed."""
        return tuple(each for each in self.deadlines if each.state == "overdue")

    @property
    def due(self) -> tuple[Late, ...]:
        """Deadlines whose day it is."""
        return tuple(each for each in self.deadlines if each.state != "overdue")


@dataclass(frozen=True, slots=True)
class Rendered:
    """The two forms of a mail's body; the HTML still has its style sheet in the head."""

    text: str
    html: str


class Render(Protocol):
    """Fills the digest's templates."""

    def __call__(self, digest: Digest) -> Rendered:
        """Return both forms of the body."""
        ...


def entries(findings: Sequence[Finding], sources: Mapping[str, str], base_url: str) -> tuple[Entry, ...]:
    """Return the findings as the mail shows them, in their order; an item that vanished meanwhile is left out."""
    stored = {one.item.id: one for one in store.get_many([finding.item_id for finding in findings])}
    return tuple(
        _entry(finding, stored[finding.item_id], sources, base_url)
        for finding in findings
        if finding.item_id in stored and not stored[finding.item_id].erased
    )


def _entry(finding: Finding, one: StoredItem, sources: Mapping[str, str], base_url: str) -> Entry:
    item, published, standing = one.item, one.item.published, one.standing
    day = published.day if published else None
    notices = standing.notices if standing and one.status != "none" else ()
    moved = standing if standing and standing.status == one.status else None
    return Entry(
        event=finding.word,
        title=cut(masked(item.title or _("(untitled)")), _TITLE),
        link=f"{base_url}/item/{item.id}",
        url=masked_url(item.url or ""),
        source=sources.get(one.source, one.source),
        published_at=published.at_utc if published else None,
        published_day=day,
        fetched_at=one.first_fetched_at_utc,
        zone=published.zone if published else "Asia/Jakarta",
        kind=item.kind.id if item.kind else None,
        incident=item.incident,
        status=one.status,
        status_day=moved.stated_on if moved else day,
        authority=(moved.authority or "") if moved else "",
        notice_day=max((notice.stated_on for notice in notices), default=None),
        before=finding.before,
        places=tuple(dict.fromkeys(f"{tag.name} ({tag.code})" for tag in item.regions if tag.role in _PLACES)),
        copies=len(store.story_members(one.story_id)) - 1,
        excerpts=_excerpts(item),
        reasons=_reasons(one),
        searches=tuple(search.name for search in finding.searches),
    )


def deadlines(due: Sequence[Deadline], base_url: str) -> tuple[Late, ...]:
    """Return these deadlines as the mail shows them, in their order; those whose day it is are never cut off."""
    passed = [each for each in due if each.state == "overdue"][:_LATE_LIMIT]
    found = [each for each in due if each.state != "overdue"] + passed
    stored = {one.item.id: one for one in store.get_many([each.item_id for each in found])}
    return tuple(
        Late(
            title=cut(masked(stored[each.item_id].item.title or _("(untitled)")), _TITLE),
            link=f"{base_url}/item/{each.item_id}",
            step=each.timer.step,
            state=each.state,
            started_on=each.timer.started_on,
            due_on=each.timer.due_on,
            extended_on=each.timer.extended_on,
            basis=each.timer.basis,
        )
        for each in found
        if each.item_id in stored
    )


def _spans(item: Item) -> list[tuple[int, int]]:
    tags: Sequence[ViolationTag] = item.violations
    spans = [span for tag in tags for span in tag.spans] or list(item.kind.spans if item.kind else ())
    return sorted({(start, end) for field, start, end in spans if field == "text" and start < end <= len(item.text)})


def _excerpts(item: Item) -> tuple[Excerpt, ...]:
    """Up to two stretches of the text around matched words, not overlapping; without any, the text's beginning."""
    text, last = shown(item, "text"), -1
    found: list[Excerpt] = []
    for start, end in _spans(item):
        low = outward(text, start - _AROUND, -1)
        if low < last:
            continue
        last = outward(text, end + _AROUND, 1)
        found.append(Excerpt(_squeezed(text[low:start]), _squeezed(text[start:end]), _squeezed(text[end:last])))
    if not found and text.strip():
        found.append(Excerpt(_squeezed(text[: outward(text, 2 * _AROUND, 1)]), "", ""))
    return tuple(found[:2])


def _reasons(one: StoredItem) -> tuple[Reason, ...]:
    """Of a cleared case first what says so; the types are then what had been alleged."""
    item = one.item
    fields = {"title": masked(item.title or ""), "text": masked(item.text)}
    tags: list[tuple[str, ViolationTag | KindTag]] = [(tag.id, tag) for tag in item.violations]
    if item.kind is not None and (not tags or item.kind.id == "cleared"):
        tags.insert(0, ("", item.kind))
    found: list[Reason] = []
    for code, tag in tags:
        words = dict.fromkeys(flat(fields[field][start:end]) for field, start, end in tag.spans)
        shown_words = ", ".join(f"“{cut(each, 60)}”" for each in list(words)[:3] if each)
        found.append(Reason(code, tag.rule, shown_words, former=bool(code) and one.cleared))
    return tuple(found[:4])


def _squeezed(text: str) -> str:
    """Fold blanks but keep those at the ends: they stand between the words and what is around them."""
    return _BLANKS.sub(" ", text)
