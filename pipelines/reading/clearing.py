"""Who clears: whether what ends an allegation is said by somebody who may say so, and stands. Used by `grounding`.

An authority, a court, a fact check or a verdict told in the passive clears; the accused, a lawyer and a plea do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.knowledge.rows import StepRow, Words
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundStep

_BEFORE = 8  # tokens
_RIGHT_BEFORE = 2  # tokens
_BEHIND = 3  # tokens
_HEAD = 200  # characters
_RECORDS = frozenset(("data", "akun", "akses", "blokir", "kepegawaiannya", "kepegawaian"))
_NONE: frozenset[str] = frozenset()
_TURNS_ROUND = {  # 'Bawaslu nyatakan unggahan itu bukan ulahnya', 'menyatakan belum menemukan pelanggaran'
    "S12.proven": frozenset(("bukan",)),
    "S13.decided": frozenset(("belum",)),
}
_RESULTS = frozenset(("terbukti", "unsur"))
_COUNSEL = frozenset(
    ("pengacara", "kuasa", "penasihat", "klien", "advokat", "yakin", "berharap", "semoga", "optimistis")
)
_OPENS, _SAYS = (
    9,
    frozenset(("sebut", "menyebut", "mengaku", "akui", "bilang", "berkata", "klaim", "mengklaim")),
)  # tokens
_RUMOURS = frozenset(
    ("kabar", "isu", "rumor", "tudingan", "tuduhan", "informasi", "klaim", "desas-desus", "berita", "info")
)
_DECLARES = _SAYS - {"mengaku", "akui"} | {
    "nyatakan", "menyatakan", "pastikan", "memastikan", "tegaskan", "menegaskan", "simpulkan", "menyimpulkan", "nilai",
    "menilai", "katakan", "mengatakan", "ungkap", "mengungkap", "tepis", "menepis", "bantah", "membantah",
}  # fmt: skip
_IN_TIME = frozenset(("urung", "batal", "membatalkan", "batalkan", "mengurungkan"))
_FALLS = frozenset(("kandas", "gugur", "mentok", "rontok", "mental"))
_A_CASE = (["laporan"], ["kasus"], ["perkara"], ["aduan"], ["dugaan"], ["tuduhan"], ["laporannya"], ["kasusnya"])
_DENIED = frozenset(("tak", "tidak", "bukan", "belum"))
_VERDICT = 14  # tokens
_OF_POLICE = ("kapol", "wakapol", "bhabin", "kasat", "kanit")
_RULED = frozenset(("proven", "sanctioned", "convicted"))


def desk_verdict(draft: Draft, alive: list[tuple[int, FoundStep]]) -> int | None:
    """The conclusion of a fact-check desk, wherever it stands: '[SALAH] Foto Rektor ... KESIMPULAN: klaim keliru'."""
    cleared = [number for number, step in alive if step.row.status == "not_proven"]
    return cleared[-1] if cleared and _by_desk(draft) else None


def _by_desk(draft: Draft) -> bool:
    """A fact-check desk heads the text."""
    return any(draft.view.text.find(mark, 0, _HEAD) >= 0 for mark in draft.knowledge.words["step.desks"])


class Clearing:
    """Looks at the words around the clearings of one text."""

    draft: Draft
    lists: Words
    actors: list[FoundActor]

    def cleared_by(self, row: StepRow, hit: Hit, authority: Hit | None) -> bool:
        """An authority or a fact check is the source; the accused's own office clears nobody of a forgery."""
        words = self.draft.view.text[hit.start : hit.end]
        if words.startswith("bukan ") and words.endswith("nya") and self._own_word(hit):
            return False  # 'Staf PNS BKPSDM sebut akunnya diretas, komentar itu bukan buatannya'
        if words in self.lists["step.not_member"] or words in self.lists["step.weak_fakes"]:
            false = self._fact_checked(hit) or self._called_false(hit)
            return self._declared(hit) if words in self.lists["step.not_member"] else false
        registered = any(mark in words for mark in self.lists["step.registry"])
        if words in self.lists["step.verdicts"] or registered or self._pronounced(hit) or self._opens(row, hit):
            return True  # the words themselves name the court, or the desk that registers reports
        if self._by_whoever(row, hit) or self._falls(row, hit):
            return True
        source = authority or self._authority_around(hit)
        if source is None:
            return self._office_around(hit) or self._announced_near(hit)
        return row.id != "S03.faked" or not self._own_excuse(hit, source)

    def _own_excuse(self, hit: Hit, source: Hit) -> bool:
        """'Polres berdalih rekaman suara kapolres itu buatan AI': the house of the accused makes excuses for him."""
        meaning = source.get("authority")
        row = self.draft.sentences[hit.sentence]
        if meaning is not None and meaning.id in self.lists["step.own_office"]:
            return True
        if not self.lists["step.insisting"].isdisjoint(self.draft.tokens[source.last : hit.first]):
            return True
        police = meaning is not None and meaning.id == "police"
        return police and any(word.startswith(_OF_POLICE) for word in self.draft.tokens[row.first_token : hit.first])

    def _by_whoever(self, row: StepRow, hit: Hit) -> bool:
        """A case is stopped by whoever handles it; a fact check names the office of the accused beside itself."""
        if row.id == "S02.stopped" and any(m.kind == "step" and m.value == "passive" for m in hit.meanings):
            return True
        if row.id != "S03.faked":
            return False
        return _by_desk(self.draft) or any(
            m.kind == "authority" and m.id == "factcheck"
            for other in self.draft.hits_of[hit.sentence]
            for m in other.meanings
        )

    def _falls(self, row: StepRow, hit: Hit) -> bool:
        """'..., laporan kandas', 'kasus gugur': the case itself is the subject, whoever dropped it."""
        before = self.draft.tokens[max(0, hit.first - 1) : hit.first]
        opens = self.draft.tokens[self.draft.sentences[hit.sentence].first_token]  # 'Tuduhan terhadap lurah gugur'
        falls = row.id == "S01.cleared" and self.draft.tokens[hit.first] in _FALLS
        return falls and (before[-1:] in _A_CASE or [opens] in _A_CASE)

    def _declared(self, hit: Hit) -> bool:
        """'Bawaslu pastikan ia bukan anggota': the authority itself says so; who only complains there clears nobody."""
        for other in self.draft.hits_of[hit.sentence]:
            if other.has("authority") and other.last <= hit.first:
                between = self.draft.tokens[other.last : hit.first]
                before = self.draft.tokens[max(0, other.first - 1) : other.first]  # 'dinyatakan Bawaslu bukan anggota'
                if not self.lists["step.declares"].isdisjoint(between[:_BEFORE]) or not self.lists[
                    "step.pronounced"
                ].isdisjoint(before):
                    return True
        if self._pronounced(hit):
            return True  # 'dua pegawai dinyatakan bukan pengurus partai oleh Bawaslu'
        front = self.draft.tokens[max(self.draft.sentences[hit.sentence].first_token, hit.first - _BEFORE) : hit.first]
        return "setelah" in front and not self.lists["step.checked"].isdisjoint(front)

    def _own_word(self, hit: Hit) -> bool:
        """The sentence opens with a post that says so of itself, no watchdog."""
        begin = self.draft.sentences[hit.sentence].first_token
        first = self.draft.tokens[begin : min(hit.first, begin + _OPENS)]
        here = next((found for found in self.actors if found.actor.sentence == hit.sentence), None)
        return here is not None and not here.watchdog and here.first == begin and not _SAYS.isdisjoint(first)

    def _fact_checked(self, hit: Hit) -> bool:
        """'[CEK FAKTA] ...: keliru': a weak word for a forgery, where the desk itself heads the text."""
        return any(
            meaning.kind == "authority" and meaning.id == "factcheck"
            for number in range(max(0, hit.sentence - 1), hit.sentence + 1)
            for other in self.draft.hits_of[number]
            for meaning in other.meanings
        ) or self._announced_near(hit)

    def _called_false(self, hit: Hit) -> bool:
        """'Bawaslu sebut kabar kadis meminjamkan aula tidak benar': told as a rumour by the authority that checks."""
        begin = self.draft.sentences[hit.sentence].first_token
        front = self.draft.tokens[begin : hit.first]
        told = next((n for n, word in enumerate(front) if word in _RUMOURS), None)
        if told is None or _DECLARES.isdisjoint(front[:told]):
            return False
        return any(
            meaning.kind == "authority" and meaning.id in self.lists["step.checkers"] and other.first <= begin + 1
            for other in self.draft.hits_of[hit.sentence]
            for meaning in other.meanings
        )

    def _pronounced(self, hit: Hit) -> bool:
        """'Kadus dinyatakan tidak bersalah': a verdict told in the passive is somebody's who may give it."""
        front = self.draft.tokens[max(0, hit.first - _RIGHT_BEFORE) : hit.first + 1]
        return not self.lists["step.pronounced"].isdisjoint(front)

    def _opens(self, row: StepRow, hit: Hit) -> bool:
        """'Tak terbukti jadi timses, penyuluh lega', 'Dugaan ... tidak memenuhi unsur': a result, nobody's own word."""
        place = self.draft.sentences[hit.sentence]
        words = self.draft.tokens[place.first_token : place.last_token]
        result = hit.first == place.first_token or not _RESULTS.isdisjoint(self.draft.tokens[hit.first : hit.last])
        return (
            row.id == "S01.cleared"
            and result
            and hit.last - hit.first > 1
            and _COUNSEL.isdisjoint(words)
            and self.lists["reading.own_account"].isdisjoint(words)
            and self.lists["cues.official_speech"].isdisjoint(words)
        )

    def _announced_near(self, hit: Hit) -> bool:
        """'Hasil pleno: perbuatan itu tidak masuk kategori pelanggaran': the result is an office's."""
        first = self.draft.sentences[max(0, hit.sentence - 1)]
        last = self.draft.sentences[min(hit.sentence + 1, len(self.draft.sentences) - 1)]
        near = self.draft.view.text[first.start : last.end]
        return any(mark in near for mark in self.lists["step.announces"])

    # -- what takes a clearing back --------------------------------------------------------------------------------

    def fallen(self, row: StepRow, hit: Hit) -> bool:
        """Return whether a step was overturned, is only asked for, or is a first verdict that fell."""
        cleared = row.status == "not_proven" and (
            self._taken_back(hit) or self._only_asked(hit) or self._only_explained(hit)
        )
        data = row.id == "S32.reopened" and not _RECORDS.isdisjoint(
            self.draft.tokens[max(0, hit.first - _BEHIND) : hit.first]
        )  # 'tak terbukti anggota partai, data kepegawaiannya dibuka lagi'
        spared = row.id == "S11.sanctioned" and self.draft.tokens[hit.first] == "ditegur" and self._held_back(hit)
        spared = spared or (row.id == "S13.decided" and self._denies(hit))
        behind = self.draft.tokens[hit.last : hit.last + _BEHIND + 1]
        other = spared or not _TURNS_ROUND.get(row.id, _NONE).isdisjoint(behind)
        return (
            cleared or data or other or self._superseded(row, hit) or (row.id == "S35.asked" and self._rules_told(hit))
        )

    def _denies(self, hit: Hit) -> bool:
        """'KASN nyatakan sekda itu tak melanggar': the opposite is declared."""
        last = min(self.draft.sentences[hit.sentence].last_token, hit.last + _VERDICT)
        words = self.draft.tokens[hit.last : last]
        breach = ("langgar", "melanggar", "terbukti", "bersalah")
        at = next((n for n, word in enumerate(words) if word.startswith(breach)), None)
        return at is not None and at > 0 and words[at - 1] in _DENIED

    def _taken_back(self, hit: Hit) -> bool:
        """'Putusan bebas dibatalkan MA' is overturned; 'sanksinya tak ditindaklanjuti' is a sanction that waits."""
        front = self.draft.tokens[max(0, hit.first - _BEHIND) : hit.first]
        if hit.last - hit.first > 1 and not self.lists["step.given"].isdisjoint(front):
            return True
        return not self.lists["step.overturned"].isdisjoint(self.draft.tokens[hit.last : hit.last + _BEHIND])

    def _held_back(self, hit: Hit) -> bool:
        """'Wali nagari urung ikut antar paslon setelah ditegur camat': warned in time, nothing was done."""
        front = self.draft.tokens[self.draft.sentences[hit.sentence].first_token : hit.first]
        return not _IN_TIME.isdisjoint(front)

    def _only_asked(self, hit: Hit) -> bool:
        """'Pengacara minta hakim bebaskan kades': the authority is asked, it has not said so."""
        return any(
            0 <= hit.first - other.last <= _BEFORE // 2
            and other.sentence == hit.sentence
            and not self.lists["step.plea"].isdisjoint(
                self.draft.tokens[max(0, other.first - _RIGHT_BEFORE) : other.first]
            )
            for other in self.draft.near(hit.first, hit.first, _BEFORE, "authority")
        )

    def _only_explained(self, hit: Hit) -> bool:
        """'ASN yang hadir di luar jam kerja tak melanggar, begini penjelasan aturannya': a rule, no case."""
        row = self.draft.sentences[hit.sentence]
        line = self.draft.view.text[row.start : row.end]
        if not any(mark in line for mark in self.lists["step.explained"]):
            return False
        return not any(
            other.has("case") and self.draft.tokens[other.first] in self.lists["step.case_proof"]
            for other in self.draft.hits_of[hit.sentence]
            if not hit.start <= other.start < hit.end
        )

    def _rules_told(self, hit: Hit) -> bool:
        """'..., begini penjelasan Bawaslu soal aturannya': what is explained is the rule."""
        row = self.draft.sentences[hit.sentence]
        explains = self.draft.tokens[hit.first] in {"begini", "ini"}
        return explains and "aturan" in self.draft.view.text[hit.end : row.end]

    def _superseded(self, row: StepRow, hit: Hit) -> bool:
        """'Yang semula dihukum dinyatakan tak bersalah': the first verdict fell."""
        if row.status not in _RULED or self.lists["step.at_first"].isdisjoint(
            self.draft.tokens[max(0, hit.first - _RIGHT_BEFORE) : hit.first]
        ):
            return False
        steps = self.draft.knowledge.steps
        return any(
            other is not hit and meaning.kind == "step" and steps[meaning.id].status == "not_proven"
            for other in self.draft.hits_of[hit.sentence]
            for meaning in other.meanings
        )

    # -- around ----------------------------------------------------------------------------------------------------

    def _authority_around(self, hit: Hit) -> Hit | None:
        for number in (hit.sentence, hit.sentence - 1, hit.sentence + 1, hit.sentence - 2):
            if 0 <= number < len(self.draft.hits_of):
                for other in self.draft.hits_of[number]:
                    if other.has("authority"):
                        return other
        return None

    def _office_around(self, hit: Hit) -> bool:
        """Words of an office's own announcement: penanganan, hasil penelusuran, status laporan."""
        work = self.lists["step.office_work"]
        return any(
            other.has("case") and self.draft.tokens[other.first] in work
            for number in (hit.sentence - 1, hit.sentence, hit.sentence + 1)
            if 0 <= number < len(self.draft.hits_of)
            for other in self.draft.hits_of[number]
        )
