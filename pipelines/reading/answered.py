"""A question and its answer: 'MC kampanye petahana? Pak sekcam sendiri', 'Siapa bendahara timses? Kabid di dinas X'.

Used by `roles` (who did it) and `adjusting` (what the question takes for granted). The act stands in the question, the
next sentence opens with a post and says little more. Whoever is named only to say that it was not he did nothing:
'itu tukang ojek, bukan pak kadis'.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent

_OPENS = frozenset((
    "ya", "ternyata", "rupanya", "siapa", "lagi", "kalau", "bukan", "tak", "lain", "justru", "eh", "pak", "bu",
    "bapak", "ibu", "seorang", "oknum", "dua", "tiga", "empat", "si", "sang", "jawabannya", ":", ",", "yang", "tidak",
    "itu", "kata", "tetangga", "orang", "dan", "salah", "satu", "dari", "jelas", "sudah", "pasti", "siapalagi",
))  # fmt: skip
_NOBODY = frozenset(("kata", "ujar", "jawab", "tanya", "tetangga", "orang"))
_NOT_SO = frozenset((
    "cuma", "hanya", "bukan", "tidak", "tak", "gak", "nggak", "enggak", "bilang", "jawab", "menjawab", "membantah",
    "bantah", "malah", "larang", "melarang", "menolak", "tolak", "akan", "bakal", "mau", "boleh", "dilarang",
    "mengingatkan", "ingatkan", "imbau", "mengimbau", "minta", "meminta", "tegaskan", "menegaskan", "jelaskan",
    "menjelaskan", "ora", "ndak", "dak", "kagak", "mengaku", "ngaku", "tegas",
))  # fmt: skip
_ASKS_RULE = frozenset((
    "boleh", "bolehkah", "bisa", "bisakah", "apakah", "benarkah", "betulkah", "kalau", "jika", "bila", "sanksinya",
    "hukumannya", "aturannya", "haruskah", "perlukah", "bagaimana", "gimana", "kapan", "berapa", "seandainya",
))  # fmt: skip
_WHETHER = frozenset(("benarkah", "betulkah", "apakah"))
_OWNS = frozenset(("benar", "betul", "iya", "ya", "memang"))
_LONGEST = 18  # tokens of the question
_FRONT = 6  # tokens before the post
_BEHIND = 8  # tokens behind it
_ENDS = frozenset((",", ".", "!", "?", ";", "(", "-", '"'))
_ADDS = frozenset((
    "sendiri", "itu", "ini", "kita", "kami", "saya", "lho", "loh", "dong", "kok", "ya", "nih", "tuh", "lagi", "juga",
    "orangnya", "setempat", "sini", "sana", "di", "dari", "pns", "asn", "pppk", "aktif", "senior", "lah", "kan",
    "yang", "dinas", "kecamatan", "desa", "kantor", "bidang", "wilayah", "kampung", "bu", "pak",
))  # fmt: skip
_TAKEN_BACK = frozenset((
    "hoaks", "hoax", "keliru", "tidak", "tak", "bukan", "tetapi", "tapi", "mengawasi", "pengamanan", "bertugas",
    "tugas", "mengamankan", "bohong", "fitnah",
))  # fmt: skip
_VERBS = ("me", "ber")
_SHORTEST_VERB = 6
_SOUGHT = frozenset(("seleksi", "rekrutmen", "perekrutan", "pendaftaran", "lowongan", "tes", "penerimaan"))
_CALLED = frozenset(("pak", "bu", "seorang", "bapak", "ibu"))
_TITLE = 4  # tokens behind the title: the office, the place


def answer(draft: Draft, actors: list[FoundActor], sentence: int) -> int | None:
    """Return the post that answers the question of a sentence."""
    row = draft.sentences[sentence]
    if not row.question or sentence + 1 >= len(draft.sentences) or row.last_token - row.first_token > _LONGEST:
        return None
    asked = draft.tokens[row.first_token : row.last_token]
    if not _ASKS_RULE.isdisjoint(asked):
        return None
    following = draft.sentences[sentence + 1]
    for number, found in enumerate(actors):
        if found.actor.sentence != sentence + 1:
            continue
        front = draft.tokens[following.first_token : found.first]
        behind = draft.tokens[found.last : min(found.last + _BEHIND, following.last_token)]
        end = next((n for n, word in enumerate(behind) if word in _ENDS), len(behind))
        behind = behind[:end]
        plain = len(front) <= _FRONT and _OPENS.issuperset(front) and _NOBODY.isdisjoint(front)
        plain = plain and ("bukan" not in front or "kalau" in front)  # 'siapa lagi kalau bukan pak camat'
        verb = any(len(word) >= _SHORTEST_VERB and word.startswith(_VERBS) for word in behind)
        held = found.impostor or found.watchdog or found.actor.former or found.actor.cls in {"political", "organiser"}
        plain = plain and not verb and not held and _NOT_SO.isdisjoint(behind)
        return number if plain and _says_no_more(draft, found, following.last_token) else None
    return None


def _says_no_more(draft: Draft, found: FoundActor, last: int) -> bool:
    """'Pak sekcam sendiri', 'Camat Sukamaju, pakai seragam lagi'; not 'Camat belum tahu', 'Kepala dinas tertawa'."""
    for index in range(found.last, last):
        word = draft.tokens[index]
        if word in _ENDS:
            return True
        named = draft.starts[index] < found.actor.full_end or draft.is_upper(index) or word.isdigit()
        if not named and word not in _ADDS:
            return False
    return True


def confirmed(draft: Draft, sentence: int) -> bool:
    """'Benarkah pak kades hadir di deklarasi? Benar, saya lihat sendiri': asked and owned; not 'Apakah boleh? Ya'."""
    row, following = draft.sentences[sentence], sentence + 1
    if not row.question or following >= len(draft.sentences):
        return False
    told = _ASKS_RULE - _WHETHER
    begin = draft.sentences[following].first_token
    asked = told.isdisjoint(draft.tokens[row.first_token : row.last_token])
    if not _TAKEN_BACK.isdisjoint(draft.tokens[begin : draft.sentences[following].last_token]):
        return False  # 'Ya, kabar itu hoaks', 'Ya, untuk mengawasi pengamanan'
    return asked and draft.tokens[begin] in _OWNS and draft.tokens[begin + 1 : begin + 2] in ([","], ["."], ["!"])


def is_answered(draft: Draft, event: FoundEvent, actors: list[FoundActor]) -> bool:
    """Return whether the sentence behind the question says who did it, or that it is so."""
    told = event.agent is not None and actors[event.agent].actor.sentence == event.hit.sentence + 1
    return told or confirmed(draft, event.hit.sentence)


def not_the_one(draft: Draft, hit: Hit, found: FoundActor) -> bool:
    """'yang komen itu tukang ojek, bukan pak kadis', 'gagal lolos seleksi anggota PPS': no doer is named by that."""
    front = found.first - 1
    front -= draft.tokens[front] in _CALLED
    if front < hit.last:
        return False
    if draft.tokens[front] in _SOUGHT:
        return True
    end = draft.sentences[hit.sentence].last_token
    behind = next((n for n in range(found.last, end) if not draft.tokens[n][0].isalnum()), end)
    closes = behind - found.last <= _TITLE and "yang" not in draft.tokens[found.last : behind]
    return closes and draft.tokens[front - 1 : front + 1] == [",", "bukan"]
