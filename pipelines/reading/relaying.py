"""What others are to tell people, what an official sees to, what leaves a store: a side and no vote. Used by `bounds`.

'bisikin pasien "nomor 2" ya' passes a number on, 'ngatur kades biar nomor 2 menang' says what the arranging is for. The
words alone say nothing: 'ingatkan pasien nomor 2, resepnya tertukar', 'warga berdoa agar paslon 2 menang'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor
    from pipelines.reading.sides import FoundSide

_MARKS = frozenset(('"', ":", "'", "“", "‘", "soal", "kode"))
_CLOSES = frozenset(('"', "'", "”", "’", "ya", "yo", "aja", "saja", "gitu", "dong", "lho", ".", "!", "yaa", "nggih"))
_QUEUES = frozenset((
    "antre", "antrean", "antrian", "loket", "kursi", "giliran", "dipanggil", "resep", "kamar", "poli", "meja", "soal",
    "bangku", "undian", "kupon", "jalur", "halaman", "rumah", "kloter", "dosis", "obat",
))  # fmt: skip
_SO_THAT = frozenset(("agar", "supaya", "biar", "sampai", "sampe", "ben", "supados", "hingga", "spy"))
_ADVERBS = frozenset(
    ("bisa", "tetap", "pasti", "harus", "dapat", "lagi", "itu", "ini", "jadi", "kudu", "yang", "wajib")
)
_SEES_TO = frozenset((
    "mengatur", "ngatur", "ngatur-ngatur", "menyetel", "nyetel", "menyetting", "nyetting", "ngeset", "menggarap",
    "nggarap", "ngegarap", "garap", "menggerakkan", "ngegerakin", "mengamankan", "ngamanin", "menekan", "neken",
    "merekayasa", "ngakalin", "mengakali", "mengupayakan", "bergerilya", "berjuang", "mati-matian", "habis-habisan",
    "membagi", "turun", "bermain", "main", "cawe-cawe", "ngerjain", "mengerjakan", "nyiapin", "mengondisikan",
    "ngondisiin", "mengkondisikan", "melobi", "ngelobi", "menyiapkan", "mengonsolidasikan",
))  # fmt: skip
_FRONT, _NEXT = 8, 2  # tokens


def not_passed_on(draft: Draft, _: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """Whether the number is no message: neither quoted nor told behind a colon, or it is of a queue."""
    if side is None or not hit.last < side.first:
        return True
    row = draft.sentences[hit.sentence]
    if not _QUEUES.isdisjoint(draft.tokens[row.first_token : row.last_token]):
        return True
    first = side.first
    while first > hit.last and draft.tokens[first - 1] in {"nomor", "no", "paslon", "urut", "nomer"}:
        first -= 1
    ends = side.last >= row.last_token or draft.tokens[side.last] in _CLOSES
    return draft.tokens[first - 1] not in _MARKS or not ends


def not_labelled(draft: Draft, _: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'melepas beras berlabel "hadiah dari cabup 2"'; not 'melepas beras murah saat kampanye cabup 2'."""
    first = hit.last if side is None else side.first
    return draft.knowledge.words["reading.on_gifts"].isdisjoint(draft.tokens[hit.last : first])


def not_seen_to(draft: Draft, _: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """Whether nobody arranges it: no 'agar' in front of the side, no verb of arranging in front of that."""
    if side is None or side.last > hit.first or not _ADVERBS.issuperset(draft.tokens[side.last : hit.first]):
        return True
    begin = draft.sentences[hit.sentence].first_token
    at = side.first - 1
    while at > begin and draft.tokens[at] in {
        "paslon",
        "pasangan",
        "calon",
        "nomor",
        "urut",
        "no",
        "tim",
        "kubu",
        "sang",
    }:
        at -= 1
    if at < begin or draft.tokens[at] not in _SO_THAT:
        return True
    front = draft.tokens[max(begin, at - _FRONT) : at]
    return _SEES_TO.isdisjoint(front) or "," in front[-_NEXT:]
