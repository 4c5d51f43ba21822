"""Defences that no list of words names: 'itu hanya ...', 'bukan ...', 'tidak pernah ...', said by the accused.

Used by `statements`, and by `unreal` for denials that answer what is shown. The accused must be the one who says it:
behind a verb of saying whose subject he, or the spokesman of his office, is; or in a quote that is his.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.voices import Voices

_REACH = 16  # words behind the verb of saying
_OFFICE_NEAR = 5  # words in front of it
_SOON = 3  # words between 'itu' or 'saya' and 'hanya'
_THIS = frozenset(("itu", "ini", "saya", "kami", "aku", "kita", "ia", "dia", "beliau", "tersebut"))
_TURNS = frozenset(("tetapi", "tapi", "namun", "sedangkan", "sementara", "meski", "meskipun"))
_SENDERS = frozenset(("teman", "kawan", "kanca", "saudara", "relawan", "timses", "caleg", "tetangga", "kerabat"))
_NOT_ONLY = frozenset(("hanya", "cuma", "saja", "sekadar", "main", "kepalang"))
_FIRST_PERSON, _EVADES = frozenset(("saya", "kami", "aku")), frozenset(("kilah", "dalih", "elak", "bantah", "kelit"))
_ABOUT = frozenset(("soal", "terkait", "menanggapi", "ihwal", "mengenai", "tentang", "perihal", "menjawab"))
_BLAMED = frozenset(
    ("tangkapan", "rekaman", "foto", "fotonya", "video", "videonya", "tudingan", "tuduhan", "laporan", "kabar")
)
_DENIED_NEAR, _SHOWN_NEAR = 5, 5  # tokens


def answers_evidence(draft: Draft, hit: Hit) -> bool:
    """'"Saya tidak pernah masuk grup pendukung cabup 1," kata sekdis soal tangkapan layar yang beredar': a denial."""
    row, lists = draft.sentences[hit.sentence], draft.knowledge.words
    front = draft.tokens[max(row.first_token, hit.first - _DENIED_NEAR) : hit.first]
    if _FIRST_PERSON.isdisjoint(front) or lists["reading.not"].isdisjoint(front):
        return False
    behind = draft.tokens[hit.last : row.last_token]
    said = next((n for n, word in enumerate(behind) if word in lists["cues.official_speech"] or word in _EVADES), None)
    if said is None or "netral" in behind:
        return False
    about = next((n for n in range(said, len(behind)) if behind[n] in _ABOUT), None)
    shown = lists["step.pictures"] | _BLAMED
    return about is not None and not shown.isdisjoint(behind[about : about + _SHOWN_NEAR])


class Defences:
    """Looks through the verbs of saying and the quotes of one text."""

    def __init__(self, draft: Draft, voices: Voices) -> None:
        """Keep both; `find` does the work."""
        self.draft = draft
        self.voices = voices
        self.lists = draft.knowledge.words

    def find(self) -> tuple[int, int, int] | None:
        """Return (first token, last token, sentence) of the first such words, or None."""
        if not self.voices.accused:
            return None
        says = self.lists["step.says"]
        for number, row in enumerate(self.draft.sentences):
            for index in range(row.first_token, row.last_token):
                if self.draft.tokens[index] in says and self._speaks(number, index):
                    found = self._small(index + 1, min(row.last_token, index + _REACH))
                    if found is not None:
                        return found, min(found + _SOON, row.last_token), number
        return self._quoted()

    def _speaks(self, sentence: int, index: int) -> bool:
        """Whether the accused or his office is the subject of a verb of saying."""
        row = self.draft.sentences[sentence]
        before = self.draft.tokens[index - 1]
        if before in self.lists["reading.not"] or before.startswith("me"):
            return False  # 'Ia tidak menyebut pilihannya', 'tanpa menyebut alasannya'
        told = self.voices.speaks(sentence, index)
        if told or (told is None and self.draft.tokens[index] in self.lists["step.insisting"]):
            return True
        front = self.draft.tokens[max(row.first_token, index - _OFFICE_NEAR) : index]
        return not self.lists["step.spokesmen"].isdisjoint(front) and self.lists["step.no_spokesmen"].isdisjoint(front)

    def _small(self, first: int, last: int) -> int | None:
        """Where some words call the act something else; None when they do not."""
        tokens = self.draft.tokens
        for index in range(first, last):
            word = tokens[index]
            if (word in {'"', ";"} and index > first + 1) or word in _TURNS:
                return None
            if self._denies(index):
                return index
        return None

    def _denies(self, index: int) -> bool:
        tokens = self.draft.tokens
        word, following = tokens[index], tokens[index + 1 : index + 2]
        if not following or following[0] in self.lists["step.no_defence"]:
            return False
        if word == "bukan":
            return following[0] not in _NOT_ONLY
        if word in self.lists["step.minimising"]:
            passed_on = following[0] == "titipan" and not _SENDERS.isdisjoint(tokens[index + 2 : index + 3])
            return not passed_on and tokens[index - 1] not in {"bukan", "tidak", "tak", "jangan"}
        return word == "pernah" and tokens[index - 1] in {"tidak", "tak", "gak", "belum"}

    def _quoted(self) -> tuple[int, int, int] | None:
        """'"Saya ini cuma tuan rumah," kelit lurah'."""
        starts = self.draft.starts
        for begin, end in self.voices.quotes.spans:
            first, last = bisect_left(starts, begin), bisect_left(starts, end)
            for index in range(first, last):
                near = self.draft.tokens[max(first, index - _SOON) : index]
                told = not _THIS.isdisjoint(near) and self._denies(index)
                if told and self.voices.of_quote(begin, end):
                    number = bisect_left(self.draft.sentences, index + 1, key=lambda row: row.last_token)
                    return index, min(index + _SOON, last), min(number, len(self.draft.sentences) - 1)
        return None
