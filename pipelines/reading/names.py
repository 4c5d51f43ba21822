"""Names of candidates: learned inside the document, or known from the operator's dated list. Used by `sides` only.

A name is a side because the text itself calls its bearer a candidate ('calon bupati nomor urut 2, Budi Santoso'), or
because the list holds it for these days and this place. A namesake is none: who bears an office in the text, whose name
is longer, a street or a firm. A single ordinary word is never a name.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.knowledge.candidates import frame
from pipelines.knowledge.places import gazetteer
from pipelines.reading.eventdate import date_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pipelines.knowledge.candidates import Candidate, Form
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft

_BOUND_NAMES = 4
_VERBAL = ("ber", "me", "di", "ter")
_SHORTEST_VERBAL = 5  # 'berstatus' is a verb, 'Dimas' a name
_SHORTEST_NAME = 3  # initials name nobody
_OFFICES = frozenset(("bupati", "gubernur", "wali", "kota", "presiden"))
_NUMBER_WORDS = frozenset(("nomor", "no", "urut"))
_NAME_WORDS = 4
_POST_REACH = 8


@dataclass(frozen=True, slots=True)
class Listed:
    """A candidate of the list where a text names one: tokens, sentence, row."""

    first: int
    last: int
    sentence: int
    row: Candidate
    sure: bool  # the spelling alone says that it is a name


# -- learned inside the document ---------------------------------------------------------------------------------------


def bind(draft: Draft, hit: Hit, bound: set[str]) -> None:
    """'calon bupati X', 'paslon nomor 2, X-Y': the capitalised words behind are names of the side in this document."""
    if draft.title_case(hit.sentence):
        return
    index = _behind_number(draft, hit)
    taken = 0
    while index < len(draft.tokens) and taken < _BOUND_NAMES:
        part = draft.tokens[index]
        if part == "-" or (part in _OFFICES and taken == 0):
            index += 1
            continue
        if not _may_be_name(draft, index) or _is_place(draft, index, hit.sentence) or _known_word(draft, index):
            break
        bound.add(part)
        taken += 1
        index += 1
    if not taken:
        _bind_before(draft, hit, bound)


def _behind_number(draft: Draft, hit: Hit) -> int:
    """Step over ' Pati nomor urut 2,': the name of the pair may stand behind it."""
    index = next((place.last for place in _places_near(draft, hit) if place.first == hit.last), hit.last)
    while index < len(draft.tokens) and draft.tokens[index] in _NUMBER_WORDS | _OFFICES:
        index += 1
    if not "".join(draft.tokens[index : index + 1]).isdigit():
        return hit.last
    return index + 1 + (draft.tokens[index + 1 : index + 2] in ([","], ["("]))


def _bind_before(draft: Draft, hit: Hit, bound: set[str]) -> None:
    """'Budi Santoso, calon bupati Pati': two words at least, since one may be any word in capitals."""
    if draft.tokens[hit.first - 1 : hit.first] not in ([","], ["("]):
        return
    begin = draft.sentences[hit.sentence].first_token
    index, words = hit.first - 2, list[str]()
    while index >= begin and len(words) <= _NAME_WORDS and _may_be_name(draft, index):
        if _is_place(draft, index, hit.sentence) or _known_word(draft, index):
            break
        words.append(draft.tokens[index])
        index -= 1
    if 1 < len(words) <= _NAME_WORDS:
        bound.update(words)


def bind_parts(draft: Draft, one: Listed, bound: set[str]) -> None:
    """Behind its full name a candidate is called by one word of it; words that mean something else are left out."""
    for index in range(one.first, one.last):
        if one.sure and _may_be_name(draft, index) and not _is_place(draft, index, one.sentence):
            bound.add(draft.tokens[index])


def of_another(draft: Draft, index: int, bound: set[str]) -> bool:
    """'Camat Budi Hartono' is not Budi the candidate: an office before the word, or a longer name that goes on."""
    sentence = _sentence_of(draft, index)
    if draft.title_case(sentence):
        return False
    first = last = index
    while first and draft.tokens[first - 1] in bound and draft.is_upper(first - 1):
        first -= 1
    while last + 1 < len(draft.tokens) and draft.tokens[last + 1] in bound and draft.is_upper(last + 1):
        last += 1
    return _bears_post(draft, first) or (last == index == first and _goes_on(draft, last + 1, sentence))


# -- known from the list -----------------------------------------------------------------------------------------------


def listed(draft: Draft) -> list[Listed]:
    """Return the candidates of the list whom the text names as such, in order; none without a list."""
    forms = draft.knowledge.candidates.forms
    if not forms:
        return []
    found: list[Listed] = []
    free = 0
    for index, token in enumerate(draft.tokens):
        if index < free or token not in forms:
            continue
        one = next(_fitting(draft, index, forms[token]), None)
        if one is not None:
            found.append(one)
            free = one.last
    certain = {one.row for one in found if one.sure}
    return [one for one in found if one.row in certain]


def described(row: Candidate) -> tuple[str, str]:
    """Return what the list says of a candidate, in Indonesian and in English, without the name."""
    region = gazetteer().regions[row.region].name if row.region else ""
    place = f" {region}" if region else ""
    number, number_en = (f" nomor urut {row.number}", f" number {row.number}") if row.number else ("", "")
    english = frame().offices[row.office]["en"]
    days = f"{row.valid_from} s.d. {row.valid_until}"
    return (
        f"calon {row.office}{place}{number} dalam daftar calon ({row.election}, berlaku {days})",
        f"candidate for {english}{place}{number_en} on the list of candidates ({row.election}, {days})",
    )


def _fitting(draft: Draft, index: int, forms: tuple[Form, ...]) -> Iterator[Listed]:
    for form in forms:
        last = index + len(form.words)
        if tuple(draft.tokens[index:last]) != form.words:
            continue
        sentence = _sentence_of(draft, index)
        if not _written_as_name(draft, index, form, sentence) or _namesake(draft, index, last, sentence):
            continue
        if _holds(draft, form.row, sentence):
            yield Listed(index, last, sentence, form.row, _sure(draft, index, form, sentence))


def _written_as_name(draft: Draft, index: int, form: Form, sentence: int) -> bool:
    """In capitals; a post that writes none may name somebody whole, where it names the region too."""
    parts = [part for part in range(index, index + len(form.words)) if draft.tokens[part].isalpha()]
    if all(draft.is_upper(part) for part in parts):
        return True
    row = draft.sentences[sentence]
    small = not any(draft.is_upper(part) for part in range(row.first_token, row.last_token))
    return small and draft.item.medium == "post" and form.full and len(parts) > 1 and _near_region(draft, form.row) > 1


def _sure(draft: Draft, index: int, form: Form, sentence: int) -> bool:
    """One word with a capital says nothing where every word has one, or where a sentence begins."""
    if len(form.words) > 1:
        return True
    return index != draft.sentences[sentence].first_token and not draft.title_case(sentence)


def _namesake(draft: Draft, first: int, last: int, sentence: int) -> bool:
    before = first - 1 - (draft.tokens[first - 1 : first] == ["."])
    if before >= 0 and draft.tokens[before] in frame().organisations:
        return True
    if _bears_post(draft, first):
        return True
    if draft.title_case(sentence):
        return False
    begins = before <= draft.sentences[sentence].first_token  # a capital there is none of a name
    longer = before >= 0 and not begins and before == first - 1 and _stranger(draft, before, sentence)
    return longer or _goes_on(draft, last, sentence)


def _stranger(draft: Draft, index: int, sentence: int) -> bool:
    """A capitalised word that is neither a word of ours, a place nor a form of address: part of a longer name."""
    if draft.tokens[index] in frame().titles or not _may_be_name(draft, index):
        return False
    return not _is_place(draft, index, sentence) and not _known_word(draft, index)


def _goes_on(draft: Draft, index: int, sentence: int) -> bool:
    return index < draft.sentences[sentence].last_token and _stranger(draft, index, sentence)


def _bears_post(draft: Draft, first: int) -> bool:
    """'Camat Rimbo, Budi Santoso' bears the office; 'Bupati Budi Santoso' may well stand again.

    Between office and name lie capitals only: the agency, its place, a title.
    """
    begin = max(draft.sentences[_sentence_of(draft, first)].first_token, first - _POST_REACH)
    posts = {hit.last: hit for hit in draft.near(first, first, _POST_REACH, "post") if hit.last <= first}
    at = first
    while at >= begin:
        post = posts.get(at)
        if post is not None:
            meaning = post.get("post")
            return meaning is not None and meaning.value != "political" and not post.has("side")
        part = draft.tokens[at - 1] if at else ""
        joins = part in {",", "."} or part in frame().titles
        if not joins and not (part.isalpha() and draft.is_upper(at - 1) and not _acts(draft, at - 1)):
            return False
        at -= 1
    return False


def _acts(draft: Draft, index: int) -> bool:
    """A predicate, an operator, a side: the office before it is not the name's."""
    return any(
        hit.first <= index < hit.last and any(hit.has(kind) for kind in ("pred", "op", "side", "step", "stmt"))
        for hit in draft.near(index, index, 0)
    )


def _holds(draft: Draft, row: Candidate, sentence: int) -> bool:
    """Whether the list's row is meant: its days, and for regional ones its region or its election."""
    day = _day(draft, sentence)
    said = _says_election(draft, row)
    if day is not None and not row.valid_from <= day <= row.valid_until:
        return False
    if day is None and not said:
        return False
    if not row.region:
        return said or day is not None
    near = _near_region(draft, row)
    return near > 1 or (said and near == 1) or (said and not draft.place_hits)


def _day(draft: Draft, sentence: int) -> date | None:
    published = draft.item.published
    return date_in(draft, sentence) or (None if published is None else published.day)


def _says_election(draft: Draft, row: Candidate) -> bool:
    """Whether the text speaks of this election; another year that stands alone is another one."""
    words = frame().elections[row.poll]
    if not any(meaning.id in words for hit in draft.having("election") for meaning in hit.all("election")):
        return False
    return not draft.years or int(row.election.partition("-")[2]) in draft.years or draft.item.published is not None


def _near_region(draft: Draft, row: Candidate) -> int:
    """2: the text names the region (or a part of it); 1: its province only; 0: neither."""
    nearest = 0
    for hit in draft.place_hits:
        for meaning in hit.meanings:
            for code in meaning.value.split(","):
                if code == row.region or code.startswith(f"{row.region}."):
                    return 2
                if code and code == row.region.partition(".")[0]:
                    nearest = 1
    return nearest


# -- words -------------------------------------------------------------------------------------------------------------


def _may_be_name(draft: Draft, index: int) -> bool:
    part = draft.tokens[index]
    if not part.isalpha() or len(part) < _SHORTEST_NAME or not draft.is_upper(index):
        return False
    if part in draft.knowledge.words["reading.not_a_name"]:
        return False
    return not (part.startswith(_VERBAL) and len(part) > _SHORTEST_VERBAL)


def _places_near(draft: Draft, hit: Hit) -> list[Hit]:
    return draft.places_of[hit.sentence]


def _is_place(draft: Draft, index: int, sentence: int) -> bool:
    return any(place.first <= index < place.last for place in draft.places_of[sentence])


def _known_word(draft: Draft, index: int) -> bool:
    return any(hit.first <= index < hit.last for hit in draft.near(index, index, 0))


def _sentence_of(draft: Draft, index: int) -> int:
    return max(0, bisect_right(draft.sentences, index, key=lambda row: row.first_token) - 1)
