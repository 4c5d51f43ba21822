"""What looks like an act in a page of news and is none: the candidate's own act, a preposition, a single supporter.

Used by `frames` only, on an event whose agent is already known. Looks at a few tokens around the predicate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.sides import FoundSide

_BEFORE = 3
_FAMILY_REACH = 6
_SHORTEST_VERB = 6
_SHORTEST_PASSIVE = 6
_MATTER = frozenset(("tentang", "soal", "mengenai", "bertema", "bertajuk", "terkait", "perihal"))
_GATHERINGS = frozenset(
    ("jadwal", "agenda", "acara", "kegiatan", "rapat", "konsolidasi", "pertemuan", "panggung", "deklarasi")
)
_OWN_ACTS = frozenset(("N02", "N04", "N05", "N06"))
_CAMPAIGNERS_ACTS = frozenset(("N01", "N02", "N03", "N04", "N05", "N06", "N08", "N11", "N15", "N17"))
_SUBJECTS = frozenset(("person", "team", "party", "number"))
_BY_SIDE = 4  # tokens between a passive and 'oleh'
_CLEFT = 7  # tokens between 'yang' and 'itu'
_JUDGES = 5  # tokens between an umpire and 'tidak netral'
_NOMINAL = frozenset(("orasi", "pidato", "orasinya", "pidatonya", "konvoi", "pawai", "arak-arakan", "kampanye"))
_ATTENDS = frozenset((
    "menonton", "nonton", "mendengarkan", "mendengar", "dengerin", "menyaksikan", "menyimak", "menghadiri", "hadiri",
    "merekam", "melihat", "memotret", "meliput", "nyimak",
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
_REQUESTED = frozenset(("untuk", "ke", "kepada", "dari", "dulu", "atas", "tertulis", "lebih", "pada", "karena", "soal"))
_OTHERS = frozenset(
    ("mereka", "warga", "pemiliknya", "keluarganya", "suaminya", "istrinya", "anaknya", "pemuda", "tetangganya")
)
_TEAM = frozenset(("tim", "timses", "relawan", "pendukung", "simpatisan", "kader", "massa", "pengurus"))
_JOINED = frozenset((
    "dan", "bersama", "bareng", "dengan", "serta", "dukung", "mendukung", "untuk", "dari", "oleh", "nama", "gambar",
    "foto", "wajah", "logo",
))  # fmt: skip
_FOR_KIN = frozenset(("N10.r30", "N18.r46"))
_ROLES = ("N11.r1", "N11.r2", "N11.r5", "N12.r2")
_PLURAL = frozenset((
    "para", "sejumlah", "beberapa", "belasan", "puluhan", "ratusan", "sebanyak", "kedua", "ketiga", "keempat",
    "semua", "seluruh", "kelima", "duo", "rombongan",
))  # fmt: skip
_MANY = frozenset(("mereka", "keduanya", "ketiganya", "kelimanya", "para", "kompak", "bersama-sama", "ramai-ramai"))


class Screens:
    """Screens the events of one text."""

    def __init__(
        self, draft: Draft, actors: list[FoundActor], sides: list[FoundSide], sides_of: list[list[int]]
    ) -> None:
        """Keep draft, actors and sides."""
        self.draft = draft
        self.actors = actors
        self.sides = sides
        self.sides_of = sides_of
        self.lists = draft.knowledge.words

    def none(self, event: FoundEvent) -> bool:
        """Return whether the words around the predicate say that nobody with a post does this."""
        rule, hit = event.rule, event.hit
        return (
            (rule.collective and not self._many(event))
            or (rule.holder and event.agent is None)
            or ((rule.code in _OWN_ACTS or rule.candidacy) and (self._candidate_before(hit) or self._invited(hit)))
            or (rule.candidacy and self._of_family(hit))
            or (rule.code == "N01" and self._cleared_away(event))
            or self._by_rule(event)
            or (rule.code in _CAMPAIGNERS_ACTS and self._of_campaigners(event))
            or (rule.code == "N07" and self._side_acts(event, crew_only=True))
            or (rule.code == "N99" and self._of_umpire(event))
            or (rule.code == "N04" and self._inked(event))
        )

    # -- somebody else's act ---------------------------------------------------------------------------------------

    def _of_campaigners(self, event: FoundEvent) -> bool:
        """The side or its crew is the subject, stands behind 'oleh' or holds the speech; or a cleft names another."""
        return (
            self._side_acts(event)
            or self._others_act(event)
            or self._by_side(event)
            or (event.word in _NOMINAL and self._speech_of_side(event))
            or self._cleft(event)
        )

    def _side_acts(self, event: FoundEvent, *, crew_only: bool = False) -> bool:
        """'Tadi pagi tim paslon 1 bagi-bagi sembako di depan kantor distrik': the campaign opens the clause."""
        hit = event.hit
        agent = None if event.agent is None else self.actors[event.agent]
        before_it = agent is not None and agent.last <= hit.first and agent.actor.sentence == hit.sentence
        if event.voice == "passive" or before_it:
            return False
        for number in self.sides_of[hit.sentence]:
            side = self.sides[number]
            between = self.draft.tokens[side.last : hit.first]
            adverb = not between or (len(between) == 1 and between[0] in {"sedang", "ikut", "lagi", "akan", "telah"})
            if side.last > hit.first or side.sort not in _SUBJECTS or not adverb:
                continue
            first, begin = side.first, self.draft.sentences[hit.sentence].first_token
            while first > begin and self.draft.tokens[first - 1] in _CREW:
                first -= 1
            if crew_only and self.draft.tokens[first] not in _TEAM:
                continue  # 'cabup minta kades ...' is an order for himself, 'timses minta ...' nobody's of the service
            before = self.draft.tokens[first - 1] if first > begin else "."
            if before in _WHEN or before in self.lists["reading.numbers"] or not before[0].isalnum():
                return True
        return False

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
        return not _ATTENDS.isdisjoint(before)

    def _cleft(self, event: FoundEvent) -> bool:
        """'..., yang orasi itu ketua kelompok tani': whom the cleft names acts, nobody in front of it."""
        tokens, hit = self.draft.tokens, event.hit
        opens = hit.first > 1 and tokens[hit.first - 1] == "yang" and not tokens[hit.first - 2][0].isalnum()
        if not opens or event.agent is None or self.actors[event.agent].first >= hit.last:
            return False
        row = self.draft.sentences[hit.sentence]
        behind = tokens[hit.last : min(hit.last + _CLEFT, row.last_token)]
        return any(word in {"itu", "adalah", "ternyata", "cuma", "hanya", "bukan"} for word in behind)

    def _inked(self, event: FoundEvent) -> bool:
        """'pamer jari ungu bekas tinta': whoever has voted shows it, for nobody."""
        row = self.draft.sentences[event.hit.sentence]
        words = self.draft.tokens[event.hit.first : row.last_token]
        return "jari" in words[:_CLEFT] and not {"tinta", "ungu", "bertinta"}.isdisjoint(words)

    def _of_umpire(self, event: FoundEvent) -> bool:
        """'Lurah menilai wasit tidak netral': the umpire, the media or a watchdog is called partial."""
        begin = max(self.draft.sentences[event.hit.sentence].first_token, event.hit.first - _JUDGES)
        front = self.draft.tokens[begin : event.hit.first]
        umpire = max((begin + n for n, word in enumerate(front) if word in self.lists["reading.umpires"]), default=-1)
        return umpire >= 0 and (event.agent is None or self.actors[event.agent].last <= umpire)

    def _by_rule(self, event: FoundEvent) -> bool:
        """Words that are something else in front of one row: a choice, a duty, a preposition, another verb's object."""
        rule, hit = event.rule, event.hit
        if event.word == "memilih" and self.draft.tokens[hit.last : hit.last + 1] == [":"]:
            return True  # 'diberi waktu untuk memilih: partai atau jabatan'
        if self._other_noun(event):
            return True
        if rule.id == "N10.r21" and self._on_duty(event):
            return True
        if event.word == "antar" and not self._side_behind(hit):
            return True
        return event.object_hit is not None and self._of_object(event, event.object_hit)

    def _of_object(self, event: FoundEvent, thing: Hit) -> bool:
        """What stands around the object or in front of it makes the row another one's."""
        rule = event.rule
        return (
            (rule.id == "N16.r2" and self._about(thing))
            or (rule.id in _FOR_KIN and self._nearer(event.hit, thing))
            or (rule.id in _ROLES and self._verb_between(event.hit, thing))
        )

    def _other_noun(self, event: FoundEvent) -> bool:
        """The noun before or behind makes it something else: a debate, a report, a request, a subject of its own."""
        rule, hit, tokens = event.rule, event.hit, self.draft.tokens
        before = tokens[max(0, hit.first - 1) : hit.first]
        if (event.word == "kampanye" and before == ["debat"]) or (rule.code == "N09" and before == ["laporan"]):
            return True  # 'menonton debat kampanye', 'laporan penggunaan dana hibah partai'
        if rule.code == "N11" and event.word.startswith("saksi") and before == [","] and not self._apposed(hit):
            return True  # 'ketua KPPS di TPS 4, saksi paslon 2 malah tidak datang'
        behind = tokens[hit.last : hit.last + 2]
        asked = rule.id == "N07.r1" and bool(behind) and behind[0] in self.lists["reading.not_urged"]
        goes_on = len(behind) > 1 and behind[1].isalpha() and behind[1] not in _REQUESTED
        return asked and not goes_on  # 'meminta izin kepada camat'; not 'meminta izin lapangan paslon 1 ditahan'

    def _apposed(self, hit: Hit) -> bool:
        """'Sekdes itu, saksi paslon 2 di TPS 4, ...': a second comma closes what is said of him."""
        row = self.draft.sentences[hit.sentence]
        return "," in self.draft.tokens[hit.last : min(hit.last + _CLEFT + _BY_SIDE, row.last_token)]

    def _many(self, event: FoundEvent) -> bool:
        """More than one person declares: counted, 'para', 'sejumlah', 'mereka'."""
        row = self.draft.sentences[event.hit.sentence]
        if not _MANY.isdisjoint(self.draft.tokens[row.first_token : event.hit.last]):
            return True
        if event.agent is None:
            return False
        agent = self.actors[event.agent]
        before = self.draft.tokens[max(0, agent.first - _BEFORE) : agent.first]
        doubled = self.draft.tokens[agent.last : agent.last + 1] == ["-"]  # 'guru-gurunya'
        return agent.numbered or doubled or not _PLURAL.isdisjoint(before)

    def _cleared_away(self, event: FoundEvent) -> bool:
        """'stiker yang menempel di los pasar dicabut petugas': what guards take down nobody of them put up."""
        row = self.draft.sentences[event.hit.sentence]
        whole = self.draft.tokens[row.first_token : row.last_token]
        guards = self.lists["reading.guards"]
        title = self.actors[event.agent].actor.title.lower().split() if event.agent is not None else []
        return not guards.isdisjoint(title) and not self.lists["reading.taken_down"].isdisjoint(whole)

    def _on_duty(self, event: FoundEvent) -> bool:
        """'Bawaslu membubarkan kampanye', 'Satpol PP membubarkan ...': their task."""
        row = self.draft.sentences[event.hit.sentence]
        front = self.draft.tokens[max(row.first_token, event.hit.first - _FAMILY_REACH) : event.hit.first]
        watch = any(
            other.has("authority") and row.first_token <= other.first and 0 <= event.hit.first - other.last <= _BEFORE
            for other in self.draft.near(event.hit.first, event.hit.last, _FAMILY_REACH)
        )
        whole = self.draft.tokens[row.first_token : row.last_token]
        order = not self.lists["reading.order_reasons"].isdisjoint(whole)  # 'karena ganggu lalu lintas'
        return watch or order or not self.lists["reading.guards"].isdisjoint(front)

    def _candidate_before(self, hit: Hit) -> bool:
        """'ketika paslon berkampanye di kampungnya': the side right before the verb is its subject."""
        if not any(meaning.kind == "pred" and meaning.value != "passive" for meaning in hit.meanings):
            return False
        for other in self.draft.near(hit.first, hit.last, _BEFORE):
            meaning = other.get("side")
            if meaning is None or meaning.id != "person" or not 0 <= hit.first - other.last <= 1:
                continue
            between = self.draft.tokens[other.last : hit.first]
            front = self.draft.tokens[max(0, other.first - 1) : other.first]
            plain = hit.start < hit.end and self.draft.view.text[hit.start : hit.end].startswith(("ber", "me"))
            return plain and between in ([], ["sedang"], ["ikut"]) and _JOINED.isdisjoint(front) and not other.inner
        return False

    def _invited(self, hit: Hit) -> bool:
        """'mengundang calon bupati dan mempersilakannya berpidato': the guest speaks."""
        before = self.draft.tokens[max(0, hit.first - _BEFORE) : hit.first]
        return any(word.startswith("mempersilakan") for word in before)

    def _of_family(self, hit: Hit) -> bool:
        """'mempromosikan anak kandungnya yang maju sebagai caleg': the relative runs."""
        before = self.draft.tokens[max(0, hit.first - _FAMILY_REACH) : hit.first]
        return "yang" in before and not self.lists["reading.family"].isdisjoint(before)

    def _nearer(self, hit: Hit, thing: Hit) -> bool:
        """'mencopot pj kades usai memecat kaur yang istrinya timses': the nearer removal is the one told so."""
        return any(
            meaning.kind == "pred" and meaning.id in _FOR_KIN
            for other in self.draft.near(hit.last, thing.first, 0)
            if hit.last <= other.first < thing.first
            for meaning in other.meanings
        )

    def _about(self, thing: Hit) -> bool:
        """'seminar tentang sejarah partai politik': parties are the subject of the talk, not its host."""
        behind = self.draft.tokens[thing.last : thing.last + _BEFORE]
        return not _MATTER.isdisjoint(behind)

    def _side_behind(self, hit: Hit) -> bool:
        """'antar paslon ke KPU'; 'antar desa' is a preposition."""
        return any(
            other.has("side") and 0 <= other.first - hit.last <= 1
            for other in self.draft.near(hit.first, hit.last, _BEFORE)
        )

    def _verb_between(self, hit: Hit, thing: Hit) -> bool:
        """'ikut mendeklarasikan relawan', 'masuk jadwal kampanye tim': no role in a team."""
        between = self.draft.tokens[hit.last : thing.first]
        return any(
            (len(word) >= _SHORTEST_VERB and word.startswith(("me", "ber"))) or word in _GATHERINGS for word in between
        )
