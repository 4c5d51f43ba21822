"""Clauses of each sentence in one left-to-right scan, and what of them is presupposed. Used by `read` only.

Islands (karena, usai, meski, soal, terkait ...; yang behind a specific head) are told as given: no operator from
outside reaches into them. Depth is at most four, so the scan is linear.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.record.reading import Clause, Opener

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft

_ISLANDS = frozenset(("cause", "time", "topic", "concession"))
_OPENERS: dict[str, Opener] = {
    "rel": "rel", "cause": "cause", "time": "time", "topic": "topic", "concession": "concession", "cond": "cond",
    "purpose": "purpose", "breaker": "coord",
}  # fmt: skip
_ASIDE = frozenset(("terkecuali", "termasuk", "entah", "baik", "misalnya"))
_TELLS = frozenset(("bilang", "cerita", "lapor", "melapor", "ngomong", "kasih", "mengirim", "kirim"))
_DEEPEST = 4
_SUBJECT_KINDS = ("post", "authority")
_QUOTES = frozenset('"')
_MARKS = frozenset(',;:-"')  # besides the hits nothing else opens or ends a clause


class ClauseScan:
    """Cuts one sentence into clauses; `clauses` collects those of the whole text."""

    def __init__(self, draft: Draft) -> None:
        """Remember the draft; no work yet."""
        self.draft = draft
        self.clauses: list[Clause] = []
        self.marks = draft.where(_MARKS)

    def run(self) -> tuple[Clause, ...]:
        """Scan every sentence and place its hits; a clause ends where the next of its sentence begins."""
        for number in range(len(self.draft.sentences)):
            self._sentence(number)
        ended = [
            _ended(clause, following.start) if clause.sentence == following.sentence else clause
            for clause, following in pairwise(self.clauses)
        ]
        return (*ended, *self.clauses[-1:])

    def _sentence(self, number: int) -> None:
        draft = self.draft
        sentence = draft.sentences[number]
        here = draft.hits_of[number]
        hits = {hit.first: hit for hit in here if not hit.inner}
        end = sentence.last_token
        first_mark = bisect_left(self.marks, sentence.first_token)
        marks = self.marks[first_mark : bisect_left(self.marks, end, first_mark)]
        current = self._new(sentence.start, number, "main", None, hit=None)
        main = current
        opened_first = False
        free = sentence.first_token
        for index in sorted({*hits, *marks}):
            if not free <= index < end:
                continue
            hit = hits.get(index)
            part = draft.tokens[index]
            opener = None if hit is None else hit.meanings.kinds.get("opener")
            if hit is not None and opener is None and part not in _MARKS:  # most: nothing opens or ends here
                hit.clause, free = current, hit.last
                continue
            kind = None if opener is None else _OPENERS.get(opener.id)
            if hit is not None and kind is not None and not self._is_content(hit, index):
                parent = main if kind in _ISLANDS or kind in ("cond", "coord") else current
                if kind == "coord":
                    current = main = self._new(hit.end, number, "coord", None, hit)
                else:
                    opened_first = opened_first or index - sentence.first_token <= 1
                    current = self._new(hit.end, number, kind, parent, hit)
            elif part in ",;:" and current != main:
                current = self._after_comma(index, number, current, main, opened_first=opened_first)
                opened_first = False
            elif part in _QUOTES or part == ":" or (part == "-" and self._is_dash(index)):
                current = main = self._new(draft.ends[index], number, "coord", None, None)
            if hit is not None:
                hit.clause = current
                free = hit.last
        if len(hits) < len(here):  # some stand inside others
            _follow(here, current)
        for place in draft.places_of[number]:
            place.clause = self._clause_at(place.start, main)

    def _is_dash(self, index: int) -> bool:
        draft = self.draft
        return draft.view.text[draft.starts[index] - 1 : draft.ends[index] + 1].count(" ") == 2  # noqa: PLR2004 - a space on both sides

    def _is_content(self, hit: Hit, index: int) -> bool:
        """'dugaan' at the head of a noun phrase of counting, 'saat ini', 'atas nama' open no clause."""
        following = self.draft.tokens[index + 1] if index + 1 < len(self.draft.tokens) else ""
        word = self.draft.tokens[index]
        return (
            self.draft.says_that(hit)
            or (word in {"saat", "waktu"} and following in {"ini", "itu", "yang"})
            or (word == "atas" and following in {"nama", "panggung", "rata", "mobil", "meja"})
            or (word == "yang" and self.draft.tokens[index - 1 : index] == ["ada"] and following in _TELLS)
            or (word == "untuk" and hit.last - hit.first == 1 and following in {"paslon", "calon", "pasangan", "nomor"})
        )

    def _after_comma(self, index: int, number: int, current: int, main: int, *, opened_first: bool) -> int:
        """Behind a comma an opened clause goes on only when no new subject follows and it did not open the sentence."""
        behind = self.draft.tokens[index + 1 : index + 3]
        if opened_first and (not _ASIDE.isdisjoint(behind) or behind[:1] == ["yang"]):
            return current  # 'Apabila lurah, tidak terkecuali Lurah X, sampai ...'
        aside = self._aside(current)
        if aside is not None:  # what goes on behind it is as conditional as what stood in front
            return self._new(self.draft.ends[index], number, aside.opener, aside.parent, None)
        if opened_first or self._new_subject(index + 1):
            return self._new(self.draft.ends[index], number, "main", main, None)
        return current

    def _aside(self, current: int) -> Clause | None:
        """'Camat Rimbang, yang semestinya netral, berpose ...': the clause that goes on behind the second comma."""
        clause = self.clauses[current]
        if clause.opener != "rel" or clause.opener_start is None or clause.parent is None:
            return None
        begin = self.draft.sentences[clause.sentence].start  # not the whole text in front: a page may have a megabyte
        between = self.draft.view.text[begin : clause.opener_start].rstrip().endswith(",")
        return self.clauses[clause.parent] if between else None

    def _new_subject(self, index: int) -> bool:
        draft = self.draft
        for hit in draft.near(index, index, 4):
            if hit.first < index:
                continue
            if any(hit.has(kind) for kind in _SUBJECT_KINDS):
                return True
            if hit.has("pred") or hit.has("step"):
                return False
        return False

    def _new(self, start: int, sentence: int, opener: Opener, parent: int | None, hit: Hit | None) -> int:
        depth = 0
        above = parent
        while above is not None and depth <= _DEEPEST:
            depth += 1
            above = self.clauses[above].parent
        if depth > _DEEPEST:
            parent = None
        opened = (None, None) if hit is None else (hit.start, hit.end)
        end = self.draft.sentences[sentence].end
        self.clauses.append(Clause(start, end, sentence, opener, parent, opener in _ISLANDS, *opened))
        return len(self.clauses) - 1

    def _clause_at(self, position: int, fallback: int) -> int:
        for index in range(len(self.clauses) - 1, -1, -1):
            clause = self.clauses[index]
            if clause.start <= position:
                return index
        return fallback


def _follow(hits: list[Hit], outer: int) -> None:
    """What stands inside a hit is of its clause."""
    for hit in hits:
        if not hit.inner:
            outer = hit.clause
        else:
            hit.clause = outer


def _ended(clause: Clause, end: int) -> Clause:
    return Clause(
        clause.start, max(clause.start, min(end, clause.end)), clause.sentence, clause.opener, clause.parent,
        clause.island, clause.opener_start, clause.opener_end,
    )  # fmt: skip
