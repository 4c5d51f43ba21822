"""Polling day and the weeks behind it: whoever votes steers nobody, an office serves whoever has won.

Used by `screens` only. 'Kades mencoblos di TPS 1', 'Pendopo dipakai pelantikan bupati terpilih', 'paslon 1
diusung lima partai'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent

_VOTES = frozenset(("mencoblos", "nyoblos", "memilih", "milih", "coblos", "mencoblosnya"))
_WHERE = frozenset((
    "di", "bersama", "pagi", "pagi-pagi", "siang", "lebih", "didampingi", "dengan", "pukul", "sekitar", "lalu",
    "kemudian", "usai", "sendirian", ".", ",", "sekeluarga",
))  # fmt: skip
_URGES = frozenset((
    "ajak", "mengajak", "ajakan", "minta", "meminta", "diminta", "suruh", "menyuruh", "disuruh", "agar", "supaya",
    "harus", "wajib", "jangan", "arahkan", "mengarahkan", "diarahkan", "imbau", "mengimbau", "perintahkan", "untuk",
    "instruksi", "instruksikan", "menginstruksikan", "pesan", "berpesan", "titip", "ingat", "ayo", "mari", "kalau",
    "yuk", "tolong", "mohon", "memaksa", "dipaksa", "paksa",
))  # fmt: skip
_QUOTED_NEAR, _ASKED_NEAR = 4, 2  # tokens
_WON = frozenset(("terpilih",))
_PRESENCE = frozenset(("N05", "N06", "N08", "N09"))
_IN_OFFICE = frozenset((
    "pelantikan", "dilantik", "melantik", "transisi", "sertijab", "forkopimda", "sumpah", "kunci", "perabotan",
    "menempati", "serah", "penetapan", "gladi",
))  # fmt: skip
_PARTIES = frozenset(("kemenangan", "syukuran", "konvoi", "pesta", "timses", "relawan", "kampanye"))


def of_the_poll(draft: Draft, event: FoundEvent) -> bool:
    """Return whether the act is a vote of one's own, or a duty towards the winner of a poll."""
    row, hit = draft.sentences[event.hit.sentence], event.hit
    first = draft.tokens[hit.first]
    if event.rule.code == "N07" and first in _VOTES:
        return _own_vote(draft, row.first_token, event)
    if first == "diusung":  # 'Sekda hadir di KPU. Paslon 1 diusung lima partai'
        at = hit.first - 1
        while at > row.first_token and (draft.tokens[at].isdigit() or draft.tokens[at] in {"nomor", "urut"}):
            at -= 1
        return any(other.has("side") and other.first <= at < other.last for other in draft.near(at, at, 0))
    if event.rule.code not in _PRESENCE or not any(row.first_token <= n < row.last_token for n in draft.where(_WON)):
        return False
    words = draft.tokens[row.first_token : row.last_token]
    return not _IN_OFFICE.isdisjoint(words) and _PARTIES.isdisjoint(words)


def _own_vote(draft: Draft, begin: int, event: FoundEvent) -> bool:
    """'Kades mencoblos di TPS 1', 'jawabnya saat ditanya memilih paslon 1': nobody is called upon."""
    hit = event.hit
    front = draft.tokens[begin : hit.first]
    if "ditanya" in front[-_ASKED_NEAR:]:
        return True
    quoted = '"' in front[-_QUOTED_NEAR:] or ":" in front
    here = not _WHERE.isdisjoint(draft.tokens[hit.last : hit.last + 1])
    return here and not quoted and _URGES.isdisjoint(front)
