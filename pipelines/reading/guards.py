"""Words that are operators only in some places: 'hampir sebulan', 'dapat laporan', 'CPNS asal formasi guru'.

Used by `moods`, while it collects the operators of a text, and by `frames` for the mood of one act.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent
    from pipelines.record import Mood

_POINTS = frozenset(("pak", "pa", "bu", "kami", "itu", "ini", "tersebut", "abah"))
_BACK = 4  # tokens
_SUBJECT_BACK = 8  # tokens
_SUBJECT_BEHIND = 2  # tokens: 'seorang' may stand between
_VERBAL = ("me", "di", "ber", "ter")
_SHORTEST_VERB = 5
_REASON = 24  # tokens from a punishment to a reason that is denied
_BECAUSE = frozenset(("karena", "lantaran", "gara", "akibat", "sebab", "disebabkan", "gegara", "perkara"))
_ABSENT = frozenset(("absen", "bolos", "membolos", "mangkir"))
_FROM = ("dari", "di", "meng", "men", "mem", "ber", "nge", "pada", "saat", "ketika")
_EVEN_NOT = frozenset(("tidak", "tak", "jangan", "gak", "enggan", "belum", "ogah", "ora", "enggak", "nggak", "jarang"))
_SUPPOSING = frozenset(("andai", "seandainya", "andaikan", "andaikata", "coba", "kalau", "sekiranya"))
_NEVER = frozenset(("tak", "tidak", "gak", "nggak", "enggak", "bukan", "ndak"))
_HELD = frozenset(("negated", "barred", "obliged", "realised", "failed"))
_EXCEPT = frozenset(("selain", "kecuali"))
_FOR_WHOM = frozenset(("untuk", "kepada", "bagi", "buat", "ke", "oleh", "tim", "dari"))
_TURNS = frozenset(("melainkan", "tetapi", "tapi", "namun", "justru"))
_NOT_EVEN = frozenset(("jangan", "dilarang", "haram", "terlarang"))


def guarded(draft: Draft, hit: Hit) -> bool:
    """Return whether the word is an operator where it stands."""
    word = draft.tokens[hit.first]
    following = draft.tokens[hit.last : hit.last + 1]
    if hit.last - hit.first > 1 or draft.says_that(hit):
        return hit.last - hit.first > 1  # 'mengumumkan kalau ...' sets no condition
    return not (
        (word in _ABSENT and not "".join(following).startswith(_FROM))
        or (word == "difitnah" and draft.tokens[hit.first - 1] in {"merasa", "mengaku", "ngaku"})
        or (word == "jangankan" and _EVEN_NOT.isdisjoint(_behind(draft, hit)))
        or _not_before(draft, word, following[0] if following else "")
        or (word in {"awas", "stop"} and hit.first != draft.sentences[hit.sentence].first_token)
        or _not_behind(draft, word, hit)
        or word == "malah"
    )


def _behind(draft: Draft, hit: Hit) -> list[str]:
    return draft.tokens[hit.last : draft.sentences[hit.sentence].last_token]


def _not_before(draft: Draft, word: str, following: str) -> bool:
    """What follows makes the word another one: 'hampir sebulan', 'dapat laporan', 'tolak laporan'."""
    if word in {"hampir", "nyaris"}:
        return following.startswith(("se", "dua", "tiga", "semua"))
    if word == "dapat":
        return following in draft.knowledge.words["reading.got"]
    return word == "tolak" and following in {"laporan", "aduan"}


def _not_behind(draft: Draft, word: str, hit: Hit) -> bool:
    """What stands before does: 'CPNS asal formasi guru' says where from, 'pa kades mah ...' points at one."""
    if word == "asal":
        return any(other.last == hit.first for other in draft.near(hit.first, hit.first, _BACK, "post"))
    begin = draft.sentences[hit.sentence].first_token
    if word == "boleh" and draft.tokens[begin : begin + 2] == ["sejak", "kapan"]:
        return True  # 'sejak kapan staf boleh jadi admin grup relawan?' takes it for granted
    return word == "mah" and not _POINTS.isdisjoint(draft.tokens[max(0, hit.first - _BACK) : hit.first])


def reaction_missing(draft: Draft, last: int) -> bool:
    """'Belum ada sanksi bagi lurah yang terekam ...': what is missing is the reaction, not the act."""
    return not draft.knowledge.words["reading.reactions"].isdisjoint(draft.tokens[last : last + 1])


def refuses(draft: Draft, hit: Hit) -> bool:
    """'Kades tolak ajakan ...' refuses; 'tolak politik uang!' without a subject is an appeal."""
    if draft.tokens[hit.first] != "tolak":
        return False
    if hit.first == draft.sentences[hit.sentence].first_token:
        return _subject_behind(draft, hit)
    return any(
        other.has("post") and other.sentence == hit.sentence and other.clause == hit.clause
        for other in draft.near(hit.first, hit.first, _SUBJECT_BACK)
        if other.last <= hit.first
    )


def _subject_behind(draft: Draft, hit: Hit) -> bool:
    """'Tolak hadiri kampanye, sekretaris dinas dicopot': the first comma of a headline brings the subject."""
    last = draft.sentences[hit.sentence].last_token
    comma = next((n for n in range(hit.last, last) if draft.tokens[n] == ","), last)
    return any(
        other.has("post") and 0 < other.first - comma <= _SUBJECT_BEHIND
        for other in draft.near(comma, comma, _SUBJECT_BEHIND)
    )


def governed(draft: Draft, start: int, predicate: Hit) -> int:
    """'tidak menyisipkan ajakan memilih': what is said of the verb right before is said of the noun it takes."""
    before = predicate.first - 1
    noun = any(meaning.kind == "pred" and meaning.value == "noun" for meaning in predicate.meanings)
    word = draft.tokens[before]
    taken = noun and before >= start and len(word) >= _SHORTEST_VERB and word.startswith(("me", "nge"))
    return before if taken else predicate.first


def thing_ruled(predicate: Hit, between: list[str], following: list[str]) -> bool:
    """'Mobil dinas, rumah jabatan, dan ajudan tidak boleh dibawa ke lapangan kampanye': a list of things."""
    if not following or not following[0].startswith("di") or "yang" in between:
        return False
    nouns = all(meaning.value == "noun" for meaning in predicate.meanings if meaning.kind == "pred")
    return nouns and not any(len(word) >= _SHORTEST_VERB and word.startswith(_VERBAL) for word in between)


def not_because(draft: Draft, hit: Hit) -> bool:
    """'memindahkan stafnya karena kinerja, bukan karena mereka menolak': the refusal is denied as the reason."""
    words = draft.tokens[hit.last : min(draft.sentences[hit.sentence].last_token, hit.last + _REASON)]
    for index, (one, two) in enumerate(pairwise(words)):
        if one == "bukan" and two in _BECAUSE:
            before, behind = words[:index], words[index + 2 :]
            turns = next((n for n, word in enumerate(behind) if word in _TURNS), len(behind))
            return _refuses(draft, behind[:turns]) and not _refuses(draft, before)
    return False


def _refuses(draft: Draft, words: list[str]) -> bool:
    lists = draft.knowledge.words
    return not lists["reading.refusing"].isdisjoint(words) or any(
        one in lists["reading.not"] and two in lists["reading.willing"] for one, two in pairwise(words)
    )


def _refused_work(draft: Draft, hit: Hit) -> bool:
    """'memindahkan bidan yang menolak bertugas': what was refused is the service."""
    lists = draft.knowledge.words
    words = draft.tokens[hit.last : min(draft.sentences[hit.sentence].last_token, hit.last + _REASON)]
    return any(one in lists["reading.refusing"] and two in lists["reading.duties"] for one, two in pairwise(words))


def unreal(draft: Draft, hit: Hit) -> bool:
    """'Andai tak telanjur jadi saksi paslon, ia sudah dilantik': what is wished away has happened."""
    first = draft.sentences[hit.sentence].first_token
    opening = draft.tokens[first : min(hit.first, first + _REASON)]  # 'Andai oknum kabid itu tidak ...'
    if (
        not opening
        or opening[0] not in _SUPPOSING
        or (opening[0] in {"coba", "kalau"} and "saja" not in opening)
        or _NEVER.isdisjoint(opening[1:])
    ):
        return False
    front = draft.tokens[first : hit.first]
    return (
        "," not in front
        and "," in draft.tokens[hit.last : hit.last + _REASON]
        and not draft.sentences[hit.sentence].question
    )


def excepted(draft: Draft, first: int) -> bool:
    """'tidak meminjamkan balai desa selain untuk tim paslon 2': the one side left out is the one that is meant."""
    front = draft.tokens[max(0, first - 3) : first]
    return any(word in _EXCEPT for word in front) and (front[-1] in _EXCEPT or front[-1] in _FOR_WHOM)


def denied_or_wished(draft: Draft, event: FoundEvent, side: int | None) -> FoundEvent:
    """Return the act with its mood corrected: a reason denied, wished away, one side left out of what is forbidden."""
    mood = event.reach.mood
    if side is not None and mood in _HELD and excepted(draft, side):
        event.reach.mood, event.refused = "realised", False
    if mood in {"conditional", "negated"} and unreal(draft, event.hit):
        event.reach.mood = "realised"
    refused_work = event.rule.punishes and event.side is None and _refused_work(draft, event.hit)
    if refused_work or (event.rule.punishes and not_because(draft, event.hit)):
        event.reach.mood = "negated"
    return event


def of_opening(draft: Draft, predicate: Hit, moods: list[Mood]) -> list[Mood]:
    """'Jangankan orasi, menonton pun jangan': neither; return the moods with what the opening adds."""
    row = draft.sentences[predicate.sentence]
    if draft.tokens[row.first_token] != "jangankan":
        return moods
    barred = not _NOT_EVEN.isdisjoint(draft.tokens[row.first_token : row.last_token])
    return [*moods, "barred"] if barred else moods
