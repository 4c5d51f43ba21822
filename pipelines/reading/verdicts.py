"""Punishments and acquittals that no verb of their own tells. Used by `steps` only.

'Tiga bulan kurungan untuk lurah yang berorasi' opens with the punishment; 'Bawaslu menyimpulkan camat tidak ikut
kampanye' denies the act itself. What is only threatened, asked for or in a rule is neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.phrases import Phrases

NOMINAL = frozenset(("S36.term", "S37.fine", "S38.penalty"))
_FRONT, _POST_NEAR = 5, 2  # tokens
_NOT_YET = frozenset((
    "ancaman", "terancam", "diancam", "tuntutan", "dituntut", "tuntut", "menuntut", "maksimal", "maksimum", "paling",
    "hingga", "sampai", "bisa", "dapat", "menanti", "ada", "aturan", "apa", "ini", "inilah", "jenis", "usul", "usulan",
    "minta", "meminta", "desak", "mendesak", "belum", "siap-siap", "tak", "tidak", "tanpa", "soal", "antara", "akan",
    "bakal", "segera", "ingatkan", "mengingatkan", "menyiapkan", "siapkan", "usulkan", "mengusulkan", "rekomendasi",
    "rekomendasikan", "merekomendasikan", "direkomendasikan", "kalau", "jika", "bila", "pasal", "mengusul", "menunggu",
))  # fmt: skip
_UNDONE = frozenset(("negated", "failed"))
_REMINDS = frozenset(("ingatkan", "mengingatkan", "imbau", "mengimbau", "peringatkan", "wanti-wanti", "mewanti-wanti"))
_ENSURES = frozenset(("memastikan", "pastikan", "menjamin", "jamin"))
_NEXT = 2  # tokens from a result to whom it is about
_NAMED = 1  # tokens from 'nama' to whose it is
_SAYS, _VERDICT = 2, 14  # tokens from an authority to its word, from there to the act
_COURT_NEAR, _ADVERB = 3, 2  # tokens: a place may stand between

_LIVE = frozenset(("realised", "alleged"))


def told(draft: Draft, found: FoundActor | None, hit: Hit, event: FoundEvent | None) -> bool:
    """Whether a punishment in front of 'untuk' was given: near the opening, for one person, for an act that is told."""
    if found is None or event is None or found.mass or found.actor.generic:
        return False
    row = draft.sentences[hit.sentence]
    begin, front = row.first_token, draft.tokens[row.first_token : hit.last]
    if not _REMINDS.isdisjoint(draft.tokens[begin : row.last_token]) or (
        front[0] == "sanksi" and not found.actor.specific
    ):
        return False  # 'Sanksi berat bagi camat yang ikut kampanye, kata bupati' is a rule
    late = hit.first - begin > _FRONT or not 0 <= found.first - hit.last <= _POST_NEAR
    return not late and _NOT_YET.isdisjoint(front) and not row.question


def denied(draft: Draft, events: list[FoundEvent], here: list[int], actors: list[FoundActor], hit: Hit) -> int | None:
    """The act an authority says somebody did not do; 'memastikan semua camat tidak ikut' only ensures it."""
    passive = draft.tokens[hit.first].startswith("di")  # 'Setelah diklarifikasi, lurah dinyatakan tidak ikut kampanye'
    if passive:
        row, checked = draft.sentences[hit.sentence], draft.knowledge.words["step.checked"]
        source = not checked.isdisjoint(draft.tokens[row.first_token : hit.first])
    else:
        source = any(0 <= hit.first - o.last <= _SAYS for o in draft.near(hit.first, hit.first, _SAYS, "authority"))
    if not source:
        return None
    for number in here:
        act = events[number]
        if act.rule.code == "N99" or act.reach.mood not in _UNDONE or act.agent is None:
            continue
        if not 0 <= act.hit.first - hit.last <= _VERDICT:
            continue
        found = actors[act.agent]
        ensures = draft.tokens[hit.first] in _ENSURES and not found.actor.specific
        close = found.last <= hit.first if passive else hit.last <= found.first <= act.hit.last + _NAMED
        if close and not (found.mass or found.actor.generic or ensures) and "agar" not in draft.tokens[hit.last :]:
            return number
    return None


def cleared_act(
    draft: Draft,
    events: list[FoundEvent],
    here: list[int],
    actors: list[FoundActor],
    hit: Hit,
    event: int | None,
) -> int | None:
    """'Bawaslu memastikan guru itu bukan pengurus partai': the act that is cleared stays the one reported."""
    told_of = denied(draft, events, here, actors, hit)
    negated = [n for n in here if events[n].reach.mood == "negated" and events[n].hit.first >= hit.first]
    near = [n for n in negated if events[n].hit.first <= hit.last + 1]
    told = [(n, events[n].agent) for n in negated]  # 'Laporan palsu, bidan di Nias tidak menyimpan kaus'
    near = near or [n for n, agent in told if agent is not None and 0 <= actors[agent].first - hit.last <= _NEXT]
    for number in near if told_of is None else [told_of]:
        events[number].reach.mood = "alleged"
        return number
    return event


def court_sentences(draft: Draft, here: list[int], phrases: Phrases, hit: Hit) -> bool:
    """'PN Kebumen hukum kades ...': a court in front, a post behind; elsewhere the word is a noun."""
    court = any(
        other.has("authority") and 0 <= hit.first - other.last <= _COURT_NEAR and other.sentence == hit.sentence
        for other in draft.near(hit.first, hit.first, _COURT_NEAR + _ADVERB)
    )
    return court and any(0 <= phrases.phrase_first(n) - hit.last <= 1 for n in here)


def of_the_matter(acts: list[FoundEvent], operators: list[int], step: Hit) -> bool:
    """'Laporan camat memberi uang agar warga mencoblos cabup diregister': 'agar' is his, the step the report's.

    `operators` are the first tokens of what reaches the step; the caller has seen that the sentence opens with a case.
    """
    ends = [act.hit.last for act in acts if act.reach.mood in _LIVE and act.hit.last <= step.first]
    return bool(ends and operators) and min(ends) <= min(operators) and max(operators) < step.first
