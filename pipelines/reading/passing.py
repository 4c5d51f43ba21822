"""What a page tells in passing: a picture that spreads, a feast somebody attends, a paper somebody fetches.

'fotonya menyebar lewat Facebook', 'menghadiri hajatan tetangga ketika kampanye berlangsung', 'mengurus surat pindah',
'dalam malam deklarasi dukungan', 'acara diadakan di rumah mertuanya': the words of an act, and nobody does it here.
Used by `screens` only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent

_BY_ITSELF = frozenset(("menyebar", "beredar"))
_WAYS = frozenset(("lewat", "melalui", "di", "luas", "cepat", "ke", "dari", "via", "hingga", "sampai"))
_PICTURES = frozenset((
    "foto", "fotonya", "video", "videonya", "rekaman", "rekamannya", "gambar", "gambarnya", "potret", "potretnya",
    "tangkapan", "swafoto", "swafotonya", "unggahan", "unggahannya", "kabar", "isu", "pesan", "pesannya",
))  # fmt: skip
_FETCHES = frozenset(("mengurus", "urus", "ngurus", "ngurusin", "membuat", "bikin", "minta", "meminta", "mencari"))
_PAPERS = frozenset(("surat pindah", "surat mutasi"))
_HOUSES_OF_OTHERS = frozenset((
    "mertuanya", "tetangganya", "kerabatnya", "pamannya", "temannya", "saudaranya", "kenalannya", "sahabatnya",
))  # fmt: skip
_ATTENDS = frozenset(("menghadiri", "hadiri", "menghadirinya", "mendatangi", "datangi"))
_NIGHTS = frozenset(("malam", "acara", "agenda", "kegiatan", "undangan", "lokasi"))
_BRINGS = frozenset(("membawa", "bawa", "menenteng", "memegang", "pegang", "mbawa", "bawain"))
_WISHES = frozenset(("selamat", "ucapan", "kemenangan", "menang", "pemenang", "terpilih", "unggul"))
_LOADS = frozenset(("gulung", "gulungan", "dus", "kardus", "bal", "ikat", "tumpuk", "tumpukan", "karung", "muatan"))
_AROUND, _LOADED = 12, 3  # tokens


def in_passing(draft: Draft, event: FoundEvent) -> bool:
    """Return whether the words of the act stand for something that nobody with a post does here."""
    tokens, hit, rule = draft.tokens, event.hit, event.rule
    before, behind = tokens[hit.first - 1 : hit.first], tokens[hit.last : hit.last + 1]
    if rule.code == "N02" and event.word in _BY_ITSELF:
        begin = max(draft.sentences[hit.sentence].first_token, hit.first - _AROUND)
        return not _WAYS.isdisjoint(behind) and not _PICTURES.isdisjoint(tokens[begin : hit.first])
    if "takes_down" in rule.known_as:
        return not _LOADS.isdisjoint(tokens[hit.last : hit.last + _LOADED])  # 'menurunkan puluhan gulung spanduk'
    fetched = rule.punishes and event.word in _PAPERS and not _FETCHES.isdisjoint(before)
    named = rule.code == "N06" and rule.collective and not _NIGHTS.isdisjoint(before)
    return fetched or named or (rule.code == "N08" and _of_others(draft, event, before, behind))


def _of_others(draft: Draft, event: FoundEvent, before: list[str], behind: list[str]) -> bool:
    """'menghadiri hajatan tetangga', 'digelar di rumah mertuanya', 'menjemput cabup, membawa karangan bunga'."""
    if "hosts" in event.rule.known_as:
        return behind == ["dinas"] or not _HOUSES_OF_OTHERS.isdisjoint(behind)
    row = draft.sentences[event.hit.sentence]
    if event.word.startswith("karangan bunga") and not _BRINGS.isdisjoint(before):
        return _WISHES.isdisjoint(draft.tokens[row.first_token : row.last_token])
    return event.voice == "noun" and not _ATTENDS.isdisjoint(before)
