"""Which acts of a sentence stay: rows that yield, orders and their matter, threats. Used by `frames` only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.reading.serving import decision_ordered, side_by_side, stand_beside, wished
from pipelines.reading.threats import behind_the_order
from pipelines.reading.yielding import told_as_another

if TYPE_CHECKING:
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent

_COMPLEMENT = 8
_OCCASION = 2  # tokens
_PURPOSE_FAR = 6  # tokens more, behind "untuk"
_TOLD_AT_IT = frozenset(("N01", "N02", "N04", "N06", "N07", "N18"))
_BACK = 2  # sentences
_ORDERS = frozenset(("N07", "N10", "N18"))
_MATTERS = frozenset(("N01", "N02", "N03", "N04", "N05", "N06", "N99"))
_STUCK = frozenset(("tertempel", "nempel", "menempel", "ditempel", "ditempeli", "terselip", "diselipkan"))
_JOINS = frozenset(("lalu", "kemudian", "dan", "juga", "serta"))
_THEN = frozenset(("lalu", "kemudian", "juga", "disebut"))
_WHAT_FOR = frozenset(("untuk", "demi", "guna", "buat", "utk"))
_QUOTES = ('"', "'", "\u201c", "\u2018")
_PRINTED = frozenset(
    ["stiker", "spanduk", "baliho", "bertuliskan", "bertulis", "kaus", "poster", "banner", "slogan", "twibbon"]
)
_LENDS = frozenset(("meminjamkan", "pinjamkan", "dipinjamkan", "minjamin", "menyewakan", "sewakan", "menyediakan"))
_LIVE = frozenset(("realised", "alleged"))
_SERVED = frozenset(("N05", "N06", "N11", "N15"))
_AIM, _GROUP_NAME = 4, 5  # tokens
_GOES_WITH = frozenset(("N01", "N05", "N08", "N15"))


def settled(draft: Draft, sentence: int, events: list[FoundEvent], before: list[FoundEvent]) -> list[FoundEvent]:
    """Keep one event per code and predicate; `before` = the acts of the sentences in front."""
    if not events:
        return behind_the_order(draft, sentence, [], before) if before else []
    codes = {event.rule.code for event in events}
    alive = {event.rule.code for event in events if event.reach.mood in _LIVE}
    weak = {"agar", "supaya", "harus", "wajib", "katanya"}
    directed = any(e.rule.code == "N07" and e.hit.end - e.hit.start > 0 and not _is_weak(e, weak) for e in events)
    orders = [
        e for e in events if ("calls" in e.rule.known_as or "gathers" in e.rule.known_as) and not _is_weak(e, weak)
    ]
    _signed(events)
    events = _threatened(events)
    events = [event for event in events if not event.rule.threat or _threatens(draft, event, events, before)]
    kept: list[FoundEvent] = []
    seen: set[tuple[str, int]] = set()
    for event in events:
        if _told_otherwise(draft, event, events, before, alive):
            continue
        others = alive if event.rule.directive and event.reach.mood in _LIVE else codes
        over = event.rule.yields & others - {event.rule.code}
        if over and not all(_only_names(draft, other, event, events) for other in over):
            continue
        if (
            _under_threat(event, events)
            or (directed and _is_weak(event, weak))
            or any(_ordered(draft, event, order) and not order.refused for order in orders)
        ):
            continue
        key = (event.rule.code, event.hit.start)
        if key in seen:
            continue
        seen.add(key)
        kept.append(event)
    if any(event.rule.code in _GOES_WITH for event in kept):  # 'mengantar calon keliling desa'
        kept = [event for event in kept if not event.word.startswith("keliling")]
    acts = [event for event in kept if "facility" not in event.rule.known_as]
    for event in kept:
        if event.rule.code == "N01" and event.agent is None and event.agency is None:
            _driven(event, kept)
        if "facility" in event.rule.known_as and acts:  # whose act it serves is tagged beside it
            event.agent = next((act.agent for act in acts if act.agent is not None), None)
            if all(act.reach.mood not in _LIVE for act in acts) and event.reach.mood in _LIVE:
                event.reach.mood = acts[0].reach.mood  # 'batal dipakai mengarak paslon, mobil dinas kembali'
    wished(kept, events)
    kept = decision_ordered(kept)
    kept.extend(behind_the_order(draft, sentence, kept, before))
    stand_beside(draft, kept)
    return kept


def beside(draft: Draft, without: list[FoundEvent], stay: list[FoundEvent]) -> list[FoundEvent]:
    """Of the acts without a side of their own, one per code that nothing in the sentence tells or orders already."""
    codes = {event.rule.code for event in stay}
    orders = [event for event in (*stay, *without) if "calls" in event.rule.known_as]
    kept: dict[str, FoundEvent] = {}
    for event in without:
        if event.word.endswith("nya"):
            continue  # 'rekaman pidatonya diputar': proof of what is told already
        told = event.rule.code in codes or event.rule.yields & (codes | {other.rule.code for other in without})
        if not told and not any(_ordered(draft, event, order) for order in orders):
            kept.setdefault(event.rule.code, event)
    return list(kept.values())


def _threatened(events: list[FoundEvent]) -> list[FoundEvent]:
    """What is threatened is not done yet; 'mengancam ... bila tidak memilih' is the threat and no order beside it."""
    threat = next((event.hit.first for event in events if "threatens_citizens" in event.rule.known_as), None)
    if threat is not None:  # 'gertak pedagang: yang pasang poster nomor 2 lapaknya digusur'
        events = [event for event in events if event.rule.code not in _MATTERS or event.hit.first < threat]
    if any(event.rule.warning and event.agent is not None for event in events):
        events = [event for event in events if not event.rule.punishes and "harm" not in event.rule.known_as]
    return events


def _signed(events: list[FoundEvent]) -> None:
    """'Beredar edaran: kepala dinas menginstruksikan ...': whoever orders signs the letter, and makes the threat."""
    orders = [event for event in events if "order" in event.rule.known_as and event.agent is not None]
    threats = [e.agent for e in events if "threatens" in e.rule.known_as and e.agent is not None]
    proofs = [e for e in events if e.rule.code == "N18" and e.agent is not None]
    for event in events:
        if "order" in event.rule.known_as and event.agent is None and event.agency is None:
            same = [e.agent for e in proofs if e.hit.first == event.hit.first]
            event.agent = same[0] if same else None  # 'disuruh coblos nomor 2 dan kirim foto ke kepala sekolah'
        if event.rule.warning and event.agent is None and threats:
            event.agent = threats[0]  # 'PKH dicoret kalau tak coblos caleg, ancaman seorang kades'
        threat = "threatens" in event.rule.known_as and bool(orders) and orders[0].hit.first < event.hit.first
        if (threat or "letter" in event.rule.known_as) and event.agent is None and orders:
            event.agent, event.patients = orders[0].agent, orders[0].patients


def _ordered(draft: Draft, event: FoundEvent, order: FoundEvent) -> bool:
    """What somebody is told to do ('perintahkan guru memasang twibbon') is the order's matter, no act of its own."""
    matter = event.rule.code in _MATTERS or "appeal" in event.rule.known_as
    if (
        not matter
        or event is order
        or (draft.tokens[event.hit.first - 1] in _THEN and side_by_side(draft, order, event))
    ):
        return False
    far_purpose = draft.tokens[event.hit.first - 1] in _WHAT_FOR
    if "gathers" in order.rule.known_as and not far_purpose:
        return False  # 'mengerahkan warga lalu menghadiri kampanye' are two acts
    far = event.hit.first - order.hit.last
    if far_purpose and 0 < far <= _COMPLEMENT + _PURPOSE_FAR:
        return True  # 'meminta ketua RT menghadirkan warga ke lapangan untuk menyambut paslon'
    return 0 < far <= _COMPLEMENT and event.hit.clause == order.hit.clause


def _threatens(draft: Draft, threat: FoundEvent, events: list[FoundEvent], before: list[FoundEvent]) -> bool:
    """'..., kalau tidak kontraknya diputus': behind an order for a side the threat is made, by whoever orders."""
    sentence = threat.hit.sentence
    orders = [
        event
        for event in (*before[-_COMPLEMENT:], *events)
        if event.rule.code in _ORDERS
        and not event.rule.threat
        and not event.refused
        and event.side is not None
        and event.reach.mood in _LIVE
        and (sentence - 1 <= event.hit.sentence < sentence or event.hit.first < threat.hit.first)
        and event.hit.sentence >= sentence - 1
    ]
    behind = draft.view.text[threat.hit.end : draft.sentences[sentence].end]
    if not orders or not any(f" {phrase}" in behind for phrase in draft.knowledge.words["reading.consequences"]):
        return False
    order = orders[-1]
    threat.agent, threat.agency, threat.side = order.agent, order.agency, order.side
    threat.patients = order.patients
    threat.reach.mood = order.reach.mood
    return True


def _told_again(event: FoundEvent, before: list[FoundEvent]) -> bool:
    """A punishment of which the sentence before told; or one by the hand that acted there ('yang nolak digeser')."""
    if not event.rule.punishes or event.agent is not None:
        return False
    near = [old for old in before[-_COMPLEMENT:] if 0 < event.hit.sentence - old.hit.sentence <= _BACK]
    if any(old.rule.code == event.rule.code and old.rule.punishes and old.patients for old in near):
        return True
    hands = [old.agent for old in near if old.agent is not None and old.agent in event.patients]
    if hands and event.reach.mood in _LIVE:
        event.agent, event.patients = hands[-1], ()
    return False


def _on_the_goods(event: FoundEvent, events: list[FoundEvent], before: list[FoundEvent]) -> bool:
    """'Di setiap karung tertempel stiker calon': the print of what is given, nobody puts up material."""
    if event.rule.code != "N01" or event.word not in _STUCK:
        return False
    near = [old for old in before[-_COMPLEMENT:] if old.hit.sentence >= event.hit.sentence - 1]
    return any(other.rule.code == "N08" and other.reach.mood in _LIVE for other in (*near, *events))


def _told_otherwise(
    draft: Draft, event: FoundEvent, events: list[FoundEvent], before: list[FoundEvent], alive: set[str]
) -> bool:
    """Another act of the sentence, or of one in front, is what the words tell."""
    return (
        _told_again(event, before)
        or _on_the_goods(event, events, before)
        or _an_occasion(draft, event, alive)
        or _joins_a_convoy(event, events)
        or _come_by(event, alive)
        or _of_the_borrower(draft, event)
        or _no_call(draft, event, events)
        or told_as_another(draft, event, events)
    )


def _only_names(draft: Draft, code: str, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'ikut kampanye ketika terekam berjoget': what only names the act does not win over its form."""
    rows = [other for other in events if other.rule.code == code]
    apart = any(side_by_side(draft, event, other) for other in rows)
    closed = bool(rows) and all("service_closed" in other.rule.known_as for other in rows)
    apart = apart or (event.rule.code == "N07" and closed)  # 'liburkan kelas lalu suruh guru hadir di kampanye'
    return apart or (bool(rows) and all(event.rule.code in other.rule.gives_way for other in rows))


def _an_occasion(draft: Draft, event: FoundEvent, alive: set[str]) -> bool:
    """'mengajak warga memilih petahana saat penyaluran BLT': the aid says when; the act told there is another."""
    if event.rule.code != "N08" or not event.word.startswith("pe") or alive.isdisjoint(_TOLD_AT_IT):
        return False
    before = draft.tokens[max(0, event.hit.first - _OCCASION) : event.hit.first]
    return not draft.knowledge.words["reading.occasions"].isdisjoint(before)


def _joins_a_convoy(event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'mengikuti konvoi', 'hadir pawai': the border makes it taking part (N06), not presence beside it."""
    return event.rule.code == "N05" and any(
        "speech" in other.rule.known_as and 0 <= other.hit.first - event.hit.last <= 1 for other in events
    )


def _come_by(event: FoundEvent, alive: set[str]) -> bool:
    """'deklarasikan dukungan, warga ikut diundang': whoever is invited to what is told is no act beside it."""
    if "summons" in event.rule.known_as and "undang" in event.word and "N08" in alive:
        return True  # 'menggelar syukuran kemenangan dan mengundang guru': the guests of the feast
    return "summons" in event.rule.known_as and event.hit.passive and not alive.isdisjoint(("N05", "N06"))


def _of_the_borrower(draft: Draft, event: FoundEvent) -> bool:
    """'meminjamkan mobil dinas untuk mengarak paslon': what it is lent for is not the lender's act."""
    if event.rule.code not in {"N05", "N06", "N01"} or draft.tokens[event.hit.first - 1] in _JOINS:
        return False  # 'meminjamkan mobil dinas untuk kampanye cagub lalu hadir di sana'
    before = draft.tokens[max(0, event.hit.first - _COMPLEMENT) : event.hit.first]
    lent = [index for index, word in enumerate(before) if word in _LENDS]
    return bool(lent) and not {"untuk", "buat", "guna"}.isdisjoint(before[lent[-1] :])


def _no_call(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'menggelar jalan santai untuk memenangkan paslon' says what for; '"Menangkan 2"' on a sticker is its print."""
    if "votes" not in event.rule.known_as:
        return False
    first = event.hit.first
    if event.word.startswith(("memenangkan", "menangkan")) and any(
        other.rule.code in _SERVED
        and 0 <= first - other.hit.last <= _AIM * event.word.startswith("mem")
        and other.reach.mood in _LIVE
        for other in events
    ):
        return True  # 'berorasi memenangkan cagub': the speech is the act, what it is for no call beside it
    front = draft.tokens[max(0, first - 1) : first]
    near = draft.tokens[max(0, first - _GROUP_NAME) : first]
    if "grup" in near and draft.is_upper(first) and not {",", ":", "agar", "untuk"} & {*near[near.index("grup") :]}:
        return True  # "grup WA 'Guru Menangkan Paslon 1'": the name of the group
    if draft.view.text[max(0, event.hit.start - 1) : event.hit.start] in _QUOTES:
        return not _PRINTED.isdisjoint(draft.tokens[max(0, first - 3) : first])
    return (
        bool(front)
        and front[0] in _WHAT_FOR
        and any(
            other.hit.first < first and other.rule.code not in {"N07", "N99"} and other.reach.mood in _LIVE
            for other in events
        )
    )


def _under_threat(event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'Intimidasi terhadap honorer agar memilih petahana': what the threat is for, no order beside it."""
    threats = [other.hit.first for other in events if "presses" in other.rule.known_as and other.reach.mood in _LIVE]
    weak = event.word in {"agar", "supaya"} and any(first < event.hit.first for first in threats)
    return (
        weak or ("order" in event.rule.known_as and event.hit.first in threats) or _wanted(event, threats)
    )  # 'memaksa honorer memilih paslon 2'


def _driven(event: FoundEvent, events: list[FoundEvent]) -> None:
    """'Mobil dinas kedapatan angkut baliho caleg': whose car it is carries."""
    for other in events:
        if "facility" in other.rule.known_as and (other.agent is not None or other.agency is not None):
            event.agent, event.agency = other.agent, other.agency
            return


def _wanted(event: FoundEvent, threats: list[int]) -> bool:
    """'menekan tenaga kontrak agar memilih nomor 3': the vote is what the pressure wants."""
    return "votes" in event.rule.known_as and any(0 < event.hit.first - first <= _COMPLEMENT for first in threats)


def _is_weak(event: FoundEvent, weak: set[str]) -> bool:
    return "votes" in event.rule.known_as or ("order" in event.rule.known_as and event.word in weak)
