"""What around a predicate rules a row out, and what excuses an act. Used by `frames` only."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.elsewhere import of_another_verb
from pipelines.reading.receiving import giver, head_gets, tied
from pipelines.reading.removing import taken_down
from pipelines.reading.unequal import held_up
from pipelines.reading.unreal import stayed_away

if TYPE_CHECKING:
    from pipelines.knowledge.rows import Rule
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.moods import Moods
    from pipelines.reading.neighbours import Neighbours
    from pipelines.reading.phrases import Phrases
    from pipelines.reading.sides import FoundSide
    from pipelines.record.reading import Clause, Sentence

_TIME_NEAR, _ESCORTED, _REASON = 5, 8, 4  # tokens; a reason stands in front
_LEAVE_BACK = 2  # sentences
_SENDS = frozenset((
    "pajang", "memajang", "majang", "kirim", "mengirim", "ngirim", "sebar", "menyebar", "menyebarkan", "sebarkan",
    "bagikan", "membagikan", "pamer", "memamerkan", "pasang", "memasang", "masang", "dipajang", "dikirim",
))  # fmt: skip
_SHORTEST_VERB = 6
_SHORT_VERB, _NO_VERBS = 4, frozenset(("mereka", "menteri", "menantu", "berdua", "berikut", "bersama", "menurut"))
_ALIKE = frozenset(("maupun", "ataupun", "dan", "serta", "sekaligus"))
_PROOF = frozenset(("tautan", "link", "rekaman", "cuplikan", "potongan", "tangkapan", "salinan"))
_HOSTS = frozenset(("pemandu", "pembawa", "mc", "jurkam", "juru"))
_LISTENERS = frozenset(("peserta",))  # 'dibagikan ke peserta kampanye'
_WHILE = frozenset((
    "ke", "bagi", "para", "koordinasi", "mendata", "data",
    "ketika", "saat", "sementara", "sewaktu", "begitu", "oleh", "dari", "kepada", "kata", "menyuruh", "meminta",
    "minta", "suruh", "mempersilakan",
))  # fmt: skip
_BECAUSE = frozenset(("karena", "lantaran", "gara", "akibat", "perkara", "soal", "urusan"))
_PRESENT = frozenset(("di", "berada", "terlihat", "tampak", "hadir", "datang", "duduk"))
_GUARDS = frozenset((
    "berjaga", "pengamanan", "mengamankan", "menjaga", "berpatroli", "meliput", "parkir", "disiagakan",
))  # fmt: skip
_BESIDE = frozenset(("dan", "bersama", "beserta", "serta", "dengan", "bareng", "sama"))
_ESCORTS = frozenset(("mengawal", "kawal", "rombongan", "pengamanan", "mengamankan"))
_ESCORTING = frozenset(("kawal", "mengawal", "dikawal", "pengawalan", "ngawal", "pengawal"))
_HAILS = frozenset(("wahai", "hai", "hei", "woi", "hey"))
_MARCHES = frozenset(("konvoi", "pawai", "iring", "arak", "longmarch", "long"))
_TASKED = frozenset(("bertugas", "ditugaskan", "ditugasi", "penugasan"))
_INSTEAD = frozenset(
    ("seharusnya", "malah", "padahal", "mestinya", "justru", "jam", "usai", "seusai", "setelah", "selesai")
)
_FETCH = frozenset(("menjemput", "jemput"))  # on duty where the police keep order
_POLICE = frozenset((
    "kapolres", "kapolsek", "kapolda", "dandim", "danramil", "bhabinkamtibmas", "babinsa",
    "polisi", "polri", "polres", "polsek", "brimob", "satpol", "personel", "polda", "patwal", "satlantas", "dishub",
    "perhubungan",
))  # fmt: skip
_ON_DUTY = frozenset(("bertugas", "mengawal", "berjaga", "mengamankan", "menjaga", "ditugasi", "ditugaskan"))


def _is_cause(hit: Hit) -> bool:
    return any(meaning.kind == "opener" and meaning.id == "cause" for meaning in hit.meanings)


class Rulings:
    """Looks at the words around the predicates of one text."""

    def __init__(
        self,
        draft: Draft,
        clauses: tuple[Clause, ...],
        moods: Moods,
        sides: list[FoundSide],
        sides_of: list[list[int]],
        phrases: Phrases,
        neighbours: Neighbours,
    ) -> None:
        """Keep what the frames know."""
        self.draft = draft
        self.clauses = clauses
        self.moods = moods
        self.sides = sides
        self.sides_of = sides_of
        self.phrases = phrases
        self.neighbours = neighbours

    def out(self, rule: Rule, hit: Hit, object_hit: Hit | None) -> bool:
        """Return whether words around the predicate say that it is no act of the row."""
        row = self.draft.sentences[hit.sentence]
        if rule.purpose:
            words = self.draft.tokens[row.first_token : row.last_token]
            causes = [o.first for o in self.draft.hits_of[hit.sentence] if o.first >= hit.last and _is_cause(o)]
            words = words[: causes[0] - row.first_token] if causes else words  # 'dipotong gara-gara live untuk cagub'
            if self.draft.knowledge.words["reading.purposes"].isdisjoint(words):
                return True
        if rule.code in {"N05", "N06", "N07"} and object_hit is not None and self.only_time(hit, object_hit.first):
            return True
        if rule.code == "N05" and self.draft.tokens[hit.first] in _PRESENT and self._on_guard(row):
            return True
        escorts = self.draft.tokens[hit.first] in _ESCORTING | _FETCH or "fills_event" in rule.known_as
        if rule.code == "N05" and escorts and self._by_police(row):
            return True
        if rule.code == "N06" and self.draft.tokens[hit.first] in _MARCHES and self._escorts(hit, row):
            return True
        return (
            self._no_doing(rule, hit)
            or (rule.code == "N01" and (taken_down(self.draft, hit) or self._hailed(hit)))
            or ("material" in rule.known_as and self._online(hit))
            or (rule.code == "N15" and object_hit is not None and self._companion(object_hit))
            or ("beside_spouse" in rule.known_as and not self.draft.holds(self.draft.knowledge.words["reading.runs"]))
            or ("withholds" in rule.known_as and self._both(hit.sentence))
            or held_up(self.draft, rule, hit, self.sides, self.sides_of[hit.sentence])
            or (rule.code == "N16" and self._all_parties(hit.sentence))
            or ("escorts" in rule.known_as and self.phrases.authority_next(hit))
            or ("mobilises" in rule.known_as and self.phrases.of_things(hit))
            or (rule.code == "N09" and self.phrases.handed_back(hit))
            or (not rule.directive and not rule.punishes and self.neighbours.guest_acts(hit))
            or (rule.speech and self._other_choosing(hit))
            or (
                (rule.received or head_gets(self.draft, rule, hit))
                and rule.received != self._got(rule, hit, object_hit)
            )
            or (rule.refused and not (self.moods.refusal_near(hit) or stayed_away(self.draft, hit)))
            or (rule.candidacy and (self._of_spouse(hit) or self._of_pair(hit) or self.phrases.of_kin(hit)))
        )

    def _got(self, rule: Rule, hit: Hit, thing: Hit | None) -> bool:
        """'Warga terima kerudung dari bu kades, di dalamnya ada kartu nama caleg': got from an official."""
        number = giver(self.draft, self.phrases, hit, thing, self.neighbours.of_sentence[hit.sentence])
        if number is None or thing is None or not rule.received:
            return number is not None
        last = self.phrases.actors[number].last
        sides = (self.sides[n] for n in self.sides_of[hit.sentence])
        return any(side.side.kind != "none" and tied(self.draft, thing, side, last) for side in sides)

    def _companion(self, thing: Hit) -> bool:
        """'Camat dan istrinya hadir': no candidate; 'mengawal rombongan istri cawali': somebody else's, on duty."""
        before = self.draft.tokens[max(0, thing.first - 3) : thing.first]
        behind = self.draft.tokens[thing.first : thing.last + _TIME_NEAR]
        runs = not self.draft.knowledge.words["reading.runs"].isdisjoint(behind)
        return not _ESCORTS.isdisjoint(before) or (before[-1:] != [] and before[-1] in _BESIDE and not runs)

    def _all_parties(self, sentence: int) -> bool:
        """'memaparkan aturan dana kepada seluruh partai': the office's task, for no party."""
        return any(self.sides[number].side.rule == "side.all" for number in self.sides_of[sentence])

    def _both(self, sentence: int) -> bool:
        """'izin kampanye paslon 2 maupun paslon 1': withheld from one as from the other."""
        ends = [(self.sides[number].first, self.sides[number].last) for number in self.sides_of[sentence]]
        return any(
            0 < two[0] - one[1] <= _TIME_NEAR and not _ALIKE.isdisjoint(self.draft.tokens[one[1] : two[0]])
            for one, two in pairwise(ends)
        )

    def _hailed(self, hit: Hit) -> bool:
        """'Wahai calon, tolong jangan paku baliho di pohon': a candidate is spoken to."""
        first = self.draft.sentences[hit.sentence].first_token
        return self.draft.tokens[first] in _HAILS and any(
            other.has("side") and 0 < other.first - first <= 1 for other in self.draft.near(first, first + 1, 1)
        )

    def _no_doing(self, rule: Rule, hit: Hit) -> bool:
        """A verb that only helps another one, proof that is handed over, a host who speaks while somebody listens."""
        tokens, head = self.draft.tokens, self.draft.tokens[hit.first]
        before, behind = tokens[max(0, hit.first - 1) : hit.first], tokens[hit.last : hit.last + 1]
        if rule.code == "N05" and hit.last - hit.first == 1 and head in {"ikut", "turut"} and behind:
            if len(behind[0]) >= _SHORTEST_VERB and behind[0].startswith(("me", "nge", "di", "ber")):
                return True
            return any(
                meaning.kind == "pred" and meaning.id.startswith(("N01.", "N04.", "N08."))
                for other in self.draft.near(hit.last, hit.last, 0)
                if other.first == hit.last
                for meaning in other.meanings
            )  # 'ikut angkat dua jari'
        if "status" in rule.known_as and not _PROOF.isdisjoint(before):
            return True  # 'menyerahkan tautan siaran langsung'
        if "photo_together" in rule.known_as and before == ["dengan"]:
            return True  # 'paket dengan foto petahana': printed on it
        reason = tokens[max(0, hit.first - _REASON) : hit.first]
        if "bukan" in reason[:-1] and reason[reason.index("bukan") + 1] in _BECAUSE and "melainkan" not in reason:
            return True  # 'Bukan karena datang ke kampanye, melainkan ...'
        return rule.code == "N06" and head in _HOSTS | _LISTENERS and not _WHILE.isdisjoint(before)

    def _online(self, hit: Hit) -> bool:
        """'majang poster capres di IG-nya', 'kirim poster ke grup WA': shown online (N02), put up nowhere."""
        if self.draft.tokens[hit.first] not in _SENDS:
            return False
        return any(
            other.first - hit.last <= _TIME_NEAR + 2
            and other.sentence == hit.sentence
            and not of_another_verb(self.draft, hit, other)
            and self.draft.tokens[other.first - 1] in {"di", "ke", "lewat", "via", "melalui"}
            and any(meaning.kind == "obj" and meaning.id in {"media", "chat_group"} for meaning in other.meanings)
            for other in self.draft.near(hit.last, hit.last, _TIME_NEAR + 2)
            if other.first >= hit.last
        )

    def _escorts(self, hit: Hit, row: Sentence) -> bool:
        """'Anggota Dishub mengawal konvoi paslon', 'berjaga saat pawai': their task."""
        led = bool(hit.first) and self.draft.tokens[hit.first - 1] in _ESCORTING
        return self._on_guard(row) or (led and self._by_police(row))

    def _by_police(self, row: Sentence) -> bool:
        """'Polisi kawal paslon hingga debat usai': their task."""
        words = self.draft.tokens[row.first_token : row.last_token]
        return not (_POLICE if "kadis" not in words else _POLICE - {"perhubungan", "dishub"}).isdisjoint(words)

    def _sent_there(self, row: Sentence) -> bool:
        """'bertugas mengatur lalu lintas di lokasi kampanye'; not 'hadir padahal seharusnya bertugas'."""
        words = self.draft.tokens[row.first_token : row.last_token]
        return not _TASKED.isdisjoint(words) and _INSTEAD.isdisjoint(words)

    def _on_guard(self, row: Sentence) -> bool:
        """'berjaga di panggung kampanye', 'berdiri di samping paslon. Ia bertugas mengawal': present on duty."""
        if self._sent_there(row) or not _GUARDS.isdisjoint(self.draft.tokens[row.first_token : row.last_token]):
            return True
        behind = self.draft.tokens[row.last_token : row.last_token + 2]
        return behind[:1] in (["ia"], ["dia"], ["mereka"], ["keduanya"]) and behind[-1] in _ON_DUTY

    def only_time(self, hit: Hit, first: int) -> bool:
        """The side stands in a clause of time behind the order: it says when, not for whom."""
        for index in range(first - 1, max(hit.last, first - _TIME_NEAR) - 1, -1):
            if self.draft.tokens[index] in {"usai", "seusai", "setelah", "sesudah", "selepas", "sehabis"}:
                return True
        return False

    def _denied(self, hit: Hit) -> bool:
        before = self.draft.tokens[max(0, hit.first - 3) : hit.first]
        return any(token in {"tidak", "tak", "belum", "tanpa", "gak", "bukan"} for token in before)

    def _of_spouse(self, hit: Hit) -> bool:
        """'suaminya yang nyaleg': the candidate is the spouse."""
        tokens = self.draft.tokens[max(0, hit.first - 4) : hit.first]
        return not self.draft.knowledge.words["reading.kin"].isdisjoint(tokens)

    def _beside_spouse(self, hit: Hit) -> bool:
        return any("spouse" in other.meanings.objects for other in self.draft.hits_of[hit.sentence])

    def _of_pair(self, hit: Hit) -> bool:
        """'mengantar bakal calon saat mendaftar', 'mendampingi cabup mendaftar': the pair registers."""
        front = self.draft.tokens[max(0, hit.first - _ESCORTED) : hit.first]
        led = [n for n, word in enumerate(front) if word in self.draft.knowledge.words["reading.escorting"]]
        begin = hit.first - len(front) + led[-1] if led else hit.first
        between = [n for n in self.sides_of[hit.sentence] if begin < self.sides[n].first < hit.first]
        if led and between and "," not in front[led[-1] :]:
            return True
        clause = self.clauses[hit.clause]
        if clause.opener != "time" or clause.opener_start is None:
            return False
        start = clause.opener_start
        return any(
            0 <= start - self.sides[n].side.end <= 1 and self.sides[n].sort == "person"
            for n in self.sides_of[hit.sentence]
        )

    def _other_choosing(self, hit: Hit) -> bool:
        """'memilih tetap menjadi ASN', 'pilih bungkam': a choice that is no vote."""
        following = self.draft.tokens[hit.last : hit.last + 1]
        chooses = self.draft.tokens[hit.first] in {"memilih", "pilih", "milih"}
        if not chooses or not following:
            return False
        word = following[0]
        verb = len(word) > _SHORT_VERB and word.startswith(("me", "ber", "nge")) and word not in _NO_VERBS
        return verb or word in self.draft.knowledge.words["reading.not_voted"]

    def _supposed(self, hit: Hit) -> bool:
        """'Bila nama Anda dicatut, isi formulir': nobody is a victim yet."""
        return any(
            self.moods.operators[index].operator.mood == "conditional" and self.moods.operators[index].first < hit.first
            for index in self.moods.of_sentence[hit.sentence]
        )

    def excuse(self, rule: Rule, hit: Hit) -> str | None:
        """Leave, pension or consent granted, said in the same sentence or the next."""
        wanted = {"leave_granted", "retired"} if rule.candidacy or rule.leave_excuses else set()
        if rule.decision:
            wanted = {"consent_given"}
        if rule.code in {"N12", "N14"}:
            wanted = {"victim"}
        if rule.code in {"N04", "N05"} and self._beside_spouse(hit):
            wanted = {"leave_granted"}
        if "calls_to_vote" in rule.known_as and not self._beside_spouse(hit):
            wanted = {"leave_granted"}
        if not wanted:
            return None
        missing = False
        excuse: str | None = None
        first = max(0, hit.sentence - _LEAVE_BACK) if rule.leave_excuses else hit.sentence
        for number in range(first, hit.sentence + 3):
            for other in self.draft.hits_of[number] if number < len(self.draft.hits_of) else ():
                meaning = other.get("spec")
                if meaning is None:
                    continue
                missing = missing or meaning.id == "leave_missing" or (meaning.id in wanted and self._denied(other))
                if meaning.id in wanted and not (meaning.id == "victim" and self._supposed(other)):
                    excuse = meaning.id
        return None if missing else excuse
