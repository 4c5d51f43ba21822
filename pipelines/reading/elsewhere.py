"""Sides and things that another sentence names: the one before, the one behind, the text. Used by `frames` only.

'Amplop itu', 'menyimpannya', 'di setiap karungnya': an act goes on where the sentence before has named whose it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.reading.doers import takes_step

if TYPE_CHECKING:
    from pipelines.knowledge.rows import Rule
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent
    from pipelines.reading.moods import Moods
    from pipelines.reading.phrases import Phrases
    from pipelines.reading.sides import FoundSide

SORTS = frozenset(("person", "party", "team", "number", "symbol", "event", "support"))  # any sort of side
_TAKEN_UP = frozenset(("itu", "tersebut", "serupa", "tadi", "ini"))
_HANDLED = frozenset(("N01", "N08"))
_NONE_ON_IT = frozenset(("tanpa", "tidak", "tak", "bukan", "polos", "dicabut", "dilepas"))
_DOERS = frozenset(("person", "party", "number", "team"))
_TEXT_BACK = 6  # sentences
_OWN_HANDS = frozenset(("N01", "N02", "N03", "N04", "N05", "N06", "N08"))
_DOER = 2  # 'oleh' and one word
_JOINS = frozenset(("dan", "lalu", "serta", "kemudian", "sekaligus", "sambil", "seraya", ","))
_INDEPENDENT = frozenset(("perseorangan", "independen"))
_LEAFLETS = frozenset(("flyer", "flier", "poster", "pamflet", "selebaran", "stiker", "spanduk", "jadwal"))
_DOINGS = frozenset(("N01", "N02", "N04", "N05", "N06", "N08", "N09"))
_OTHER_CLAUSE = frozenset(("sedangkan", "sementara"))
_STILL = frozenset(("masih", "ketahuan", "kedapatan", "terbukti", "nekat", "berani", "ikut", "kepergok"))
_COMMENTS = frozenset((
    "ikut", "turut", "menyoroti", "mengkritik", "membantu", "menonton", "menyaksikan", "memuji", "protes", "memprotes",
    "mengapresiasi", "mengecam", "komentar", "komen", "mengomentari", "menyayangkan", "berterima", "mengeluh", "diam",
))  # fmt: skip
_RIVALS = frozenset(("petahana", "penantang", "lawan", "incumbent"))
_ON_STAGE = frozenset(("N05", "N06"))
_STAGE = frozenset(("panggung", "berorasi", "orasi", "berpidato", "pidato", "mik", "mikrofon"))
_OVER_THERE = frozenset(("seberang", "sebelah", "lain", "sebelahnya", "seberangnya"))
_PLACED = frozenset(("di", "pada", "saat", "dalam", "ke", "untuk", "demi", "jelang"))
_RALLIES = frozenset(("acara", "kampanye", "rapat", "umum", "akbar", "konvoi", "deklarasi", "pawai"))
_NO_VERB, _RALLY_NOUNS = frozenset(("di", "dia", "meja")), 5  # tokens in front of a side
_RALLY_VERB = 8  # tokens from a side to the verb of its rally
_RALLY_BACK = 16  # tokens
_ACTIVE = ("me", "nge", "di")
STIRS = frozenset(("heboh", "viral", "ramai", "geger", "gempar", "gaduh", "riuh", "jagat", "trending"))
GOING_ROUND = frozenset(("beredar", "tersebar", "viral", "menyebar"))  # of a picture or a piece of news
_ACTS, _SHORTEST_VERB = ("me", "ber", "ter", "di", "nge"), 5
_CREW = frozenset(("tim", "timses", "relawan", "pendukung", "simpatisan", "rombongan", "massa", "seorang"))
_OVER = ("batal", "usai", "selesai", "libur", "kelar", "rampung", "ditunda", "diliburkan", "dibatalkan")
_HAPPENS = ("di", "me", "ber", "batal", "usai", "selesai", "libur", "tolak", "kelar", "rampung")
_ATTIRE, _ALL = frozenset(("attire",)), frozenset(("seluruh", "seluruhnya", "semua", "semuanya", "kompak"))
_WHEN = frozenset(("ketika", "saat", "sewaktu", "waktu", "sebelum", "sesudah", "setelah"))
_SOON, _NO_PART = frozenset(("jelang", "menjelang")), frozenset(("tanpa", "bukan"))
_BEFORE = _SOON | {"sebelum"}
_TOPIC = frozenset(("soal", "tentang", "mengenai", "perihal"))
_WITH_WHOM = frozenset(("dengan", "bareng", "bersama", "sama"))
_SHOWN_ON = frozenset((
    "khas", "bergambar", "gambar", "bertuliskan", "bertulisan", "tulisan", "berlogo", "logo", "berstiker", "warna",
    "atribut", "kaus", "topi", "rompi", "jaket", "kemeja", "baju", "seragam", "pin", "syal", "foto",
))  # fmt: skip


def done_by_other(draft: Draft, event: FoundEvent) -> bool:
    """'spanduk dipasang keponakannya', 'stiker ditempel orang luar': the doer behind the passive has no post."""
    hit = event.hit
    if event.rule.code not in _OWN_HANDS or not (event.voice == "passive" or hit.passive):
        return False
    behind = draft.tokens[hit.last : hit.last + _DOER]
    behind = behind[1:] if behind[:1] == ["oleh"] else behind[:1]
    return not draft.knowledge.words["reading.others"].isdisjoint(behind)


def of_another_verb(draft: Draft, hit: Hit, thing: Hit) -> bool:
    """'memasang baliho di pagar dan memamerkannya di Instagram': a verb of its own stands between."""
    if thing.last <= hit.first:
        between = draft.tokens[thing.last : hit.first]
        if "," in between:
            return draft.tokens[draft.sentences[hit.sentence].first_token] in STIRS  # 'Heboh di medsos, staf ...'
        return between[-1:] == ["yang"] and not hit.passive  # 'Berkas kades yang mendampingi ...'
    between = draft.tokens[hit.last : thing.first]
    if draft.tokens[thing.first - 1] in _NO_PART or takes_step(draft, hit.last, thing) or GOING_ROUND & {*between}:
        return True  # 'tanpa undangan KPU'; 'video lurah menyimpan kaus paslon beredar di grup WhatsApp'
    if "sekaligus" in between or "merangkap" in between:
        return True  # 'tercatat sebagai pengurus partai sekaligus caleg': two parts of one person
    joined = [index for index, word in enumerate(between) if word in _JOINS]
    return bool(joined) and any(word.startswith(_ACTIVE) for word in between[joined[0] + 1 :][:2])


def told_on(front: list[str]) -> bool:
    """'arahan: yang mengantar ...', 'yang masih pasang status nomor 1 saya laporkan': of whoever does it, no order."""
    return front[-1:] == ["yang"] or (front[:1] in (["yang"], ["siapa"]) and front[-1] in _STILL)


def across(draft: Draft, hit: Hit, first: int) -> bool:
    """'Kepala dinas menyerahkan bibit, sedangkan tim pemenangan membagikan kaus': the goods of another clause."""
    if first > hit.last and draft.tokens[first - 1] == ",":  # 'menonton final, kampanye libur'
        return any(word.startswith(_OVER) for word in draft.tokens[first + 1 : first + 3])
    return first > hit.last and not _OTHER_CLAUSE.isdisjoint(draft.tokens[hit.last : first])


def may_lie_elsewhere(rule: Rule) -> bool:
    """Whether the object of a row may stand in another sentence; for all other rows `thing` finds none."""
    return rule.code in _HANDLED or "sends_to_group" in rule.known_as


class Elsewhere:
    """Looks for the side or the object of an act in the sentences around it."""

    def __init__(
        self, draft: Draft, moods: Moods, sides: list[FoundSide], sides_of: list[list[int]], phrases: Phrases
    ) -> None:
        """Keep what the frames know."""
        self.draft = draft
        self.moods = moods
        self.sides = sides
        self.sides_of = sides_of
        self.phrases = phrases

    def of_other(self, rule: Rule, hit: Hit, side: FoundSide) -> bool:
        """A season, the goods of another clause, who praises himself, a bystander: no side of the act."""
        own_rally = rule.code in _DOINGS and side.first > hit.last and self._rally_of_its_own(side)
        if own_rally or (side.side.rule == "side.season" and rule.code != "N99") or across(self.draft, hit, side.first):
            return True
        if "to_one_only" in rule.known_as:  # 'melarang warga memasang baliho caleg': all of them
            return side.side.kind != "named" and _RIVALS.isdisjoint(self.draft.tokens[side.first : side.last])
        if "praises" in rule.known_as and side.last <= hit.first and not hit.passive:
            return True  # 'PSI puji Pj gubernur': the side praises, it is not praised
        if rule.code == "N07" and self.draft.tokens[side.first - 1] == ",":
            return side.first > hit.last and self.bystander(side)
        apart = self._not_there(rule, hit, side)
        return apart or (side.first > hit.last and rule.code in _DOINGS and self.bystander(side))

    def comes_himself(self, hit: Hit, other: Hit) -> bool:
        """'merangkul korban kebakaran, cawagub datang belakangan': behind a comma the candidate is the subject."""
        here = (self.sides[n] for n in self.sides_of[other.sentence] if hit.last < self.sides[n].last == other.first)
        return any(self.draft.tokens[side.first - 1] == "," for side in here)

    def _not_there(self, rule: Rule, hit: Hit, side: FoundSide) -> bool:
        """'kemeja khas paslon 2 saat ikut jalan santai', 'berfoto dengan piala desa, cabup mengirim ucapan'."""
        tokens = self.draft.tokens
        if side.last <= hit.first:
            worn = rule.code == "N04" and bool(_ATTIRE & set(rule.objects))
            if worn or rule.code != "N05":  # 'diangkut bus ke deklarasi cagub, seluruhnya berseragam batik'
                return (
                    worn and "," in tokens[side.last : hit.first] and not hit.passive and tokens[hit.first - 1] in _ALL
                )
            if not rule.objects:  # 'keliling pasar bareng paslon 3 menyalami pedagang'
                return not hit.passive and not self.draft.knowledge.words["reading.outsiders"].isdisjoint(
                    tokens[hit.last : hit.last + 1]
                )
            return tokens[side.first - 1] in _SHOWN_ON
        between = tokens[hit.last : side.first]
        when = rule.code == "N05" and not (_BEFORE if rule.objects else _WHEN).isdisjoint(between[1:])
        when = when or (rule.code == "N06" and not _SOON.isdisjoint(between))
        topic = rule.code == "N07" and tokens[side.first - 1] in _TOPIC and not rule.matter  # 'survei soal capres'
        if when or topic or (rule.code == "N04" and "menolak" in between):
            return True  # 'para pengantar jemaah haji ketika berkas calon didaftarkan'
        return self.draft.tokens[hit.last - 1] in _WITH_WHOM and "," in between

    def side(self, rule: Rule, hit: Hit, thing: Hit | None) -> int | None:
        """Return the side of a neighbouring sentence where row, object or goods point there."""
        found: int | None = None
        if rule.side == "neighbour":
            found = self.around(rule, hit)
        if found is None and thing is not None and rule.side in {"near", "sentence"}:
            found = self._of_the_same(rule, hit, thing)
        if found is None and rule.code in _ON_STAGE and not _STAGE.isdisjoint(self.draft.tokens[hit.first : hit.last]):
            found = self._whose_stage(hit)
        if found is None and "copies" in rule.known_as and hit.sentence and self._for_independent(hit.sentence - 1):
            found = self.around(rule, hit)
        return self._on_package(rule, hit) if found is None and rule.code == "N08" else found

    def _whose_stage(self, hit: Hit) -> int | None:
        """'Panwas setop kampanye paslon 3 di Sanggau setelah seorang sekcam naik panggung': the rally told in front."""
        front = [n for n in self.sides_of[hit.sentence] if 0 < hit.first - self.sides[n].last <= _RALLY_BACK]
        rally = [n for n in front if self.sides[n].sort == "event" and self.sides[n].side.kind != "none"]
        named = [n for n in front if self.sides[n].sort in _DOERS and self.sides[n].side.kind != "none"]
        if not (rally and named) or "," in self.draft.tokens[self.sides[named[-1]].last : hit.first]:
            return None
        return named[-1] if abs(self.sides[named[0]].first - self.sides[rally[0]].last) <= 1 else None

    def _for_independent(self, number: int) -> bool:
        """'Nama sekdes muncul di daftar dukungan calon perseorangan. Ia menyerahkan KTP-nya': for whom."""
        row = self.draft.sentences[number]
        return not _INDEPENDENT.isdisjoint(self.draft.tokens[row.first_token : row.last_token])

    def _in_group(self, hit: Hit) -> Hit | None:
        """'Tangkapan layar grup kantor beredar. Seorang PNS mengirim flyer paslon': into the group just told."""
        if _LEAFLETS.isdisjoint(self.draft.tokens[hit.first : hit.last + 1]) or hit.sentence == 0:
            return None
        before = self.draft.hits_of[hit.sentence - 1]
        return next((other for other in before if "chat_group" in other.meanings.objects), None)

    def bystander(self, side: FoundSide) -> bool:
        """'membagikan susu berlabel Kemenkes, caleg cuma menonton': behind the comma the side does something else."""
        behind = self.draft.tokens[side.last : side.last + 1]
        if behind in (["setempat"], ["malah"], ["justru"]):
            behind = self.draft.tokens[side.last + 1 : side.last + 2]
        crew = self.draft.tokens[side.first - 1] in _CREW
        if side.first > 1 and self.draft.tokens[side.first - 2] == "," and not crew:  # 'brosur cagub 2 dibuang'
            return bool(behind) and behind[0] in self.draft.knowledge.words["reading.taken_down"]
        if side.sort not in _DOERS or self.draft.tokens[side.first - crew - 1] != "," or not behind:
            return False
        verb = len(behind[0]) >= _SHORTEST_VERB and behind[0].startswith(_ACTS)
        return verb or behind[0] in _COMMENTS or behind[0] in self.draft.knowledge.words["reading.does_else"]

    def _rally_of_its_own(self, side: FoundSide) -> bool:
        """'membagikan solar untuk nelayan, kampanye cabup nomor 2 ditunda': the rally is the subject of a clause."""
        first = max(0, side.first - _RALLY_NOUNS)
        if "," not in self.draft.tokens[first : side.first]:
            return False
        first += self.draft.tokens[first : side.first].index(",") + 1
        row = self.draft.sentences[side.side.sentence]
        words = self.draft.tokens[first : min(row.last_token, side.last + _RALLY_VERB)]
        front = words[: side.first - first + 1]
        beside = words[0] == "di" and not _OVER_THERE.isdisjoint(front) and not _RALLIES.isdisjoint(front)
        if not beside and (words[0] not in _RALLIES or not _PLACED.isdisjoint(words[: side.first - first])):
            return False
        return any(word.startswith(_HAPPENS) and word not in _NO_VERB for word in words)

    def taken_up(self, hit: Hit, allowed: frozenset[str]) -> int | None:
        """'Di depan cabup nomor 1, puluhan kades ikrar siap memenangkannya': -nya is the side told in front."""
        front = [n for n in self.sides_of[hit.sentence] if self.sides[n].last <= hit.first]
        fitting = [n for n in front if self.sides[n].sort in allowed and self.sides[n].side.kind != "none"]
        own = self.draft.tokens[hit.last - 1].endswith("nya") or (bool(fitting) and self.phrases.enclitic(hit))
        return fitting[-1] if fitting and own else None

    def thing(self, rule: Rule, hit: Hit) -> Hit | None:
        """'Lurah mengaku menyimpannya': -nya takes up the material or goods of the sentence before."""
        if not may_lie_elsewhere(rule):
            return None
        if "sends_to_group" in rule.known_as:
            return self._in_group(hit)
        first = self.draft.sentences[hit.sentence].first_token
        who = hit.first == first + 1 and self.draft.tokens[first] == "yang"  # 'Yang masang pegawai dinas'
        if hit.sentence == 0 or hit.passive or not (who or self.phrases.enclitic(hit)):
            return None
        before = self.draft.sentences[hit.sentence - 1]
        words = self.draft.tokens[before.first_token : before.last_token]
        returned = not self.draft.knowledge.words["reading.sent_back"].isdisjoint(words)
        if returned or not {"siapa", "tahu"}.isdisjoint(self.draft.tokens[max(0, hit.first - 3) : hit.first]):
            return None  # 'mengembalikan amplop. Ia mengantarnya sendiri'; 'tidak tahu siapa yang memasangnya'
        things = self.draft.hits_of[hit.sentence - 1]
        if who and rule.code == "N01" and any("goods" in other.meanings.objects for other in things):
            return None  # 'beras berstiker calon. Yang membagi pak kades': the rice is what he gives
        return next((other for other in things if not other.meanings.objects.isdisjoint(rule.objects)), None)

    def around(self, rule: Rule, hit: Hit) -> int | None:
        """The side of a neighbouring sentence, the one before first; words of no side there count for nothing."""
        for number in (hit.sentence - 1, hit.sentence + 1):
            if 0 <= number < len(self.sides_of) and not self.moods.holds_back(number):
                for side in self.sides_of[number]:
                    if self.sides[side].sort in (rule.side_types or SORTS):
                        return side
        return None

    def of_text(self, rule: Rule, hit: Hit) -> int | None:
        """The side that the text has named before, or names next; none where the sentence speaks of no side."""
        if any(self.sides[side].side.kind == "none" for side in self.sides_of[hit.sentence]):
            return None
        order: list[int] = [*range(hit.sentence, max(-1, hit.sentence - _TEXT_BACK), -1), hit.sentence + 1]
        for number in order:
            if number >= len(self.sides_of) or self.draft.sentences[number].zone == "background":
                continue
            for side in self.sides_of[number]:
                if self.sides[side].sort in (rule.side_types or SORTS):
                    return side
        return None

    def _of_the_same(self, rule: Rule, hit: Hit, thing: Hit) -> int | None:
        """'Lurah sendiri yang membagikan amplop itu': the sentence before has told whose amplop it is."""
        by_nobody = hit.passive and "oleh" not in self.draft.tokens[hit.last : hit.last + 3]
        if thing.sentence < hit.sentence:
            return self.around(rule, hit)
        if hit.sentence == 0 or by_nobody or _TAKEN_UP.isdisjoint(self.draft.tokens[thing.last : thing.last + 1]):
            return None
        word = self.draft.tokens[thing.first]
        before = self.draft.sentences[hit.sentence - 1]
        if word not in self.draft.tokens[before.first_token : before.last_token]:
            return None
        found = self.around(rule, hit)
        return found if found is not None and self.sides[found].side.sentence < hit.sentence else None

    def _on_package(self, rule: Rule, hit: Hit) -> int | None:
        """'Camat membagikan beras. Di setiap karung tertempel stiker calon': the next sentence looks at the goods."""
        if hit.sentence + 1 >= len(self.sides_of):
            return None
        row = self.draft.sentences[hit.sentence + 1]
        words = self.draft.tokens[row.first_token : row.last_token]
        lists = self.draft.knowledge.words
        if not _NONE_ON_IT.isdisjoint(words):
            return None
        if lists["reading.packages"].isdisjoint(words) or lists["reading.printed"].isdisjoint(words):
            return None
        sides = (side for side in self.sides_of[hit.sentence + 1] if self.sides[side].side.kind != "none")
        return next((side for side in sides if self.sides[side].sort in (rule.side_types or SORTS)), None)
