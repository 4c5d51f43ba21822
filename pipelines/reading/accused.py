"""Whom a case is about, taken up by a pronoun or by his part in it (terdakwa, terlapor). Used by `roles` only.

News name the official once, in title or lead, and go on with 'ia', 'ketiganya', 'terdakwa', 'jaksa mendakwanya'.
Whoever only speaks in a sentence did nothing by it.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor
    from pipelines.reading.phrases import Phrases

_FRONT = frozenset(("title", "lead"))
_TAKEN_UP = 16  # tokens between the word that takes somebody up and the act
_SPEECH = 3
_PRONOUNS = frozenset(
    ("ia", "dia", "beliau", "mereka", "keduanya", "ketiganya", "keempatnya", "kelimanya", "keenamnya", "dialah")
)
_GETS = frozenset(("menerima", "mendapat", "mendapatkan", "dapat", "terima"))
_REPORTS = frozenset(("laporan", "aduan", "pengaduan", "informasi", "kabar", "info"))
_SORRY = frozenset((
    "menyesalkan", "mengecam", "menyayangkan", "prihatin", "mengutuk", "melaporkan", "melapor", "menghubungi",
    "meninjau", "mengimbau", "membersihkan", "memperbaiki",
))  # fmt: skip
_ONE_OF = ["di", "antara"]  # 'Satu di antaranya', without -nya
_COUNTED = frozenset(("kedua", "ketiga", "keempat", "kelima", "keenam"))  # 'Ketiganya kedapatan ...', without -nya


def _hears(words: list[str]) -> bool:
    return any(one in _GETS and two in _REPORTS for one, two in pairwise(words))


class Accused:
    """Knows the first official of title and lead that does not speak."""

    def __init__(self, draft: Draft, actors: list[FoundActor], phrases: Phrases) -> None:
        """Find the main actor; linear in the number of actors."""
        self.draft = draft
        self.actors = actors
        self.phrases = phrases
        self.lists = draft.knowledge.words
        self.main = next((number for number in range(len(actors)) if self._may_be_main(number)), None)

    def apposed(self, number: int, here: list[int]) -> int:
        """'oleh atasannya, seorang kasi': who stands behind the comma says who is meant."""
        following = number + 1
        if self.actors[number].actor.specific or following not in here:
            return number
        between = self.draft.tokens[self.actors[number].last : self.phrases.phrase_first(following)]
        return following if between in ([","], [",", "yakni"], [",", "yaitu"]) else number

    def _may_be_main(self, number: int) -> bool:
        found = self.actors[number]
        zone = self.draft.sentences[found.actor.sentence].zone
        if zone not in _FRONT or found.impostor or found.watchdog or found.reporter or found.actor.former:
            return False
        if found.actor.generic:
            return False
        return found.actor.cls != "organiser" and not self.speaks(number)

    def speaks(self, number: int) -> bool:
        """Return whether the post only says something here: 'kata sekda', 'Kepala BKPSDM memastikan'."""
        found = self.actors[number]
        first = self.phrases.phrase_first(number)
        if first and self.draft.tokens[first - 1] in self.lists["cues.official_speech"]:
            return True
        end = min(self.draft.sentences[found.actor.sentence].last_token, found.last + _SPEECH + _SPEECH)
        last = found.last
        while last < end and self.draft.starts[last] < found.actor.full_end:
            last += 1
        behind = self.draft.tokens[last : min(end, last + _SPEECH)]
        return _hears(behind) or not self.lists["reading.only_says"].isdisjoint(behind)

    def looks_on(self, number: int) -> bool:
        """'Camat mengaku menerima laporan dari warga', 'Lurah menyesalkan perusakan itu': he did nothing."""
        last = bisect_left(self.draft.starts, self.actors[number].actor.full_end)
        behind = self.draft.tokens[last : last + _SPEECH]
        return _hears(behind) or not _SORRY.isdisjoint(behind[:2])

    def quoted(self, number: int, hit: Hit) -> bool:
        """'..., ujar anggota Bawaslu': who is named behind the verb of speech did not do what he tells."""
        first = self.phrases.phrase_first(number)
        if first <= hit.first or self.draft.tokens[first - 1] not in self.lists["cues.official_speech"]:
            return False
        begin = self.draft.sentences[hit.sentence].first_token
        return self.lists["reading.own_words"].isdisjoint(self.draft.tokens[begin:first])

    def taken_up(self, hit: Hit) -> int | None:
        """Return the main actor where a pronoun, a word for the accused or a '-nya' of accusing stands in front."""
        if self.main is None or self.actors[self.main].actor.sentence > hit.sentence:
            return None
        begin = self.draft.sentences[hit.sentence].first_token
        words = self.draft.tokens[max(begin, hit.first - _TAKEN_UP) : hit.first]
        if not self.lists["reading.accused"].isdisjoint(words):
            return self.main
        opening = self.draft.tokens[begin : begin + _SPEECH]
        counted = (opening[0] in _COUNTED or opening[1:] == _ONE_OF) and begin < hit.first
        return self.main if counted or any(word in _PRONOUNS for word in words) else None
