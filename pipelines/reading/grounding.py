"""Whether a step of an institution counts. Used by `steps` only.

What it needs around it (a case, an actor, an authority), and what makes it a warning, a wish or a plea.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.clearing import Clearing
from pipelines.reading.nosteps import NoSteps
from pipelines.reading.supposed import supposed
from pipelines.reading.witnessing import on_accounts

if TYPE_CHECKING:
    from pipelines.knowledge.rows import StepRow
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor

_OBJECT_NEAR = 10
_SUBJECT_LATE = 3  # 'dicopot jabatannya, camat X'
_FEARED = frozenset(("mengaku", "takut", "khawatir", "cemas", "terancam", "ketakutan"))
_PURPOSES = frozenset(("untuk", "agar", "supaya", "guna"))
_PUT_OFF = frozenset(("menunda", "memotong", "menahan", "menghentikan", "membekukan", "tunda", "tahan"))
_KILLING = frozenset(("conditional", "asked", "barred", "failed", "permitted", "obliged"))
_BEFORE = 8
_BEFORE_AUTHORITY, _URGED_NEAR = 4, 6
_RIGHT_BEFORE = 2
_ONLY_MAY = frozenset(("bisa", "dapat", "berpotensi", "berisiko", "rawan", "terancam", "mungkin"))
_DECIDERS = ("bupati", "wali kota", "walikota", "gubernur", "menteri", "bkn", "kasn")


class Grounding(NoSteps, Clearing):
    """Judges the steps of one text."""

    def __init__(self, draft: Draft, actors: list[FoundActor]) -> None:
        """Keep the draft and its word lists."""
        self.draft = draft
        self.actors = actors
        self.lists = draft.knowledge.words
        self.proofs: dict[int, list[Hit]] = {}  # sentence -> the words of a case that prove one
        for hit in draft.having("case"):
            if draft.tokens[hit.first] in self.lists["step.case_proof"]:
                self.proofs.setdefault(hit.sentence, []).append(hit)
        self.habits = [hit for hit in draft.having("op") if any(m.id == "habit" for m in hit.all("op"))]

    # -- what a step needs -----------------------------------------------------------------------------------------

    def holds(
        self,
        row: StepRow,
        hit: Hit,
        voice: str,
        authority: Hit | None,
        actor: int | None,
        *,
        has_event: bool,
        has_act: bool,
    ) -> bool:
        """Return whether the step is about a specific case and, where the row asks for it, by an authority."""
        known = self._known(hit, voice, actor)
        case = self._case_near(hit)
        words = self.draft.view.text[hit.start : hit.end]
        council = row.id in {"S31.summoned", "S35.asked"} and not has_act and self.by_council(hit)
        advised = row.id == "S19.imposed" and "rekomendasi" in self.draft.tokens[hit.last : hit.last + 2]
        if (
            council
            or advised
            or (not has_act and (self._other_matter(hit, authority) or (words.endswith("pleno") and not case)))
            or ((words.endswith("laporan") or words.startswith("diterima")) and self.own_report(hit))
            or (voice == "passive" and self.whoever(hit))
        ):
            return False
        about = known or has_event
        if row.needs_more:
            about = self._more(row, hit, authority, passive=voice == "passive", about=about, has_event=has_event)
        if row.id == "S34.discussed" and not (has_event or case):
            about = actor is not None and self.actors[actor].actor.specific
        if row.status == "not_proven":
            listed = words in self.lists["step.not_member"] and self._by_authority(
                hit
            )  # '..., kata komisioner Bawaslu'
            return (listed or self.cleared_by(row, hit, authority)) and (case or about)
        if row.status in {"sanctioned", "convicted", "proven"}:
            undergone = actor is not None and self._undergoes(hit, voice, actor)
            told = known or (has_act and row.id != "S19.imposed")  # 'sanksi bagi ASN yang ... dijatuhkan PPK' is a rule
            return about if words == "terbukti" else told and undergone
        if row.id == "S30.reported":
            return about or (case and (voice == "passive" or authority is not None))
        if row.id in {"S31.summoned", "S35.asked"} and authority is None and voice != "passive":
            return about and words.startswith(tuple(self.lists["step.unnamed"]))
        decider = row.id == "S25.written" and words.endswith(_DECIDERS)  # 'menunggu tanda tangan bupati'
        return (authority is not None or voice == "passive" or decider) and (about or (case and voice != "noun"))

    def _more(
        self, row: StepRow, hit: Hit, authority: Hit | None, *, passive: bool, about: bool, has_event: bool
    ) -> bool:
        """What single rows ask for: an act that is told, proof in front, an authority in front."""
        by_it = authority is not None and authority.last <= hit.first
        if ("by" in row.needs and not by_it) or ("act" in row.needs and not (has_event and (passive or by_it))):
            return False
        begin = self.draft.sentences[hit.sentence].first_token
        proofs = self.lists["step.proofs"]
        return about and ("proof" not in row.needs or not proofs.isdisjoint(self.draft.tokens[begin : hit.first]))

    def _other_matter(self, hit: Hit, authority: Hit | None) -> bool:
        """'Kejari periksa camat soal korupsi hibah pilkada', 'periksa PNS yang bolos': no matter of neutrality."""
        meaning = None if authority is None else authority.get("authority")
        politic = meaning is not None and (meaning.id != "kasn" or bool(self.draft.having("side")))
        if meaning is not None and politic and meaning.id in self.lists["step.watchdogs"]:
            return False  # KASN also looks into 'perjalanan fiktif'
        row = self.draft.sentences[hit.sentence]
        words = self.draft.tokens[row.first_token : row.last_token]
        sided = any(other.has("side") for other in self.draft.hits_of[hit.sentence])  # 'anggaran kampanye'
        names = ("reading.crimes", "step.other_matters", *(() if sided else ("step.money_matters",)))
        other = any(not self.lists[name].isdisjoint(words) for name in names) or on_accounts(self.draft, hit)
        return other and "netral" not in " ".join(words)

    def _known(self, hit: Hit, voice: str, actor: int | None) -> bool:
        """Somebody in particular; a bare collective counts only as the very subject of the passive."""
        if actor is None or self.actors[actor].actor.generic:
            return False
        found = self.actors[actor]
        matter = self.draft.tokens[max(0, found.first - 1)] in self.lists["step.about"]
        adjacent = voice == "passive" and 0 <= hit.first - found.last <= 1 and not matter
        return adjacent or not found.mass or found.actor.specific

    def _case_near(self, hit: Hit) -> bool:
        return any(
            not hit.start <= other.start < hit.end
            for number in (hit.sentence - 1, hit.sentence)
            for other in self.proofs.get(number, ())
        )

    def _undergoes(self, hit: Hit, voice: str, actor: int) -> bool:
        """The one sanctioned is the subject of the passive or the object of the active verb, not the speaker."""
        found = self.actors[actor]
        if voice == "noun" and not (self.draft.tokens[hit.first] in _PUT_OFF and found.last <= hit.first):
            return True  # 'kepala dinas menunda pencairan insentif': who puts off a payment is not punished
        if voice == "passive":
            late = found.first - hit.last <= _SUBJECT_LATE and "," in self.draft.tokens[hit.last : found.first]
            return found.first < hit.first or late
        between = self.draft.tokens[hit.last : found.first] if found.first >= hit.last else []
        return 0 <= found.first - hit.last <= _OBJECT_NEAR and not set(between) & self.lists["step.things"]

    # -- what kills a step -----------------------------------------------------------------------------------------

    def dead(self, row: StepRow, hit: Hit, mood: str, authority: Hit | None) -> bool:
        """Return whether the step is only possible, refused, asked for by others, or still missing."""
        if mood in _KILLING or (mood == "negated" and row.status != "not_proven"):
            return True
        if mood == "prospective" and not self._announced(row, hit):
            return True
        if self.of_row(row, hit, mood) or self.fallen(row, hit) or supposed(self.draft, row, hit):
            return True
        if self._claimed(row, hit, authority) or (row.status in {"sanctioned", "convicted"} and self._purpose(hit)):
            return True
        if (
            self._condition_before(hit, done=row.status in {"sanctioned", "convicted"})
            or self._habit(hit)
            or self._to_reader(hit)
        ):
            return True
        by_expert = row.status == "proven" and self._only_expert(hit)
        return by_expert or self._urged(row, hit, authority) or self._missing(hit, authority)

    def _claimed(self, row: StepRow, hit: Hit, authority: Hit | None) -> bool:
        """'mengaku dipecat' is a victim's word, 'takut dipecat' a fear; 'SK ... belum ada' is nothing yet."""
        words = self.draft.tokens
        if row.id == "S25.written":
            behind = words[hit.last : hit.last + 2]
            return behind[:1] in (["agar"], ["supaya"]) and not self.lists["reading.kept_calm"].isdisjoint(
                behind
            )  # 'surati bupati agar semua netral'
        if row.status not in {"sanctioned", "convicted"}:
            own = row.id == "S31.summoned" and authority is None
            return own and words[hit.first - 1] == "mengaku"  # 'Mereka mengaku dipanggil': by whoever punished them
        return words[hit.first - 1] in _FEARED or "belum" in words[hit.last : hit.last + 2]

    def _purpose(self, hit: Hit) -> bool:
        """'Direkomendasikan ke bupati untuk diberi sanksi': not given yet; 'suara untuk petahana divonis' is done."""
        front = self.draft.tokens[max(0, hit.first - 2) : hit.first]
        sided = any(other.has("side") for other in self.draft.near(hit.first - 1, hit.first - 1, 0))
        return not _PURPOSES.isdisjoint(front[-1:] if sided else front)

    def _to_reader(self, hit: Hit) -> bool:
        """'Cek namamu di Sipol' is said to the reader."""
        behind = "".join(self.draft.tokens[hit.last : hit.last + 1])
        aimed = behind.startswith(("nama", "data", "diri")) or behind in {"dulu", "lagi", "deh", "dong"}
        return self.draft.tokens[hit.first] == "cek" and aimed

    def _announced(self, row: StepRow, hit: Hit) -> bool:
        """'segera panggil' is handling announced; 'akan panggil ... bila' a warning, 'akan dicopot' nothing yet."""
        if row.status not in {"under_review", "forwarded"} or row.id == "S30.reported":
            return False
        if self.draft.tokens[hit.first - 1] in _ONLY_MAY and self.draft.tokens[hit.first].startswith("di"):
            return False  # 'unggahan yang membuat PNS bisa dipanggil Bawaslu'
        return not any(
            (meaning.kind == "opener" and meaning.id == "cond")
            or (meaning.kind == "op" and meaning.id == "conditional")
            for other in self.draft.hits_of[hit.sentence]
            if other.first > hit.last
            for meaning in other.meanings
        )

    def _cause_between(self, hit: Hit, condition: Hit) -> bool:
        """'dihukum karena mengancam petani jika tidak memilih petahana': the condition is his, not the court's."""
        return any(
            meaning.kind == "opener" and meaning.id == "cause"
            for other in self.draft.hits_of[hit.sentence]
            if hit.last <= other.first < condition.first
            for meaning in other.meanings
        )

    def _threat_between(self, hit: Hit, condition: Hit) -> bool:
        """'mengadu ke Bawaslu, mengaku diancam ... kalau tidak memilih petahana': the condition is the threat's."""
        between = self.draft.tokens[hit.last : condition.first]
        return not (self.lists["reading.threatened"] | self.lists["reading.threatening"]).isdisjoint(between)

    def threat_reported(self, hit: Hit, condition: int) -> bool:
        """'Aduan honorer yang diancam dipecat bila tak memilih petahana diterima Ombudsman': so is this one."""
        begin = self.draft.sentences[hit.sentence].first_token
        front = self.draft.tokens[begin:condition]
        if self.opens_with_matter(hit) and not self.lists["reading.threatened"].isdisjoint(front):
            return True
        threats = self.lists["reading.threatening"]  # 'Kadis yang mengancam ... bila petahana kalah dinonjobkan'
        passive = self.draft.tokens[hit.first].startswith("di")
        return passive and any(one == "yang" and two in threats for one, two in pairwise(front))

    def _condition_before(self, hit: Hit, *, done: bool) -> bool:
        """'Seandainya camat ..., sanksinya teguran': what follows a condition is as conditional."""
        return any(
            (meaning.kind == "opener" and meaning.id == "cond")
            or (meaning.kind == "op" and meaning.id == "conditional" and self.draft.tokens[other.first] != "yang")
            for other in self.draft.hits_of[hit.sentence]
            if (other.first < hit.first or self.draft.tokens[other.first] in self.lists["step.unreal"])
            and not self.draft.says_that(other)
            and not (done and other.first > hit.first and self._cause_between(hit, other))
            and not (other.first > hit.first and self._threat_between(hit, other))
            and not (other.last <= hit.first and self.threat_reported(hit, other.first))
            for meaning in other.meanings
        )

    def _only_expert(self, hit: Hit) -> bool:
        """'Dua ahli berpendapat ... memenuhi unsur': an expert or a party finds nothing proven."""
        begin = self.draft.sentences[hit.sentence].first_token
        return not self.lists["step.experts"].isdisjoint(self.draft.tokens[begin : hit.first])

    def _habit(self, hit: Hit) -> bool:
        """'Tiap mau pilkada kepsek dipanggil ...' tells of no case; 'diperiksa karena diduga kerap ...' does."""
        here = (other for other in self.habits if other.sentence == hit.sentence)
        return any(other.first < hit.first or other.clause == hit.clause for other in here)

    def _front(self, hit: Hit, authority: Hit | None) -> list[str]:
        """The words in front of the step, from the last comma on."""
        begin = self.draft.sentences[hit.sentence].first_token
        first = max(begin, hit.first - _BEFORE)
        if authority is not None and authority.first < hit.first:
            first = max(begin, authority.first - _BEFORE_AUTHORITY)
        if self.opens_with_matter(hit):
            first = max(first, hit.first - _RIGHT_BEFORE)  # 'Laporan kades meminta staf mengirim foto ... diregister'
        words = self.draft.tokens[first : hit.first]
        return words[len(words) - words[::-1].index(",") :] if "," in words else words

    def opens_with_matter(self, hit: Hit) -> bool:
        """Whether the sentence opens with the report, the file or the case that a step is about."""
        row = self.draft.sentences[hit.sentence]
        return self.draft.tokens[row.first_token] in self.lists["step.matters"] and hit.first > row.first_token

    def _urged(self, row: StepRow, hit: Hit, authority: Hit | None) -> bool:
        """'Desak Bawaslu panggil camat', 'direkomendasikan dicopot' are wishes; 'Bawaslu minta klarifikasi' is not."""
        front = _others_words(self._front(hit, authority))
        asked = [
            word for n, word in enumerate(front) if word in self.lists["step.plea"] and front[n + 1 : n + 2] != ["maaf"]
        ]
        if asked and row.status in {"under_review", "forwarded", "sanctioned"}:
            own = row.id == "S31.summoned" and asked[0] in self.lists["step.own_request"]
            itself = authority is not None and asked[0] in self.draft.tokens[authority.last : hit.first]
            if not (own and itself):
                return True
        near = self.draft.tokens[
            max(self.draft.sentences[hit.sentence].first_token, hit.first - _URGED_NEAR) : hit.first
        ]
        return row.status in {"sanctioned", "convicted"} and not self.lists["step.urged"].isdisjoint(
            _others_words(near)
        )

    def _missing(self, hit: Hit, authority: Hit | None) -> bool:
        front = self._front(hit, authority)
        text, row = " ".join(front), self.draft.sentences[hit.sentence]
        when = row.question and "kapan" in self.draft.tokens[row.first_token : hit.first]  # 'kapan kadus itu diproses?'
        absent = when or any(mark in text for mark in self.lists["step.absent"])
        return absent or not self.lists["step.warning"].isdisjoint(front)


def _others_words(front: list[str]) -> list[str]:
    """Leave out what the official himself asked: 'dosen yang meminta wali murid mendukung paslon dicopot'."""
    return [word for n, word in enumerate(front) if n == 0 or front[n - 1] != "yang"]
