"""Short texts that warn whoever may do it, lay down a procedure, or fear what may come. Used by `headlining` only.

'Bupati akan copot camat yang ...', 'Instruksi wali kota: ASN dilarang ...', 'alur berkas ASN', 'rawan masuk tim'.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from pipelines.kind.ordering import Ordering

_ORDERS: Final = frozenset((
    "instruksi", "perintah", "arahan", "pesan", "imbauan", "edaran", "peringatan", "maklumat", "memo", "seruan",
    "perintahnya",
    "pengumuman", "tertib",
))  # fmt: skip
_WILL: Final = frozenset((
    "akan", "bakal", "siap", "siapkan", "menyiapkan", "ancam", "mengancam", "segan", "langsung", "pasti", "saya",
    "kami",
))  # fmt: skip
_PENALTY: Final = frozenset((
    "copot", "mencopot", "pecat", "memecat", "sanksi", "menyanksi", "tindak", "menindak", "sikat", "menyikat", "mutasi",
    "potong", "memotong", "proses", "memproses", "hukum", "menghukum", "blokir", "memblokir", "nonjobkan", "ditindak",
    "dicopot", "dipecat", "disanksi", "diproses", "berhadapan", "dinonjobkan", "laporkan", "tarik", "bongkar",
))  # fmt: skip
_NO_ROOM: Final = ("tidak ada tempat", "tak ada tempat", "tidak ada ampun", "tak ada ampun", "tidak ada toleransi",
                   "tak ada toleransi", "siap-siap berhadapan", "bukan tempat kampanye", "bukan tempat berkampanye",
                   "bukan panggung kampanye", "bukan arena kampanye", "bukan ajang kampanye")  # fmt: skip
_PARTISAN: Final = (
    "memihak", "berpihak", "berpolitik", "tak netral", "tidak netral", "dukung-dukungan", "politik praktis",
    "cawe-cawe", "bermain mata", "main mata", "berkampanye", "kampanye", "partisan", "timses",
)  # fmt: skip
_ONE: Final = frozenset((
    "seorang", "oknum", "sejumlah", "beberapa", "dua", "tiga", "empat", "baliho", "spanduk", "stiker", "poster",
    "atribut", "bendera", "itu", "tersebut",
))  # fmt: skip
_WHO: Final = frozenset(("partisan", "yang", "jika", "kalau", "bila", "apabila"))
_URGES: Final = frozenset(("jangan", "segera", "silakan", "saja", "diminta", "minta", "tak", "tidak", "mohon"))
_EXPLAINS: Final = frozenset(("jelaskan", "menjelaskan", "terangkan", "menerangkan", "paparkan", "memaparkan"))
_WHY_WHEN: Final = frozenset(("kenapa", "mengapa", "apakah", "kapan", "bagaimana", "apa", "siapa"))
_DECLARES: Final = frozenset(("deklarasi", "deklarasikan", "mendeklarasikan", "ikrar", "ikrarkan", "berikrar"))
_PEACE: Final = frozenset(("damai", "netral", "bersih", "sejuk", "aman", "jurdil", "netralitas"))
_GUEST: Final = frozenset((
    "hadir", "hadiri", "menghadiri", "buka", "membuka", "pimpin", "ketua", "panitia", "saksikan", "menyaksikan", "kpu",
    "paslon", "bawaslu", "partai", "parpol", "dalam", "pada", "di", "sambutan",
))  # fmt: skip
_SHOWS: Final = frozenset((
    "peragakan", "memperagakan", "tunjukkan", "menunjukkan", "contohkan", "mencontohkan", "contoh", "perlihatkan",
))  # fmt: skip
_KEPT_FROM: Final = frozenset(("dihindari", "dilarang", "terlarang", "boleh", "haram"))
_ASKS: Final = frozenset(("kapan", "berapa", "siapa", "mengapa", "kenapa", "bagaimana"))
_NOT_ENOUGH: Final = (
    "tak cukup dengan", "tidak cukup dengan", "tak cukup hanya", "tidak cukup hanya", "tak cukup sekadar",
    "tidak cukup sekadar", "lebih dari sekadar", "hanya indah di", "hanya ada di", "cuma ada di",
)  # fmt: skip
_PUTS: Final = frozenset((
    "pasang", "memasang", "bagikan", "membagikan", "bagi", "tempel", "menempel", "sebar", "menyebar", "luncurkan",
    "meluncurkan", "putar", "memutar", "bentangkan", "membentangkan", "pajang",
))  # fmt: skip
_NEUTRAL: Final = frozenset(("netral", "netralitas"))
_MEDIA: Final = frozenset(("spanduk", "stiker", "baliho", "poster", "banner", "videotron", "jingle", "pin", "pamflet"))
_ISSUES: Final = frozenset(("keluarkan", "mengeluarkan", "terbitkan", "menerbitkan", "sebar", "menyebar", "layangkan"))
_SHUNS: Final = frozenset(
    ("jauhi", "hindari", "jangan", "tinggalkan", "abaikan", "tolak", "matikan", "simpan", "lupakan")
)
_AT: Final = frozenset(("di", "dalam", "pada"))
_SENT: Final = frozenset(("wa", "pesan", "info", "inpo", "chat", "surat"))
_DO: Final = frozenset(("segera", "jangan", "hapus", "keluar", "copot", "hindari", "jauhi", "stop", "tahan", "cek"))
_TOPICS: Final = ("netral", "pilkada", "pemilu", "kampanye", "petahana", "paslon", "timses")
_QUOTED: Final = frozenset(("isi", "bunyi", "poin", "ini", "begini"))
_INVITED: Final = frozenset(("dilaporkan", "laporkan", "lapor", "melapor", "melaporkan", "adukan", "diadukan"))
_NO_BREACH: Final = ("tidak melanggar", "tak melanggar", "bukan pelanggaran", "tidak dilarang", "tak dilarang")
_ONLY_IF: Final = frozenset(("asal", "asalkan", "selama", "sepanjang", "kecuali"))
_FLOWS: Final = frozenset(("alur", "tahapan", "mekanisme", "prosedur", "skema", "syarat"))
_OF_CASES: Final = frozenset((
    "penanganan", "laporan", "berkas", "proses", "pelaporan", "aduan", "pengaduan", "formal", "formil", "materiel",
    "materiil", "melapor",
))  # fmt: skip
_MAY: Final = frozenset(("bisa", "dapat", "terancam", "berujung", "berbuah", "siap-siap"))
_REMINDS: Final = frozenset(("ingatkan", "mengingatkan", "peringatkan", "memperingatkan", "wanti-wanti"))
_OFF: Final = frozenset((
    "dicopot", "diturunkan", "dibersihkan", "dilepas", "dikelupas", "ditutup", "dihapus", "copot", "turunkan", "lepas",
))  # fmt: skip
_SOURCES: Final = (
    "bawaslu", "pengamat", "perludem", "akademisi", "peneliti", "survei", "indeks", "peta ", "pemetaan", "kajian",
    "lsm", "pemantau", "jppr", "kipp", "icw", "panwas", "kpu",
)  # fmt: skip
_FEARED: Final = frozenset(("mobilisasi", "politisasi", "intervensi", "intimidasi", "keterlibatan", "keberpihakan"))
_FEARS: Final = frozenset(("rawan", "rentan", "berpotensi", "berpeluang", "berisiko", "potensi", "diprediksi"))
_VERBS: Final = ("me", "di", "ber", "ter", "ikut", "jadi", "masuk", "tak", "tidak")
_SELF: Final = frozenset(("saya", "sy", "aku"))
_SERVANTS: Final = frozenset(("asn", "pns", "pppk", "guru", "honorer", "pegawai", "birokrat"))
_SIGHS: Final = frozenset(("miris", "ironis", "percuma", "sia-sia", "lucunya", "ironisnya", "mirisnya", "anehnya"))
_OBLIGES: Final = frozenset(("mewajibkan", "wajibkan", "mengharuskan", "memerintahkan", "perintahkan"))
_OPENERS: Final = frozenset((
    ("jangan", "heran"), ("tak", "heran"), ("tidak", "heran"), ("pantas", "saja"), ("pantesan", "aja"),
    ("coba", "saja"), ("apa", "masih"), ("masih", "perlukah"), ("masih", "relevankah"), ("untuk", "apa"),
    ("buat", "apa"), ("apa", "gunanya"), ("kalau", "mau"), ("jika", "ingin"), ("kalau", "ingin"), ("bila", "ingin"),
    ("selama", "gaji"), ("sampai", "kapan"),
))  # fmt: skip
_READIES: Final = frozenset((
    "menyiapkan", "siapkan", "menyediakan", "sediakan", "nyiapin", "merancang", "menjanjikan",
    "janjikan", "mempersiapkan", "ancam", "mengancam", "menyusun",
))  # fmt: skip
_PENALTY_NOUNS: Final = frozenset((
    "teguran", "sanksi", "hukuman", "sp1", "sp", "peringatan", "pemecatan", "pencopotan", "mutasi", "surat",
    "pemotongan", "demosi", "penurunan",
))  # fmt: skip
_FOR_WHOM: Final = frozenset(("bagi", "untuk", "buat", "kepada", "terhadap"))
_CLOSE: Final = 3  # words


class Cautioning(Ordering):
    """Reads warnings, procedures and fears in one short text."""

    def steps_supposed(self) -> bool:
        """What an institution will do on a condition: 'dicopot bila ...' warns."""
        conditional = any(op.cls == "conditional" for op in self.reading.operators)
        return conditional and any(step.dead and step.status != "not_proven" for step in self.reading.steps)

    def closes_if(self) -> bool:
        """'Laporan tidak diregister apabila syaratnya kurang': how a report ends, a procedure."""
        dead = [step for step in self.reading.steps if step.dead]
        conditional = any(op.cls == "conditional" for op in self.reading.operators)
        return conditional and bool(dead) and all(step.status == "not_proven" for step in dead)

    def _matter(self) -> bool:
        """Officials stand in the text, and a side, an act or partiality."""
        text = self.reading.view.text
        partial = any(mark in text for mark in _PARTISAN)
        return self.service_named() and (partial or bool(self.reading.events or self.reading.sides))

    def _live(self) -> bool:
        return any(not step.dead for step in self.reading.steps)

    def _warns_whoever(self) -> bool:
        """'Bupati akan copot camat yang bermain mata', 'tidak ada tempat bagi guru yang berpolitik di kelas'."""
        text, words = self.reading.view.text, self._words
        cited = any(mark in text for mark in self.knowledge.words["reading.citations"])
        if self._live() or cited or not (self._matter() or self._puts_up()):
            return False
        if self._puts_up() or self._if_then():
            return True
        if self._penalty_ready():
            return True
        if any(phrase in text for phrase in _NO_ROOM) or self._invites() or self._pledges_peace() or self._shows_how():
            return True
        none = any(one in {"tidak", "tak", "belum"} and two == "ada" for one, two in pairwise(words))
        if none or _WHO.isdisjoint(words) or self.cues.get("opinion_strong") or self.mocks():
            return False  # 'tidak ada kades yang kami proses'
        will = [
            n for n, word in enumerate(words) if word in _WILL and not _PENALTY.isdisjoint(words[n + 1 : n + _CLOSE])
        ]
        behind = words[will[0] + 1 :] if will else []
        ends = next((n for n, word in enumerate(behind) if word in _WHO), None)
        whom = behind[:ends] if ends is not None else words[: will[0]] if will else []
        return bool(will) and _ONE.isdisjoint(whom)

    def _penalty_ready(self) -> bool:
        """'menyiapkan teguran tertulis bagi pegawai yang kelak ketahuan ...': for whoever will be caught."""
        words = self._words
        ready = any(
            one in _READIES and not _PENALTY_NOUNS.isdisjoint(words[n + 1 : n + _CLOSE]) for n, one in enumerate(words)
        )
        return ready and "yang" in words and not _FOR_WHOM.isdisjoint(words) and _ONE.isdisjoint(words)

    def _invites(self) -> bool:
        """'silakan laporkan camat yang ...', 'jangan takut, lapor saja kalau diarahkan'."""
        words = self._words
        if "silakan" in words and not _INVITED.isdisjoint(words[words.index("silakan") :][: _CLOSE + 1]):
            return True
        reports = not _INVITED.isdisjoint(words) and not (_WHO - {"yang"}).isdisjoint(words)
        return reports and not _URGES.isdisjoint(words) and {"?", "mana"}.isdisjoint(words)

    def _puts_up(self) -> bool:
        """'BKD pasang spanduk "ASN Netral" di 30 kantor'."""
        words = self._words
        put = any(
            one in _PUTS and two in _MEDIA and not _NEUTRAL.isdisjoint(words[n + 2 : n + 6])
            for n, (one, two) in enumerate(pairwise(words))
        )
        return put and not any(event.passes for event in self.reading.events)

    def _if_then(self) -> bool:
        """'Kalau masih sayang NIP, jauhi timses', 'keluarkan seruan: kades dilarang main mata'."""
        words = self._words
        if any(one in _ISSUES and two in _ORDERS for one, two in pairwise(words)):
            return any(op.cls == "prohibition" for op in self.reading.operators)
        if any(one in {"pernyataan", "ikrar", "sumpah"} and two in {"tak", "tidak"} for one, two in pairwise(words)):
            return True  # 'tanda tangani pernyataan tak jadi tim sukses'
        opens = words[0] in self.knowledge.words["reading.if_words"] and "," in words
        return opens and words[words.index(",") + 1 :][:1] != [] and words[words.index(",") + 1] in _SHUNS

    def _shows_how(self) -> bool:
        """'peragakan pose yang tidak boleh ditiru ASN', 'contoh pose jari yang harus dihindari pegawai'."""
        words = self._words
        shown = not _SHOWS.isdisjoint(words) and "yang" in words
        behind = words[words.index("yang") + 1 :][:2] if shown else []
        return behind[:1] != [] and (behind[0] in _KEPT_FROM or behind[-1] in _KEPT_FROM)

    def _pledges_peace(self) -> bool:
        """'Paguyuban kades deklarasi dukung pilgub damai': officials themselves declare it."""
        words = self._words
        at = next((n for n, word in enumerate(words) if word in _DECLARES), None)
        if at is None or not (_GUEST - _AT).isdisjoint(words[:at]) or _PEACE.isdisjoint(words[at + 1 :]):
            return False
        start = self.reading.view.text.find(words[at])
        return any(
            actor.end <= start
            and actor.cls not in {"political", "organiser"}
            and self._right_before(actor.full_end, start)
            for actor in self.reading.actors
        )

    def _right_before(self, end: int, start: int) -> bool:
        """No more than a place and one word stand between: 'kades di Muna baca deklarasi'."""
        between = self.reading.view.text[end:start].split()
        between = between[2:] if between[:1] == ["di"] else between
        return len(between) <= 1 and _GUEST.isdisjoint(between)

    def _instructs(self) -> bool:
        """'Instruksi wali kota ke jajarannya: ASN dilarang hadir ...': an order of the own office, no law."""
        words, text = self._words, self.reading.view.text
        if any(mark in text for mark in self.knowledge.words["reading.citations"]) or not self._matter():
            return False
        if not _QUOTED.isdisjoint(words[:1]):
            return False  # 'Isi edaran kementerian poin keempat: ...'
        orders = not _ORDERS.isdisjoint(words[:8])
        barred = any(op.cls in {"prohibition", "prevention"} for op in self.reading.operators)
        if orders and ":" in words and barred:
            return True
        sent = words[0] in _SENT and "dari" in words[:3] and ":" in words[:8]
        if sent and not _DO.isdisjoint(words[words.index(":") :]):
            return True  # 'WA dari BKD: cek lagi grup yang isinya dukung calon, segera keluar'
        whichever = any(side.kind == "none" for side in self.reading.sides)
        told = any(actor.specific and not actor.generic for actor in self.reading.actors[:1])
        watched = any(mention.kind == "authority" and mention.id != "government" for mention in self.reading.mentions)
        if whichever and told and "dilarang" in words[:8] and not watched and "skb" not in words:
            return True  # 'Camat Lubuk Sirih dilarang memasang baliho paslon mana pun'
        ordered = orders or not _OBLIGES.isdisjoint(words[:12])
        kept = any(op.cls == "negation" for op in self.reading.operators) or not _OFF.isdisjoint(words)
        return whichever and ordered and kept

    def _reminds_of(self) -> bool:
        """'Klik suka saja di laman calon, guru PNS bisa dipanggil, Bawaslu mengingatkan'."""
        words = self._words
        may = any(one in _MAY and two.startswith("di") for one, two in pairwise(words))
        return may and not _REMINDS.isdisjoint(words) and self._matter() and not self._live()

    def _lays_down(self) -> bool:
        """'Bawaslu jelaskan alur berkas ASN yang jadi MC kampanye', 'syarat formal laporan': a procedure."""
        words = self._words
        flows = any(one in _FLOWS and two in _OF_CASES for one, two in pairwise(words))
        flows = flows or words[0] in {"beda", "perbedaan", "bedanya"} or self._asks_and_answers()
        flows = flows or (words[0] == "siapa" and not {"berwenang", "berhak"}.isdisjoint(words[:5]))
        provided = any(mark in self.reading.view.text for mark in _NO_BREACH) and not _ONLY_IF.isdisjoint(words)
        flows = flows or (provided and not self.cues.get("appeal_strong"))
        flows = flows or any(one in _EXPLAINS and two in _WHY_WHEN for one, two in pairwise(words))
        partial = any(mark in self.reading.view.text for mark in (*_PARTISAN, "netralitas"))
        return flows and not self._live() and (partial or bool(self.reading.events))

    def _asks_and_answers(self) -> bool:
        """'Kapan ASN harus mundur bila ingin maju pilkada? Sejak ditetapkan sebagai calon'."""
        words = self._words
        if words[0] not in _ASKS or words.count("?") != 1 or self.mocks():
            return False
        return len(words) - words.index("?") > _CLOSE and (self._matter() or "netral" in self.reading.view.text)

    def _fears(self) -> bool:
        """'Kepala SMP rawan masuk tim pemenangan, menurut peta Bawaslu': whoever maps risks says what may come."""
        text, words = self.reading.view.text, self._words
        if not any(mark in text for mark in _SOURCES) or not self._matter() or self._live():
            return False
        feared = any(
            one in _FEARS and (two.startswith((*_VERBS, "pe")) or two in _FEARED) for one, two in pairwise(words)
        )  # 'rawan penggiringan', 'rawan mobilisasi'
        potential = any(
            one in {"potensi", "peluang", "risiko"} and not {"tinggi", "besar", "terbuka"}.isdisjoint(words[n + 1 :])
            for n, one in enumerate(words)
        )
        return feared or potential

    def _own_sigh(self) -> bool:
        """'Miris, birokrat kita itu ...', 'Saya ASN dan saya terang-terangan saja: netral harga mati!': a view."""
        words = self._words
        if any(mention.kind == "authority" for mention in self.reading.mentions) or self._live():
            return False
        if any(actor.places for actor in self.reading.actors) or self.cues.get("official_speech"):
            return False
        sigh = words[0] in _SIGHS or tuple(words[:2]) in _OPENERS
        own = words[0] in _SELF and words[1:2] != [] and words[1] in _SERVANTS and self._own_words() > 1
        topical = any(mark in self.reading.view.text for mark in _TOPICS)
        told = {"kata", "ujar", "tegas", "menurut", "ungkap"} & set(words)
        sigh = sigh or (not told and any(phrase in self.reading.view.text for phrase in _NOT_ENOUGH))
        weighs = ":" in words and "antara" in words[words.index(":") :][:2] and "dan" in words
        return (sigh or own or weighs) and topical and (self.service_named() or "netral" in self.reading.view.text)

    def _own_words(self) -> int:
        return sum(word in _SELF for word in self._words)
