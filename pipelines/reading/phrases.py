"""Small questions about the words around a post, as the roles ask them. Used by `roles` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.reading.found import within
from pipelines.reading.persons import enclitic
from pipelines.reading.pointing import behind_field
from pipelines.reading.removing import handed_on
from pipelines.reading.wearing import wears_it

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent

_MESSAGES = frozenset(
    ("pesan", "imbauan", "himbauan", "seruan", "arahan", "ajakan", "instruksi", "permintaan", "pinta")
)
_NOT_AGENT = frozenset(("kepada", "ke", "bagi", "terhadap", "agar", "supaya"))
_SHORTEST_PASSIVE, _BY_NEAR = 5, 6
_THING_BEFORE, _THING_BEHIND = 10, 2
_HANDED, _REL_NEAR = 8, 4  # tokens; between "yang" and its verb
_BREACHES = ("pelanggar", "kasus", "laporan", "dugaan", "aduan", "temuan", "perkara")
_LEANING = ("keberpihakan", "ketidaknetralan")
_HOLDER = 3  # words between the money and its holder
_HE = frozenset(("ia", "dia", "beliau"))
_AS = frozenset(("jadi", "menjadi", "sebagai", "selaku"))
_PART_BEHIND, _PART_NEAR = 12, 9  # tokens, the latter between a post and the part it plays
_WITH = frozenset((
    "mendampingi", "dampingi", "ikut", "turut", "bersama", "bareng", "membantu", "didampingi", "dibantu",
))  # fmt: skip
_OUTSIDERS = frozenset(("relawan", "timses", "simpatisan", "kader", "pengurus", "massa", "tim"))
_OFFICERS = frozenset(("ketua", "sekretaris", "bendahara", "wakil", "politikus", "politisi", "anggota"))
_BRANCHES = frozenset((
    "dpc", "dpd", "dpw", "dpp", "pac", "partai", "parpol", "ranting", "tim", "relawan", "timses", "fraksi",
))  # fmt: skip
_NEXT = 6  # tokens: 'tim paslon nomor urut 1 bagi-bagi'
_ASKS_FOR = frozenset((
    "minta", "meminta", "desak", "mendesak", "dorong", "mendorong", "perintahkan", "memerintahkan", "instruksikan",
    "menginstruksikan", "suruh", "menyuruh", "tugaskan", "menugaskan", "tugasi", "menugasi",
))  # fmt: skip
_CAUGHT = frozenset(("tepergok", "terpergok", "kepergok", "dipergoki", "tertangkap", "terciduk", "diciduk", "dicokok"))
_JOINED = frozenset(("bersama", "dengan", "ke", "untuk", "dari", "oleh", "kepada", "jadi", "sebagai", "menjadi", "di"))
_CLEFT = 3
_CLEFT_OPENS = frozenset((",", ";", ":", "tapi", "tetapi", "padahal", "malah", "ternyata", "dan", "katanya", "jadi"))
_CLEFT_IS, _SPOUSES = frozenset(("itu", "adalah", "ialah", "ternyata")), frozenset(("istri", "suami"))
_KIN_REACH = 3  # tokens
_SAYS = frozenset(("bahwa", "menyebut", "mengatakan", "kata", "ujar", "menurut", "melihat"))
_HAILS = frozenset(("/", "-", "ibu2", "bapak2", "bpk2", "rekan", "rekan2", "teman", "teman2", "semua", "mohon"))
_TOLD_SO = ([","], ["tolong"], ["mohon"], ["harap"], ["segera"])  # 'Semua wali kelas tolong kirim ...'
_ADVERB = 2  # 'oleh' and one word


def _is_verb(part: str) -> bool:
    return part.startswith(("me", "ber")) and len(part) > _SHORTEST_PASSIVE


class Phrases:
    """Looks at the tokens around the posts of one text."""

    def __init__(self, draft: Draft, actors: list[FoundActor]) -> None:
        """Keep draft and actors."""
        self.draft = draft
        self.actors = actors

    def object_of_preposition(self, number: int) -> bool:
        """Return whether the post stands behind a preposition: it is spoken to, it does not act."""
        first = self.phrase_first(number)
        if first > 0 and self.draft.tokens[first - 2 : first - 1] == ["selamat"]:
            return False  # 'Selamat buat bu kepala SD yang dilantik jadi pengurus partai'
        return first > 0 and self.draft.tokens[first - 1] in _NOT_AGENT

    def phrase_first(self, number: int) -> int:
        """Return the first token of the noun phrase around a post."""
        first = self.actors[number].first
        start = self.actors[number].actor.full_start
        while first > 0 and self.draft.starts[first] > start:
            first -= 1
        return first - 2 if first > 1 and self.draft.tokens[first - 1] == "berstatus" else first

    def names_another(self, hit: Hit) -> bool:
        """'Juru kampanye lain berkata', 'Beberapa anggota tim protes': the word is the subject, not somebody's role."""
        row = self.draft.sentences[hit.sentence]
        lists = self.draft.knowledge.words
        opening = self.draft.tokens[row.first_token : hit.first]
        return (
            self.draft.tokens[hit.first] in lists["reading.role_nouns"]
            and (lists["reading.quantifiers"].issuperset(opening) or opening[-1] in _SAYS)
            and self.draft.tokens[hit.last : hit.last + 1] != [":"]
        )

    def pronoun(self, hit: Hit) -> bool:
        """'Ia diduga mengarahkan stafnya': the sentence takes up somebody told before."""
        row = self.draft.sentences[hit.sentence]
        opening = self.draft.tokens[row.first_token : row.first_token + 2]
        return any(word in {"ia", "dia", "beliau", "mereka", "keduanya", "ketiganya"} for word in opening)

    def he_right_before(self, hit: Hit) -> bool:
        """'Dalam rekaman itu, ia meminta ...', 'Ia diduga mengarahkan stafnya'."""
        begin = max(self.draft.sentences[hit.sentence].first_token, hit.first - _BY_NEAR)
        return not _HE.isdisjoint(self.draft.tokens[begin : hit.first])

    def rel_head(self, hit: Hit, here: list[int]) -> int | None:
        """'kepada seorang camat yang terbukti meminta guru ...': the head of the relative clause acts."""
        for index in range(hit.first - 1, max(0, hit.first - _REL_NEAR) - 1, -1):
            if self.draft.tokens[index] == "yang":
                heads = [n for n in here if self.actors[n].actor.full_end == self.draft.ends[index - 1]]
                return heads[-1] if heads else None
        return None

    def enclitic(self, hit: Hit) -> bool:
        """'disuruhnya', 'dikumpulkannya'."""
        return enclitic(self.draft, hit)

    def perceives(self, one: int, other: int) -> bool:
        """'Ketua RT menyaksikan lurah menyelipkan ...': who sees it is no agent."""
        between = self.draft.tokens[self.actors[one].last : self.actors[other].first]
        first = self.actors[one].first
        if "," in between and self.draft.tokens[max(0, first - 2) : first] == ["saya", "sebagai"]:
            return True  # 'Malu saya sebagai PNS, kasubbag ...'
        return not self.draft.knowledge.words["reading.perception"].isdisjoint(between)

    def behind_passive(self, number: int) -> bool:
        """'diberhentikan kepala sekolah': the doer of another verb."""
        first = self.phrase_first(number)
        before = self.draft.tokens[first - 1] if first else ""
        return before == "oleh" or (before.startswith("di") and len(before) > _SHORTEST_PASSIVE)

    def direct(self, start: int, end: int) -> bool:
        """Return whether nothing but an adverb stands between a verb and the post behind it: 'diminta menegur staf'."""
        between = self.draft.tokens[start:end]
        return len(between) <= _ADVERB and not any(
            part in ".,;:?!" or part in {"dan", "karena", "agar"} or _is_verb(part) for part in between
        )

    def addressed(self, number: int) -> bool:
        """A vocative ('Bpk/Ibu guru,') or the object of a preposition is spoken to, it does not order."""
        found, tokens = self.actors[number], self.draft.tokens
        first, begin = self.phrase_first(number), self.draft.sentences[found.actor.sentence].first_token
        following = tokens[found.last : found.last + 1]
        hails = following in _TOLD_SO and not _HAILS.isdisjoint(tokens[begin : found.first])
        hails = hails and first - begin <= _ADVERB
        return hails or self.object_of_preposition(number)

    def handed_back(self, hit: Hit) -> bool:
        """'menyerahkan mobil dinas dan kunci rumah jabatan sebelum cuti': given back, not used."""
        begin = max(self.draft.sentences[hit.sentence].first_token, hit.first - _HANDED)
        back, front = self.draft.knowledge.words["reading.handed_back"], self.draft.tokens[begin : hit.first]
        return (front[-2:] == ["terima", "kunci"] or not back.isdisjoint(front)) and not handed_on(self.draft, hit)

    def of_things(self, hit: Hit) -> bool:
        """'Spanduk dan bendera dikumpulkan di gudang': things are gathered, not people."""
        passive, behind = hit.passive, self.draft.tokens[hit.last : hit.last + _THING_BEHIND]
        if not passive and not self.draft.knowledge.words["reading.vehicles"].isdisjoint(behind):
            return True  # 'mengerahkan truk dinas'
        low, high = (hit.first - _THING_BEFORE, hit.first) if passive else (hit.last, hit.last + _THING_BEHIND)
        inside = [o for o in self.draft.near(hit.first, hit.last, _THING_BEFORE) if low <= o.first < high]
        inside = [other for other in inside if other.sentence == hit.sentence]
        things = any("material" in other.meanings.objects for other in inside)
        return things and not any(other.has("post") for other in inside)

    def asks_authority(self, hit: Hit) -> bool:
        """'Warga minta Bawaslu usut camat yang ...': a plea to an authority urges nobody to vote."""
        head = self.draft.tokens[hit.first]
        if head in _MESSAGES and self.authority_next(hit):
            return True  # 'jangan pakai gelang paslon saat apel, pesan Bawaslu'
        if head not in _ASKS_FOR:
            return False
        return any(
            other.has("authority") and 0 <= other.first - hit.last <= 1
            for other in self.draft.near(hit.first, hit.last, 2)
        )

    def authority_next(self, hit: Hit) -> bool:
        """'mendampingi KPU memverifikasi ...': an authority is escorted, no side."""
        near = self.draft.near(hit.last, hit.last, 1)
        return any(other.has("authority") and 0 <= other.first - hit.last <= 1 for other in near)

    def owner(self, event: FoundEvent, here: list[int]) -> int | None:
        """'pelanggaran netralitas ASN Pemkab X': the breach is theirs, not the speaker's."""
        behind = [n for n in here if 0 <= self.actors[n].first - event.hit.last <= _ADVERB]
        if event.word.startswith(_LEANING):
            return behind[0] if behind else None  # 'Sekda sebut isu keberpihakan pejabat': theirs
        if not event.word.startswith(_BREACHES):
            return None
        before = [n for n in here if self.actors[n].last <= event.hit.first and not self.actors[n].mass]
        if behind and before and self.actors[behind[0]].mass and not self.actors[behind[0]].actor.specific:
            return before[-1]  # 'memanggil kasubbag terkait dugaan pelanggaran netralitas ASN'
        return behind[0] if behind else None

    def whose(self, hit: Hit, here: list[int]) -> int | None:
        """'KTP seorang PNS', 'keanggotaan kepala SD': named right behind; or 'pambakal yang KTP-nya' in front."""
        behind = [n for n in here if self.actors[n].first >= hit.last and self.phrase_first(n) - hit.last <= _ADVERB]
        if behind or hit.first < _ADVERB or self.draft.tokens[hit.first - 1] != "yang":
            return behind[0] if behind else None
        end = self.draft.ends[hit.first - _ADVERB]
        heads = [n for n in here if self.actors[n].actor.full_end == end]
        return heads[-1] if heads else None

    def holder(self, hit: Hit, here: list[int]) -> int | None:
        """'Guru PPPK di X itu ternyata bendahara DPC ...': nothing but links and a place between post and part."""
        links = self.draft.knowledge.words["reading.part_links"]
        places = {at for place in self.draft.places_of[hit.sentence] for at in range(place.first, place.last)}
        for number in reversed(here):
            found = self.actors[number]
            if found.last > hit.first:
                continue
            last = found.last
            while last < hit.first and self.draft.starts[last] < found.actor.full_end:
                last += 1
            last = behind_field(self.draft, last, hit.first)
            joined = all(at in places or self.draft.tokens[at] in links for at in range(last, hit.first))
            seen = wears_it(self.draft, last, hit)
            return number if seen or (joined and hit.first - last <= _PART_NEAR) else None
        begin = self.draft.sentences[hit.sentence].first_token  # 'Terbukti jadi caleg, kepala desa di X ...'
        verb = hit.first > begin or self.draft.tokens[begin] in _AS
        opens = verb and hit.first - begin <= _ADVERB and links.issuperset(self.draft.tokens[begin : hit.first])
        behind = [n for n in here if hit.last <= self.actors[n].first <= hit.last + _PART_BEHIND]
        if opens and behind and "," in self.draft.tokens[hit.last : self.actors[behind[0]].first]:
            return behind[0]
        return None

    def holders(self, event: FoundEvent, here: list[int]) -> tuple[int, ...]:
        """'memotong tunjangan stafnya', 'pungut gaji guru': whose money it is undergoes the levy."""
        money = event.object_hit
        if "public_money" not in event.rule.known_as or money is None:
            return ()
        return tuple(n for n in here if 0 <= self.phrase_first(n) - money.last <= _HOLDER)[:1]

    def by_others(self, event: FoundEvent, here: list[int], by: list[int]) -> bool:
        """'Pembagian nasi bungkus oleh relawan', 'Relawan paslon 2 bagikan ...': somebody without a post."""
        hit = event.hit
        row = self.draft.sentences[hit.sentence]
        caught = not _CAUGHT.isdisjoint(self.draft.tokens[row.first_token : hit.first])  # 'tepergok ... oleh warga'
        by_some = "oleh" in self.draft.tokens[hit.last : hit.last + _BY_NEAR] and not by and not caught
        if event.voice == "noun" and by_some:
            return True
        behind = self.draft.tokens[hit.last : row.last_token]
        opened = event.rule.code == "N09" and not self.draft.knowledge.words["reading.opens_up"].isdisjoint(behind)
        if opened or not _WITH.isdisjoint(behind):
            return False  # 'relawan rapat di aula, pintunya dibukakan lurah', 'relawan bagikan, lurah mendampingi'
        first = self.draft.tokens[row.first_token]
        following = self.draft.tokens[row.first_token + 1 : row.first_token + 2]
        of_party = first in _OFFICERS and not _BRANCHES.isdisjoint(following)  # 'Ketua DPC X menyerahkan ...'
        before = [n for n in here if self.actors[n].last <= hit.first]
        crew = self._outsider_next(hit, row.first_token, told=bool(before))
        return crew or (not before and (first in _OUTSIDERS or of_party))

    def _outsider_next(self, hit: Hit, begin: int, *, told: bool = False) -> bool:
        """'Tadi pagi tim paslon nomor 1 bagi-bagi sembako': right before the verb; `told` = behind 'lihat'."""
        for index in range(hit.first - 1, max(begin, hit.first - _NEXT) - 1, -1):
            if self.draft.tokens[index] in _OUTSIDERS:
                before, lists = self.draft.tokens[index - 1], self.draft.knowledge.words
                return before in lists["reading.told_of"] if told else index == begin or before not in _JOINED
        return False

    def cleft(self, hit: Hit, here: list[int]) -> list[int] | None:
        """'Yang membagi pak kades sendiri', 'yang orasi itu ketua tani': who stands behind does it, or nobody here."""
        begin = self.draft.sentences[hit.sentence].first_token
        front = self.draft.tokens[max(begin, hit.first - 2) : hit.first]
        if front[-1:] != ["yang"] or (front[:-1] and front[0] not in _CLEFT_OPENS):
            return None
        behind = [n for n in here if 0 <= self.phrase_first(n) - hit.last <= _CLEFT]
        says = not _CLEFT_IS.isdisjoint(self.draft.tokens[hit.last : hit.last + _CLEFT])
        return behind if behind or says else None

    def outsider_head(self, hit: Hit) -> bool:
        """'melaporkan relawan paslon 1 yang menghina ...': the head of the relative clause holds no post."""
        for index in range(hit.first - 1, max(0, hit.first - _REL_NEAR) - 1, -1):
            if self.draft.tokens[index] == "yang":
                low = max(0, index - _REL_NEAR)
                known = self.draft.knowledge.words["reading.rel_heads"]
                heads = [low + at for at, word in enumerate(self.draft.tokens[low:index]) if word in known]
                return bool(heads) and not within(self.actors, heads[-1], index)
        return False

    def spouse_runs(self, found: FoundActor) -> bool:
        """'Istri camat nyaleg, pak camat bikin reels': she is the candidate, not the one who serves."""
        if self.draft.tokens[found.first] not in _SPOUSES:
            return False
        behind = self.draft.tokens[found.last : found.last + _ADVERB]
        return not self.draft.knowledge.words["reading.runs"].isdisjoint(behind)

    def of_kin(self, hit: Hit) -> bool:
        """'Anak sulung seorang kades maju caleg': the kin of an official, and no official before them."""
        begin = self.draft.sentences[hit.sentence].first_token
        tokens = self.draft.tokens[begin : hit.first]
        kin = next(
            (
                begin + n
                for n, word in enumerate(tokens)
                if word in self.draft.knowledge.words["reading.kin_of_candidates"]
            ),
            None,
        )
        posts = within(self.actors, begin, hit.first)
        return kin is not None and bool(posts) and 0 < posts[0].first - kin <= _KIN_REACH
