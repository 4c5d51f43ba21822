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
_FEARS = frozenset(("takut", "sieun", "wedi", "khawatir", "ogah", "malas", "daripada"))
_TAKEN_FOR = frozenset(("disebut", "dikira", "dibilang", "dituduh", "dianggap", "dituding", "dicap", "disangka"))
_HOPED_FOR = frozenset(("digadang", "dijagokan", "dielu", "gadang", "gadangkan"))
_REACTED = frozenset(("disukai", "dikomentari", "dikomen", "dibalas", "dilike", "diserbu"))
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
_CASES = frozenset(("laporan", "kasus", "perkara", "proses", "pemeriksaan", "penanganan", "kajian", "temuan", "aduan"))
_OTHER_CHOICE = frozenset(("kotak", "nomor", "paslon", "siapa", "lainnya"))
_CROWD = frozenset(("pendukung", "relawan", "timses", "warganet", "netizen", "warga", "simpatisan", "akun", "tim"))
_RESHARED = frozenset(("diposting", "diunggah", "dibagikan", "disebar", "disebarkan", "diviralkan"))
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
    if rule.code in _BY_CODE and _BY_CODE[rule.code](draft, event):
        return True
    fetched = rule.punishes and event.word in _PAPERS and not _FETCHES.isdisjoint(before)
    named = rule.code == "N06" and rule.collective and not _NIGHTS.isdisjoint(before)
    return fetched or named or (rule.code == "N08" and _of_others(event, before, behind))


def _around(draft: Draft, hit: Hit) -> tuple[list[str], list[str]]:
    """Return the tokens in front of a predicate and behind it."""
    return draft.tokens[max(0, hit.first - _CALLED) : hit.first], draft.tokens[hit.last : hit.last + _CALLED]


def _sent_up(draft: Draft, event: FoundEvent) -> bool:
    """'Bawaslu teruskan delapan ASN ke BKN': a case is passed on; 'postingannya di-like paslon': a side reacts."""
    behind = draft.tokens[event.hit.last : event.hit.last + _AROUND]
    if event.voice == "noun" and (not _REACTED.isdisjoint(behind) or ["di", "-"] in map(list, pairwise(behind))):
        return True
    if event.word not in _PASSES_ON or event.object_hit is None:
        return False
    return any(draft.near(event.hit.last, event.object_hit.first, 0, "authority"))


def _by_others(draft: Draft, event: FoundEvent) -> bool:
    """'postingannya di-like paslon 1', 'disebut pembohong oleh pendukung cagub di kolom komentar'."""
    front, _ = _around(draft, event.hit)
    if "oleh" in front:
        return not _CROWD.isdisjoint(front[front.index("oleh") :])
    passive = front[-2:] == ["di", "-"] or event.word.startswith("di-")
    behind = draft.near(event.hit.last, event.hit.last, 0, "side") if passive else []
    return any(side.first == event.hit.last for side in behind)


def _kept(draft: Draft, event: FoundEvent) -> bool:
    """'nyimpan atribut paslon': nobody wears it."""
    return event.word.startswith("atribut") and draft.tokens[event.hit.first - 1] in _KEEPS


def _not_there(draft: Draft, event: FoundEvent) -> bool:
    """'nonton debat cagub', 'guru dijelek-jelekkan cagub di atas panggung'; not 'nobar debat di posko pemenangan'."""
    _, behind = _around(draft, event.hit)
    shared = draft.tokens[event.hit.last : event.hit.last + _AROUND]
    if "akun" in shared and not _RESHARED.isdisjoint(shared[: shared.index("akun")]):
        return True  # 'video camat menari di hajatan diposting ulang akun timses'
    debate = behind[:1] == ["debat"] and _THEIRS.isdisjoint(behind)
    return debate or (event.word.endswith("di atas panggung") and _attacked(draft, event.hit))


def _no_call(draft: Draft, event: FoundEvent) -> bool:
    """'Bawaslu lanjutkan laporan ...'; 'coblos foto calon atau kotak kosong': no side is named, or both are."""
    if _feared(draft, event):
        return True
    _, behind = _around(draft, event.hit)
    if event.word == "lanjutkan":
        return not _CASES.isdisjoint(behind[:1])
    other = behind[behind.index("atau") + 1 :][:1] if "atau" in behind else []
    return not _OTHER_CHOICE.isdisjoint(other)


def _feared(draft: Draft, event: FoundEvent) -> bool:
    """'takut disebut memilih nomor 3'."""
    front, _ = _around(draft, event.hit)
    return any(one in _FEARS and two in _TAKEN_FOR for one, two in pairwise(front))


def _hoped_for(draft: Draft, event: FoundEvent) -> bool:
    """'digadang-gadang warga jadi bakal calon'."""
    return not _HOPED_FOR.isdisjoint(_around(draft, event.hit)[0])


def _no_insult(draft: Draft, event: FoundEvent) -> bool:
    """'rapat soal sampah', 'pilih maki nomor dua'."""
    thing = event.object_hit
    if thing is not None and draft.tokens[thing.first] == "sampah":
        return draft.tokens[thing.first - 1] in _RUBBISH
    return event.word == "maki" and draft.tokens[event.hit.first - 1] in _CLITIC


def _attacked(draft: Draft, hit: Hit) -> bool:
    """'guru dijelek-jelekkan cagub di atas panggung': who is attacked from there does not stand there."""
    rules = draft.knowledge.rules
    return any(
        other.passive and any(rules[row.id].code == "N17" for row in other.meanings.all["pred"])
        for other in draft.near(hit.first - _AROUND, hit.first - 1, 0, "pred")
        if other.sentence == hit.sentence
    )


def _of_others(event: FoundEvent, before: list[str], behind: list[str]) -> bool:
    """'menghadiri hajatan tetangga', 'digelar di rumah mertuanya'."""
    if "hosts" in event.rule.known_as:
        return behind == ["dinas"] or not _HOUSES_OF_OTHERS.isdisjoint(behind)
    return event.voice == "noun" and not _ATTENDS.isdisjoint(before)


_BY_CODE = {
    "N02": _sent_up, "N03": _by_others, "N04": _kept, "N05": _not_there, "N07": _no_call, "N13": _hoped_for,
    "N17": _no_insult, "N99": _feared,
}  # fmt: skip
