"""Which operators reach a predicate, and the mood that follows. Used by `frames` and `steps` only.

An operator belongs to the next predicate of its clause and to those coordinated with it; islands keep operators of
other clauses out; conditional clauses hold wherever they stand. Kept and blocked operators are both reported: they
explain a tag.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading import guards
from pipelines.record.reading import Operator

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.record import Mood
    from pipelines.record.reading import Clause

_ORDER: tuple[Mood, ...] = (
    "asked", "barred", "conditional", "failed", "negated", "permitted", "prospective", "obliged", "alleged", "realised",
)  # fmt: skip
_LOCAL = frozenset(("negation", "prospective"))  # they take the next predicate only, and what is coordinated
_COORDINATORS = frozenset(",/") | {"dan", "atau", "serta", "maupun", "hingga"}
_VERBAL = ("me", "di", "ber", "ter", "nge", "ny")
# a negation with its verb reaches no other: 'karena tak mendukung petahana mengadu ke BKN'
_OWN_VERBS = frozenset(("mendukung", "dukung", "memilih", "pilih", "mencoblos", "coblos", "memenangkan"))
_ENDS_NOBODY = frozenset((",", "sudah"))
_HEIGHTENS = frozenset(("apalagi", "terlebih"))
_HEARSAY = ["katanya", "mah"]  # 'pegawai mah ...' is a habit, '..., cenah mah gratis' is none
_SHORTEST_VERB = 5
_REFUSAL_REACH = 24  # tokens
_LONGEST_LIST = 30  # tokens
_BEHIND, _HEADED = 14, 4  # tokens behind a predicate; from 'larangan' to its colon
_BREAKERS = frozenset(("tetapi", "tapi", "namun", "sedangkan", "sementara", "melainkan", "malah", "justru", "kini"))


@dataclass(slots=True)
class FoundOperator:
    """An operator with its tokens; `kept` = it is a word of the act, of the lexicon's content or of a directive."""

    operator: Operator
    first: int
    last: int
    reach: int


@dataclass(slots=True)
class Reach:
    """What the operators do to one predicate: the mood, those that reached it, those that did not, habit."""

    mood: Mood
    reached: list[int]
    blocked: list[int]
    habit: bool
    alleged: bool


class Moods:
    """Operators of one text by sentence."""

    def __init__(self, draft: Draft, clauses: tuple[Clause, ...]) -> None:
        """Collect the operators; a negation before leave, consent or resignation is content, not an operator."""
        self.draft = draft
        self.clauses = clauses
        self.operators: list[FoundOperator] = []
        self.of_sentence: list[list[int]] = [[] for _ in draft.sentences]
        then = draft.knowledge.words["content.then"]
        for hit in draft.having("op"):
            meaning = hit.get("op")
            if meaning is None:
                continue
            following = draft.tokens[hit.last : hit.last + 3]
            if meaning.id == "negation" and any(word in then for word in following):
                continue
            if not guards.guarded(draft, hit):
                continue
            name = self._name(hit, meaning.id)
            row = draft.knowledge.operators[name]
            operator = Operator(row.mood, name, hit.start, hit.end, hit.sentence, hit.clause)
            self.of_sentence[hit.sentence].append(len(self.operators))
            self.operators.append(FoundOperator(operator, hit.first, hit.last, row.reach))

    def _name(self, hit: Hit, name: str) -> str:
        """The class of an operator where the words around it decide."""
        if (name == "prevention" and guards.refuses(self.draft, hit)) or (
            name == "negation" and guards.called_off(self.draft, hit)
        ):
            return "failed"
        asks = self.draft.tokens[hit.first] not in {"memang", "emang"} or self.draft.sentences[hit.sentence].question
        return name if name != "question" or asks else "permission"  # 'ya memang boleh, min'

    def reach(self, predicate: Hit, *, directive: bool = False) -> Reach:
        """Return what the operators of the sentence do to `predicate`; a directive is not obliged by its own word."""
        reached: list[int] = []
        blocked: list[int] = []
        moods: list[Mood] = []
        habit = alleged = False
        for index in self.of_sentence[predicate.sentence]:
            found = self.operators[index]
            cls = found.operator.cls
            if found.first >= predicate.first and found.last <= predicate.last:
                continue  # the operator word is part of the act
            if cls == "habit":
                particle = self.draft.tokens[found.first - 1 : found.last] == _HEARSAY
                if not particle and not self._this_time(found, predicate):
                    habit = True
                    reached.append(index)
                continue
            if (directive and cls == "obligation") or guards.conceded(self.draft, cls, found.first, predicate):
                continue
            if self._reaches(found, predicate):
                reached.append(index)
                moods.append(found.operator.mood)
                alleged = alleged or found.operator.mood == "alleged"
            elif self._judged_behind(found, predicate):
                reached.append(index)
                moods.append(found.operator.mood)
            elif found.first < predicate.first:
                blocked.append(index)
        if self._conditional_clause(predicate):
            moods.append("conditional")
        moods = guards.of_opening(self.draft, predicate, moods)
        mood = min(moods, key=_ORDER.index) if moods else "realised"
        return Reach(mood, reached, blocked, habit, alleged)

    def refuses_first(self, hit: Hit) -> bool:
        """Return whether the sentence opens with a refusal: 'Tolak ...'."""
        return self.draft.tokens[self.draft.sentences[hit.sentence].first_token] in {"tolak", "menolak", "ogah"}

    def holds_back(self, sentence: int) -> bool:
        """Return whether a sentence forbids, asks or supposes: its side is nobody's act."""
        return any(
            self.operators[index].operator.mood in {"barred", "conditional", "asked"}
            for index in self.of_sentence[sentence]
        )

    def refusal_near(self, hit: Hit) -> bool:
        """'Dimutasi gara-gara menolak ...': words of refusing around a punishment, at most a sentence away."""
        lists = self.draft.knowledge.words
        begin = self.draft.sentences[max(0, hit.sentence - 1)].first_token
        end = self.draft.sentences[min(hit.sentence + 1, len(self.draft.sentences) - 1)].last_token
        words = self.draft.tokens[max(begin, hit.first - _REFUSAL_REACH) : min(hit.last + _REFUSAL_REACH, end)]
        refuses = not lists["reading.refusing"].isdisjoint(words)
        if refuses or lists["reading.willing"].isdisjoint(words):
            return refuses
        return any(one in lists["reading.not"] and two in lists["reading.willing"] for one, two in pairwise(words))

    def _conditional_clause(self, predicate: Hit) -> bool:
        clause = self.clauses[predicate.clause]
        for _ in range(5):
            if clause.opener == "cond":
                return True
            if clause.parent is None:
                return False
            clause = self.clauses[clause.parent]
        return False

    def _reaches(self, found: FoundOperator, predicate: Hit) -> bool:
        cls = found.operator.cls
        if cls == "question":
            return not self._asks_around(found, predicate)
        ready = self.draft.tokens[found.first] == "siap" and found.last - found.first == 1
        if (
            (ready and predicate.has("pred") and not predicate.has("step"))  # 'siap mendukung' is the act itself
            or (cls == "nobody" and guards.reaction_missing(self.draft, found.last))
            or found.first > predicate.first
            or not self._visible(found, predicate)
        ):
            return False
        if cls in _LOCAL:
            end = guards.governed(self.draft, found.last, predicate)
            own = found.last - found.first > 1 and self.draft.tokens[found.last - 1] in _OWN_VERBS
            near = not own and end - found.last <= found.reach and self._free_between(found.last, end)
            return near or self._coordinated(found, predicate)
        between = self.draft.tokens[found.last : predicate.first]
        # 'belum ada calon resmi, sudah rajin kirim ...' and 'menolak dan melapor': the next act is done
        ended = (cls == "nobody" and not _ENDS_NOBODY.isdisjoint(between)) or (
            cls == "failed" and self._goes_on(between)
        )
        if cls == "conditional" or ended:
            return not ended
        far = predicate.first - found.last > found.reach and cls != "prohibition"
        if far or self._broken(found.last, predicate.first):
            return False
        return cls != "failed" or not self._somebody_else(found.last, predicate)

    def _asks_around(self, found: FoundOperator, predicate: Hit) -> bool:
        """'Mohon info, barusan Pak Kabag kirim flyer paslon di grup': told all the same."""
        told = self.draft.knowledge.words["reading.told"]
        words = self.draft.tokens[found.last : predicate.first]
        begin = self.draft.sentences[predicate.sentence].first_token
        wonders = found.first > predicate.first and "kok" in self.draft.tokens[begin : predicate.first]
        # 'kok bisa lurah jadi admin, apa gak dilarang?'
        return wonders or ("," in words and not told.isdisjoint(words))

    @staticmethod
    def _goes_on(between: list[str]) -> bool:
        """'menolak dan melapor' is another act, 'mengembalikan kaus dan topi yang dikirim' is not."""
        return "," in between or any(
            one in _COORDINATORS and (two.startswith(_VERBAL) or two in {"ikut", "naik", "malah", "tetap"})
            for one, two in pairwise([*between, "me"])
        )

    def _this_time(self, found: FoundOperator, predicate: Hit) -> bool:
        """'Lurah yang biasanya galak malah joget': the habit is another one."""
        between = self.draft.tokens[found.last : predicate.first]
        return any(word in {"malah", "justru", "kini", "tiba", "kali"} for word in between)

    def _somebody_else(self, start: int, predicate: Hit) -> bool:
        """'menolak camat yang berkampanye': who is refused did the act."""
        return self.clauses[predicate.clause].opener == "rel" and any(
            start <= hit.first < predicate.first for hit in self.draft.near(start, predicate.first, 0, "post")
        )

    def _judged_behind(self, found: FoundOperator, predicate: Hit) -> bool:
        """'Jadi MC acara timses hukumnya dilarang': the prohibition closes the clause that names the act."""
        permits = found.operator.cls == "permission"
        if not (permits or found.operator.cls == "prohibition") or found.first < predicate.last:
            return False
        if found.operator.clause != predicate.clause or found.first - predicate.last > _BEHIND:
            return False
        closing = self.draft.knowledge.words["reading.behind_prohibition"]
        between = self.draft.tokens[predicate.last : found.first]
        following = self.draft.tokens[found.last : found.last + 1]
        closes = not following or following[0] in closing or not following[0].isalnum()
        if permits and (between[-1:] != ["tetap"] or self.draft.sentences[predicate.sentence].question):
            return False  # 'Memandu akad nikah keluarga calon tetap diperbolehkan'
        if not permits and guards.thing_ruled(predicate, between, following):
            return True
        if not closes or "," in between or between[-1:] == ["yang"]:
            return False
        told = any(  # 'mengaku tidak tahu bahwa mengunggah foto itu dilarang'
            (hit.has("post") and not hit.inner and predicate.last <= hit.first < found.first)
            or (hit.has("stmt") and hit.first < predicate.first)
            for hit in self.draft.hits_of[predicate.sentence]
        )
        return not told

    def _visible(self, found: FoundOperator, predicate: Hit) -> bool:
        """An operator sees into its own clause and those under it, islands excepted."""
        home = found.operator.clause
        if found.operator.cls == "prohibition" and ":" in self.draft.tokens[found.last : found.last + _HEADED]:
            return True  # 'dilarang: (a) menjadi anggota', 'Berikut larangan bagi lurah: memimpin konvoi ...'
        index: int | None = predicate.clause
        for _ in range(6):
            if index is None:
                return False
            if index == home:
                return True
            row = self.clauses[index]
            listed = found.operator.cls == "prohibition" and row.opener == "time" and self._listed(predicate)
            narrow = row.opener == "rel" and found.operator.cls in _LOCAL | {"permission", "obligation"}
            if (row.island and not listed) or narrow:
                return False
            index = row.parent
        return False

    def _listed(self, predicate: Hit) -> bool:
        """'dilarang mengantar bakal calon saat mendaftar, dan menjadi narasumber': the list goes on."""
        before = self.draft.tokens[max(0, predicate.first - 2) : predicate.first]
        return before[:1] == [","] and before[-1] in _COORDINATORS

    def _broken(self, start: int, end: int) -> bool:
        return any(part in _BREAKERS for part in self.draft.tokens[start:end][:60])

    def _free_between(self, start: int, end: int) -> bool:
        """No other verb stands between the operator and the predicate."""
        for part in self.draft.tokens[start:end]:
            if part in self.draft.knowledge.words["reading.auxiliary"]:
                continue
            if part in _BREAKERS or part in ".;:!?" or part == ",":
                return False
            if (
                len(part) >= _SHORTEST_VERB
                and part.startswith(_VERBAL)
                and part not in {"dengan", "dinas", "tertentu", "terhadap", "sebagai"}
            ):
                return False
        return True

    def _coordinated(self, found: FoundOperator, predicate: Hit) -> bool:
        """'tidak mengunggah, mengomentari, atau menyebarkan': it spreads over a list without a new subject."""
        tokens = self.draft.tokens[found.last : predicate.first]
        if len(tokens) > _LONGEST_LIST or _COORDINATORS.isdisjoint(tokens):
            return False
        if any(part in _BREAKERS or part in ".;:!?" for part in tokens):
            return False
        heightened = found.operator.cls == "negation" and not _HEIGHTENS.isdisjoint(tokens[-3:])  # 'apalagi ...'
        if not heightened and self.draft.tokens[predicate.first - 1] not in _COORDINATORS:
            return False
        subject = any(
            hit.has("post") or hit.has("authority")
            for hit in self.draft.near(found.last, predicate.first, 0)
            if found.last <= hit.first < predicate.first
        )
        return not subject
