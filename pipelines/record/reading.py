"""Reading: what a text says before anyone judges it - zones, clauses, mentions, operators, events, steps, statements.

Built once per text by the stage `read`, consulted by every tagger, never stored. All positions are code points of the
normal view (`Reading.view`); `View.span` turns them into spans of the title or text as given. Tuples are in text order,
and integer fields that name another thing are indexes into the Reading's own tuples. What a text has many of is a
NamedTuple: it is made in a fifth of the time.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from pipelines.record.words import ActorClass, Mood, Phase, Span, StatementId, Status

Zone = Literal["title", "lead", "body", "list", "background"]
Opener = Literal["main", "coord", "rel", "cause", "time", "topic", "concession", "cond", "purpose", "quote"]
SideKind = Literal["named", "generic", "tertentu", "none"]


@dataclass(frozen=True, slots=True)
class View:
    """Title, a line feed and text in normal form: `text` in lower case, `cased` the same letters with their case.

    `offsets[i]` is the code point of title (i < title_end) or text (i > title_end) from which view character i came.
    """

    text: str
    cased: str
    offsets: tuple[int, ...]
    title_end: int

    def span(self, start: int, end: int) -> Span:
        """Return the raw span of start..end; a range across title and text is cut to its first field."""
        if start < self.title_end:
            return ("title", self.offsets[start], self.offsets[min(end, self.title_end) - 1] + 1)
        return ("text", self.offsets[start], self.offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words, single marks and line feeds of a view, in lower case, with their borders in view characters.

    Lists, because neighbours are compared as lists; who reads them changes nothing.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]  # exclusive


class Sentence(NamedTuple):
    """One sentence, headline or bullet; `heading` = the list heading that it stands under."""

    start: int
    end: int
    zone: Zone
    first_token: int
    last_token: int  # exclusive
    heading: str | None = None
    question: bool = False


class Clause(NamedTuple):
    """A stretch of one sentence under one opener. An island is presupposed: no operator from outside reaches in."""

    start: int
    end: int
    sentence: int
    opener: Opener
    parent: int | None
    island: bool
    opener_start: int | None = None  # where the opening word stands, None for the sentence's own main clause
    opener_end: int | None = None


class Mention(NamedTuple):
    """A lexicon hit: `kind` = word list, `id` = row, `value` = what the row says; places carry candidate codes."""

    kind: str
    id: str
    start: int
    end: int
    sentence: int
    clause: int
    value: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """A post in the text: title with institution, class by its term, and how far it names somebody in particular.

    `start..end` is the term, `full_start..full_end` the noun phrase around it (oknum, numeral, institution, place).
    """

    start: int
    end: int
    full_start: int
    full_end: int
    sentence: int
    clause: int
    cls: ActorClass
    title: str
    rule: str
    specific: bool
    generic: bool  # habit or bare plural; False and not specific = a bare singular, decided by what is said of it
    former: bool
    public_post: bool
    places: tuple[int, ...] = ()  # indexes of place mentions inside the noun phrase


@dataclass(frozen=True, slots=True)
class Side:
    """A contestant, party or campaign as object; kind none = the words say that no side is meant.

    `said` = what a list knows of it, in Indonesian and in English; never a name.
    """

    start: int
    end: int
    sentence: int
    kind: SideKind
    rule: str
    said: tuple[str, str] = ("", "")
    party: str = ""  # short name of parties.csv


class Operator(NamedTuple):
    """A word that sets the mood of acts; events name the operators that reached them and those that did not."""

    mood: Mood
    cls: str
    start: int
    end: int
    sentence: int
    clause: int


@dataclass(frozen=True, slots=True)
class Event:
    """One act of type `code`: who did it to whom with what side, in which mood after operators are attached."""

    code: str
    rule: str
    start: int  # predicate
    end: int
    sentence: int
    clause: int
    mood: Mood
    agent: int | None  # index into actors
    patients: tuple[int, ...]
    object_start: int | None
    object_end: int | None
    side: int | None  # index into sides
    operators: tuple[int, ...]  # reached it
    blocked: tuple[int, ...]  # stood before it and did not reach
    specific: bool
    passes: bool  # the event test of domain.md section 1
    background: bool
    excused: bool = False  # leave, pension or consent granted, or the victim of misuse
    date: date | None = None
    places: tuple[int, ...] = ()  # place mentions of its sentence


@dataclass(frozen=True, slots=True)
class Step:
    """What an institution does about a case; `future` = announced, `dead` = conditional, negated or prospective."""

    status: Status
    rule: str
    start: int
    end: int
    sentence: int
    clause: int
    authority: int | None  # index into mentions
    actor: int | None  # index into actors: whom it is about
    event: int | None  # index into events: the act it is about
    future: bool
    dead: bool
    background: bool
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What the accused says: admitted, denied, disputed."""

    id: StatementId
    rule: str
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One frozen view of an item's title and text; linear in their length."""

    view: View
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    sides: tuple[Side, ...]
    operators: tuple[Operator, ...]
    events: tuple[Event, ...]
    steps: tuple[Step, ...]
    statements: tuple[Statement, ...]
    main_event: int | None
    main_step: int | None
    election: str | None
    phase: Phase

    def span(self, start: int, end: int) -> Span:
        """Return the span of view characters start..end in code points of the title or text as given."""
        return self.view.span(start, end)

    def sentence_at(self, position: int) -> int:
        """Return the index of the sentence that holds the view position (the nearest one before it, if none does)."""
        starts = [sentence.start for sentence in self.sentences]
        return max(0, bisect_right(starts, position) - 1)

    def of_kind(self, kind: str) -> tuple[Mention, ...]:
        """Return the mentions of one word list, in text order; `place` are the place candidates."""
        return tuple(mention for mention in self.mentions if mention.kind == kind)
