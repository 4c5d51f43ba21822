"""What looks like an act in a page of news and is none: the candidate's own act, a preposition, a single supporter.

Used by `frames` only, on an event whose agent is already known. Looks at a few tokens around the predicate.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.others import Others
from pipelines.reading.passing import in_passing
from pipelines.reading.polling import of_the_poll
from pipelines.reading.subjects import at_their_meeting, elected_runs

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.sides import FoundSide

_BEFORE, _FAMILY_REACH, _SHORTEST_VERB = 3, 6, 6
_MATTER = frozenset(("tentang", "soal", "mengenai", "bertema", "bertajuk", "terkait", "perihal"))
_HOSTED = frozenset(("di", "pada", "dalam", "acara"))
_GATHERINGS = frozenset(
    ("jadwal", "agenda", "acara", "kegiatan", "rapat", "konsolidasi", "pertemuan", "panggung", "deklarasi")
)
_OWN_ACTS = frozenset(("N02", "N04", "N05", "N06"))
_CAMPAIGNERS_ACTS = frozenset(("N01", "N02", "N03", "N04", "N05", "N06", "N08", "N11", "N15", "N16", "N17"))
_BY_SIDE = 4  # tokens between a passive and 'oleh'
_CLEFT = 7  # tokens between 'yang' and 'itu'
_REQUESTED = frozenset(("untuk", "ke", "kepada", "dari", "dulu", "atas", "tertulis", "lebih", "pada", "karena", "soal"))
_HANDED = 14  # tokens between 'diserahkan' and the watchdog
_HANDS_OVER = (
    "serah", "diserah", "menyerah", "kembali", "dikembali", "mengembali", "setor", "disetor", "menyetor", "antar",
    "diantar", "mengantar", "bawa", "dibawa", "membawa", "titip", "dititip", "kirim", "dikirim", "mengirim",
)  # fmt: skip
_JOINED = frozenset((
    "dan", "bersama", "bareng", "dengan", "serta", "dukung", "mendukung", "untuk", "dari", "oleh", "nama", "gambar",
    "foto", "wajah", "logo",
))  # fmt: skip
_OF_ANOTHER = frozenset((
    "nama", "tagline", "slogan", "jargon", "juru", "jurkam", "tim", "pendukung", "singkatan", "saksi", "relawan",
    "pembicara", "narasumber", "pemateri", "penceramah", "moderator", "mc", "orator", "instruktur", "tamu",
))  # fmt: skip
_NOT_SO = frozenset(("jangan", "jgn", "kalau", "klo", "ditelepon", "ditelpon", "ditawari", "menolak", "tolak"))
_PLURAL = frozenset((
    "para", "sejumlah", "beberapa", "belasan", "puluhan", "ratusan", "sebanyak", "kedua", "ketiga", "keempat",
    "semua", "seluruh", "kelima", "duo", "rombongan",
))  # fmt: skip
_MANY = frozenset(("mereka", "keduanya", "ketiganya", "kelimanya", "para", "kompak", "bersama-sama", "ramai-ramai"))


class Screens(Others):
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
            or (
                rule.candidacy
                and (self._of_family(hit) or self._left_blank(hit) or elected_runs(self.draft, self.actors, hit))
            )
            or (rule.code == "N01" and self._cleared_away(event))
            or self._by_rule(event)
            or self._welcomed(event)
            or (rule.code in _CAMPAIGNERS_ACTS and self.of_campaigners(event))
            or (rule.code == "N07" and self.side_acts(event, crew_only=True))
            or (rule.code == "N99" and (self.of_umpire(event) or self.supporters(event)))
            or ("uses_facility" in rule.known_as and self._by_accident(event))
            or (rule.code == "N04" and self.inked(event))
            or of_the_poll(self.draft, event)
        )

    def _by_rule(self, event: FoundEvent) -> bool:
        """Words that are something else in front of one row: a choice, a duty, a preposition, another verb's object."""
        rule, hit = event.rule, event.hit
        if event.word == "memilih" and self.draft.tokens[hit.last : hit.last + 1] == [":"]:
            return True  # 'diberi waktu untuk memilih: partai atau jabatan'
        if self._other_noun(event):
            return True
        if self.no_such_thing(event) or in_passing(self.draft, event):
            return True
        if "disperses" in rule.known_as and self._on_duty(event):
            return True
        carried = event.object_hit is not None and event.object_hit.first == hit.last  # 'antar amplop ke rumah warga'
        if event.word == "antar" and not carried and not self._side_behind(hit):
            return True
        return event.object_hit is not None and self._of_object(event, event.object_hit)

    def _of_object(self, event: FoundEvent, thing: Hit) -> bool:
        """What stands around the object or in front of it makes the row another one's."""
        rule = event.rule
        return (
            (rule.code == "N16" and self._about(event.hit, thing) and not at_their_meeting(self.draft, thing))
            or ("wears" in rule.known_as and self._carried(event.hit, thing))
            # 'jadi timses capres' is no candidacy
            or ("is_candidate" in rule.known_as and event.hit.last - event.hit.first > 1)
            or ("for_kin" in rule.known_as and self._nearer(event.hit, thing))
            or ("takes_part" in rule.known_as and self._verb_between(event.hit, thing))
            or ("runs" in rule.known_as and not _OF_ANOTHER.isdisjoint(self.draft.tokens[event.hit.last : thing.first]))
        )

    def _carried(self, hit: Hit, thing: Hit) -> bool:
        """'mobil dinas dipakai mengangkut kaus paslon': the clothes are the object of another verb."""
        between = self.draft.tokens[hit.last : thing.first]
        return any(len(word) >= _SHORTEST_VERB and word.startswith(("me", "nge")) for word in between)

    def _welcomed(self, event: FoundEvent) -> bool:
        """'Orasi guru itu disambut tim cabup': who stands in front of the passive is welcomed, he welcomes nobody."""
        if (
            "escorts" not in event.rule.known_as
            or not (event.voice == "passive" or event.hit.passive)
            or event.agent is None
        ):
            return False
        found = self.actors[event.agent]
        return found.actor.sentence == event.hit.sentence and found.last <= event.hit.first

    def _by_accident(self, event: FoundEvent) -> bool:
        """'Baliho paslon roboh menimpa mobil dinas camat', 'mobil dinas dicuri': used by nobody."""
        row = self.draft.sentences[event.hit.sentence]
        return not self.lists["reading.accidents"].isdisjoint(self.draft.tokens[row.first_token : row.last_token])

    def _other_noun(self, event: FoundEvent) -> bool:
        """The noun before or behind makes it something else: a debate, a report, a request, a subject of its own."""
        rule, hit, tokens = event.rule, event.hit, self.draft.tokens
        before = tokens[max(0, hit.first - 1) : hit.first]
        if (event.word == "mutasi" and before in (["kabid"], ["bidang"], ["kasubbid"], ["subbidang"])) or (
            rule.code == "N09" and "facility" not in rule.known_as and before == ["laporan"]
        ):
            return True  # 'menonton debat kampanye', 'laporan penggunaan dana hibah partai'
        if self._of_no_campaign(event) or (event.word == "kampanye" and before == ["debat"]):
            return True
        if self._of_another_role(event, before):
            return True
        if rule.code == "N11" and event.word.startswith("saksi") and before == [","] and not self._apposed(hit):
            return True  # 'ketua KPPS di TPS 4, saksi paslon 2 malah tidak datang'
        behind = tokens[hit.last : hit.last + 2]
        asked = "order" in rule.known_as and bool(behind) and behind[0] in self.lists["reading.not_urged"]
        goes_on = len(behind) > 1 and behind[1].isalpha() and behind[1] not in _REQUESTED
        return asked and not goes_on  # 'meminta izin kepada camat'; not 'meminta izin lapangan paslon 1 ditahan'

    def _of_another_role(self, event: FoundEvent, before: list[str]) -> bool:
        """'jadi saksi sidang', 'di rumah ketua timses', 'ternyata bukan bendahara': no role of the official."""
        behind = self.draft.tokens[event.hit.last : event.hit.last + _BEFORE]
        if event.rule.code not in {"N11", "N12"}:
            return False
        if event.word.endswith("saksi") and not self.lists["nonpolitical.saksi"].isdisjoint(behind[:1]):
            return True
        turned = event.word.startswith(("ternyata", "rupanya"))
        if turned and not self.lists["reading.turns_out_else"].isdisjoint(behind):
            return True
        return bool(before) and before[0] in self.lists["reading.possessed"]

    def _of_no_campaign(self, event: FoundEvent) -> bool:
        """A debate of the KPU has its MC, mourners send flowers, what is handed to a watchdog is given to nobody."""
        hit, tokens = event.hit, self.draft.tokens
        behind = tokens[hit.last : hit.last + _BEFORE]
        if event.rule.code == "N06" and not self.lists["reading.hosted_by_umpire"].isdisjoint(behind):
            return True
        if event.rule.code == "N08":
            line = tokens[(row := self.draft.sentences[hit.sentence]).first_token : row.last_token]
            flowers = "bunga" in line or "papan" in tokens[hit.first : hit.last]
            if "bunga" in line and not {"kpu", "bawaslu", "panwaslu"}.isdisjoint(behind + line[-_HANDED:]):
                return True  # 'papan bunga di kantor KPU'
            theirs = " " in event.word and event.side is not None and tokens[self.sides[event.side].first - 1] == "dari"
            if flowers and (theirs or not self.lists["reading.condolence"].isdisjoint(line)):
                return True
        if event.rule.code not in {"N01", "N08"}:
            return False
        reach = _HANDED if event.word.startswith(_HANDS_OVER) else 1
        return any(
            other.has("authority")
            and other.sentence == hit.sentence
            and tokens[other.first - 1] in {"ke", "kepada", "pada"}
            and 0 <= other.first - hit.last - 1 <= reach
            and "," not in tokens[hit.last : other.first]
            for other in self.draft.near(hit.last, hit.last + 1, reach + 1)
        )

    def _apposed(self, hit: Hit) -> bool:
        """'Sekdes itu, saksi paslon 2 di TPS 4, ...': a second comma closes what is said of him."""
        row = self.draft.sentences[hit.sentence]
        return "," in self.draft.tokens[hit.last : min(hit.last + _CLEFT + _BY_SIDE, row.last_token)]

    def _many(self, event: FoundEvent) -> bool:
        """More than one person declares: counted, 'para', 'sejumlah', 'mereka'."""
        row = self.draft.sentences[event.hit.sentence]
        words = self.draft.tokens[row.first_token : row.last_token]
        if not _MANY.isdisjoint(words[: event.hit.last - row.first_token]) or {"sikap", "bersama"}.issubset(words):
            return True  # 'Forum lurah menyatakan sikap bersama mendukung petahana'
        if event.agent is None:
            return False
        agent = self.actors[event.agent]
        before = self.draft.tokens[max(0, agent.first - _BEFORE) : agent.first]
        doubled = self.draft.tokens[agent.last : agent.last + 1] in (["-"], ["se"])  # 'guru-gurunya', 'kades se-Sigi'
        return agent.numbered or doubled or not _PLURAL.isdisjoint(before)

    def _cleared_away(self, event: FoundEvent) -> bool:
        """'stiker yang menempel di los pasar dicabut petugas': what guards take down nobody of them put up."""
        row = self.draft.sentences[event.hit.sentence]
        whole = self.draft.tokens[row.first_token : row.last_token]
        guards = self.lists["reading.guards"]
        title = self.actors[event.agent].actor.title.lower().split() if event.agent is not None else []
        if not self.lists["reading.caught"].isdisjoint(whole):
            return False  # 'Kedapatan mengangkut alat peraga caleg, anggota Satpol PP kabur'
        return not guards.isdisjoint(title) and not self.lists["reading.taken_down"].isdisjoint(whole)

    def _on_duty(self, event: FoundEvent) -> bool:
        """'Bawaslu membubarkan kampanye', 'Satpol PP membubarkan ...': their task."""
        row = self.draft.sentences[event.hit.sentence]
        front = self.draft.tokens[max(row.first_token, event.hit.first - _FAMILY_REACH) : event.hit.first]
        post = max((row.first_token, *(one.first for one in self.actors if one.last <= event.hit.first)))
        watch = any(
            other.has("authority") and other.first >= post and 0 <= event.hit.first - other.last <= _BEFORE
            for other in self.draft.near(event.hit.first, event.hit.last, _FAMILY_REACH)
        )
        words = [self.draft.tokens[n] for n in range(row.first_token, row.last_token) if n != event.hit.last]
        order = not self.lists["reading.order_reasons"].isdisjoint(words)  # not 'mengganjal izin rapat umum paslon 3'
        return watch or order or not self.lists["reading.guards"].isdisjoint(front)

    def _candidate_before(self, hit: Hit) -> bool:
        """'ketika paslon berkampanye di kampungnya': the side right before the verb is its subject."""
        if not any(meaning.kind == "pred" and meaning.value != "passive" for meaning in hit.meanings):
            return False
        for other in self.draft.near(hit.first, hit.last, _BEFORE, "side"):
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

    def _left_blank(self, hit: Hit) -> bool:
        """'mengembalikan formulir yang sengaja tak diisi': nobody applies with an empty paper."""
        behind = self.draft.tokens[hit.last : hit.last + _CLEFT + _BY_SIDE]
        if "kosong" in behind and "kotak" not in behind:
            return "formulir" in self.draft.tokens[hit.first : hit.last + _CLEFT]
        return any(two == "diisi" and one in self.lists["reading.not"] | {"tanpa"} for one, two in pairwise(behind))

    def _nearer(self, hit: Hit, thing: Hit) -> bool:
        """'mencopot pj kades usai memecat kaur yang istrinya timses': the nearer removal is the one told so."""
        return any(
            meaning.kind == "pred" and "for_kin" in self.draft.knowledge.rules[meaning.id].known_as
            for other in self.draft.near(hit.last, thing.first, 0)
            if hit.last <= other.first < thing.first
            for meaning in other.meanings
        )

    def _about(self, hit: Hit, thing: Hit) -> bool:
        """'seminar tentang sejarah partai politik': parties are the subject of the talk, not its host."""
        between = self.draft.tokens[min(hit.last, thing.first) : thing.first]
        if not _HOSTED.isdisjoint(between[::-1][: _BEFORE + 1]):
            between = []  # 'berbicara soal strategi di panggung musda partai'
        return not _MATTER.isdisjoint([*between, *self.draft.tokens[thing.last : thing.last + _BEFORE]])

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
            (len(word) >= _SHORTEST_VERB and word.startswith(("me", "ber")))
            or word in _GATHERINGS
            or word in _NOT_SO
            or (len(word) >= _SHORTEST_VERB and word.startswith("di") and word.endswith(("kan", "i")))
            for word in between
        )
