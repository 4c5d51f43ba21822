"""Acts that are played, taken for something else by whoever looks on, or only the matter of a rule that is announced.

'Komika menirukan lurah yang membagikan sembako caleg', 'warga kira kampanye', 'Berfoto dengan paslon, ini sanksinya'.
Each looks at the sentence of one act; used by `otherwise`, `general` and `nosteps`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.sides import FoundSide

_PLAYS = frozenset((
    "menirukan", "tirukan", "meniru", "memperagakan", "peragakan", "memerankan", "perankan", "berkisah", "bercerita",
    "menceritakan", "ceritakan", "mengisahkan", "kisahkan", "memparodikan", "parodikan", "menggambarkan", "melakonkan",
    "menampilkan", "mementaskan", "pentaskan", "menyindir", "berlakon", "membayangkan", "mensimulasikan", "tentang",
    "simulasikan", "menyimulasikan", "mencontohkan", "contohkan", "mengandaikan", "mengangkat", "menokohkan",
))  # fmt: skip
_DREAMS = frozenset(("ramal", "meramal", "bermimpi", "mimpi", "mengkhayal", "berkhayal", "mengarang", "memimpikan"))
_AFTER = frozenset(("setelah", "karena", "usai", "lantaran", "akibat", "sebab", "gara-gara"))
_REPORTED = frozenset(("dilaporkan", "diadukan", "melaporkan", "laporkan", "mengadukan", "adukan", "dilaporin"))
_CELLS = frozenset(("tahanan", "rutan"))
_IN_THE_WAY = 5  # tokens
_AWAY = frozenset(("mangkir", "bolos", "absen", "terlambat", "telat", "membolos"))
_WORK = frozenset((
    "sosialisasi", "bimtek", "pelatihan", "pembekalan", "jadi", "menjadi", "kerja", "apel", "tugas", "rapat",
    "mengajar", "dinas", "upacara", "piket", "panen", "piket", "upacara", "ngantor", "masuk", "jaga",
))  # fmt: skip
_OFF = frozenset(("batal", "urung"))
_ARTS = frozenset((
    "komika", "komik", "film", "filmnya", "novel", "cerpen", "teater", "sinetron", "drama", "sandiwara", "dalang",
    "wayang", "ludruk", "ketoprak", "lenong", "monolog", "puisi", "lagu", "sketsa", "kartun", "karikatur", "aktor",
    "aktris", "pelawak", "seniman", "pemain", "pentas", "panggung", "sutradara", "penulis", "parodi", "lawak", "game",
    "latihan", "simulasi", "gladi", "pelatihan", "bimtek", "peserta", "siswa", "mahasiswa", "opera", "mural", "roman",
    "skenario", "naskah", "cerita", "dongeng", "animasi", "serial", "ftv", "webtoon", "fasilitator", "pelatih",
))  # fmt: skip
_TAKES_FOR = frozenset((
    "kira", "mengira", "dikira", "menyangka", "sangka", "disangka", "nyangka", "ngira", "kirain", "dikirain",
    "menganggap", "anggap", "menduga",
))  # fmt: skip
_BEFORE = 10  # tokens between what plays and what is played
_LOOKS_ON = 4  # tokens from the comma to the verb of taking for
_TOLD = frozenset(("ini", "begini", "berikut", "simak", "inilah", "apa", "cek", "kenali"))
_RULES = frozenset((
    "sanksi", "sanksinya", "ancaman", "ancamannya", "aturan", "aturannya", "hukuman", "hukumannya", "hukum", "pasal",
    "pasalnya", "risiko", "risikonya", "konsekuensi", "konsekuensinya", "larangan", "larangannya", "ketentuan",
    "ketentuannya", "dasar", "dasarnya", "akibat", "akibatnya", "batasan", "batasannya",
    "bunyi", "jerat", "jeratnya", "rambu", "rambu-rambu", "kriteria", "kategori", "kategorinya",
))  # fmt: skip
_SWEEPS = frozenset((
    "sapu", "menyapu", "sisa", "bersihkan", "membersihkan", "pungut", "memungut", "kumpulkan", "mengumpulkan", "angkut",
    "mengangkut", "sita", "menyita", "turunkan", "menurunkan", "copot", "mencopot", "cabut", "mencabut", "tertibkan",
    "menertibkan", "gulung", "menggulung", "buang", "membuang", "lepas", "melepas", "penertiban", "pencopotan",
))  # fmt: skip
_HOW = frozenset(("cara", "prosedur", "langkah", "mekanisme", "syarat", "tahapan", "alur", "kiat"))
_PARTS = frozenset((
    "tahap", "tahapan", "langkah", "jalur", "cara", "jenis", "bentuk", "hal", "syarat", "alasan", "kiat", "larangan",
    "pantangan", "prosedur", "unsur", "pintu", "tingkat", "tingkatan", "poin", "macam", "kategori",
))  # fmt: skip
_REMINDS = frozenset(("ingatkan", "mengingatkan", "peringatkan", "memperingatkan", "wanti", "wanti-wanti", "imbau"))
_ALL_OF_THEM = frozenset((
    "asn", "pns", "pppk", "pegawai", "seluruh", "semua", "para", "jajaran", "jajarannya", "aparatur", "stafnya",
    "bawahannya", "abdi", "guru", "kades", "anggotanya",
))  # fmt: skip
_NOISE = frozenset(("musik", "volume", "pengeras", "sound", "musiknya", "volumenya", "speaker", "orgen", "dangdutnya"))
_REMOVED = frozenset((
    "dipindahkan", "dipindah", "diturunkan", "dicopot", "dilepas", "dicabut", "digeser", "dibongkar", "ditertibkan",
    "dibersihkan", "dihentikan", "dibubarkan", "ditunda", "didorong", "dibantu",
))  # fmt: skip
_SWEPT_BACK = 3  # tokens
_CAUSES = frozenset((
    "timnas", "garuda", "palestina", "persib", "persija", "klub", "atlet", "kontingen", "kafilah", "pembangunan",
    "program", "gerakan", "penolakan", "tolak", "korban", "uu", "perda", "pemekaran", "anti", "antinarkoba", "umkm",
))  # fmt: skip
_POLLS = frozenset(("pilkada", "pemilu", "pilgub", "pilbup", "pilwali", "pilwalkot", "pilpres", "pileg", "psu"))
_CALM = frozenset(("damai", "bersih", "jurdil", "aman", "sejuk", "netral", "sehat", "tanpa", "jujur", "berintegritas"))
_ONE = frozenset(("itu", "tersebut", "ini", "seorang", "oknum", "sejumlah", "beberapa", "salah", "kemarin", "tadi"))


def played(draft: Draft, event: FoundEvent) -> bool:
    """'Novel itu bercerita tentang camat yang ...': whoever acts stands behind what plays or tells him."""
    first = draft.sentences[event.hit.sentence].first_token
    front = draft.tokens[first : event.hit.first]
    verbs = [n for n, word in enumerate(front) if word in _PLAYS]
    dreams = [n for n, word in enumerate(front) if word in _DREAMS]
    if dreams:
        verbs, front = dreams, [*front[: dreams[0]], "cerita", *front[dreams[0] + 1 :]]
    if not verbs or _ARTS.isdisjoint(front[: verbs[0] + 1]) or len(front) - verbs[0] > _BEFORE + 4:
        return False
    real = any(hit.has("post") and hit.first < first + verbs[0] for hit in draft.hits_of[event.hit.sentence])
    posts = [hit for hit in draft.hits_of[event.hit.sentence] if hit.has("post") and hit.first > first + verbs[0]]
    return bool(posts) and posts[0].first - first - verbs[0] <= _BEFORE and not real


def taken_for(draft: Draft, event: FoundEvent, sides: list[FoundSide]) -> bool:
    """'jadi MC peringatan 17 Agustus, warga kira kampanye': the side is what others took it for."""
    if event.side is None:
        return False
    side = sides[event.side]
    if side.first < event.hit.last:
        return False
    between = draft.tokens[event.hit.last : side.first]
    comma = next((n for n in range(len(between) - 1, -1, -1) if between[n] in {",", "-", "tapi", "padahal"}), None)
    if comma is None:
        return False
    behind = between[comma + 1 :]
    return any(word in _TAKES_FOR for word in behind[:_LOOKS_ON]) and len(behind) <= _LOOKS_ON + 2


def announces_rule(draft: Draft, event: FoundEvent, actors: list[FoundActor]) -> bool:
    """'Berfoto dengan paslon, ini sanksi yang mengancam kepala dusun': what follows is the rule; nobody is told."""
    row = draft.sentences[event.hit.sentence]
    behind = draft.tokens[event.hit.last : row.last_token]
    at = next(
        (
            n
            for n in range(len(behind) - 2)
            if behind[n] in {",", ":", "?", "-", "."}
            and behind[n + 1] in _TOLD
            and (behind[n + 2] in _RULES or behind[n + 1 : n + 3] == ["apa", "kata"])
        ),
        None,
    )
    opening = draft.tokens[row.first_token : row.first_token + 2]
    if listed(draft, event.hit.sentence):
        at = 0
    if "cara" in opening and not _TOLD.isdisjoint(opening[:1]):
        at = 0
    if at is None or event.rule.punishes:
        return False
    words = draft.tokens[row.first_token : event.hit.last + at]
    if not _ONE.isdisjoint(words) or not draft.knowledge.words["reading.caught"].isdisjoint(words):
        return False
    if event.agent is None:
        return True
    found = actors[event.agent]
    named = found.actor.places or (found.actor.full_end > found.actor.end) or found.numbered
    return not named


def of_nobody(draft: Draft, status: str, hit: Hit) -> bool:
    """Return whether a step is told of whoever it may befall: how it is done, what all are reminded of."""
    before, row = draft.tokens[hit.first - 1], draft.sentences[hit.sentence]
    off = before == "sebelum" and not _OFF.isdisjoint(draft.tokens[row.first_token : hit.first])
    opens = hit.first == row.first_token and draft.tokens[hit.first] in {"lapor", "laporan"}
    if opens and draft.tokens[hit.last : hit.last + 1] in (["pak"], ["bu"], ["min"], ["komandan"], ["ndan"], ["bos"]):
        off = True  # 'Lapor pak bawaslu, kapan kadus itu diproses?': an address in a post
    held = status == "convicted" and "jeblos" in draft.tokens[hit.first]
    if held and not _CELLS.isdisjoint(draft.tokens[hit.last : hit.last + _IN_THE_WAY]):
        off = True  # 'Kejari jebloskan kades ke tahanan': held, no verdict yet
    if off or before in _OFF or (draft.tokens[hit.first] in _REPORTED and _stuck(draft, hit)):
        return True  # 'Kades batal dipanggil Bawaslu karena laporan dicabut sebelum diregister'
    if status == "proven" and hit.first == row.first_token:
        behind = draft.tokens[hit.last : row.last_token]
        return "," in behind and behind[behind.index(",") + 1 : behind.index(",") + 2][:1] in (["siap-siap"], ["siap"])
    if status == "sanctioned":
        return reminded(draft, hit) or _stayed_away(draft, hit)
    if draft.tokens[hit.first] == "mangkir" and not _WORK.isdisjoint(draft.tokens[hit.last : hit.last + 2]):
        return True  # from work, not from a summons
    speaks = draft.tokens[hit.first] == "lapor" and before == ","
    if speaks and any(o.first == hit.last and o.has("authority") for o in draft.hits_of[hit.sentence]):
        return True  # 'aduan soal kades justru naik, lapor Bawaslu Jambi'
    return status in {"under_review", "forwarded"} and told_how(draft, hit)


def _stuck(draft: Draft, hit: Hit) -> bool:
    """'dilaporkan sebab ambulans tertahan arak-arakan cagub': all that is told of a side is in the way."""
    row, stuck = draft.sentences[hit.sentence], draft.knowledge.words["reading.stuck_in"]
    words = draft.tokens[hit.last : row.last_token]
    at = next((n for n, word in enumerate(words) if word in stuck), None)
    sides = [other for other in draft.hits_of[hit.sentence] if other.has("side")]
    return at is not None and bool(sides) and all(0 < o.first - hit.last - at <= _IN_THE_WAY for o in sides)


def _stayed_away(draft: Draft, hit: Hit) -> bool:
    """'ditegur setelah mangkir jadi pemateri pembekalan pengawas': no side stands in the sentence."""
    row = draft.sentences[hit.sentence]
    behind = draft.tokens[hit.last : row.last_token]
    away = any(one in _AFTER and two in _AWAY for one, two in pairwise(behind))
    return away and not any(other.has("side") for other in draft.hits_of[hit.sentence])


def told_how(draft: Draft, hit: Hit) -> bool:
    """'Begini cara melaporkan kades yang ikut kampanye': how it is done, by whoever does it."""
    return (draft.tokens[hit.first - 1] in _HOW and not hit.passive) or listed(draft, hit.sentence)


def listed(draft: Draft, sentence: int) -> bool:
    """'Tiga tahap penanganan ASN tak netral: kajian, rekomendasi, putusan': parts of a procedure."""
    row = draft.sentences[sentence]
    opening = draft.tokens[row.first_token : row.first_token + 2]
    counted = opening[:1] != [] and (opening[0].isdigit() or opening[0] in draft.knowledge.words["reading.numbers"])
    flow = opening[:1] != [] and opening[0] in _TOLD and opening[1:] != [] and opening[1] in _HOW - {"cara"}
    return flow or (counted and opening[1:] != [] and opening[1] in _PARTS)


def reminded(draft: Draft, hit: Hit) -> bool:
    """'Satu pose dua jari, hilang tunjangan setahun: BKPSDM ingatkan ASN': what may befall all who are reminded."""
    row = draft.sentences[hit.sentence]
    if any(other.has("post") and row.first_token <= other.first < hit.first for other in draft.hits_of[hit.sentence]):
        return False
    behind = draft.tokens[hit.last : row.last_token]
    reminds = next((n for n, word in enumerate(behind) if word in _REMINDS), None)
    return reminds is not None and not _ALL_OF_THEM.isdisjoint(behind[reminds + 1 : reminds + 3])


def _of_calm_poll(tokens: list[str], hit: Hit) -> bool:
    """'deklarasi dukungan untuk pilkada damai', 'deklarasi dukung pilgub damai'."""
    behind = tokens[hit.last : hit.last + 4]
    at = next((n for n, word in enumerate(behind[:3]) if word in _POLLS), None)
    return at is not None and not _CALM.isdisjoint(behind[at + 1 : at + 2])


def no_support(draft: Draft, event: FoundEvent) -> bool:
    """'sapu sisa atribut paslon', 'deklarasi dukungan untuk timnas': swept up; support of another cause."""
    tokens, hit = draft.tokens, event.hit
    if "order" in event.rule.known_as and event.word in {"minta", "meminta"}:
        return not (_NOISE | _REMOVED).isdisjoint(tokens[hit.last : hit.last + 1])
    if "drives_people" in event.rule.known_as and "dorong" in event.word:
        return not draft.knowledge.words["reading.vehicles"].isdisjoint(tokens[hit.last : hit.last + 2])
    if event.rule.code == "N04" and event.word.startswith("atribut"):
        begin = max(draft.sentences[hit.sentence].first_token, hit.first - _SWEPT_BACK)
        return not _SWEEPS.isdisjoint(tokens[begin : hit.first])
    if not event.rule.collective or "dukung" not in event.word:
        return event.rule.code == "N06" and _of_calm_poll(tokens, hit)
    behind = tokens[hit.last : hit.last + 3]
    lists = draft.knowledge.words
    if _of_calm_poll(tokens, hit):
        return True
    return not (_CAUSES | lists["nonpolitical.kampanye"]).isdisjoint(
        behind[1:2] if behind[:1] != [] and behind[0] in {"untuk", "bagi", "kepada", "terhadap"} else behind[:1]
    )
