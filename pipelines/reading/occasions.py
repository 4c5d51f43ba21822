"""Acts of the service that pass by a side: the hurt carried off, roads kept clear, a guest of the state on a state day.

'mengantar korban pingsan dari lokasi kampanye', 'mendampingi wakil bupati yang juga cawabup saat meresmikan pasar',
'mengatur jalan saat konvoi lewat', 'kami panitia kampanye ..., kata Pak Lurah'. Used by `otherwise` only.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.sides import FoundSide

_HURT = frozenset((
    "korban", "pasien", "jenazah", "lansia", "warga sakit", "pingsan", "penderita", "orang sakit", "logistik", "balita",
))  # fmt: skip
_SICK = frozenset(("pasien", "jenazah", "pingsan", "sakit", "penderita", "terluka", "melahirkan", "kecelakaan"))
_CARRIES = ("angkut", "antar", "antarkan", "bawa", "evakuasi", "nganter", "jemput")
_CARRIED = 3  # tokens behind the verb
_ALSO = frozenset(("juga", "kini", "sekarang", "kebetulan", "berstatus", "notabene", "tengah", "sedang"))
_STATE_DAYS = frozenset((
    "meresmikan", "resmikan", "membuka", "peresmian", "kunjungan", "kunker", "meninjau", "tinjau", "musrenbang",
    "upacara", "rapat", "melantik", "pelantikan", "menyerahkan", "penyerahan", "panen", "paripurna", "sidang",
    "peringatan", "hut", "mengecek", "memantau", "pemantauan", "sidak", "menjenguk", "melayat", "salat", "takziah",
))  # fmt: skip
_OPENED = frozenset(("meresmikan", "resmikan", "meninjau", "tinjau", "melantik", "menyerahkan", "melayat", "menjenguk"))
_ROUNDS = frozenset((
    "memantau", "meninjau", "mengecek", "mengawasi", "memeriksa", "menyaksikan", "melihat", "mengunjungi", "sidak",
    "mencoblos", "melantik", "meresmikan", "membuka", "mengamati", "pantau", "tinjau", "cek", "awasi", "ngecek",
))  # fmt: skip
_PARTISAN = frozenset(
    ("posko", "sekretariat", "relawan", "tim", "kampanye", "pemenangan", "rumah", "sembako", "pengurus")
)
_ROADS = frozenset((
    "jalan", "dalan", "lalu", "lalin", "arus", "kendaraan", "parkir", "simpang", "perempatan", "pertigaan",
    "persimpangan", "lampu", "jalur", "penyeberangan", "palang", "simpangan",
))  # fmt: skip
_KEEPS = frozenset(("mengatur", "atur", "ngatur", "ngaturi", "mengurai", "urai", "menutup", "mengalihkan", "alihkan"))
_GUARDS = frozenset(("jaga", "berjaga", "menjaga", "njaga", "ngamanin", "mengamankan", "amankan", "ngepam", "ngurai"))
_PASSES_BY = (
    "konvoi",
    "arak",
    "iring",
    "pawai",
    "kirab",
    "toa",
    "pengeras",
    "corong",
)  # 'jaga perempatan sambil pegang toa'
_RATHER = frozenset(("memilih", "pilih", "milih", "justru", "malah"))
_BUT = frozenset(("tetapi", "tapi", "namun", ","))
_HELD_THINGS = frozenset(("N01", "N04", "N08", "N09", "N11", "N14"))
_GIVEN = frozenset((
    "dikasih", "diberi", "dititipi", "disodori", "ditempel", "ditempeli", "disodorkan", "dibagi", "dikasi", "menerima",
    "diselipi", "dipasangi", "dibawakan", "dihadiahi", "disuguhi",
))  # fmt: skip
_AT_ONCE = frozenset(("langsung", "segera", "lalu", "lantas", "kontan", "seketika", "cepat", "buru-buru", "kemudian"))
_GIVES_BACK = (
    "dibalik", "dikembali", "kembali", "mengembali", "dipulang", "dibuang", "membuang", "dirobek", "merobek", "ditolak",
    "menolak", "dilepas", "melepas", "dicopot", "mencopot", "dikelupas", "mengelupas", "mengerok", "dikerok", "disobek",
    "menyobek", "diserahkan", "menyerahkan", "dilaporkan", "dibakar",
)  # fmt: skip
_ENTERS = frozenset((
    "lulus", "diangkat", "diterima", "masuk", "seleksi", "kuliah", "mahasiswa", "swasta", "cpns", "pppk", "pns", "asn",
    "negeri", "negara",
))  # fmt: skip
_BEFORE = frozenset(("sebelum", "semasa", "waktu", "ketika", "saat", "dulu", "sewaktu", "semenjak"))
_ONCE = frozenset(("pernah", "sempat", "memang", "dulunya"))
_OPENING = 7  # tokens
_FEASTS = frozenset(
    ("nikahan", "hajatan", "kondangan", "sunatan", "khitanan", "resepsi", "kawinan", "arisan", "wisuda")
)
_ORDER = frozenset((
    "mengurai", "mengatur", "menjaga", "mengamankan", "berjaga", "berpatroli", "bertugas", "mengawasi", "menertibkan",
    "melerai", "menghalau", "memantau", "disiagakan", "mengawal",
))  # fmt: skip
_IS_SEEN = frozenset(("terekam", "terlihat", "tampak", "kelihatan", "terpantau", "sibuk", "ikut", "yang", "tengah"))
_SAY = frozenset(("ngaku", "mengaku", "bilang", "menyebut"))
_NEVER = frozenset(("tidak", "tak", "gak", "belum", "ndak"))
_PRESENT = frozenset(
    ("diundang", "hadir", "datang", "ikut", "tampak", "terlihat", "disebut", "disinggung", "dilibatkan")
)
_MOURNS = frozenset(("menyesalkan", "menyayangkan", "prihatin", "mengecam", "berduka", "tertawa", "melapor"))
_PLACES = frozenset(("gedung", "rumah", "jalan", "lapangan", "tempat", "aula", "warung", "hotel", "balai", "masjid"))
_TOWARDS = frozenset(("kepada", "ke", "bagi", "untuk", "pada", "terhadap"))
_FIRST_PERSON = frozenset(("kami", "saya", "kita", "aku"))
_CREW = ("panitia", "relawan", "timses", "tim ", "saksi", "pendukung", "simpatisan")
_PLEDGES = frozenset(("ikrar", "berikrar", "pakta", "deklarasi", "netral"))
_THEN = frozenset((
    "sorenya", "malamnya", "siangnya", "besoknya", "paginya", "sore", "malam", "malah", "justru", "eh", "ternyata",
    "kini", "seminggu", "sepekan", "sejam", "esoknya", "lusanya",
))  # fmt: skip


def in_office(draft: Draft, event: FoundEvent, actors: list[FoundActor], sides: list[FoundSide]) -> bool:
    """Return whether the words around the act say that it is the work of the office, or the crew's own."""
    code = event.rule.code
    if code in _HELD_THINGS and (_given_back(draft, event) or _side_away(draft, event, sides)):
        return True
    hurt = code in {"N07", "N09"} and _carries_hurt(draft, event)
    if hurt or _before_service(draft, event) or _by_others(draft, event, actors):
        return True
    if code == "N05":
        return _keeps_order(draft, event, actors) or _beside_state(draft, event, sides)
    tokens, hit = draft.tokens, event.hit
    if code in {"N06", "N11"} and tokens[hit.first - 1] in _FIRST_PERSON and event.word.startswith(_CREW):
        return event.agent is not None and actors[event.agent].first >= hit.last
    front = tokens[draft.sentences[hit.sentence].first_token : hit.first]
    if tokens[hit.first - 1] in {"peserta", "massa"} and tokens[hit.first - 2] in _TOWARDS:
        return True  # 'memberi pengarahan keselamatan kepada peserta konvoi paslon 2'
    passing = code == "N06" and any(mark in event.word for mark in _PASSES_BY)
    if code == "N09":  # 'mengatur jalan saat arak-arakan lewat, naik motor dinas'
        passing = any(word.startswith(_PASSES_BY) for word in front)
    return passing and any(one in _KEEPS | _GUARDS and two in _ROADS for one, two in pairwise(front))


def _carries_hurt(draft: Draft, event: FoundEvent) -> bool:
    """'meminjamkan ambulans desa buat mengangkut warga pingsan di kampanye': the sick are carried, no crowd."""
    row = draft.sentences[event.hit.sentence]
    words = draft.tokens[row.first_token : row.last_token]
    return any(
        one.endswith(_CARRIES) and not _SICK.isdisjoint(words[n + 1 : n + 1 + _CARRIED]) for n, one in enumerate(words)
    )


def _beside_state(draft: Draft, event: FoundEvent, sides: list[FoundSide]) -> bool:
    """The hurt are carried off, a guest of the state is shown round, another feast is preferred."""
    tokens, hit = draft.tokens, event.hit
    row = draft.sentences[hit.sentence]
    if event.word in draft.knowledge.words["reading.escorts"] and not _HURT.isdisjoint(
        tokens[hit.last : hit.last + _CARRIED]
    ):
        return True
    if event.side is None:
        return False
    first = sides[event.side].first
    feast = not _FEASTS.isdisjoint(tokens[hit.last : hit.last + _CARRIED]) and "," in tokens[hit.last : first]
    if feast:
        return True  # 'joget di nikahan tetangganya, lagunya kebetulan jingle cagub'
    if first < hit.first:  # 'diundang deklarasi paslon 1, tetapi memilih menghadiri hajatan'
        turns = tokens[hit.first - 1] in _RATHER and not _BUT.isdisjoint(tokens[sides[event.side].last : hit.first])
        return turns and not any(hit.last <= side.first < row.last_token for side in sides)
    opens = tokens[sides[event.side].last : sides[event.side].last + 3]
    opened = not (_STATE_DAYS & _OPENED).isdisjoint(opens[:1]) and _PARTISAN.isdisjoint(opens)
    if opened or _on_his_round(draft, event, first):  # 'dampingi bupati petahana meresmikan pasar'
        return True
    also = tokens[first - 2 : first - 1] == ["yang"] and tokens[first - 1] in _ALSO
    return also and not _STATE_DAYS.isdisjoint(tokens[row.first_token : row.last_token])


def _on_his_round(draft: Draft, event: FoundEvent, first: int) -> bool:
    """'mengiringi Pj gubernur memantau pendaftaran cagub': another official is walked with, on his own duty."""
    last = event.hit.last
    if event.word not in draft.knowledge.words["reading.escorts"] or "kampanye" in draft.tokens[last:first]:
        return False
    posts = [o for o in draft.near(last, last + 1, 1, "post") if last <= o.first <= last + 1 and not o.has("side")]
    return bool(posts) and not _ROUNDS.isdisjoint(draft.tokens[posts[0].last : first])


def _keeps_order(draft: Draft, event: FoundEvent, actors: list[FoundActor]) -> bool:
    """'Di kerumunan deklarasi tampak dua kepala seksi Satpol PP mengurai kemacetan'."""
    if event.agent is None:
        return False
    found = actors[event.agent]
    row = draft.sentences[event.hit.sentence]
    last = found.last
    while last < row.last_token and draft.starts[last] < found.actor.full_end:
        last += 1
    while last < row.last_token and draft.tokens[last] in _IS_SEEN:
        last += 1
    behind = draft.tokens[last : last + 2]
    if not _KEEPS.isdisjoint(behind[:1]) and not _ROADS.isdisjoint(behind[1:]):
        return True  # 'babinsa terekam mengatur lalu lintas di samping truk kampanye'
    return not _ORDER.isdisjoint(behind[:1]) or (behind[:1] == ["sedang"] and not _ORDER.isdisjoint(behind))


def _side_away(draft: Draft, event: FoundEvent, sides: list[FoundSide]) -> bool:
    """'serahkan traktor ke petani, anaknya yang nyaleg tidak diundang'; 'ngaku tidak pernah diminta'."""
    row = draft.sentences[event.hit.sentence]
    if event.rule.code == "N14":
        behind = draft.tokens[event.hit.last : row.last_token]
        return any(one in _SAY and two in _NEVER for one, two in pairwise(behind)) and "pernah" in behind
    if event.side is None or sides[event.side].first < event.hit.last:
        return False
    side = sides[event.side]
    if "," not in draft.tokens[event.hit.last : side.first]:
        return False
    behind = draft.tokens[side.last : side.last + 3]
    return any(one in _NEVER and two in _PRESENT for one, two in pairwise(behind))


def _given_back(draft: Draft, event: FoundEvent) -> bool:
    """'dikasih pin paslon 2, langsung dibalikin', 'ditempel orang di motornya, bidan segera mengelupasnya'."""
    tokens, row = draft.tokens, draft.sentences[event.hit.sentence]
    words = tokens[row.first_token : row.last_token]
    at = next((n for n, word in enumerate(words) if word in _GIVEN), None)
    if at is None or at > event.hit.last - row.first_token:
        return False
    behind = words[at + 1 :]
    for index, (one, two) in enumerate(pairwise(behind)):
        three = behind[index + 2 : index + 3]
        by_him = two in {"ia", "dia", "pak", "bu"} and three != [] and three[0].startswith(_GIVES_BACK)
        if (one in _AT_ONCE or (one == "," and two.startswith("di"))) and (two.startswith(_GIVES_BACK) or by_him):
            return not any(word in behind[:index] for word in ("dipakai", "memakai", "pakai", "dipasang"))
    return False


def _before_service(draft: Draft, event: FoundEvent) -> bool:
    """'Sebelum lulus seleksi, seorang CPNS pernah menjabat bendahara ranting partai'."""
    row = draft.sentences[event.hit.sentence]
    opening = draft.tokens[row.first_token : row.first_token + _OPENING]
    if opening[:1] == [] or opening[0] not in _BEFORE or _ENTERS.isdisjoint(opening):
        return False
    young = opening[0] == "sebelum" or not {"kuliah", "mahasiswa", "swasta"}.isdisjoint(opening)
    return young and not _ONCE.isdisjoint(draft.tokens[row.first_token : row.last_token])


def _by_others(draft: Draft, event: FoundEvent, actors: list[FoundActor]) -> bool:
    """'warga silakan berkampanye', 'pembagian sembako caleg digagalkan, tidak ada aparat desa yang terlibat'."""
    tokens, hit = draft.tokens, event.hit
    if tokens[hit.first - 1] == "silakan" and tokens[hit.first - 2] in draft.knowledge.words["reading.bystanders"]:
        return True
    if event.agent is None or event.agency is not None:
        return False
    found = actors[event.agent]
    behind = tokens[found.last : found.last + 3]
    apart = found.first > hit.last and tokens[hit.last : found.first].count(",") > 0
    if apart and (not _MOURNS.isdisjoint(behind) or behind[:2] in (["tidak", "ikut"], ["tak", "ikut"])):
        return True  # 'Wartawan diusir dari acara partai, camat setempat menyesalkan'
    house = event.rule.code == "N01" and hit.passive and tokens[hit.first - 1] == "yang"
    if house and tokens[hit.first - 2] in _PLACES and found.last <= hit.first:
        return True  # 'nikahkan anak caleg di gedung yang dihiasi bendera partai'
    denied = tokens[found.first - 2 : found.first] in (["tidak", "ada"], ["tak", "ada"], ["tanpa", "ada"])
    return denied and found.first > hit.last and found.actor.sentence == hit.sentence


def pledged_first(draft: Draft, actors: list[FoundActor], event: FoundEvent, first: int) -> bool:
    """'Ikrar guru: menangkan paslon 1', 'pagi baca ikrar netral, sorenya orasi': a pledge and what came of it."""
    if draft.tokens[first] == "ikrar":
        return True
    broken = not _PLEDGES.isdisjoint(draft.tokens[first : first + 2])
    broken = broken and not _THEN.isdisjoint(draft.tokens[first : event.hit.first])
    return broken and event.agent is not None and not actors[event.agent].mass
