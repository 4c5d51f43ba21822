"""Why an item was marked: one card per tag with its rule, reason and words, and the marks that tie it to the text.

Called by the item page. Pure: an Item in, cards and marks out. Every tag gets one number, used on its card and
behind its words in the text. Texts stay as given; the caller blacks out numbers of persons before it cuts segments.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from django.utils.translation import gettext as _

from search.web import times, words
from search.web.segments import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django_stubs_ext import StrOrPromise

    from pipelines.record import ActorTag, Field, Item, KindTag, RegionTag, Span, StatementTag, TopicTag, ViolationTag

_T = TypeVar("_T")
_WORDS_LIMIT = 120  # code points of one matched stretch on a card


class _Tag(Protocol):
    """What all tags share."""

    @property
    def rule(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def spans(self) -> tuple[Span, ...]: ...


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card."""

    label: str
    value: StrOrPromise


@dataclass(frozen=True, slots=True)
class Words:
    """A matched stretch as it stands in the text, and the id it has there; None when it is not shown."""

    text: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """One tag: `ref` is its number on the page."""

    ref: int
    css: str
    code: str
    name: StrOrPromise
    reason: str
    rule: str
    facts: tuple[Fact, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Cards of one sort of tag, in reading order."""

    name: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """All groups that hold a card, and the marks of title and text."""

    groups: tuple[Group, ...]
    title_marks: tuple[Mark, ...]
    text_marks: tuple[Mark, ...]


class _Desk:
    """Numbers tags as they are laid out and collects their marks."""

    def __init__(self, fields: dict[Field, str]) -> None:
        self.fields = fields
        self.marks: dict[Field, list[Mark]] = {"title": [], "text": []}
        self.last_ref = 0

    def card(self, tag: _Tag, css: str, code: str, name: StrOrPromise, facts: Sequence[Fact]) -> Card:
        self.last_ref += 1
        found = []
        for part, (field, start, end) in enumerate(tag.spans, 1):
            text = self.fields[field]
            if not 0 <= start < end <= len(text):
                continue
            mark = Mark(start, end, self.last_ref, part, css)
            self.marks[field].append(mark)
            found.append(Words(_shortened(text[start:end]), mark.anchor))
        return Card(self.last_ref, css, code, name, tag.reason, tag.rule, tuple(facts), tuple(found))


def why(item: Item, title: str, text: str) -> Why:
    """Return the cards of `item`; `title` and `text` are its own, blacked out, of unchanged length."""
    desk = _Desk({"title": title, "text": text})
    groups = (
        _group(_("Kinds of indication"), item.violations, lambda tag: _violation(desk, tag)),
        _group(_("Kind of text"), (item.kind,) if item.kind else (), lambda tag: _kind(desk, tag)),
        _group(_("Statements of the person concerned"), item.statements, lambda tag: _statement(desk, tag)),
        _group(_("Places"), item.regions, lambda tag: _region(desk, tag)),
        _group(_("Offices"), item.actors, lambda tag: _actor(desk, tag)),
        _group(_("Spoken of, not told as done"), item.topics, lambda tag: _topic(desk, tag)),
    )
    return Why(tuple(group for group in groups if group.cards), tuple(desk.marks["title"]), tuple(desk.marks["text"]))


def _group(name: str, tags: Sequence[_T], make: Callable[[_T], Card]) -> Group:
    return Group(name, tuple(make(tag) for tag in tags))


def _violation(desk: _Desk, tag: ViolationTag) -> Card:
    facts = [
        Fact(_("Told as"), words.MOODS[tag.mood]),
        Fact(_("Phase"), words.PHASES[tag.phase]),
        Fact(_("Item of the joint decree"), ", ".join(tag.skb) or _("none for this office")),
    ]
    if tag.sanction:
        facts.append(Fact(_("Sanction class in the rules"), words.SANCTIONS.get(tag.sanction, tag.sanction)))
    facts.append(Fact(_("Confidence"), _confidence(tag.confidence)))
    return desk.card(tag, "violation", tag.id, words.VIOLATIONS.get(tag.id, tag.id), facts)


def _kind(desk: _Desk, tag: KindTag) -> Card:
    return desk.card(
        tag, "kind", "", words.KINDS[tag.id], [Fact(_("Lead over the next kind"), times.confidence(tag.margin))]
    )


def _statement(desk: _Desk, tag: StatementTag) -> Card:
    return desk.card(tag, "statement", "", words.STATEMENTS[tag.id], [])


def _topic(desk: _Desk, tag: TopicTag) -> Card:
    return desk.card(
        tag, "topic", tag.id, words.VIOLATIONS.get(tag.id, tag.id), [Fact(_("Told as"), words.MOODS[tag.mood])]
    )


def _actor(desk: _Desk, tag: ActorTag) -> Card:
    facts = [Fact(_("Role"), words.ACTOR_ROLES[tag.role]), Fact(_("Class"), words.ACTOR_CLASSES[tag.cls])]
    return desk.card(tag, "actor", "", tag.title, facts)


def _region(desk: _Desk, tag: RegionTag) -> Card:
    facts = [Fact(_("Role"), words.REGION_ROLES[tag.role]), Fact(_("Confidence"), _confidence(tag.confidence))]
    if tag.runner_up is not None:
        facts.append(Fact(_("Second reading"), f"{tag.runner_up.code} {times.confidence(tag.runner_up.confidence)}"))
    if tag.ambiguous:
        facts.append(Fact(_("Note"), _("the name fits more than one place")))
    if tag.conflict:
        facts.append(Fact(_("Note"), _("the text and the register name different parents")))
    return desk.card(tag, "region", tag.code, tag.name, facts)


def _confidence(value: float) -> str:
    return f"{words.confidence_word(value)} {times.confidence(value)}"


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _WORDS_LIMIT else flat[: _WORDS_LIMIT - 1] + "…"
