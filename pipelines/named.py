"""What a step is about where no act is told: the type that a noun names. Called by `violations` only.

'Bawaslu menyatakan mutasi 30 kepala bidang tidak melanggar', 'salam dua jari itu dinilai bukan dukungan': an
institution speaks of an act without telling it. What is named so is the matter of the step; it makes no text a case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.knowledge import Knowledge
    from pipelines.record.reading import Event, Reading, Step

Span = tuple[int, int]

_ORDER = (
    "N14", "N16", "N12", "N13", "N11", "N18", "N10", "N17", "N03", "N04", "N02", "N07", "N08", "N06", "N05", "N09",
)  # fmt: skip
_OF_THEMSELVES = frozenset(("N12", "N13", "N14", "N16", "N11"))  # the words say whose side it is
_SIDES = ("calon ", "cabup ", "cagub ", "paslon ", "caleg ", "capres ")
_SPEECHES = frozenset(("orasi", "pidato", "sambutan"))
_PUNISHED = frozenset(("sanctioned", "convicted", "proven"))
_FRONT = frozenset(("title", "lead"))


def named(reading: Reading, knowledge: Knowledge, step: Step) -> tuple[tuple[str, Span], ...]:
    """Return the types that are named in the step's sentence, else in title and lead; with the words that name them."""
    rows, sentence = reading.sentences, step.sentence
    others = (n for n, row in enumerate(rows) if row.zone in _FRONT and n != sentence)
    sided = {side.sentence for side in reading.sides}
    for number in (sentence, *others):
        row = rows[number]
        thing = _thing(reading, knowledge, number)
        if thing is not None:
            return (("N01", thing),)
        words = f" {_plain(reading.view.text[row.start : row.end])} "
        for code in _ORDER:
            if code == "N10" and step.status in _PUNISHED:
                continue  # 'pemberhentian camat': the sanction, no act of the accused
            if code not in _OF_THEMSELVES and not sided.intersection((number, sentence)):
                continue
            place = _place(words, knowledge.words[f"reading.named_{code.lower()}"])
            if place is not None:
                span = row.start + place[0], row.start + place[1]
                refused = code == "N10" and _place(words, knowledge.words["reading.named_refusal"]) is not None
                return ((code, span), ("N18", span)) if refused else ((code, span),)
    return ()


def shown(reading: Reading, knowledge: Knowledge, event: Event) -> Span | None:
    """'Baliho cabup 1 di halaman rumah dinas camat', 'spanduk "siap jadi wali kota" seorang camat': material shown."""
    row, lists = reading.sentences[event.sentence], knowledge.words
    words = _plain(reading.view.text[row.start : row.end]).split()
    if event.code == "N09" and not lists["reading.stored"].isdisjoint(words):
        return _kept(reading, knowledge, event.sentence)
    if not (lists["reading.carried_off"] | lists["reading.used_for"] | lists["reading.taking_down"]).isdisjoint(words):
        return None
    if event.code == "N09":
        return _thing(reading, knowledge, event.sentence) if "di" in words else None
    first = next((word for word in words if word in lists["reading.billboards"]), None)
    if first is None:
        return None
    at = reading.view.text.index(first, row.start)
    return at, at + len(first)


def _kept(reading: Reading, knowledge: Knowledge, sentence: int) -> Span | None:
    """'Kantor camat dijadikan gudang APK', 'rumah dinas jadi tempat simpan baliho': what is kept there."""
    row = reading.sentences[sentence]
    line = reading.view.text[row.start : row.end]
    words = _plain(line).split()
    first = next((word for word in words if word in knowledge.words["reading.materials"]), None)
    return None if first is None else (row.start + line.index(first), row.start + line.index(first) + len(first))


def _plain(text: str) -> str:
    """Every mark becomes a space; no offset moves."""
    return "".join(letter if letter.isalnum() or letter == "-" else " " for letter in text)


def _place(words: str, phrases: frozenset[str]) -> Span | None:
    """Return where in a sentence (a space stands in front of `words`) the first of the phrases stands."""
    found = [(words.index(f" {phrase} "), len(phrase)) for phrase in phrases if f" {phrase} " in words]
    found = [(at, size) for at, size in found if not _said_by_side(words, at, size)]
    first = min(found, default=None)
    return None if first is None else (first[0], first[0] + first[1])


def _said_by_side(words: str, at: int, size: int) -> bool:
    """'jalan sehat yang diisi orasi calon bupati': the candidate speaks."""
    return words[at + 1 : at + 1 + size] in _SPEECHES and words[at + size + 2 :].startswith(_SIDES)


def _thing(reading: Reading, knowledge: Knowledge, sentence: int) -> Span | None:
    """'Kalender cabup 3 di meja pelayanan: lurah dimintai keterangan': the material is named, no verb tells the act."""
    row, lists = reading.sentences[sentence], knowledge.words
    words = reading.view.text[row.start : row.end].replace(",", " ").replace(":", " ").split()
    if not (lists["reading.taking_down"] | lists["reading.harmed"]).isdisjoint(words):
        return None
    for side in reading.sides:
        if side.sentence == sentence and side.kind != "none":
            front = reading.view.text[row.start : side.start].split()
            if front and front[-1] in lists["reading.materials"]:
                return side.start - len(front[-1]) - 1, side.end
    return None
