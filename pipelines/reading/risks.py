"""What an act may bring: 'bisa berujung sanksi' may befall whoever does it, 'terancam dicopot' hangs over one.

Used by `framing` and `adjusting`. A sanction that is only possible makes the act a condition, unless a place or a name
says whose act it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent

_HANGS_OVER = frozenset(("terancam", "diancam"))
_WARNS = frozenset((
    "ultimatum", "mengultimatum", "peringatkan", "memperingatkan", "ingatkan", "mengingatkan", "wanti-wanti",
    "mewanti-wanti", "peringatan", "gertak", "menggertak",
))  # fmt: skip
_HITS = ("dicopot", "dibekukan", "dipecat", "diblokir", "disanksi", "dihukum", "sanksi", "hukuman", "dipidana",
         "ditindak",
         "diberhentikan", "dinonaktifkan", "siap-siap", "dipenjara", "dibui", "diproses", "dicabut")  # fmt: skip
_DONE_BY_ONE = frozenset((
    "N01", "N02", "N03", "N04", "N05", "N06", "N08", "N09", "N11", "N12", "N13", "N14", "N16", "N17",
))  # fmt: skip
_HEAD = 12  # tokens in front of the colon
_REACH = 24  # tokens from the act to what may follow
_NEAR = 4  # tokens from the modal word to its verb
_PLACE = 4  # tokens from 'di' to the verb behind the place
_MUST = frozenset(("akan", "wajib", "harus", "dilarang", "dapat", "bakal", "melanggar", "termasuk", "tetap"))


def hangs_over(draft: Draft, modal: str, found: FoundActor, hit: Hit) -> bool:
    """'Camat di Demak yang pose dua jari terancam dicopot': he has done it, and this is what hangs over him."""
    return modal in _HANGS_OVER and _named(draft, found, hit.first)


def named_behind(draft: Draft, found: FoundActor, hit: Hit) -> bool:
    """'Kades Mekarjaya yang ...': a name right behind the post, in capitals."""
    spelt = found.last < hit.first and draft.is_upper(found.last) and draft.tokens[found.last] != "yang"
    return (spelt or _placed(draft, found, hit)) and not found.actor.generic


def _placed(draft: Draft, found: FoundActor, hit: Hit) -> bool:
    """'PNS yang menjabat ketua PPK di Sampang menggeser suara': a place closes the subject, its verb stands behind."""
    if draft.tokens[found.last : found.last + 1] != ["yang"] or draft.title_case(hit.sentence):
        return False
    last = draft.sentences[hit.sentence].last_token
    if not (draft.knowledge.words["reading.possible"] | _MUST).isdisjoint(draft.tokens[hit.last : last]):
        return False
    places = (n for n in range(max(found.last + 2, hit.first - _PLACE), hit.first - 1) if draft.tokens[n] == "di")
    return any(all(draft.is_upper(n) for n in range(at + 1, hit.first)) for at in places)


def heads_warning(draft: Draft, hit: Hit) -> bool:
    """'Sekda ultimatum lurah: bagi sembako caleg, jabatan dicopot': what stands behind the colon is not done yet."""
    row = draft.sentences[hit.sentence]
    colon = next((n for n in range(row.first_token + 1, hit.first) if draft.tokens[n] == ":"), None)
    if colon is None or colon - row.first_token > _HEAD or _WARNS.isdisjoint(draft.tokens[row.first_token : colon]):
        return False
    if any(colon < post.first < hit.first for post in draft.near(colon, hit.first, 0, "post")):
        return False  # 'Bawaslu ingatkan kades: Kades Wonosari bagi sembako caleg, ...' tells of one
    behind = draft.tokens[colon + 1 : row.last_token]
    comma = behind.index(",") if "," in behind else None
    return comma is not None and any(word.startswith(_HITS) for word in behind[comma:])


def leads_to(draft: Draft, event: FoundEvent, found: FoundActor | None) -> bool:
    """'Satu like di postingan paslon bisa berujung sanksi': the act is the subject of what may follow from it."""
    lists, tokens, hit = draft.knowledge.words, draft.tokens, event.hit
    last = min(draft.sentences[hit.sentence].last_token, hit.last + _REACH)
    if event.rule.code in _DONE_BY_ONE and heads_warning(draft, hit):
        return True
    for index in range(hit.last, last - 1):
        if tokens[index] == "," or any(other.first == index for other in draft.near(index, index, 0, "post")):
            return False  # another clause, another subject
        following = tokens[index + 1]
        if tokens[index] in lists["reading.possible"] and (
            following in lists["reading.consequence"] or following.startswith("dip")
        ):
            return found is None or not hangs_over(draft, tokens[index], found, hit)
    return False


def risked(draft: Draft, event: FoundEvent, found: FoundActor) -> bool:
    """'Kepala SMP negeri bisa turun pangkat usai menyukai unggahan cagub': what may befall whoever does it."""
    if found.actor.sentence != event.hit.sentence or found.last > event.hit.first:
        return False
    if _named(draft, found, event.hit.first):
        return False
    lists = draft.knowledge.words
    words = draft.tokens[found.last : event.hit.first]
    at = next((n for n, word in enumerate(words[:-1]) if word in lists["reading.possible"]), None)
    return at is not None and at <= _NEAR and not lists["reading.befalls"].isdisjoint(words[at + 1 : at + 5])


def _named(draft: Draft, found: FoundActor, before: int) -> bool:
    """A place or a name stands with the post."""
    last = found.last
    while last < before and draft.starts[last] < found.actor.full_end:
        last += 1
    behind = range(found.last, max(last, min(found.last + 1, before)))
    return bool(found.actor.places) or any(draft.is_upper(n) and draft.tokens[n] != "yang" for n in behind)
