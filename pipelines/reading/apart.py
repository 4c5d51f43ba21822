"""What a text sets apart from the election in so many words: a link denied, another contest. Used by `framing`.

'Mutasi ini tidak ada hubungannya dengan pilkada', 'diberhentikan karena mangkir, bukan soal politik', 'regu nomor 3
menang lomba': a decision or a sanction that names no side, and a number that is none. An act for a side stays one,
whatever its author says of it (codebook: a denial moves nothing).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading import blameless
from pipelines.reading.otherwise import Otherwise

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent, FoundStep
    from pipelines.reading.sides import FoundSide

_FRONT = 5  # sentences
_LINKED = 6  # tokens between the negation and its noun
_MATTER = 4  # tokens between the noun and what is not linked
_AROUND = 1  # sentences
_GROUNDS = frozenset(("lapangan", "gor", "gedung", "halaman", "sekretariat", "kantor", "lap"))
_SEASONS = frozenset(("menjelang", "jelang", "hari", "musim", "masa", "tengah", "selama", "pencoblosan", "usai"))
_PURSUES = frozenset(("sanctioned", "under_review"))
_WATCH = frozenset(("bawaslu", "gakkumdu", "kasn", "satgas"))


class Apart:
    """Looks once at title and lead of one text."""

    def __init__(self, draft: Draft, sides: list[FoundSide], actors: list[FoundActor]) -> None:
        """Find the denied link; contests are looked for where an act asks."""
        self.draft = draft
        self.sides = sides
        self.otherwise = Otherwise(draft, sides, actors)
        self.lists = draft.knowledge.words
        watched = any(m.id in _WATCH for hit in draft.having("authority") for m in hit.all("authority"))
        text = draft.view.text
        self.reasoned = (
            not watched
            and any(reason in text for reason in self.lists["reading.other_reasons"])
            and not any(word in text for word in ("diduga", "padahal", "dituding", "tanpa izin", "tanpa persetujuan"))
        )
        self.denied = not watched and any(
            self._denies(row.first_token, row.last_token) for row in draft.sentences[:_FRONT]
        )

    def holds(self, event: FoundEvent) -> bool:
        """Return whether the act is none of the election's, by any of the tests."""
        own = self.decision(event) or self.contest(event) or self.ordered(event)
        return own or blameless.act(self.draft, event) or self.otherwise.event(event)

    def decision(self, event: FoundEvent) -> bool:
        """Return whether a decision without a side is said to have nothing to do with the election."""
        if event.rule.code == "N10" and event.reach.mood == "realised":
            reason = not event.rule.punishes and self.reasoned
            if reason or self._other_cause(event):
                return True
        return self.denied and event.rule.decision and event.side is None and event.reach.mood == "realised"

    def ordered(self, event: FoundEvent) -> bool:
        """'menyiapkan ambulans di kampanye atas permintaan KPU': sent by the organisers, for all of them."""
        if event.rule.code not in {"N05", "N09"}:
            return False
        row = self.draft.sentences[event.hit.sentence]
        line = self.draft.view.text[row.start : row.end]
        return any(phrase in line for phrase in self.lists["reading.by_order"])

    def step(self, step: FoundStep, events: list[FoundEvent]) -> bool:
        """Return whether a sanction that names no act is said to have nothing to do with it."""
        event = None if step.event is None else events[step.event]
        if self.otherwise.step(step):
            return True
        actless = event is None or event.excused is not None or event.side is None
        return self.denied and step.row.status in _PURSUES and actless

    def contest(self, event: FoundEvent) -> bool:
        """Return whether the side is a number or a favourite of a match; nothing of an election stands by."""
        number = event.hit.sentence
        if event.side is not None and self.sides[event.side].sort not in {"number", "person", "symbol"}:
            return False
        first = self.draft.sentences[max(0, number - _AROUND)].first_token
        last = self.draft.sentences[min(number + _AROUND, len(self.draft.sentences) - 1)].last_token
        words = self.draft.tokens[first:last]
        if "votes" in event.rule.known_as:  # 'teriak lanjutkan nomor 1 di lapangan voli': the field is a place
            words = [two for one, two in pairwise(["", *words]) if one not in _GROUNDS]
        if self.lists["reading.contests"].isdisjoint(words):
            return False
        row = self.draft.sentences[number]
        known = self.lists["reading.contestants"]
        line = self.draft.tokens[row.first_token : row.last_token]
        return not any(two in known and one not in _SEASONS for one, two in pairwise(["", *line]))

    def _other_cause(self, event: FoundEvent) -> bool:
        """'dicoret dari daftar BLT karena datanya ganda, bendera paslon bebas dipasang': the side is no reason."""
        if event.side is None:
            return False
        tokens, row = self.draft.tokens, self.draft.sentences[event.hit.sentence]
        causes = [
            other.first
            for other in self.draft.hits_of[event.hit.sentence]
            if other.first >= event.hit.last and any(m.kind == "opener" and m.id == "cause" for m in other.meanings)
        ]
        cause = causes[0] if causes else None
        side = self.sides[event.side].first
        if cause is None or not cause < side:
            return False
        ends = [n for n in range(cause, side) if tokens[n] == ","]
        return bool(ends) and self.lists["reading.doubting"].isdisjoint(tokens[ends[0] : row.last_token])

    def _denies(self, first: int, last: int) -> bool:
        tokens = self.draft.tokens
        for index in range(first, last):
            if tokens[index] not in self.lists["reading.unlinked"]:
                continue
            for noun in range(index + 1, min(index + _LINKED, last)):
                if tokens[noun] in self.lists["reading.links"]:
                    behind = tokens[noun + 1 : min(noun + 1 + _MATTER, last)]
                    if not self.lists["reading.poll_matters"].isdisjoint(behind):
                        return True
                elif tokens[noun] in {",", "tetapi", "tapi"}:
                    break
        return False
