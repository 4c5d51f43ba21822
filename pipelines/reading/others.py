"""Acts of somebody else: of the campaign, of whoever stands behind 'oleh', of an umpire. Used by `screens` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.reading.matters import Matters
from pipelines.reading.reacting import cleft_away, only_reacts

if TYPE_CHECKING:
    from pipelines.knowledge.rows import Words
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.sides import FoundSide

_SUBJECTS = frozenset(("person", "team", "party", "number"))
_BY_SIDE = 4  # tokens between a passive and 'oleh'
_CLEFT = 7  # tokens between 'yang' and 'itu'
_JUDGES = 5  # tokens between an umpire and 'tidak netral'
_SHOWN = frozenset(("video", "rekaman", "potongan", "cuplikan", "konten", "siaran", "klip", "naskah", "teks", "foto"))
_NOMINAL = frozenset((
    "orasi", "pidato", "orasinya", "pidatonya", "konvoi", "pawai", "arak-arakan", "kampanye", "iring-iringan",
))  # fmt: skip
_ATTENDS = frozenset((
    "menonton", "nonton", "meneliti", "teliti", "mengkaji", "membahas", "mengulas",
    "menganalisis", "mendengarkan", "mendengar", "dengerin", "menyaksikan", "menyimak", "menghadiri", "hadiri",
    "merekam", "melihat", "memotret", "meliput", "nyimak", "menegur", "tegur", "memprotes", "protes", "membubarkan",
    "mengadang", "mengkritik", "menertibkan", "tertibkan", "menyetop", "mengeluhkan", "memarahi", "mengawasi",
    "memantau", "awasi", "pantau", "amankan", "mengamankan", "pengamanan", "pengawasan", "pengawalan", "kawal", "liput",
    "rekam", "bubarkan", "adang", "cek", "mengecek", "jaga", "menjaga", "potret", "tonton",
))  # fmt: skip
_WHEN = frozenset((
    "tadi", "pagi", "siang", "sore", "malam", "kemarin", "semalam", "barusan", "senin", "selasa", "rabu", "kamis",
    "jumat", "sabtu", "minggu", "ahad", "saat", "ketika", "waktu", "begitu", "sejumlah", "para", "beberapa", "seorang",
    "dua", "tiga", "puluhan", "belasan", "massa", "ada", "ternyata", "itu", "ini", "lusa", "katanya",
))  # fmt: skip
_CREW = frozenset((
    "tim", "timses", "relawan", "pendukung", "simpatisan", "kader", "massa", "rombongan", "anggota", "pengurus",
    "caleg", "cabup", "cagub", "cawabup", "cawagub", "capres", "calon", "paslon", "kandidat", "pasangan", "bapaslon",
    "para", "ibu", "istri", "suami", "anak", "adik", "keluarga", "sopir", "kru",
))  # fmt: skip
_TEAM = frozenset(("tim", "timses", "relawan", "pendukung", "simpatisan", "kader", "massa", "pengurus"))
_OTHERS = frozenset((
    "mereka", "warga", "pemiliknya", "keluarganya", "suaminya", "istrinya", "anaknya", "pemuda", "tetangganya",
    "orang",
))  # fmt: skip
_OWN_ACTS = frozenset(("N02", "N04", "N05", "N06"))

_JUST = frozenset(("habis", "baru", "sedang", "selesai", "usai", "tengah", "sudah", "lagi", "akan", "telah"))
_CROWD = frozenset(("rombongan", "massa", "arus", "rute", "jalur", "iring-iringan", "suara", "jadwal", "izin"))
_TAKING_PART = frozenset((
    "ikut", "memimpin", "pimpin", "bergabung", "gabung", "dalam", "bersama", "mengikuti", "jadi", "menjadi", "sebagai",
    "mengawal", "memandu", "turut", "mengatur",
))  # fmt: skip
_STOPPED = frozenset((
    "disetop", "distop", "dihentikan", "dibubarkan", "ditilang", "dihadang", "diadang", "dicegat", "dirazia",
    "dialihkan", "ditertibkan", "ditegur", "diusir", "dicegah", "diperiksa", "diawasi", "dipantau", "dilarang",
    "diurai", "diblokir", "diputarbalikkan", "disemprit", "ditahan", "disita", "diprotes", "diamankan", "dijaga",
))  # fmt: skip
_BY_WHOM = 6  # tokens between the passive and the post: 'disetop sama pak kasi'
_PASSES = frozenset(("lewat", "melintas", "melewati", "lewati", "berhenti", "tiba", "bubar"))
_MOVES = 6  # tokens
_IS = frozenset((
    "jadi", "menjadi", "sebagai", "adalah", "merupakan", "dikenal", "dianggap", "dinilai", "dituding", "disebut",
    "ternyata", "mengaku", "terang-terangan", "diduga", "terlihat", "dicap",
))  # fmt: skip
_STANDS_BY = frozenset(("arah", "bekas", "sisa", "dampak", "akibat", "imbas"))
_AS_SOON = frozenset(("saat", "ketika", "pas", "waktu", "sewaktu", "kala", "tatkala"))
_SPREADS = frozenset(("nyebar", "menyebar", "tersebar", "beredar", "viral", "membanjiri"))
_PICTURES = frozenset(("foto", "fotonya", "video", "videonya", "rekaman", "rekamannya", "potretnya", "gambarnya"))
_FINGERS = frozenset(("jari", "kelingking", "telunjuk", "jempol"))


class Others(Matters):
    """Looks around the acts of one text for another doer."""

    draft: Draft
    actors: list[FoundActor]
    sides: list[FoundSide]
    sides_of: list[list[int]]
    lists: Words

    def of_campaigners(self, event: FoundEvent) -> bool:
        """The side or its crew is the subject, stands behind 'oleh' or holds the speech; or a cleft names another."""
        return (
            self.side_acts(event)
            or self._others_act(event)
            or self._side_before_rel(event)
            or self._passes_by(event)
            or self._by_side(event)
            or (event.word in _NOMINAL and self._speech_of_side(event))
            or self._cleft(event)
            or self._spreads(event)
            or (event.rule.code == "N17" and (self._accuses_crew(event) or self._reacts(event)))
        )

    def _spreads(self, event: FoundEvent) -> bool:
        """'fotonya nyebar di grup RT': the picture is the subject, nobody with a post sends it."""
        front = self.draft.tokens[max(0, event.hit.first - 2) : event.hit.first]
        return event.rule.code == "N02" and event.word in _SPREADS and not _PICTURES.isdisjoint(front)

    def _reacts(self, event: FoundEvent) -> bool:
        """'Meme cawagub bikin ricuh grup, guru ASN minta pengirimnya keluar'."""
        return event.agent is not None and only_reacts(self.draft, event, self.actors[event.agent].last)

    def _accuses_crew(self, event: FoundEvent) -> bool:
        """'menuduh relawan paslon 1 merusak baliho': a complaint of what they did, no attack on the one who runs."""
        behind = self.draft.tokens[event.hit.last : event.hit.last + _JUDGES + 1]
        told_of = event.word in self.lists["reading.told_of"] and not event.hit.passive
        near = self.draft.near(event.hit.last, event.hit.last, 1, "post") if told_of else ()
        if any(0 <= other.first - event.hit.last <= 1 for other in near):
            return True  # 'Tim hukum paslon menuding kepala kampung menyisipkan stiker'
        if event.word not in self.lists["reading.told_of"] or behind[:1] == [] or behind[0] not in _TEAM:
            return False
        return any(len(word) > _BY_SIDE and word.startswith(("me", "ber", "di")) for word in behind[1:])

    def side_acts(self, event: FoundEvent, *, crew_only: bool = False) -> bool:
        """'Tadi pagi tim paslon 1 bagi-bagi sembako di depan kantor distrik': the campaign opens the clause."""
        hit = event.hit
        agent = None if event.agent is None else self.actors[event.agent]
        before_it = agent is not None and agent.last <= hit.first and agent.actor.sentence == hit.sentence
        if event.voice == "passive":
            return False
        for number in self.sides_of[hit.sentence]:
            side = self.sides[number]
            between = self.draft.tokens[side.last : hit.first]
            adverb = not between or (
                (len(between) == 1 and between[0] in {"sedang", "ikut", "lagi", "akan", "telah"})
                or "".join(between) in {"berkali-kali", "sering", "kerap", "rajin", "terus", "diam-diam", "sempat"}
            )
            if side.last > hit.first or side.sort not in _SUBJECTS or not adverb:
                continue
            first, begin = side.first, self.draft.sentences[hit.sentence].first_token
            while first > begin and self.draft.tokens[first - 1] in _CREW:
                first -= 1
            if crew_only and self.draft.tokens[first] not in _TEAM:
                continue  # 'cabup minta kades ...' is an order for himself, 'timses minta ...' nobody's of the service
            before = self.draft.tokens[first - 1] if first > begin else "."
            if before in _AS_SOON and event.rule.code == "N08":
                return True  # 'hadir saat pasangan nomor 1 menggelar konser': they give it
            if before_it:  # 'Camat menuding tim 02 memasang baliho', 'lapor karena timses memasang spanduk'
                return self.draft.tokens[first] in _TEAM and self._told_of(before, first, begin)
            if before in _WHEN or before in self.lists["reading.numbers"] or not before[0].isalnum():
                return True
        return False

    def _told_of(self, before: str, first: int, begin: int) -> bool:
        """Whether a verb of accusing, seeing or complaining, or a cause, opens what the crew does."""
        told = self.lists["reading.told_of"]
        if before in {",", ":", "bahwa"}:
            return not self.lists["reading.complains"].isdisjoint(self.draft.tokens[begin : first - 1])
        return before in told

    def _side_before_rel(self, event: FoundEvent) -> bool:
        """'menurunkan baliho caleg nomor 2 yang berpose dua jari': the candidate poses."""
        tokens, hit = self.draft.tokens, event.hit
        if hit.first < 1 or event.voice == "passive":
            return False
        if event.rule.code == "N04" and tokens[hit.first - 1] in {"bergambar", "gambar", "berisi"}:
            return True
        own = event.rule.code in _OWN_ACTS | {"N03", "N17"}
        at = hit.first - 1 - (tokens[hit.first - 1] in _JUST)  # 'cabup yang habis orasi'
        return (
            own
            and tokens[at] == "yang"
            and any(
                self.sides[number].last == at and self.sides[number].sort in _SUBJECTS
                for number in self.sides_of[hit.sentence]
            )
        )

    def _passes_by(self, event: FoundEvent) -> bool:
        """'memperbaiki pipa ketika konvoi paslon melintas': the convoy is when, nobody's of the service."""
        if event.word not in _NOMINAL or event.hit.first < 1:
            return False
        if self._moves_on(event) or self._stopped_by(event) or self._in_the_way(event):
            return True
        front = self.draft.tokens[max(0, event.hit.first - _JUDGES) : event.hit.first]
        if front[-1] in _STANDS_BY:
            return True  # 'melempar salam metal ke arah konvoi cagub': he stands beside it
        if not self.lists["reading.stuck_in"].isdisjoint(front[-1:] if front[-1] != "dengan" else front[-2:]):
            return True  # 'pak lurah kejebak konvoi 03'
        if front[-1] in _CROWD and _TAKING_PART.isdisjoint(front):
            return True  # 'terserempet rombongan konvoi paslon 2'
        return self.draft.tokens[event.hit.first - 1] in {
            "ketika",
            "saat",
            "tengah",
            "sela",
            "kala",
            "waktu",
            "sewaktu",
        }

    def _stopped_by(self, event: FoundEvent) -> bool:
        """'konvoi moge paslon 2 tadi disetop kasi Dishub': whoever stops or guards it takes no part in it."""
        if event.agent is None or self.actors[event.agent].first < event.hit.last:
            return False
        first, begin = self.actors[event.agent].first, event.hit.last
        front = self.draft.tokens[max(begin, first - _BY_WHOM) : first]
        return not _STOPPED.isdisjoint(front) and "," not in front

    def _in_the_way(self, event: FoundEvent) -> bool:
        """'menunda rapat karena arak-arakan paslon 2 menutup jalan': what the march does, and why he waits."""
        if self.draft.tokens[event.hit.first - 1] not in self.lists["openers.cause"]:
            return False
        ends = [self.sides[n].last for n in self.sides_of[event.hit.sentence] if self.sides[n].first >= event.hit.last]
        behind = self.draft.tokens[ends[0] : ends[0] + 1] if ends else []
        return behind != [] and behind[0].startswith(("menutup", "memaca", "melintas", "lewat", "menghalang", "nutup"))

    def _moves_on(self, event: FoundEvent) -> bool:
        """'konvoi paslon 3 lewat depan rumah, pak camat berdiri di simpang': it passes, and he stands elsewhere."""
        tokens, row = self.draft.tokens, self.draft.sentences[event.hit.sentence]
        behind = tokens[event.hit.last : min(row.last_token, event.hit.last + _MOVES)]
        comma = next((n for n in range(event.hit.last, row.last_token) if tokens[n] == ","), None)
        if comma is None or event.agent is None or _PASSES.isdisjoint(behind):
            return False
        return event.hit.first <= row.first_token + 1 and self.actors[event.agent].first > comma

    def supporters(self, event: FoundEvent) -> bool:
        """'Camat melerai pendukung paslon 1': the supporters are others."""
        if event.word not in {"pendukung", "pendukungnya", "simpatisan"} or event.agent is None:
            return False
        front = self.draft.tokens[max(0, event.hit.first - 3) : event.hit.first]
        if front[-1:] == ["oleh"]:
            return True  # 'disebut pembohong oleh pendukung paslon 3'
        beside = self.actors[event.agent].last == event.hit.first
        return not beside and front[-1:] != ["yang"] and _IS.isdisjoint(front)

    def _others_act(self, event: FoundEvent) -> bool:
        """'dicoret dari daftar BLT setelah mereka memasang bendera': the subject behind the opener is another."""
        before = self.draft.tokens[max(0, event.hit.first - 2) : event.hit.first]
        if len(before) <= 1 or before[1] not in _OTHERS or event.agent is None:
            return False
        opens = before[0] in self.lists["openers.time"] or before[0] in self.lists["openers.cause"]
        return opens and self.actors[event.agent].last < event.hit.first - 1

    def _by_side(self, event: FoundEvent) -> bool:
        """'Kades disebut pembohong oleh cabup nomor 1': who is named behind 'oleh' did it."""
        tokens, hit = self.draft.tokens, event.hit
        if not hit.passive:
            return False
        by = [n for n in range(hit.last, min(hit.last + _BY_SIDE, len(tokens))) if tokens[n] == "oleh"]
        return bool(by) and any(
            0 <= self.sides[number].first - by[0] - 1 <= 1 for number in self.sides_of[hit.sentence]
        )

    def _speech_of_side(self, event: FoundEvent) -> bool:
        """'menonton orasi suaminya yang maju pilbup', 'mendengarkan pidato cabup': the candidate speaks."""
        hit = event.hit
        before = self.draft.tokens[max(0, hit.first - 2) : hit.first]
        shown = (
            before[-1:] != []
            and before[-1] in _SHOWN
            and any(0 <= self.sides[number].first - hit.last <= 1 for number in self.sides_of[hit.sentence])
        )  # 'membagikan video orasi calon bupati'
        return shown or not _ATTENDS.isdisjoint(before)

    def _cleft(self, event: FoundEvent) -> bool:
        """'..., yang orasi itu ketua kelompok tani': whom the cleft names acts, nobody in front of it."""
        tokens, hit = self.draft.tokens, event.hit
        opens = hit.first > 1 and tokens[hit.first - 1] == "yang" and not tokens[hit.first - 2][0].isalnum()
        if event.agent is not None and self.actors[event.agent].actor.sentence > hit.sentence:
            return cleft_away(self.draft, hit)
        if not opens or event.agent is None or self.actors[event.agent].first >= hit.last:
            return False
        row = self.draft.sentences[hit.sentence]
        behind = tokens[hit.last : min(hit.last + _CLEFT, row.last_token)]
        return any(word in {"itu", "adalah", "ternyata", "cuma", "hanya", "bukan"} for word in behind)

    def inked(self, event: FoundEvent) -> bool:
        """'pamer jari ungu bekas tinta': whoever has voted shows it, for nobody."""
        row = self.draft.sentences[event.hit.sentence]
        words = self.draft.tokens[event.hit.first : row.last_token]
        return not _FINGERS.isdisjoint(words[:_CLEFT]) and not {"tinta", "ungu", "bertinta"}.isdisjoint(words)

    def of_umpire(self, event: FoundEvent) -> bool:
        """'Lurah menilai wasit tidak netral': the umpire, the media or a watchdog is called partial."""
        begin = max(self.draft.sentences[event.hit.sentence].first_token, event.hit.first - _JUDGES)
        front = self.draft.tokens[begin : event.hit.first]
        umpire = max((begin + n for n, word in enumerate(front) if word in self.lists["reading.umpires"]), default=-1)
        return umpire >= 0 and (event.agent is None or self.actors[event.agent].last <= umpire)
