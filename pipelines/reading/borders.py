"""Where a neighbouring type is meant, or none: an embrace, a wish, an occasion, a place of talk. Used by `frames` only.

A predicate may fit a row and still tell something else: 'merangkul calon' in a photo persuades nobody, 'saat
penyaluran bantuan' says when. Each question looks at a few words around the predicate; none makes an act.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pipelines.reading.found import within
from pipelines.reading.removing import left_over, person_removed, unloads

if TYPE_CHECKING:
    from pipelines.knowledge.rows import Rule
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor
    from pipelines.reading.sides import FoundSide

WEAK_ORDERS = frozenset(
    ("agar", "supaya", "wajib", "harus", "mesti", "musti", "kudu", "dimohon", "diharap", "diharapkan")
)
NUMBERED = frozenset(("nomor", "no", "nomer", "urut", "nomornya", "angka", "kolom"))
_COMPLEMENT = 8
_FORBIDS = frozenset(("tidak", "tak", "jangan", "dilarang", "gak", "hindari", "menghindari"))
_EMBRACES = frozenset(("merangkul", "dirangkul", "rangkul"))
_LEADS = frozenset(("memandu", "dipandu", "pandu"))
_WISHES = frozenset(("agar", "supaya"))
_WITHIN = 2  # tokens
_ANNOUNCED = frozenset(("akan", "bakal", "diancam", "terancam", "siap-siap"))
_HOUSE = 3  # tokens between a house and whose it is
_TALK_REACH = 6  # tokens between a word of speaking and the place
_SLIPS = ("elip", "isip")  # menyelipkan, diselipkan, menyisipkan
_WHO = frozenset(("yang", "siapa", "sing", "nang", "yg"))
_PAIRS = frozenset(("paslon", "calon", "kandidat"))
_REL_NEAR = 5  # tokens between 'yang' with its head and the verb
_PICTURE_BACK = 9  # tokens
_SUNG = ("dinyanyi", "diputar", "dilantun", "diteriak", "dikumandang")
_PHRASE = 40  # tokens; what stands around a post is shorter


class Borders:
    """Looks at the words around the predicates of one text."""

    def __init__(
        self, draft: Draft, actors: list[FoundActor], sides: list[FoundSide], sides_of: list[list[int]]
    ) -> None:
        """Keep what the frames know."""
        self.draft = draft
        self.actors = actors
        self.sides = sides
        self.sides_of = sides_of
        self.words = draft.knowledge.words
        self.asked_code = ""  # the type of the row that is asked about
        self.of_row = {
            "material": (self._worn, self._pictured),
            "in_their_group": (self._told_to_a_group,),
            "chants": (self._heard,),
            "withholds": (self._ruled,),
            "in_team": (self._on_their_channel,),
            "speech": (self._of_the_choir,),
            "joins_team": (self._goes_to_the_plenary, self._on_their_channel),
            "photo_together": (self._with_picture,),
            "in_party": (self._holds_else,),
            "facility_beside": (self._source,),
            "attends": (self._among_pairs, self._hailed),
            "escorts": (self._among_pairs, self._no_guest),
            "order": (self._no_order,),
            "votes": (self._who_votes,),
            "gives": (self._slipped_in, self._brings_people),
            "hosts": (self._nobodys_house,),
            "on_duty": (self._said_there, self._serves_there),
            "candidacy_named": (self._must,),
            "takes_down": tuple(partial(asks, draft) for asks in (unloads, left_over, person_removed)),
            "removals": (self._refunded, self._only_supposed),
        }
        self.of_code = {
            **dict.fromkeys(("N01", "N02", "N03", "N04", "N05", "N06", "N07", "N08"), self._of_bystander),
            **dict.fromkeys(("N11", "N12"), self._of_companion),
            "N13": self._escorted,
            "N15": self._of_another,
        }

    def out(self, rule: Rule, hit: Hit, thing: Hit | None) -> bool:
        """Return whether the predicate, read with its neighbours, is no act of the row."""
        self.asked_code = rule.code
        of_code = self.of_code.get(rule.code)
        if of_code is not None and of_code(hit, thing):
            return True
        return any(asks(hit, thing) for name in rule.known_as for asks in self.of_row.get(name, ()))

    def forbids(self, hit: Hit, object_hit: Hit | None) -> bool:
        """Return whether the matter of an order is forbidden; 'tidak lupa mencoblos' forbids nothing."""
        end = object_hit.first if object_hit is not None else hit.last + _COMPLEMENT
        between = self.draft.tokens[hit.last : end]
        after = self.draft.tokens[hit.last + 1 : end + 1]
        unfailing = self.words["reading.unfailing"]
        return any(one in _FORBIDS and two not in unfailing for one, two in zip(between, after, strict=False))

    def against(self, thing: Hit | None) -> bool:
        """'meminta ibu-ibu tidak mencoblos kotak kosong': an order against one side is one for the other."""
        if thing is None or self.draft.tokens[thing.first] not in self.words["reading.votes"]:
            return False
        text = self.draft.view.text
        behind = (self.sides[n] for n in self.sides_of[thing.sentence] if 0 <= self.sides[n].first - thing.last <= 1)
        return any(side.sort == "number" or "kosong" in text[side.side.start : side.side.end] for side in behind)

    def _no_order(self, hit: Hit, _: Hit | None) -> bool:
        """'foto merangkul calon', 'memandu kampanye', 'doa agar pasangan itu menang'."""
        head = self.draft.tokens[hit.first]
        if head in _EMBRACES or head in _LEADS:
            near = self.draft.tokens[max(0, hit.first - _HOUSE * hit.passive) : hit.last + _WITHIN]
            return self._side_next(hit) or not self.words["reading.led"].isdisjoint(near)
        if head in _WISHES:
            front = self.draft.tokens[max(0, hit.first - _WITHIN - 1) : hit.first]
            return not self.words["reading.prayers"].isdisjoint(front)
        return False

    def _of_the_choir(self, hit: Hit, _: Hit | None) -> bool:
        """'bertepuk tangan tiap yel dinyanyikan': sung by whoever is there; 'dinyanyikan lurah' names who."""
        behind = self.draft.near(hit.last, hit.last, 2, "post")
        named = any(0 <= other.first - hit.last <= 1 for other in behind)
        return self.draft.tokens[hit.first].startswith(_SUNG) and not named

    def _side_next(self, hit: Hit) -> bool:
        return any(0 <= self.sides[n].first - hit.last <= 1 for n in self.sides_of[hit.sentence])

    def _told_to_a_group(self, hit: Hit, _: Hit | None) -> bool:
        """'Izin melaporkan ke grup relawan': whom somebody tells, no group he joined."""
        return not self.words["reading.told_to"].isdisjoint(self.draft.tokens[max(0, hit.first - 4) : hit.first])

    def _who_votes(self, hit: Hit, _: Hit | None) -> bool:
        """'yang pilih nomor dua berarti bodoh': nobody is asked to."""
        return bool(hit.first) and self.draft.tokens[hit.first - 1] in _WHO

    def _nobodys_house(self, hit: Hit, _: Hit | None) -> bool:
        """'digelar di rumah warga': no official lives there."""
        return not within(self.actors, hit.last, hit.last + _HOUSE + 1)

    def _heard(self, hit: Hit, _: Hit | None) -> bool:
        """'kenduri yang diramaikan yel-yel', 'pulang sebelum yel-yel dimulai': others shouted."""
        front = self.draft.tokens[max(0, hit.first - _WITHIN) : hit.first]
        return not self.words["reading.heard"].isdisjoint(front)

    def _ruled(self, hit: Hit, _: Hit | None) -> bool:
        """'Hakim tolak alasan izin suami': a court's ruling, no decision of office."""
        begin = max(self.draft.sentences[hit.sentence].first_token, hit.first - _WITHIN)
        return not self.words["reading.courts"].isdisjoint(self.draft.tokens[begin : hit.first])

    def _on_their_channel(self, hit: Hit, thing: Hit | None) -> bool:
        """'nongol di live IG timses': seen on the team's channel, no part in the team."""
        if thing is None or thing.first <= hit.last:
            return False
        return self.draft.tokens[thing.first - 1] in self.words["reading.channels"]

    def _goes_to_the_plenary(self, hit: Hit, thing: Hit | None) -> bool:
        """'Surat camat soal apel relawan masuk pleno': the team stands in front, the case goes on."""
        return self.draft.tokens[hit.first] == "masuk" and thing is not None and thing.last <= hit.first

    def _only_supposed(self, hit: Hit, _: Hit | None) -> bool:
        """'Kalau tidak mau, nama dicoret': threatened (N18), not done (N10)."""
        if hit.get("pred") is None or self.asked_code != "N10":
            return False
        front = self.draft.tokens[self.draft.sentences[hit.sentence].first_token : hit.first]
        if not _ANNOUNCED.isdisjoint(front[-_WITHIN:]):
            return "yang" in front  # 'yang menolak akan dinonjobkan'
        opens = [n for n, word in enumerate(front) if word in self.words["reading.if_words"]]
        return any(not self.words["reading.fails"].isdisjoint(front[n + 1 : n + 1 + _WITHIN]) for n in opens)

    def _refunded(self, hit: Hit, _: Hit | None) -> bool:
        """'uang pengganti bensin', 'pengganti ketua RT': nobody is replaced."""
        return self.draft.tokens[hit.first] == "pengganti"

    def _worn(self, hit: Hit, thing: Hit | None) -> bool:
        """'ikut mejeng memakai kaus relawan': worn, not handed out."""
        return (
            thing is not None
            and thing.first > hit.last
            and self.draft.tokens[thing.first - 1] in self.words["reading.wearing"]
        )

    def _of_bystander(self, hit: Hit, _: Hit | None) -> bool:
        """'keluarga yang rumahnya memasang poster', 'desa sebelah yang pasang baliho': somebody without a post."""
        begin = max(self.draft.sentences[hit.sentence].first_token, hit.first - _REL_NEAR)
        front = self.draft.tokens[begin : hit.first]
        if "yang" not in front:
            return False
        at = len(front) - 1 - front[::-1].index("yang")
        if not at or self.words["reading.bystanders"].isdisjoint(front[max(0, at - _WITHIN) : at]):
            return False
        head = begin + at - 1
        at_head = self.draft.starts[head]  # 'pegawai kantor desa yang ...': the post in front of it
        near = within(self.actors, head - _PHRASE, head + _PHRASE)
        return not any(found.actor.full_start <= at_head < found.actor.full_end for found in near)

    def _pictured(self, hit: Hit, _: Hit | None) -> bool:
        """'fotonya dengan rompi dan topi paslon dikirim warga': a picture is sent, no material."""
        if not hit.passive:
            return False
        begin = max(self.draft.sentences[hit.sentence].first_token, hit.first - _PICTURE_BACK)
        return not self.words["step.pictures"].isdisjoint(self.draft.tokens[begin : hit.first])

    def _brings_people(self, hit: Hit, thing: Hit | None) -> bool:
        """'arak-arakan sepeda motor mengantar paslon': a pair is brought, nothing is given."""
        if thing is None or self.draft.tokens[hit.first] not in self.words["reading.escorts"]:
            return False
        return not 0 <= thing.first - hit.last <= _WITHIN

    def _among_pairs(self, hit: Hit, _: Hit | None) -> bool:
        """'debat antar paslon', 'beda antar calon'; not 'dia antar paslon nomor satu'."""
        tokens = self.draft.tokens
        if tokens[hit.first] != "antar" or tokens[hit.last : hit.last + 1] == [] or tokens[hit.last] not in _PAIRS:
            return False
        named = not self.words["reading.which_one"].isdisjoint(tokens[hit.last + 1 : hit.last + 2])
        return not named or tokens[max(0, hit.first - 1)] in self.words["reading.compared"]

    def _no_guest(self, hit: Hit, _: Hit | None) -> bool:
        """'mengantar spanduk paslon', 'menyambut: "Siap komandan"': a thing is brought, a word is answered."""
        ends = [self.sides[n].first for n in self.sides_of[hit.sentence] if self.sides[n].first >= hit.last]
        end = min(ends, default=hit.last + 1)  # 'mengantar 40 karung kaus paslon nomor 2'
        near = [o for o in self.draft.hits_of[hit.sentence] if (0 if hit.passive else hit.last) <= o.first <= end]
        things = any(not other.meanings.objects.isdisjoint(("material", "goods")) for other in near)
        return things or self.draft.tokens[hit.last : hit.last + 1] == [":"]

    def _hailed(self, hit: Hit, _: Hit | None) -> bool:
        """'ayo merapat': a call, nobody has come."""
        called = self.draft.tokens[max(0, hit.first - 1)] in {"ayo", "mari", "yuk", "yok"}
        return called and self.draft.tokens[hit.first] == "merapat"

    def _slipped_in(self, hit: Hit, thing: Hit | None) -> bool:
        """'menyelipkan kartu nama ke paket bantuan', 'menyisipkan ajakan saat penyaluran BLT': not the aid is given."""
        if thing is None or not any(part in self.draft.tokens[hit.first] for part in _SLIPS):
            return False
        between = self.draft.tokens[hit.last : thing.first]
        if not self.words["reading.slipped"].isdisjoint(between):
            return True
        return any(
            hit.last <= other.first < thing.first
            and any(meaning.kind == "obj" and meaning.id == "material" for meaning in other.meanings)
            for other in self.draft.hits_of[hit.sentence]
        )

    def _said_there(self, hit: Hit, _: Hit | None) -> bool:
        """'ujar ketua Bawaslu di ruang kerja', 'membacakan hasil kajian di balai desa': where somebody spoke of it."""
        begin = max(self.draft.sentences[hit.sentence].first_token, hit.first - _TALK_REACH)
        return not self.words["reading.spoken_of"].isdisjoint(self.draft.tokens[begin : hit.first])

    def _serves_there(self, hit: Hit, _: Hit | None) -> bool:
        """'ternyata PNS aktif di kantor kecamatan', 'bertugas di balai desa': the office of whom it is told."""
        return not self.words["reading.serving"].isdisjoint(self.draft.tokens[max(0, hit.first - 1) : hit.first])

    def _with_picture(self, hit: Hit, thing: Hit | None) -> bool:
        """'status "lanjutkan 01" lengkap sama foto paslonnya': a picture shown, nobody stands beside the side."""
        return thing is not None and thing.last == hit.first

    def _holds_else(self, hit: Hit, thing: Hit | None) -> bool:
        """'..., panwas memegang salinannya': what is held stands behind the verb."""
        return thing is not None and thing.last <= hit.first and self.draft.tokens[hit.first] in {"memegang", "pegang"}

    def _source(self, hit: Hit, _: Hit | None) -> bool:
        """'Foto asli yang diunggah akun kecamatan': where a picture comes from, nothing that serves the act."""
        return self.draft.tokens[hit.first] in self.words["reading.accounts"]

    def _must(self, hit: Hit, thing: Hit | None) -> bool:
        """'Pencalonan direktur BUMD dalam pileg wajib disertai surat mundur': a rule for whoever runs."""
        behind = self.draft.tokens[hit.last : (thing.last if thing is not None else hit.last) + _WITHIN]
        return not self.words["reading.musts"].isdisjoint(behind)

    def _of_companion(self, hit: Hit, _: Hit | None) -> bool:
        """'atas permintaan temannya yang menjadi koordinator tim': somebody else's part."""
        front = self.draft.tokens[max(0, hit.first - _REL_NEAR) : hit.first]
        if "yang" not in front:
            return False
        at = len(front) - 1 - front[::-1].index("yang")
        return bool(at) and front[at - 1] in self.words["reading.companions"]

    def _escorted(self, hit: Hit, _: Hit | None) -> bool:
        """'mengawal cawako petahana daftar ke partai': whoever is escorted registers."""
        for number in self.sides_of[hit.sentence]:
            side = self.sides[number]
            if side.sort == "person" and 0 <= hit.first - side.last <= _WITHIN:
                front = self.draft.tokens[max(0, side.first - _WITHIN - 1) : side.first]
                return not self.words["reading.escorts"].isdisjoint(front)
        return False

    def _of_another(self, _: Hit, thing: Hit | None) -> bool:
        """'berfoto bersama istri calon', 'di samping istri cawali': somebody else's spouse."""
        if thing is None or self.draft.tokens[thing.first] not in {"istri", "suami"} or thing.last - thing.first == 1:
            return False
        front = self.draft.tokens[max(0, thing.first - 1) : thing.first]
        return not self.words["reading.beside_whom"].isdisjoint(front)
