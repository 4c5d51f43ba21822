"""Notes: how a query was read where it did not say what it seemed to say. Shown above the results, never raised."""

from __future__ import annotations

from dataclasses import dataclass

# code -> Indonesian, English; {braces} are filled from what the person typed
_TEXTS = {
    "stray_operator": (
        "“{part}” tidak menghubungkan apa pun, jadi diabaikan",
        "“{part}” joins nothing and was ignored",
    ),
    "signs": ("tanda “{part}” berulang diabaikan", "the repeated sign “{part}” was ignored"),
    "stray_close": ("kurung tutup tanpa kurung buka diabaikan", "a closing bracket without an opening one was ignored"),
    "missing_close": (
        "kurung ini tidak ditutup; dianggap berlaku sampai akhir",
        "this bracket is never closed; it was read as running to the end",
    ),
    "empty_group": ("kurung kosong diabaikan", "empty brackets were ignored"),
    "open_quote": (
        "tanda kutip ini tidak ditutup; frasanya dianggap sampai akhir",
        "this quote is never closed; its phrase was read as running to the end",
    ),
    "empty_phrase": ("kutipan tanpa kata diabaikan", "a quote without words was ignored"),
    "no_words": ("“{part}” tidak berisi kata, jadi diabaikan", "“{part}” holds no word and was ignored"),
    "unknown_field": (
        "“{part}:” bukan nama saringan; dibaca sebagai kata biasa",
        "“{part}:” is no filter; it was read as words",
    ),
    "field_without_value": (
        "“{part}:” tanpa nilai yang menempel dibaca sebagai kata biasa; tulis {part}:nilai tanpa spasi",
        "“{part}:” without a value right after it was read as a word; write {part}:value without a blank",
    ),
    "unknown_value": (
        "{field} “{part}” tidak dikenal, jadi tidak ada yang cocok{near}",
        "{field} “{part}” is unknown, so nothing matches it{near}",
    ),
    "several_values": (
        "{field} “{part}” dapat berarti {labels}; semuanya dicari",
        "{field} “{part}” may mean {labels}; all of them were searched",
    ),
    "redirected": (
        "{field} “{part}” sekarang menjadi bagian dari {now}; itu yang dicari",
        "{field} “{part}” is part of {now} now, which was searched",
    ),
    "bad_range": (
        "“{part}” bukan nilai untuk {field}; dibaca sebagai kata biasa",
        "“{part}” is no value for {field}; it was read as words",
    ),
    "turned_range": (
        "awal dan akhir “{part}” tertukar; dibaca dari yang kecil ke yang besar",
        "the ends of “{part}” were swapped so that the smaller comes first",
    ),
    "pattern": (
        "pencarian dengan * dan ? belum ada; “{part}” dibaca sebagai kata biasa",
        "searching with * and ? is not there yet; “{part}” was read as words",
    ),
    "fuzzy": (
        "pencarian kata mirip (~) belum ada; “{part}” dibaca sebagai kata biasa",
        "searching for similar words (~) is not there yet; “{part}” was read as words",
    ),
    "slop": ("jarak kata dibatasi {limit}", "the distance of words was limited to {limit}"),
    "slop_repeated": (
        "kata berulang dalam “{part}”; jarak diabaikan dan frasa dicari persis",
        "“{part}” repeats a word; the distance was ignored and the phrase taken as it is",
    ),
    "boost": (
        "bobot “{part}” diabaikan; bobot adalah angka di atas 0 sampai 10",
        "the weight “{part}” was ignored; a weight is a number above 0 and up to 10",
    ),
    "too_long": (
        "pencarian terlalu panjang ({count} karakter); paling banyak {limit}",
        "the query is too long ({count} characters); at most {limit}",
    ),
    "too_many": (
        "pencarian terlalu rumit ({count} bagian setelah padanan kata); paling banyak {limit}",
        "the query is too large ({count} parts with synonyms); at most {limit}",
    ),
    "too_deep": (
        "kurung atau BUKAN bersarang terlalu dalam; paling banyak {limit} lapis",
        "brackets or NOT are nested too deeply; at most {limit} levels",
    ),
}
CODES = tuple(_TEXTS)


@dataclass(frozen=True, slots=True)
class Note:
    """One remark on the query text: machine code, character positions [start, end), Indonesian and English sentence."""

    code: str
    start: int
    end: int
    text: str
    text_en: str


def note(code: str, start: int, end: int, /, **values: object) -> Note:
    """Return the note of `code` at those characters with its sentences filled."""
    text, text_en = _TEXTS[code]
    return Note(code, start, end, text.format(**values), text_en.format(**values))
