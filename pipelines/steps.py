"""What institutions do about a case (Steps) and what the accused says (Statements). Used by `read` only.

A step needs somebody or something it is about: an actor, an act of the sentence, a report. Announced steps are marked
future; conditional, negated and prospective ones are dead, and so are pleas to an authority.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.draft import Draft
    from pipelines.frames import FoundEvent
    from pipelines.knowledge.rows import StepRow
    from pipelines.matching import Hit
    from pipelines.moods import Moods
    from pipelines.participants import FoundActor
    from pipelines.record import StatementId
    from pipelines.record.reading import Clause

_PUBLIC = frozenset(
    (
        "warga",
        "masyarakat",
        "relawan",
        "lsm",
        "pelapor",
        "netizen",
        "warganet",
        "tim",
        "kubu",
        "aktivis",
        "mahasiswa",
        "ormas",
    )
)
_PLEA = frozenset(
    ["minta", "meminta", "desak", "mendesak", "didesak", "tuntut", "menuntut", "tolong", "mohon", "harap", "diminta", "dorong", "mendorong", "tunggu", "menunggu", "berharap"]
)
_ABSENT = ("tak kunjung", "belum juga", "tidak kunjung", "mana", "diem", "diam")
_CASE_PROOF = frozenset(
    ["laporan", "kasus", "perkara", "aduan", "pengaduan", "temuan", "penanganan", "penelusuran", "unggahan", "foto", "video", "rekaman", "tangkapan", "kajian", "penyelidikan", "klarifikasi", "pemeriksaan", "isu", "tudingan", "tuduhan", "spanduk", "dugaan"]
)
_WARNING = frozenset(("ancaman", "menanti", "terancam", "siap-siap"))
_AUTHORITY_NEAR = 14
_OBJECT_NEAR = 10
_OBJECT_BACK = 4
_SUBJECT_BACK = 20  # 'Laporan soal lurah yang berjoget di panggung kampanye dihentikan'
_URGED = frozenset(
    ["direkomendasikan", "rekomendasikan", "merekomendasikan", "diusulkan", "usulkan", "mengusulkan", "rekomendasi", "usul", "diminta", "minta", "meminta", "desak", "mendesak"]
)
_VERDICTS = (
    "divonis bebas",
    "vonis bebas",
    "diputus bebas",
    "bebas dari dakwaan",
    "bebas murni",
    "sp3",
    "membebaskan",
    "lepas dari tuntutan",
)
_THINGS = frozenset(("baliho", "spanduk", "apk", "poster", "stiker", "alat", "atribut", "bendera"))


@dataclass(slots=True)
class FoundStep:
    """A step before it is frozen."""

    row: StepRow
    hit: Hit
    voice: str
    authority: Hit | None
    actor: int | None
    event: int | None
    future: bool
    dead: bool
    why_dead: str
    has_case: bool
    island: bool


@dataclass(slots=True)
class FoundStatement:
    """A statement of the accused."""

    id: StatementId
    hit: Hit


class Steps:
    """Finds the steps and statements of one text."""

    def __init__(
        self,
        draft: Draft,
        clauses: tuple[Clause, ...],
        moods: Moods,
        actors: list[FoundActor],
        events: list[FoundEvent],
    ) -> None:
        """Index actors and events by sentence."""
        self.draft = draft
        self.clauses = clauses
        self.moods = moods
        self.actors = actors
        self.events = events
        self.actors_of: list[list[int]] = [[] for _ in draft.sentences]
        self.events_of: list[list[int]] = [[] for _ in draft.sentences]
        for number, actor in enumerate(actors):
            self.actors_of[actor.actor.sentence].append(number)
        for number, event in enumerate(events):
            self.events_of[event.hit.sentence].append(number)

    def steps(self) -> list[FoundStep]:
        """Return the steps in text order."""
        found: list[FoundStep] = []
        for hit in self.draft.hits:
            for meaning in hit.meanings:
                if meaning.kind == "step":
                    step = self._step(self.draft.knowledge.steps[meaning.id], hit, meaning.value)
                    if step is not None:
                        found.append(step)
        return found

    def _step(self, row: StepRow, hit: Hit, voice: str) -> FoundStep | None:
        if row.objects and not self._object(row, hit):
            return None
        if voice == "passive" and row.status == "under_review" and self._by_other(hit):
            return None
        authority = self._authority(hit)
        event = self._event(hit)
        if event is not None and self.events[event].rule.punishes and row.status == "sanctioned":
            return None  # removed for refusing a side: the patient of N10 and N18, not an outcome
        if event is not None and self.events[event].rule.decision and row.status == "sanctioned":
            return None
        actor = self._patient(hit, voice, event)
        case = self._case_near(hit)
        if not self._grounded(row, hit, voice, authority, actor, event, case=case):
            return None
        reach = self.moods.reach(hit)
        future = reach.mood == "prospective" and row.status in {"under_review", "forwarded"}
        dead, why = self._dead(row, hit, reach.mood, authority)
        return FoundStep(
            row, hit, voice, authority, actor, event, future and not dead, dead, why,
            case or actor is not None or event is not None, self.clauses[hit.clause].island,
        )  # fmt: skip

    def _by_other(self, hit: Hit) -> bool:
        """'dipanggil kasubag': the one who does it is no institution."""
        return any(
            0 <= self.actors[n].first - hit.last <= 2
            and self.draft.tokens[hit.last : self.actors[n].first] in ([], ["oleh"], ["pak"], ["seorang"])
            for n in self.actors_of[hit.sentence]
        )

    def _object(self, row: StepRow, hit: Hit) -> bool:
        passive = any(meaning.kind == "step" and meaning.value == "passive" for meaning in hit.meanings)
        back = _SUBJECT_BACK if passive else _OBJECT_BACK
        return any(
            meaning.kind == "obj" and meaning.id == row.id
            for other in self.draft.near(hit.first, hit.last, max(row.window, back))
            if other.sentence == hit.sentence and other is not hit and -back <= other.first - hit.last <= row.window
            for meaning in other.meanings
        )

    def _authority(self, hit: Hit) -> Hit | None:
        """The nearest authority of the sentence, one in front first."""
        best: Hit | None = None
        best_distance = 99
        for other in self.draft.near(hit.first, hit.last, _AUTHORITY_NEAR):
            meaning = other.get("authority")
            if meaning is None or other.sentence != hit.sentence:
                continue
            distance = hit.first - other.last if other.last <= hit.first else other.first - hit.last + 4
            if distance < best_distance:
                best, best_distance = other, distance
        return best

    def _event(self, hit: Hit) -> int | None:
        """The act the step is about: of its sentence, else of a neighbour."""
        for number in (hit.sentence, hit.sentence - 1, hit.sentence + 1):
            if 0 <= number < len(self.events_of):
                live = [
                    n
                    for n in self.events_of[number]
                    if self.events[n].reach.mood in {"realised", "alleged", "conditional"}
                ]
                if live:
                    return min(live, key=lambda n: abs(self.events[n].hit.first - hit.first))
        return None

    def _patient(self, hit: Hit, voice: str, event: int | None) -> int | None:
        here = [n for n in self.actors_of[hit.sentence] if not self.actors[n].impostor]
        before = [n for n in here if self.actors[n].last <= hit.first]
        behind = [n for n in here if self.actors[n].first >= hit.last]
        order = (
            [*reversed(before), *behind]
            if voice == "passive" or hit.get("step") is None
            else [*behind, *reversed(before)]
        )
        persons = [n for n in order if self.actors[n].actor.cls not in {"political", "organiser"}] or order
        if persons:
            return persons[0]
        return self.events[event].agent if event is not None else None

    def _case_near(self, hit: Hit) -> bool:
        for number in (hit.sentence, hit.sentence - 1):
            if number < 0:
                continue
            for other in self.draft.hits_of[number]:
                if other.has("case") and not (hit.start <= other.start < hit.end) and self._proof(other):
                    return True
        return False

    def _proof(self, hit: Hit) -> bool:
        return self.draft.tokens[hit.first] in _CASE_PROOF

    def _grounded(
        self,
        row: StepRow,
        hit: Hit,
        voice: str,
        authority: Hit | None,
        actor: int | None,
        event: int | None,
        *,
        case: bool,
    ) -> bool:
        """Whether the row's needs are there."""
        specific = actor is not None and not self.actors[actor].actor.generic and not self._bare_mass(actor)
        status = row.status
        if status == "not_proven":
            if self.draft.view.text[hit.start : hit.end] in _VERDICTS:
                return specific or event is not None or case  # the words themselves name the court
            source = authority or self._authority_around(hit) or self._office_around(hit)
            fact = source is not None and (source.get("authority") or source.meanings[0]).id == "factcheck"
            if row.id == "S03.faked" and not self._faked_by(source, fact=fact):
                return False
            return source is not None and (case or specific or event is not None)
        if row.id == "S12.proven" and self.draft.view.text[hit.start : hit.end] == "terbukti":
            return specific or event is not None
        if status in {"sanctioned", "convicted", "proven"}:
            return actor is not None and self._is_patient(hit, voice, actor)
        if row.id == "S30.reported":
            return specific or event is not None or (case and voice == "passive") or (authority is not None and case)
        if row.id == "S31.summoned" and authority is None and voice != "passive":
            text = self.draft.view.text[hit.start : hit.end]
            return (specific or event is not None) and text.startswith(
                (
                    "di",
                    "penelusuran",
                    "klarifikasi",
                    "jalani",
                    "menjalani",
                    "ter",
                    "tersangka",
                    "sidang",
                    "mangkir",
                    "penuhi", "bentuk", "membentuk",
                    "memenuhi",
                    "jadi",
                )
            )
        return (authority is not None or voice == "passive") and (specific or event is not None or case)

    def _faked_by(self, source: Hit | None, *, fact: bool) -> bool:
        if source is None:
            return False
        name = (source.get("authority") or source.meanings[0]).id
        return fact or name not in {"government", "ministry", "ppk"}

    def _authority_around(self, hit: Hit) -> Hit | None:
        for number in (hit.sentence, hit.sentence - 1, hit.sentence + 1):
            if 0 <= number < len(self.draft.hits_of):
                for other in self.draft.hits_of[number]:
                    if other.has("authority"):
                        return other
        return None

    def _office_around(self, hit: Hit) -> Hit | None:
        """Words of an office's own announcement: penanganan, hasil penelusuran, status laporan."""
        if "status laporan" in self.draft.view.text or "hasil penelusuran" in self.draft.view.text:
            return hit
        for number in (hit.sentence, hit.sentence + 1, hit.sentence - 1):
            if 0 <= number < len(self.draft.hits_of):
                for other in self.draft.hits_of[number]:
                    if other.has("case") and self.draft.tokens[other.first] in {
                        "penanganan",
                        "penelusuran",
                        "kajian",
                        "penyelidikan",
                    }:
                        return other
        return None

    def _bare_mass(self, number: int) -> bool:
        return self.actors[number].mass and not self.actors[number].actor.specific

    def _is_patient(self, hit: Hit, voice: str, actor: int) -> bool:
        """The one sanctioned is the subject of the passive or the object of the active verb, not the speaker."""
        found = self.actors[actor]
        if voice == "noun":
            return True
        if voice == "passive":
            return found.first < hit.first or found.first - hit.last <= 3  # noqa: PLR2004 - 'dicopot jabatannya, camat X'
        between = self.draft.tokens[hit.last : found.first] if found.first >= hit.last else []
        return 0 <= found.first - hit.last <= _OBJECT_NEAR and not set(between) & _THINGS

    # -- what kills a step -----------------------------------------------------------------------------------------

    def _dead(self, row: StepRow, hit: Hit, mood: str, authority: Hit | None) -> tuple[bool, str]:
        if mood in {"conditional", "asked", "barred", "failed", "permitted"}:
            return True, mood
        if mood == "negated":
            return row.status != "not_proven", mood
        if mood == "prospective" and self._conditional_behind(hit):
            return True, "conditional"
        if mood == "prospective" and row.id == "S30.reported":
            return True, mood
        if row.id == "S30.reported" and self._victim(hit):
            return True, "victim"
        if mood == "prospective":
            return row.status not in {"under_review", "forwarded"}, mood
        if mood == "obliged":
            return True, mood
        begin = max(self.draft.sentences[hit.sentence].first_token, hit.first - 8)
        before = self.draft.tokens[begin : hit.first]
        if authority is not None and authority.first < hit.first:
            before = self.draft.tokens[
                max(self.draft.sentences[hit.sentence].first_token, authority.first - 4) : hit.first
            ]
        if any(token in _PLEA for token in before) and row.status in {"under_review", "forwarded", "sanctioned"}:
            asked = next(token for token in before if token in _PLEA)
            own = (
                row.status == "under_review"
                and asked in {"minta", "meminta"}
                and authority is not None
                and authority.first < hit.first
                and self._before_word(authority, asked, hit)
            )
            if not own:
                return True, "plea"
        if row.status in {"sanctioned", "convicted"} and any(
            token in _URGED for token in self.draft.tokens[max(begin, hit.first - 6) : hit.first]
        ):
            return True, "urged"
        text = " ".join(before)
        if any(mark in text for mark in _ABSENT[:3]) or any(token in _WARNING for token in before):
            return True, "absent"
        return False, ""

    def _victim(self, hit: Hit) -> bool:
        """Whoever was entered without consent complains; that is no report on an official."""
        return any(
            m.kind == "spec" and m.id == "victim" for other in self.draft.hits_of[hit.sentence] for m in other.meanings
        )

    def _conditional_behind(self, hit: Hit) -> bool:
        """'akan panggil ... bila ada laporan' is a warning."""
        return any(
            (meaning.kind == "opener" and meaning.id == "cond")
            or (meaning.kind == "op" and meaning.id == "conditional")
            for other in self.draft.hits_of[hit.sentence]
            if other.first > hit.last
            for meaning in other.meanings
        )

    def _before_word(self, authority: Hit, word: str, hit: Hit) -> bool:
        """'Bawaslu minta klarifikasi': the authority itself asks."""
        return word in self.draft.tokens[authority.last : hit.first]

    # -- statements ------------------------------------------------------------------------------------------------

    def statements(self) -> list[FoundStatement]:
        """Return what the accused says; the caller drops them where nothing is alleged."""
        found: list[FoundStatement] = []
        names: dict[str, StatementId] = {"admitted": "admitted", "denied": "denied", "disputed": "disputed"}
        for hit in self.draft.hits:
            meaning = hit.get("stmt")
            if meaning is None:
                continue
            name = names[meaning.id]
            if name in {"admitted", "denied"} and not self._said_by_accused(hit):
                continue
            following = self.draft.tokens[hit.last : hit.last + 2]
            if name == "admitted" and set(following) & {
                "tidak",
                "tak",
                "menolak",
                "hanya",
                "cuma",
                "belum",
                "bukan",
                "gak",
                "kaget",
                "sudah",
                "menerima",
                "telah",
            }:
                name = "denied" if set(following) & {"tidak", "tak", "hanya", "cuma", "belum", "bukan", "gak"} else name
                if not set(following) & {"tidak", "tak", "hanya", "cuma", "belum", "bukan", "gak"}:
                    continue
            found.append(FoundStatement(name, hit))
        return found

    def _said_by_accused(self, hit: Hit) -> bool:
        """The speaker is a post, not an authority or a witness."""
        for other in self.draft.near(hit.first, hit.last, 8):
            if other.sentence == hit.sentence and other.last <= hit.first and hit.first - other.last <= 4:  # noqa: PLR2004 - the subject stands before its verb
                if other.has("authority"):
                    return False
        before = self.draft.tokens[max(self.draft.sentences[hit.sentence].first_token, hit.first - 4) : hit.first]
        if set(before) & (_PUBLIC | {"pemilik", "saksi", "wartawan"}):
            return False
        numbers = (hit.sentence, hit.sentence - 1, hit.sentence - 2)
        return any(self.actors_of[n] for n in numbers if n >= 0)
