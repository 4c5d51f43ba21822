"""What a page tells in passing: a picture that spreads, a feast somebody attends, a paper somebody fetches.

'fotonya menyebar lewat Facebook', 'menghadiri hajatan tetangga ketika kampanye berlangsung', 'mengurus surat pindah',
'dalam malam deklarasi dukungan', 'acara diadakan di rumah mertuanya': the words of an act, and nobody does it here.
Used by `screens` only.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
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
_FEARS = frozenset(("takut", "sieun", "wedi", "khawatir", "ogah", "malas", "daripada"))
_TAKEN_FOR = frozenset(("disebut", "dikira", "dibilang", "dituduh", "dianggap", "dituding", "dicap", "disangka"))
_HOPED_FOR = frozenset(("digadang", "dijagokan", "dielu", "gadang", "gadangkan"))
_PASSES_ON = frozenset(("teruskan", "meneruskan", "diteruskan"))
_KEEPS = frozenset((
    "nyimpen", "menyimpan", "simpan", "nyimpan", "membawa", "bawa", "menaruh", "naruh", "taruh", "menitipkan", "titip",
    "memasang", "pasang", "masang", "mengangkut", "angkut", "menurunkan", "membagikan", "bagikan",
))  # fmt: skip
_RUBBISH = frozenset((
    "soal", "tentang", "bank", "urusan", "masalah", "pengelolaan", "tumpukan", "mengurus", "angkut", "mengangkut",
    "buang", "membuang", "persoalan", "truk", "bak", "retribusi", "tempat", "darurat", "memilah", "bersihkan",
))  # fmt: skip
_CLITIC = frozenset(("pilih", "coblos", "dukung", "ikut", "datang", "pilihmi"))  # 'pilih maki nomor dua' in Makassar
_THEIRS = frozenset(("posko", "markas", "sekretariat", "pemenangan"))
_CALLED = 5  # tokens
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
    if _called_so(draft, event, before):
        return True
    fetched = rule.punishes and event.word in _PAPERS and not _FETCHES.isdisjoint(before)
    named = rule.code == "N06" and rule.collective and not _NIGHTS.isdisjoint(before)
    return fetched or named or (rule.code == "N08" and _of_others(draft, event, before, behind))


def _called_so(draft: Draft, event: FoundEvent, before: list[str]) -> bool:
    """'takut disebut memilih nomor 3', 'digadang-gadang jadi calon', 'rapat soal sampah', 'nyimpan atribut paslon'."""
    tokens, hit, code = draft.tokens, event.hit, event.rule.code
    front, behind = tokens[max(0, hit.first - _CALLED) : hit.first], tokens[hit.last : hit.last + _CALLED]
    if code in {"N07", "N99"} and any(one in _FEARS and two in _TAKEN_FOR for one, two in pairwise(front)):
        return True
    if code in {"N05", "N13"}:  # 'nonton debat cagub'; not 'nobar debat di posko pemenangan'
        debate = code == "N05" and behind[:1] == ["debat"] and _THEIRS.isdisjoint(behind)
        attacked = event.word.endswith("di atas panggung") and _attacked(draft, hit)
        return debate or attacked or (code == "N13" and not _HOPED_FOR.isdisjoint(front))
    if code == "N02" and event.word in _PASSES_ON and event.object_hit is not None:
        return any(draft.near(hit.last, event.object_hit.first, 0, "authority"))  # 'teruskan delapan ASN ke BKN'
    if code == "N04":
        return event.word.startswith("atribut") and not _KEEPS.isdisjoint(before)
    rubbish = event.object_hit if code == "N17" else None
    if rubbish is not None and tokens[rubbish.first] == "sampah":
        return tokens[rubbish.first - 1] in _RUBBISH
    return code == "N17" and event.word == "maki" and not _CLITIC.isdisjoint(before)


def _attacked(draft: Draft, hit: Hit) -> bool:
    """'guru dijelek-jelekkan cagub di atas panggung': who is attacked from there does not stand there."""
    rules = draft.knowledge.rules
    return any(
        other.passive and any(rules[row.id].code == "N17" for row in other.meanings.all["pred"])
        for other in draft.near(hit.first - _AROUND, hit.first - 1, 0, "pred")
        if other.sentence == hit.sentence
    )


def _of_others(draft: Draft, event: FoundEvent, before: list[str], behind: list[str]) -> bool:
    """'menghadiri hajatan tetangga', 'digelar di rumah mertuanya', 'menjemput cabup, membawa karangan bunga'."""
    if "hosts" in event.rule.known_as:
        return behind == ["dinas"] or not _HOUSES_OF_OTHERS.isdisjoint(behind)
    row = draft.sentences[event.hit.sentence]
    if event.word.startswith("karangan bunga") and not _BRINGS.isdisjoint(before):
        return _WISHES.isdisjoint(draft.tokens[row.first_token : row.last_token])
    return event.voice == "noun" and not _ATTENDS.isdisjoint(before)
