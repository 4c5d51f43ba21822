"""Two types that share words: which of them a sentence tells. Called by `settling` only.

A speech that asks for votes is the speech, a post that asks for them is the post, whoever rides in a convoy escorts
nobody beside it. Each question looks at one act and at the others of its sentence; none makes an act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.reading.goods import no_gift, of_value
from pipelines.reading.overlaps import lent, things_sent

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundEvent

_LIVE = frozenset(("realised", "alleged"))
_SPOKEN = frozenset(("berorasi", "orasi", "berpidato", "pidato", "orasinya", "pidatonya"))
_AT_ONCE = 1  # tokens between a speech and what it asks for
_WEAK = frozenset(("harus", "wajib", "mesti", "kudu", "agar", "supaya", "jangan"))
_BACK = 8  # tokens
_CALLING = frozenset(("mengajak", "ngajak", "menyerukan", "mengimbau"))
_FORCED = frozenset(("N01", "N02", "N03", "N04", "N05", "N06", "N08", "N11"))
_SHOWN, _SENT, _THROUGH = 3, 7, frozenset(("lewat", "melalui", "via"))  # tokens; 'lewat siaran langsung, lurah ajak'
_PROVED = 5  # tokens between a vote and the proof of it
_JOINS = frozenset(("dan", "lalu", "sambil", "serta", "kemudian", ",", "seraya"))
_PURPOSE = frozenset(("untuk", "demi", "guna", "buat", "utk"))
_LESSONS = frozenset(("strategi", "kiat", "trik", "jurus", "teknik", "taktik"))
_SPEECH_NOUNS = frozenset(("orasi", "pidato"))
_SHOWS_UP = frozenset(("nongol", "muncul", "terlihat", "tampak", "kelihatan", "parkir", "berada", "terparkir"))
_WHEN = frozenset(("saat", "ketika", "sewaktu", "dalam", "di", "waktu", "pas", "sambil"))
_TO_THEM = frozenset(("untuk", "buat", "ke", "kepada", "bagi", "oleh", "dari", "utk"))
_CAUGHT = frozenset(("terekam", "terlihat", "tampak", "kepergok", "kedapatan", "tertangkap", "kelihatan", "terpantau"))
_QUOTES = frozenset(('"', "\u201c", "\u2018"))
_MARKED = frozenset(("bertanda", "tanda", "bercap", "tertanda"))


def told_as_another(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """Return whether another act of the sentence is what the words of this one tell."""
    code = event.rule.code
    if code in _FORCED and _forced(event, events):
        return True
    look = _LOOKS.get(code)
    return (look is not None and look(draft, event, events)) or lent(draft, event, events)


def _no_order(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    return (
        _asked_in_speech(draft, event, events)
        or _asked_in_post(draft, event, events)
        or things_sent(draft, event)
        or _proof_only(draft, event, events)
        or _asked_of_office(draft, event)
        or _taught(draft, event, events)
    )


def _no_share(_: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'menyebar foto paslon ke grup': one verb, one act."""
    return "reshares" in event.rule.known_as and any(
        "posts" in o.rule.known_as and o.hit.first == event.hit.first for o in events
    )


def _no_speech(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    if "speech" in event.rule.known_as and _only_when(draft, event, events):
        return True
    if _only_where(event, events):
        return True
    online = "speech" in event.rule.known_as and _performed_online(draft, event, events)
    return (
        online
        or _of_the_side(draft, event)
        or _served_by_things(draft, event, events)
        or _what_for(draft, event, events)
    )


def _only_when(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'mengajak warga mencoblos ... saat memberi sambutan', 'berkaus paslon saat memimpin senam': it says when."""
    front = draft.tokens[max(0, event.hit.first - 1) : event.hit.first]
    if _WHEN.isdisjoint(front):
        return False
    before = {o.rule.code for o in events if o.reach.mood in _LIVE and o.hit.last <= event.hit.first}
    return ("N07" in before and "sambutan" in event.word) or ("N04" in before and "senam" in event.word)


def _only_where(event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'menjuluki cabup boneka dari podium' says where; 'menawarkan kaus cabup' hands it out, no words beside it."""
    if "speech" in event.rule.known_as and event.word.startswith(("dari ", "di atas ", "naik mimbar")):
        return any(o.rule.code == "N17" and o.reach.mood in _LIVE for o in events)
    offered = "campaigns" in event.rule.known_as and event.word.startswith(("nawar", "menawar", "tawar", "ditawar"))
    return offered and any(o.rule.code == "N01" and o.hit.first == event.hit.first for o in events)


def _escorted(_: Draft, event: FoundEvent, __: list[FoundEvent]) -> bool:
    """'Ia datang didampingi suaminya': the spouse goes with him, he campaigns for nobody."""
    return "beside_spouse" in event.rule.known_as and event.word.startswith(("didamping", "ditemani", "diantar"))


def _a_letter(_: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'undangan berkop kecamatan untuk acara caleg': the letter is the decision, no resource beside it."""
    return "berkop" in event.word and any(o.rule.code == "N10" and o.reach.mood in _LIVE for o in events)


def _with_them(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'ikut relawan menempel stiker': in whose company he does it, no part in a team."""
    behind = draft.tokens[event.hit.last : event.hit.last + 1]
    front = draft.tokens[max(0, event.hit.first - 1) : event.hit.first]
    if "part_in_team" in event.rule.known_as and front and front[0] in _TO_THEM:
        return True  # 'uang perjalanan dinas untuk relawan petahana'
    return (
        "part_in_team" in event.rule.known_as
        and front in (["ikut"], ["bareng"], ["bersama"])
        and any(o.rule.code != "N11" and o.hit.first == event.hit.last for o in events)
        and behind != []
    )


def _not_there(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    insulted = any(o.rule.code == "N17" and o.voice == "passive" and o.agent is None for o in events)
    if insulted and "dances" in event.rule.known_as:
        return True  # 'guru dijelek-jelekkan cagub di atas panggung': where the candidate stands
    return _rides_along(draft, event, events) or _no_presence(draft, event, events)


def _no_letter(draft: Draft, event: FoundEvent, _: list[FoundEvent]) -> bool:
    return "letter_orders" in event.rule.known_as and _handed_over(draft, event)


def _forced(event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'dipaksa kepala sekolah jadi saksi paslon 2': what somebody is forced to do is the matter of the pressure."""
    return any(
        "presses" in other.rule.known_as and "aksa" in other.word and 0 < event.hit.first - other.hit.last <= _BACK
        for other in events
    )


def _asked_in_speech(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'berorasi mengajak massa memenangkan paslon 4': the speech asks for votes, nobody is steered beside it."""
    first = event.hit.first
    chants = any(word.startswith("yel") for word in draft.tokens[first - 2 : first])  # 'rebut mik, teriak yel-yel'
    speeches = [o for o in events if "speech" in o.rule.known_as and o.hit.last <= first]
    return any(chants or (o.word in _SPOKEN and first - o.hit.last <= _AT_ONCE) for o in speeches)


def _asked_in_post(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'ngetwit "2024 wajib pilih capres 01"', 'selebaran bertanda coblos nomor 3': what is shown asks for votes."""
    front = draft.tokens[max(0, event.hit.first - 1) : event.hit.first]
    called = event.word in _CALLING and any(o.rule.code == "N02" and o.hit.last == event.hit.first for o in events)
    if called or ("appeal" in event.rule.known_as and not draft.knowledge.words["reading.films"].isdisjoint(front)):
        return True  # 'mengunggah enam video ajakan', 'sanksi atas unggahannya mengajak coblos petahana'
    if "votes" in event.rule.known_as:
        shown = any(o.rule.code == "N02" and o.reach.mood in _LIVE and o.agent is not None for o in events)
        return shown or not _MARKED.isdisjoint(front)
    if "order" not in event.rule.known_as or event.word not in _WEAK | {"ajak"}:
        return False
    if event.word.startswith("ajak"):
        return any(_shows_call(draft, other, event) for other in events)
    row = draft.sentences[event.hit.sentence]
    if not _QUOTES.isdisjoint(draft.view.text[row.start : event.hit.start]):
        return False  # whose words the quote has is asked elsewhere
    posts = [other for other in events if other.rule.code == "N02" and other.reach.mood in _LIVE]
    return any(0 <= event.hit.first - other.hit.last <= _BACK for other in posts)


def _shows_call(draft: Draft, post: FoundEvent, call: FoundEvent) -> bool:
    """'bikin video TikTok ajak dukung cawabup': what the video says; '... dan mengajak penonton' is one more act."""
    between = draft.tokens[post.hit.last : call.hit.first]
    near = 0 <= call.hit.first - post.hit.last <= (_SENT if draft.tokens[post.hit.first - 1] in _THROUGH else _SHOWN)
    return post.rule.code == "N02" and near and _JOINS.isdisjoint(between)


def _performed_online(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'mengunggah video dirinya menyanyikan lagu kampanye': what is shown in a post is the post."""
    films = draft.knowledge.words["reading.films"]
    return any(
        other.rule.code == "N02"
        and 0 < event.hit.first - other.hit.last <= _BACK
        and not films.isdisjoint(draft.tokens[other.hit.first : event.hit.first])
        for other in events
    )


def _served_by_things(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'mobil dinas yang dipakai berkampanye': what the thing is used for (N09), told of nobody by name."""
    front = draft.tokens[max(0, event.hit.first - 2) : event.hit.first]
    used = "campaigns" in event.rule.known_as and not draft.knowledge.words["reading.used_for"].isdisjoint(front)
    return used and any(other.rule.code == "N09" and other.reach.mood in _LIVE for other in events)


def _what_for(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'Kades nanggap wayang untuk menyosialisasikan cabup': what the feast is for, no act beside it."""
    front = draft.tokens[max(0, event.hit.first - 1) : event.hit.first]
    if "campaigns" not in event.rule.known_as or _PURPOSE.isdisjoint(front):
        return False
    return any(
        o.rule.code in {"N08", "N09"} and o.reach.mood in _LIVE and o.hit.first < event.hit.first for o in events
    )


def _proof_only(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'menyuruh staf mengirim foto surat suara yang dicoblos nomor 2', 'disumpah agar setia': proof, no order."""
    if "order" not in event.rule.known_as:
        return False
    demands = [other for other in events if "proof" in other.rule.known_as]
    thing = event.object_hit
    if thing is not None and thing.first == event.hit.last and any(o.object_hit is not thing for o in demands):
        behind = draft.tokens[thing.last : thing.last + _PROVED]
        if not _JOINS.isdisjoint(behind):
            return False  # 'disuruh coblos nomor 2 dan kirim foto surat suara': both are told
    return any(other.hit.first == event.hit.first or "asks_proof" not in other.rule.known_as for other in demands)


def _asked_of_office(draft: Draft, event: FoundEvent) -> bool:
    """'PNS itu didesak warga agar disanksi': citizens ask, whoever is asked steers nobody."""
    lists = draft.knowledge.words
    if "order" not in event.rule.known_as or event.word not in lists["reading.citizen_demand"]:
        return False
    return not lists["reading.others"].isdisjoint(draft.tokens[event.hit.last : event.hit.last + 1])


def _taught(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'pembicara di rakerda, materinya strategi merebut suara': what is taught steers nobody."""
    front = draft.tokens[max(0, event.hit.first - 2) : event.hit.first]
    near = [other for other in events if other.rule.code == "N16"]
    return bool(near or event.hit.sentence) and not _LESSONS.isdisjoint(front)


def _of_the_side(draft: Draft, event: FoundEvent) -> bool:
    """'jalan sehat yang diisi orasi calon bupati', 'pengamanan orasi calon gubernur': the side speaks."""
    if "speech" not in event.rule.known_as or event.word not in _SPEECH_NOUNS:
        return False
    behind = draft.near(event.hit.last, event.hit.last, 0, "side")
    front = draft.tokens[max(0, event.hit.first - 1) : event.hit.first]
    person = any(o.first == event.hit.last and "person" in o.meanings.sides for o in behind)
    return person and not draft.knowledge.words["reading.heard_out"].isdisjoint(front)


def _no_presence(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'tenda BPBD nongol di deklarasi', 'namanya nongol di daftar pendukung': a thing or a name, nobody is there."""
    first, last = event.hit.first, event.hit.last
    caught = event.word in _CAUGHT and any(o.rule.code != "N05" and o.hit.first == last for o in events)
    if caught or (event.word.startswith("merapat") and any(o.rule.code == "N11" for o in events)):
        return True  # 'terekam mengangkut bendera ke lokasi kampanye', 'merapat ke posko menyusun jadwal kampanye'
    if "attends" not in event.rule.known_as or event.word.split()[0] not in _SHOWS_UP:
        return False
    if any("bunga" in o.word or "papan" in o.word for o in events if o.rule.code == "N08" and o.hit.last <= first):
        return True  # 'kembang papan kadis nongol di posko paslon 1'
    listed = draft.tokens[last : last + 2]
    if listed[:1] == ["daftar"] and listed != ["daftar", "hadir"]:
        return True
    return any(
        "facility" in o.meanings.objects and 0 <= first - o.last <= 1 for o in draft.near(first, first, 3, "obj")
    )


def _rides_along(draft: Draft, event: FoundEvent, events: list[FoundEvent]) -> bool:
    """'memimpin arak-arakan mengantar paslon', 'iringan kendaraan pengantar cabup': a convoy (N06), no escort."""
    if "escorts" not in event.rule.known_as or not any(o.rule.code == "N06" and o.reach.mood in _LIVE for o in events):
        return False
    front = draft.tokens[
        max(draft.sentences[event.hit.sentence].first_token, event.hit.first - _BACK) : event.hit.first
    ]
    return not draft.knowledge.words["reading.convoys"].isdisjoint(front)


def _handed_over(draft: Draft, event: FoundEvent) -> bool:
    """'turun pangkat usai menyukai unggahan cagub, SK diserahkan': the paper of the sanction orders nothing."""
    behind = draft.tokens[event.hit.last : event.hit.last + 1]
    return event.word == "sk" and not draft.knowledge.words["reading.handed_over"].isdisjoint(behind)


_LOOKS: dict[str, Callable[[Draft, FoundEvent, list[FoundEvent]], bool]] = {
    "N03": _no_share,
    "N08": no_gift,
    "N05": _not_there,
    "N06": _no_speech,
    "N07": _no_order,
    "N09": _a_letter,
    "N10": _no_letter,
    "N01": of_value,
    "N11": _with_them,
    "N15": _escorted,
}
