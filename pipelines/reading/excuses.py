"""What makes an act nothing: duty, a misused name, leave, and that nobody has done it yet. Used by the judging only.

Officers who take material down, whoever complains of the use of a name or a card, and the writer who says that there is
no case so far tell of no breach (codebook: other).
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.removing import brought_in
from pipelines.reading.unreal import staged

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent, FoundStep

_MATERIAL = frozenset(("N01", "N09", "N17"))
_UNKNOWN_TO = "tanpa sepengetahuan"
_KEPT = frozenset(("N01", "N09", "N99"))
_NAMED = frozenset(("N01", "N02", "N04", "N05", "N06", "N08", "N11", "N12", "N13", "N14", "N17", "N99"))
_PASSIVE_PRESENCE = frozenset(("N04", "N05"))
_LIVE = frozenset(("realised", "alleged"))
_FRONT = frozenset(("title", "lead"))
_NOT_YET_REACH = 6  # tokens
_SENTENCES_AROUND = 1
_NO_DUTY = frozenset(("bukan", "tanpa", "belum"))
_NONE: frozenset[str] = frozenset()
_WITNESS, _SPREAD = frozenset(("saksi",)), frozenset(("beredar", "tersiar", "viral"))
_FORGED = frozenset(("mengatasnamakan", "palsu", "dicatut", "catut", "hoaks", "gadungan"))
_LOOKED = 4  # sentences in which the text says that somebody was sent
_LET_GO = frozenset((
    "diterima", "menerima", "terima", "disetujui", "menyetujui",
    "setujui", "diteken", "terbit", "kabulkan", "dikabulkan",
))  # fmt: skip
_LEFT = frozenset(("retired", "leave_granted"))
_BEFORE_ACT, _RIGHT_BEFORE = 9, 2  # tokens


def victims_told(draft: Draft) -> set[int]:
    """'Namanya dicatut', 'KTP dipakai tanpa izin': the sentences that tell a misuse of a name, a number or a card."""
    misused = {hit.sentence for hit in draft.having("spec") if _tells_misuse(draft, hit)}
    if not draft.said("reading.no_leave"):
        return misused
    return misused | {number for number in range(len(draft.sentences)) if _without_leave(draft, number)}


def victim_told(draft: Draft, sentence: int) -> bool:
    """Whether one sentence is such."""
    return any(_tells_misuse(draft, hit) for hit in draft.hits_of[sentence]) or _without_leave(draft, sentence)


def _tells_misuse(draft: Draft, hit: Hit) -> bool:
    meaning = hit.get("spec")
    return meaning is not None and meaning.id == "victim" and draft.tokens[hit.first] not in {"mencatut", "catut"}


def _without_leave(draft: Draft, sentence: int) -> bool:
    row = draft.sentences[sentence]
    lists = draft.knowledge.words
    if lists["reading.own_name"].isdisjoint(draft.tokens[row.first_token : row.last_token]):
        return False
    line = draft.view.text[row.start : row.end]
    return bool(draft.said("reading.no_leave", line))


_NOT_YET = frozenset(("belum", "tidak", "tak"))
_THERE_IS = (["ada"], ["terdapat"], ["terjadi"])


def nothing_yet(draft: Draft) -> bool:
    """Return whether the writer says that nobody has done it: 'sejauh ini belum ada satu pun'."""
    lists = draft.knowledge.words
    if draft.said("reading.nothing_yet"):
        return True
    tokens = draft.tokens
    for index in draft.where(_NOT_YET):
        if tokens[index + 1 : index + 2] not in _THERE_IS:
            continue
        front = " ".join(tokens[max(0, index - _NOT_YET_REACH) : index])
        if not any(front.endswith(mark) or f"{mark} ," in front for mark in lists["reading.so_far"]):
            continue
        behind = tokens[index + 2 : index + 4]
        ends = not behind or not behind[0].isalnum()
        if (
            ends
            or behind[0] in {"satu", "sih", "kejadian", "kasus", "kok"}
            or (behind[0] == "yang" and not lists["reading.not_done"].isdisjoint(behind[1:]))
        ):
            return True
    return False


_CAMPAIGNS = frozenset(("lokasi", "posko", "panggung", "kampanye", "deklarasi", "sekretariat", "markas"))


class Excuses:
    """Finds excused acts of one text."""

    def __init__(self, draft: Draft, steps: list[FoundStep]) -> None:
        """Look once for the words of misuse and of taking down in title and lead."""
        self.draft = draft
        self.lists = draft.knowledge.words
        self.pursued = any(
            not step.dead and step.row.id != "S30.reported" and step.row.status != "not_proven" for step in steps
        )
        self.victims = victims_told(draft)

    def left_before(self, events: list[FoundEvent]) -> None:
        """'Mundur sebagai PNS, kabid mendaftar ...': who left the service in title or lead runs as anybody may."""
        left = [event for event in events if event.rule.candidacy and event.excused in _LEFT]
        if not any(self.draft.sentences[event.hit.sentence].zone in _FRONT for event in left):
            return
        if any(meaning.id == "leave_missing" for hit in self.draft.hits for meaning in hit.meanings):
            return
        for event in events:
            if event.rule.candidacy:
                event.excused = event.excused or "retired"

    def _left_first(self, event: FoundEvent) -> bool:
        """'Kabid mundur dari jabatannya sebelum hadir dalam konsolidasi relawan': a private person by then."""
        tokens, begin = self.draft.tokens, self.draft.sentences[event.hit.sentence].first_token
        front = tokens[max(begin, event.hit.first - _BEFORE_ACT) : event.hit.first]
        if "sebelum" not in front[-_RIGHT_BEFORE:]:
            return False
        at = next((n for n, word in enumerate(front) if word in self.lists["reading.left_service"]), None)
        return at is not None and self.lists["reading.not_left"].isdisjoint(front[max(0, at - 2) : at])

    def find(self, event: FoundEvent) -> str | None:
        """Return why the act is nothing, or None."""
        if event.reach.mood not in _LIVE or staged(self.draft, event.hit.sentence):
            return "staged" if event.reach.mood in _LIVE else None
        if event.rule.punishes or event.rule.directive or event.rule.decision:
            # 'namanya dipakai orang dalam pesan yang meminta kepala sekolah ...'
            return "victim" if "in_his_name" in event.rule.known_as and self._misused(event) else None
        left = self._left_first(event) or self._let_go(event)
        if left or (event.rule.code in _NAMED and self._misused(event)):
            return "retired" if left else "victim"
        passive = event.rule.code in _PASSIVE_PRESENCE or (
            event.rule.code == "N15" and (self._attended(event) or event.word in self.lists["reading.escorts"])
        )
        if passive and self._on_leave_beside_spouse(event):
            return "leave_granted"
        if event.rule.code in _PASSIVE_PRESENCE and self._found_allowed(event):
            return "permitted"
        on_duty = event.rule.code == "N05" and self._sent(event.hit.sentence)
        kept = event.rule.code in _KEPT and self._kept_for(event.hit.sentence)
        kept = kept or (event.rule.code in _MATERIAL and brought_in(self.draft, event.hit.sentence))
        return "duty" if on_duty or kept or (event.rule.code in _MATERIAL and self._duty(event)) else None

    def _let_go(self, event: FoundEvent) -> bool:
        """'BKN menerima pengunduran diri camat yang maju sebagai cabup': he has left the service in time."""
        row = self.draft.sentences[event.hit.sentence]
        words = self.draft.tokens[row.first_token : row.last_token] if event.rule.code == "N13" else []
        resigned = any(one == "pengunduran" and two.startswith("diri") for one, two in pairwise(words))
        done = resigned and not _LET_GO.isdisjoint(words)
        return done and {"belum", "tidak", "tak", "tanpa", "padahal", "menolak"}.isdisjoint(words)

    def _kept_for(self, sentence: int) -> bool:
        """'simpan dua dus kaus paslon titipan Bawaslu': kept for those who watch."""
        row = self.draft.sentences[sentence]
        line = self.draft.view.text[row.start : row.end]
        return any(mark in line for mark in self.lists["reading.kept_for"])

    def _sent(self, sentence: int) -> bool:
        """'Ia datang dengan surat tugas', 'sesuai agenda kedinasan': there for the office, as the text says."""
        for row in self.draft.sentences[sentence : sentence + _LOOKED]:
            line = self.draft.view.text[row.start : row.end]
            for mark in self.lists["reading.sent"]:
                front = line.partition(mark)[0].split()[-_LOOKED:] if mark in line else ["bukan"]
                if self.lists["reading.not"].isdisjoint(front) and _NO_DUTY.isdisjoint(front):
                    return True
        return False

    def _misused(self, event: FoundEvent) -> bool:
        """Told by the victim alone: nobody else accuses, no institution does more than hear the complaint."""
        number = event.hit.sentence
        if self.draft.sentences[number].zone not in _FRONT:
            return False
        near = range(number - _SENTENCES_AROUND, number + _SENTENCES_AROUND + 1)
        if not any(told in self.victims and self.draft.sentences[told].zone in _FRONT for told in near):
            return False
        if event.reach.mood == "alleged" or self._told_as_done(event) or self.pursued:
            return False
        witness = event.rule.code == "N11"  # 'namanya tercantum sebagai saksi' accuses nobody
        return not any(self._accuses(n, witness=witness) for n in near if 0 <= n < len(self.draft.sentences))

    def _attended(self, event: FoundEvent) -> bool:
        """'hadir di kampanye suaminya': the campaign is where they are, not what they do."""
        return self.draft.tokens[event.hit.first - 1] in {"di", "ke", "pada", "dalam", "acara", "menghadiri", "hadiri"}

    def _on_leave_beside_spouse(self, event: FoundEvent) -> bool:
        """'Sudah ambil cuti karena suaminya calon, cuma ikut foto keluarga': present or in the picture, no more."""
        near = range(max(0, event.hit.sentence - 1), min(event.hit.sentence + 2, len(self.draft.sentences)))
        leave = {m.id for n in near for hit in self.draft.hits_of[n] for m in hit.meanings if m.kind == "spec"}
        words = {
            w
            for n in near
            for w in self.draft.tokens[self.draft.sentences[n].first_token : self.draft.sentences[n].last_token]
        }
        return (
            "leave_granted" in leave
            and "leave_missing" not in leave
            and not self.lists["reading.spouses"].isdisjoint(words)
            and self.lists["reading.not"].isdisjoint(self.draft.tokens[event.hit.first - 1 : event.hit.first])
        )

    def _found_allowed(self, event: FoundEvent) -> bool:
        """'Bawaslu menyebut hal itu dibolehkan': an authority says so of the act just told."""
        for number in range(event.hit.sentence, min(event.hit.sentence + 2, len(self.draft.sentences))):
            row = self.draft.sentences[number]
            words = self.draft.tokens[row.first_token : row.last_token]
            allowed = any(
                two in self.lists["reading.allowed"] and one not in self.lists["reading.not"]
                for one, two in pairwise(words)
            )
            taken_up = "itu" in words or "tersebut" in words or "demikian" in words
            if allowed and taken_up and any(hit.has("authority") for hit in self.draft.hits_of[number]):
                return True
        return False

    def _told_as_done(self, event: FoundEvent) -> bool:
        """'Kepala SD serahkan fotokopi KTP, mengaku namanya dicatut': the writer tells the act, in the active voice."""
        row = self.draft.sentences[event.hit.sentence]
        front = self.draft.view.text[row.start : event.hit.start]
        misused = (
            any(mark in front for mark in self.lists["reading.no_leave"])
            or _UNKNOWN_TO in self.draft.view.text[event.hit.end : row.end]
        )
        return event.voice == "active" and not misused and not event.rule.owner

    def _accuses(self, sentence: int, *, witness: bool = False) -> bool:
        row = self.draft.sentences[sentence]
        words = self.draft.tokens[row.first_token : row.last_token]
        forged = not _FORGED.isdisjoint(words)  # 'Beredar pesan mengatasnamakan kadis'
        known = self.lists["reading.accusing"] - (_WITNESS if witness else _NONE) - (_SPREAD if forged else _NONE)
        return not known.isdisjoint(words)

    def _duty(self, event: FoundEvent) -> bool:
        """Taken down with the order police, from trees and fences, or whoever it belongs to; not swapped or torn."""
        row = self.draft.sentences[event.hit.sentence]
        words = self.draft.tokens[row.first_token : row.last_token]
        eastern = "kasih turun" in self.draft.view.text[row.start : row.end]
        down = eastern or not self.lists["reading.taking_down"].isdisjoint(words)
        if not down or not self.lists["reading.harm"].isdisjoint(words):
            return False
        if not self.lists["reading.caught"].isdisjoint(words[: event.hit.first - row.first_token]) or any(
            "angkut" in one and two in self.lists["reading.passengers"] for one, two in pairwise(words)
        ):
            return False  # nobody is caught at his duty; 'ambulans untuk angkut rombongan cabup' takes nothing down
        if any(one == "ke" and two in _CAMPAIGNS for one, two in pairwise(words)):
            return False  # 'mengangkut bendera paslon ke lokasi kampanye'
        carried = not self.lists["reading.vehicles"].isdisjoint(words)
        if event.rule.code == "N09" and "facility" not in event.rule.known_as and not carried:
            return False  # 'kantor camat dijadikan gudang APK, Panwascam sita spanduk'
        there = event.hit.passive and self.draft.tokens[event.hit.first - 1] == "yang"  # 'yang dipasang di pohon'
        last = event.hit.last
        there = there and not any(last <= other.first <= last + 1 for other in self.draft.near(last, last, 1, "post"))
        if event.rule.code == "N01" and event.word in self.lists["reading.putting_up"] and not there:
            return False
        near = range(event.hit.sentence, min(event.hit.sentence + 2, len(self.draft.sentences)))
        lines = [self.draft.view.text[self.draft.sentences[n].start : self.draft.sentences[n].end] for n in near]
        return any(mark in line for line in lines for mark in self.lists["reading.public_order"])
