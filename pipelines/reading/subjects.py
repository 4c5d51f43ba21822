"""Whose clause an act stands in: a second subject behind a comma, somebody who complains of it. Used by `frames` only.

'Camat membuka lomba, sorenya ketua tim sukses meminta hadirin memilih petahana': the official of the first clause did
nothing in the second. 'Kades mengadu ke panwascam: ...' tells what others did.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent

_REACH = 12  # tokens from the boundary of a clause to its verb
_CALLED = frozenset(("pak", "bu", "bapak", "ibu"))
_CLEFT = 3  # tokens from a post over 'sendiri yang' to the verb
_NEAR = 2  # tokens between a post and its verb of complaining
_ROLE = 5  # tokens between 'juru kampanye' and its own verb
_SHORTEST_VERB = 6
_STILL = frozenset(("lagi", "sedang", "juga", "mau", "akan", "kembali"))
_BOUNDARIES = frozenset((
    ",", ";", "sedangkan", "sementara", "lalu", "kemudian", "saat", "ketika", "sewaktu", "begitu", "selagi", "kala",
    "tetapi", "namun", "tapi", "sebab",
))  # fmt: skip
_ADVERBS = frozenset((
    "pagi", "paginya", "siang", "siangnya", "sore", "sorenya", "malam", "malamnya", "besok", "besoknya", "esok",
    "esoknya", "lalu", "kemudian", "sesudah", "setelah", "itu", "usai", "sedangkan", "sementara", "para", "sejumlah",
    "seorang", "dua", "tiga", "empat", "puluhan", "belasan", "beberapa", "giliran", "sang", "baru", "barulah", "tak",
    "lama", "di", "sana", "akhirnya", "saat", "ketika", "selanjutnya", "berikutnya", "sehabis", "nya", "hari",
    "harinya",
))  # fmt: skip
_OFFICERS = frozenset(("ketua", "sekretaris", "bendahara", "wakil", "anggota", "koordinator", "pengurus", "panitia"))
_BRANCHES = frozenset((
    "dpc", "dpd", "dpw", "dpp", "pac", "partai", "parpol", "ranting", "tim", "relawan", "timses", "fraksi",
    "pemenangan",
))  # fmt: skip
_PLAIN = frozenset(("ibu", "pria", "wanita", "lelaki", "perempuan", "remaja", "bapak", "gadis", "kakek", "nenek"))
_HELPERS = frozenset(("sopir", "kru", "fotografer", "kurir", "ajudan", "orang", "mobil", "massa", "istri", "anak"))
_CAMPAIGNERS = frozenset(
    ("saksi", "relawan", "timses", "tim", "simpatisan", "kader", "pengurus", "juru", "jurkam", "politikus")
)
_ENVOYS = frozenset(("utusan", "relawan", "timses", "tim", "kurir", "suruhan"))
_KIN = frozenset(
    ("adik", "kakak", "ipar", "keponakan", "sepupu", "menantu", "mertua", "besan", "cucu", "paman", "bibi")
)
_SPECIAL = frozenset(("orang", "anak", "peserta", "seseorang"))
_WITH = frozenset(("mendampingi", "dampingi", "turut", "bersama", "bareng", "didampingi", "dibantu"))
_PRONOUNS = frozenset(("ia", "dia", "beliau", "mereka", "keduanya", "nya"))
_KEPT = frozenset(("N09", "N10", "N18", "N99"))
_COMPLAINS = frozenset((
    "mengadu", "melapor", "mengadukan", "melaporkan", "adukan", "laporkan", "curhat", "memprotes", "protes",
    "mendapati", "memergoki", "dapati", "pergoki",
))  # fmt: skip
_BUT = frozenset(("tapi", "tetapi", "melainkan"))
_OWN = frozenset(("telah", "sudah", "dirinya", "sendiri", "usai", "setelah", "karena", "ia", "dia", "mereka"))


_HIS = frozenset(("titipan", "kiriman", "pemberian", "ulah", "kelakuan", "perbuatan", "kerjaan", "pekerjaan"))
_NO_DOING = frozenset(("bukan", "tidak", "tak", "gak", "bkn"))
_MEETINGS, _HOSTS = (
    frozenset(("rakerda", "rakernas", "rakercab", "musda", "muscab")),
    frozenset(("di", "dalam", "pada")),
)
_DOING = 6  # tokens
_TURNS = frozenset(("itu", "tuh", "tu", "ternyata", "rupanya", "adalah", "ialah", "merupakan"))


def his_doing(draft: Draft, hit: Hit, first: int) -> bool:
    """'brosur caleg di tas, titipan wali kelasnya yang PNS', 'stiker cabup menempel di pagar, ulah pak lurah'."""
    near = draft.tokens[max(hit.last, first - _DOING) : first]
    at = next((n for n in range(len(near) - 1, -1, -1) if near[n] in _HIS), None)
    if at is None or "," in near[at:] or not _NO_DOING.isdisjoint(near[max(0, at - 1) : at]):
        return False
    return not any(len(word) >= _SHORTEST_VERB and word.startswith(("me", "di", "ber")) for word in near[at:])


def at_their_meeting(draft: Draft, thing: Hit) -> bool:
    """'mengisi materi di rakerda partai tentang cara menang': whose meeting it is, and what was spoken of."""
    return draft.tokens[thing.first] in _MEETINGS and draft.tokens[thing.first - 1] in _HOSTS


def not_his_doing(draft: Draft, hit: Hit, first: int) -> bool:
    """'stiker cabup menempel di pagar, bukan ulah pak lurah'."""
    near = draft.tokens[max(hit.last, first - _DOING) : first]
    return any(one in _NO_DOING and two in _HIS for one, two in pairwise(near))


class Subjects:
    """Looks in front of the acts of one text."""

    def __init__(self, draft: Draft, actors: list[FoundActor], of_sentence: list[list[int]]) -> None:
        """Keep draft and posts; `of_sentence` = their numbers by sentence."""
        self.draft = draft
        self.actors = actors
        self.of_sentence = of_sentence
        self.outsiders = draft.knowledge.words["reading.outsiders"] - _SPECIAL

    def others(self, event: FoundEvent) -> bool:
        """Return whether the act is of somebody without a post, told beside an official of another clause."""
        rule = event.rule
        if rule.punishes or rule.decision or rule.received or not self.actors:
            return False
        passive = event.voice == "passive" or event.hit.passive
        if not_they_but(self.draft, self.actors, event) is not None or self._complained(event, passive=passive):
            return not_they_but(self.draft, self.actors, event) is None
        if rule.directive and self._sent_by_side(event.hit):
            return True
        if not rule.directive and rule.code not in _KEPT and self._of_kin(event.hit):
            return True
        if passive or rule.holder or rule.owner or rule.code in _KEPT or "still_in_service" in rule.known_as:
            return False
        return self._of_new_subject(event) or self._own_clause(event.hit)

    def cleft(self, hit: Hit) -> bool:
        """'Stiker paslon itu pak lurah sendiri yang tempel', 'yang masang ya pak carik': a post beside the verb."""
        if self.draft.tokens[hit.first - 1] != "yang":
            return False
        here = [self.actors[n] for n in self.of_sentence[hit.sentence]]
        in_front = any(hit.first - _CLEFT <= found.last < hit.first for found in here)
        return in_front or any(
            hit.last < found.first <= hit.last + _CLEFT and self.draft.tokens[found.first - 1] in _CALLED
            for found in here
        )

    def _front(self, hit: Hit) -> list[str] | None:
        """The words between the boundary of the clause and the verb, adverbs of time left out."""
        tokens, begin = self.draft.tokens, self.draft.sentences[hit.sentence].first_token
        first = max(begin, hit.first - _REACH)
        at = next((n for n in range(hit.first - 1, first - 1, -1) if tokens[n] in _BOUNDARIES), None)
        if at is None:
            if first > begin:
                return None
            at = begin - 1
        words = tokens[at + 1 : hit.first]
        if any(at < self.actors[n].first < hit.first for n in self.of_sentence[hit.sentence]):
            return None
        while words and words[0] in _ADVERBS:
            words = words[1:]
        return words

    def _of_new_subject(self, event: FoundEvent) -> bool:
        hit = event.hit
        words = self._front(hit)
        if not words or not _PRONOUNS.isdisjoint(words):
            return False
        row = self.of_sentence[hit.sentence]
        if any(self.actors[n].first > hit.last and his_doing(self.draft, hit, self.actors[n].first) for n in row):
            return False
        if words[-1] == "yang" and self._turns_out(hit):
            return False  # 'Ustaz yang memimpin doa di panggung paslon 2 itu penyuluh agama PNS'
        officer = words[0] in _OFFICERS | _HELPERS and len(words) > 1 and words[1] in _BRANCHES
        known = (
            words[0] in _CAMPAIGNERS
            or (words[0] in _PLAIN and self.draft.tokens[hit.first - 2 : hit.first - 1] == ["seorang"])
            or (not event.rule.directive and words[0] in self.outsiders)
        )
        my_own = words[0] in _SPECIAL and words[1:2] in (["saya"], ["kami"], ["kita"], ["muda"], ["sekolah"])
        if not officer and not known and not my_own:
            return False
        verbal = event.word.startswith(("me", "ber", "nge", "nya", "bagi", "ikut"))
        other_verb = any(
            len(word) >= _SHORTEST_VERB and word.startswith(("me", "ber", "di")) for word in words if word != "menjadi"
        )
        if not self.draft.knowledge.words["reading.perception"].isdisjoint(words) or (other_verb and not verbal):
            return False  # 'Relawan mengeluhkan unggahan camat'
        behind = self.draft.tokens[hit.last : self.draft.sentences[hit.sentence].last_token]
        return _WITH.isdisjoint(behind)

    def _turns_out(self, hit: Hit) -> bool:
        """A post behind 'itu', 'tuh', 'ternyata' is who it was."""
        return any(
            self.actors[n].first > hit.last
            and not _TURNS.isdisjoint(self.draft.tokens[max(hit.last, self.actors[n].first - 3) : self.actors[n].first])
            for n in self.of_sentence[hit.sentence]
        )

    def _sent_by_side(self, hit: Hit) -> bool:
        """'didatangi utusan calon yang menitipkan target suara': the head of the relative clause holds no post."""
        tokens, begin = self.draft.tokens, self.draft.sentences[hit.sentence].first_token
        at = next((n for n in range(hit.first - 1, max(begin, hit.first - _ROLE), -1) if tokens[n] == "yang"), None)
        if at is None:
            return False
        head = [n for n in range(max(begin, at - _ROLE), at) if tokens[n] in _ENVOYS]
        return bool(head) and not any(
            head[-1] < self.actors[n].first < hit.first for n in self.of_sentence[hit.sentence]
        )

    def _of_kin(self, hit: Hit) -> bool:
        """'Adik lurah jadi ketua relawan': the kin of an official, and no verb between."""
        before = [self.actors[n] for n in self.of_sentence[hit.sentence] if self.actors[n].last <= hit.first]
        if not before or before[-1].first < 1 or self.draft.tokens[before[-1].first - 1] not in _KIN:
            return False
        doubled = self.draft.tokens[before[-1].first - 2 : before[-1].first - 1] in (["-"], ["adik"], ["kakak"])
        between = self.draft.tokens[before[-1].last : hit.first]
        return not doubled and "," not in between and not any(word.startswith(("me", "ber")) for word in between)

    def _own_clause(self, hit: Hit) -> bool:
        """'..., sesudah itu juru kampanye paslon 3 berorasi': the word for a part is the subject itself."""
        tokens = self.draft.tokens
        if tokens[hit.first] not in self.draft.knowledge.words["reading.role_nouns"] or self._front(hit) != []:
            return False
        for word in tokens[hit.last : hit.last + _ROLE]:
            if not word[0].isalnum() or word == "yang":
                return False
            if len(word) >= _SHORTEST_VERB and word.startswith(("me", "ber")):
                return True
        return False

    def _complained(self, event: FoundEvent, *, passive: bool) -> bool:
        """'Kades mengadu ke panwascam: kardus bergambar cabup ditinggal tim sukses': nobody with a post did it."""
        hit, tokens = event.hit, self.draft.tokens
        if passive and (event.rule.directive or event.rule.code == "N18"):
            return False  # who is told to do it complains
        if event.rule.warning and not self.draft.knowledge.words["reading.threatened"].isdisjoint(
            tokens[max(self.draft.sentences[hit.sentence].first_token, hit.first - _REACH) : hit.first]
        ):
            return False  # 'mengadu ke Bawaslu, mengaku diancam ... kalau tidak pilih paslon 1': the complainer was
        here = [self.actors[n] for n in self.of_sentence[hit.sentence]]
        if len(here) != 1 or here[0].first > hit.first:
            return False
        last = here[0].last
        while last < hit.first and self.draft.starts[last] < here[0].actor.full_end:
            last += 1
        front = tokens[last : min(last + _NEAR + 1, hit.first)]
        told = [n for n, word in enumerate(front) if word in _COMPLAINS]
        return bool(told) and _OWN.isdisjoint(tokens[last + told[0] : hit.first])


def elected_runs(draft: Draft, actors: list[FoundActor], hit: Hit) -> bool:
    """'lurah nutup sambutan ..., padahal bupatinya lagi nyalon': the elected head runs; 'staf ahli bupati nyalon'."""
    tokens, at = draft.tokens, hit.first - 1
    while at > 0 and tokens[at] in _STILL:
        at -= 1
    if tokens[at] not in draft.knowledge.words["reading.their_boss"]:
        return False
    return not any(found.first < at < found.last for found in actors)


def not_they_but(draft: Draft, actors: list[FoundActor], event: FoundEvent) -> int | None:
    """'Bukan timsesnya yang bagi-bagi beras 02, tapi pak camat sendiri': return the post behind 'tapi'."""
    row = draft.sentences[event.hit.sentence]
    if draft.tokens[row.first_token] != "bukan" or event.rule.directive or event.rule.punishes:
        return None
    for number, found in enumerate(actors):
        front = draft.tokens[max(event.hit.last, found.first - _NEAR) : found.first]
        if found.actor.sentence == event.hit.sentence and not _BUT.isdisjoint(front) and found.first >= event.hit.last:
            return number
    return None
