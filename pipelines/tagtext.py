"""Words for reasons: matched words in context, operators that reached an act or did not, what would flip it.

Used by the taggers; the sentences are stored with the tag, in Indonesian and in English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.record.reading import Event, Reading

_MOOD_ID = {
    "asked": "ditanyakan",
    "barred": "dilarang",
    "conditional": "bersyarat",
    "failed": "tidak jadi",
    "negated": "disangkal",
    "permitted": "diizinkan",
    "prospective": "belum terjadi",
    "obliged": "diminta",
    "alleged": "dugaan",
    "realised": "dinyatakan terjadi",
}


def quoted(reading: Reading, spans: list[tuple[int, int]]) -> str:
    """Return the matched words, in text order, in quotation marks."""
    words = [" ".join(reading.view.cased[start:end].split()) for start, end in sorted(spans)]
    return ", ".join(f"'{word}'" for word in dict.fromkeys(words) if word)


def operators_said(reading: Reading, event: Event) -> tuple[str, str]:
    """Return what the operators did to the act, in both languages."""
    reached = quoted(reading, [(reading.operators[n].start, reading.operators[n].end) for n in event.operators])
    blocked = quoted(reading, [(reading.operators[n].start, reading.operators[n].end) for n in event.blocked])
    mood = _MOOD_ID[event.mood]
    said = f"Modus: {mood}" + (f", karena {reached}." if reached else ".")
    said_en = f"Mood: {event.mood}" + (f", because of {reached}." if reached else ".")
    if blocked:
        said += f" {blocked} tidak menjangkau perbuatan ini (klausa lain)."
        said_en += f" {blocked} does not reach this act (another clause)."
    return said, said_en


def side_said(reading: Reading, event: Event) -> tuple[str, str]:
    """Return what a list knows of the event's side, as a sentence with a blank before it; empty when none does."""
    said, said_en = ("", "") if event.side is None else reading.sides[event.side].said
    return (f" Pihak: {said}." if said else "", f" Side: {said_en}." if said_en else "")


def flip(event: Event) -> tuple[str, str]:
    """Return the one change that would turn the tag into a topic."""
    if event.mood == "alleged":
        return (
            "Berubah bila lembaga berwenang menyatakan tidak terbukti.",
            "It would flip if an authority found it unproven.",
        )
    return (
        "Berubah bila perbuatan itu dilarang, bersyarat atau ditanyakan ('dilarang', 'jika', 'bolehkah').",
        "It would flip if the act were forbidden, conditional or asked about ('dilarang', 'jika', 'bolehkah').",
    )
