"""Words that one type lends to another: guests of a feast, pay cut as a punishment, what a gift is for.

Called by `yielding` only, with one act and the others of its sentence. Each question takes an act away, none makes one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.reading.onlookers import by_others
from pipelines.reading.persons import enclitic

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent

_LIVE = frozenset(("realised", "alleged"))
_SO_THAT = frozenset(("agar", "supaya", "biar"))
_GIFT_NEAR = 10  # tokens between a gift and what it is for
_AIM_NEAR = 3  # tokens between 'supaya' and the vote
_TERM = frozenset(("bulan", "tahun", "hari"))
_TERM_WITHIN = 4  # tokens
_HANDS_ON = frozenset(("N01", "N02", "N05", "N06", "N08"))
_THEIR_NAME = 2  # tokens between a team and what it does
_APART = frozenset((",", "dan", "lalu", "untuk"))
_HANDS_IN = frozenset(("setor", "menyetor", "menyetorkan", "setorkan", "disetor", "disetorkan", "nyetor", "nyetorin"))
_THEIRS_WITHIN = 3  # tokens
_WRITERS = frozenset(("kami", "kita", "saya", "dari", "kepada", "kata", "ujar"))
_SERVICE = frozenset(("pns", "asn", "pppk", "cpns", "kepegawaian", "pegawai", "kepegawaiannya", "sipil"))
_AIMS = frozenset((
    "target suara", "menggalang suara", "galang suara", "penggalangan suara", "menggalang dukungan", "merebut",
    "meraih", "meraup", "mendulang", "menggaet", "merangkul",
))  # fmt: skip
_TOWARDS = frozenset(("ke", "menuju", "di", "dari", "depan"))
_WAY, _PLACE = 8, 3  # tokens to where people are brought; from 'ke' to whose event it is
_NO_MORE = frozenset(("sekadar", "cuma", "hanya", "sebatas", "cuman", "sekedar"))
_BADGES = frozenset(("korpri", "garuda", "pramuka", "pgri", "merah", "palang"))
_AIMED = frozenset(("untuk", "buat", "demi", "guna", "bagi"))


def lent(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """Return whether the words of the act belong to another type here."""
    ask = _ASKED.get(event.rule.code)
    if only_opens(draft, event, events):
        return True
    return (ask is not None and ask(draft, event, events)) or by_others(draft, event, events)


def _guests_of_others(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'kenakan jaket bergambar caleg saat menyambut tamu': whoever is received is named, and no side."""
    if (
        "escorts" in event.rule.known_as
        and event.word.startswith(("mengantar", "ngantar"))
        and any(o.rule.code == "N14" for o in events)
    ):
        return True  # 'KTP diserahkan ke calon perseorangan, ia sendiri yang mengantarnya'
    if any("carries_people" in o.rule.known_as and o.hit.first == event.hit.first for o in events):
        return True  # 'mengantar rombongan warga ke kampanye': people are gathered
    front = draft.tokens[max(0, event.hit.first - 2) : event.hit.first]
    if not draft.knowledge.words["reading.used_for"].isdisjoint(front) and any(
        o.rule.code == "N09" and o.reach.mood in _LIVE and o.hit.first < event.hit.first for o in events
    ):
        return "escorts" in event.rule.known_as  # 'ambulans dipakai mengantar timses': what the thing is used for
    if "escorts" not in event.rule.known_as or event.hit.passive or event.word.startswith("pen"):
        return False  # 'jadi penyambut tamu kampanye'
    return not draft.knowledge.words["reading.guests"].isdisjoint(draft.tokens[event.hit.last : event.hit.last + 1])


def _asks_nobody(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    if event.word in _AIMS and any(o.rule.code == "N16" for o in events):
        return True  # 'jadi narasumber pembekalan saksi, materinya soal target suara'
    return (
        _so_that_they_vote(draft, event, events)
        or _carried_by_things(draft, event, events)
        or _own_copy(draft, event, events)
    )


def _carried_by_things(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'bus dinas dipakai angkut massa pulang kampanye': what the bus is used for (N09), nobody is called."""
    front = draft.tokens[max(0, event.hit.first - 2) : event.hit.first]
    if "carries_people" in event.rule.known_as and not _to_their_event(draft, event):
        return True
    used = "carries_people" in event.rule.known_as and not draft.knowledge.words["reading.used_for"].isdisjoint(front)
    return used and any(o.rule.code == "N09" for o in events)


def _to_their_event(draft: Draft, event: FoundEvent) -> bool:
    """'mengangkut warga ke kampanye paslon 2'; not 'warga korban banjir ke posko, kampanye paslon 2 ditunda'."""
    last = event.hit.last
    behind = draft.tokens[last : last + _WAY]
    to = next((n for n, word in enumerate(behind) if word in {"ke", "menuju", "kampanye"}), None)
    if to is None or "," in behind[:to]:
        return False
    return any(
        last + to <= o.first <= last + to + _PLACE and "," not in draft.tokens[last + to : o.first]
        for o in draft.near(last + to, last + to, _PLACE, "side")
    )


def _so_that_they_vote(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'bagi-bagi uang supaya warga pilih paslon 1': what the gift is for, no order beside it."""
    if "votes" in event.rule.known_as:
        begin = max(draft.sentences[event.hit.sentence].first_token, event.hit.first - _AIM_NEAR)
        if _SO_THAT.isdisjoint(draft.tokens[begin : event.hit.first]):
            return False
    elif "order" not in event.rule.known_as or event.word not in _SO_THAT:
        return False
    gifts = [o for o in events if o.rule.code == "N08" and o.reach.mood in _LIVE and not o.hit.passive]
    return any(0 < event.hit.first - gift.hit.last <= _GIFT_NEAR for gift in gifts)


def _no_money(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    return "public_money" in event.rule.known_as and (_punished(draft, event, events) or _at_payout(draft, event))


def _at_payout(draft: Draft, event: FoundEvent) -> bool:
    """'minta warga pilih cagub saat pencairan dana kampung': the payment says when."""
    front = draft.tokens[max(0, event.hit.first - 1) : event.hit.first]
    return event.word.startswith("pen") and not draft.knowledge.words["reading.occasions"].isdisjoint(front)


def _punished(draft: Draft, event: FoundEvent, _: list[FoundEvent]) -> bool:
    """'Potong tunjangan enam bulan, ganjaran buat kabid': pay cut for a term, nobody's campaign money."""
    if "potong" not in event.word:
        return False
    behind = draft.tokens[event.hit.last : event.hit.last + _TERM_WITHIN]
    behind = behind[: behind.index(",")] if "," in behind else behind
    return not _TERM.isdisjoint(behind) and _AIMED.isdisjoint(behind)


def _worn(_: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'Pin bergambar paslon menempel di seragam kades': worn, no material is put up."""
    worn = [o for o in events if "sticks_to_clothes" in o.rule.known_as]
    return any("material_given" in event.rule.known_as or o.hit.first == event.hit.first for o in worn)


def _removes_people(draft: Draft, event: FoundEvent, _: list[FoundEvent]) -> bool:
    """'copot ketua RT yang memasang spanduk paslon 3': a person loses the post, no banner its place."""
    return "takes_down" in event.rule.known_as and any(
        o.first == event.hit.last for o in draft.near(event.hit.last, event.hit.last, 0, "post")
    )


def _passed_on(draft: Draft, event: FoundEvent, _: list[FoundEvent]) -> bool:
    """'unggahan kepala puskesmas untuk paslon 1 diteruskan ke BKN': the case goes there, nothing is shared."""
    last = event.hit.last
    if "reshares" not in event.rule.known_as or not event.word.startswith("diterus"):
        return False
    to = draft.tokens[last : last + 1] in (["ke"], ["kepada"])
    return to and any(o.has("authority") and o.first == last + 1 for o in draft.near(last, last + 1, 1, "authority"))


def _in_their_company(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'ikut tim sukses cabup tempel stiker', 'ikut makan malam tim sukses': in whose company, no part in the team."""
    thing, first = event.object_hit, event.hit.first
    if "runs_group" in event.rule.known_as and event.word.startswith("posko") and draft.tokens[first - 1] in _TOWARDS:
        return any(o.reach.mood in _LIVE and o.hit.last < first for o in events if o is not event)
    if "in_team" not in event.rule.known_as or event.word != "ikut" or thing is None or thing.first < event.hit.last:
        return False
    if any(o.rule.code == "N05" and o.hit.first == event.hit.first and _before(o, thing) for o in events):
        return True
    return any(
        o.rule.code in _HANDS_ON
        and 0 <= o.hit.first - thing.last <= _THEIR_NAME
        and _APART.isdisjoint(draft.tokens[thing.last : o.hit.first])
        for o in events
    )


def _before(other: FoundEvent, thing: Hit) -> bool:
    return other.object_hit is not None and other.hit.last <= other.object_hit.first < thing.first


def _not_given(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'serahkan data penerima PKH kepada tim', 'rekaman yang diterima panwas': data or proof, no aid."""
    if "gives" not in event.rule.known_as:
        return False
    if any("state_data" in o.rule.known_as and o.hit.first == event.hit.first for o in events):
        return True
    thing = event.object_hit
    nearer = [o.object_hit for o in events if "material" in o.rule.known_as and o.hit.first == event.hit.first]
    if thing is not None and any(n is not None and event.hit.last <= n.first < thing.first for n in nearer):
        return "yang" in draft.tokens[event.hit.last : thing.first]  # 'bagikan kalender ke pasien yang antre obat'
    last = event.hit.last
    received = event.word == "diterima"
    return received and any(o.first == last for o in draft.near(last, last, 0, "authority"))


def _own_copy(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'dituduh menyetor KTP untuk calon perseorangan': the own copy; 'menyetor 40 KTP warga' gathers others'."""
    if "vote_quota" not in event.rule.known_as or event.word not in _HANDS_IN or event.object_hit is None:
        return False
    thing = event.object_hit
    around = draft.tokens[event.hit.last : thing.last + _THEIRS_WITHIN]
    own = draft.knowledge.words["reading.others"].isdisjoint(around) and not any(w.isdigit() for w in around)
    return own and any(o.rule.code == "N14" and o.reach.mood in _LIVE for o in events)


def _who_complains(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'Kami panitia kampanye paslon 3 sudah dua minggu menunggu izin': the writer is of the team."""
    front = draft.tokens[max(0, event.hit.first - 1) : event.hit.first]
    if (
        "speech" in event.rule.known_as
        and "nyanyi" in event.word
        and any(o.rule.code == "N02" and o.reach.mood in _LIVE for o in events)
    ):
        return True  # 'live tiktok nyanyiin jingle paslon 01': online it is N02 alone
    return (
        "campaigns_bare" in event.rule.known_as and event.word.startswith("panitia") and not _WRITERS.isdisjoint(front)
    )


def _of_the_campaigned(_: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'Masih aktif sebagai kades, pria ini jadi MC kampanye cagub nomor 3': somebody else runs."""
    thing = event.object_hit
    if "still_in_service" not in event.rule.known_as or thing is None or thing.first < event.hit.last:
        return False
    return any(o.rule.code in _HANDS_ON and event.hit.last <= o.hit.first < thing.first for o in events)


def _badge_of_office(draft: Draft, event: FoundEvent, _: list[FoundEvent]) -> bool:
    """'Pin Korpri tersemat di dada camat saat paslon 2 mendaftar': a badge of the service, of no side."""
    worn = "on_the_body" in event.rule.known_as
    return worn and not _BADGES.isdisjoint(draft.tokens[max(0, event.hit.first - _THEIRS_WITHIN) : event.hit.first])


def _of_the_service(draft: Draft, event: FoundEvent, _: list[FoundEvent]) -> bool:
    """'memasang baliho bakal calon, status PNS belum dilepas': a status of service, none of a page."""
    thing = event.object_hit
    if thing is None or draft.tokens[thing.first] not in {"status", "statusnya"}:
        return False
    return not _SERVICE.isdisjoint(draft.tokens[thing.last : thing.last + 2])


_ASKED: dict[str, Callable[[Draft, FoundEvent, list[FoundEvent]], bool]] = {
    "N01": _worn,
    "N02": _of_the_service,
    "N03": _passed_on,
    "N04": _badge_of_office,
    "N05": _guests_of_others,
    "N06": _who_complains,
    "N07": _asks_nobody,
    "N08": _not_given,
    "N09": _no_money,
    "N11": _in_their_company,
    "N13": _of_the_campaigned,
    "N17": _removes_people,
}


def only_opens(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'tak sekadar datang, ia juga berorasi'; '... di SK tim pemenangan, ia ikut rapatnya': more is told beside it."""
    if event.rule.code != "N05":
        return False
    alive = [other for other in events if other.reach.mood in _LIVE]
    if draft.tokens[event.hit.first - 1] in _NO_MORE and any(other.rule.code == "N06" for other in alive):
        return True
    thing = event.object_hit
    if thing is None or thing.first < event.hit.last:
        return False
    theirs = enclitic(draft, thing) or draft.tokens[thing.last : thing.last + 1] == ["mereka"]
    return theirs and any(other.rule.code == "N11" and other.hit.first < event.hit.first for other in alive)


_SENDS = frozenset(("mengerahkan", "kerahkan", "ngerahin", "menggerakkan", "gerakkan", "ngerahke"))
_SENT_NEAR = 8  # tokens


def things_sent(draft: Draft, event: FoundEvent) -> bool:
    """'Motor pelat merah dikerahkan mengantar logistik paslon': things are sent out, nobody is gathered."""
    if "sends_out" not in event.rule.known_as:
        return False
    first = event.hit.first
    if event.word in _SENDS:  # 'mengerahkan bus sekolah untuk mengangkut massa petahana'
        sent = [o for o in draft.near(event.hit.last, event.hit.last, 0, "obj") if o.first == event.hit.last]
        return any("facility" in o.meanings.objects for o in sent) and not any(
            "subordinates" in o.meanings.objects for o in draft.near(event.hit.last, event.hit.last, _SENT_NEAR, "obj")
        )
    if not event.word.startswith(("dikerah", "digerak")):
        return False
    front = [o.meanings.objects for o in draft.near(first, event.hit.last, _SENT_NEAR, "obj") if o.last <= first]
    return any("facility" in sets for sets in front) and not any("subordinates" in sets for sets in front)
