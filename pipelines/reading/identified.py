"""Who it turns out to be: 'Bendahara tim sukses itu ternyata kasi di kelurahan', 'Yang pegang mik itu bu kabid'.

Used by `roles`, by `judging` for a headline of one line and by `adjusting` for what a question takes for granted. The
act is told first, the post that did it stands behind a word of naming, with nothing but fillers between.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.reading.answered import answer, confirmed
from pipelines.reading.receiving import giver
from pipelines.reading.subjects import his_doing, not_his_doing, not_they_but

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor, FoundEvent
    from pipelines.reading.phrases import Phrases

_TAG = 2  # words
_CONFESSIONS = frozenset(("pengakuan", "mengaku", "akui", "mengakui", "aku", "ngaku", "curhat", "curhatan"))
_NAMES = frozenset((
    "itu", "ternyata", "rupanya", "adalah", "ialah", "yaitu", "yakni", "merupakan", "kan", "tuh", "tu", "diketahui",
    "diduga", "disebut",
))  # fmt: skip
_FILLERS = frozenset((
    "seorang", "oknum", "salah", "satu", "masih", "juga", "benar", "betul", "memang", "asli", "beneran", "berstatus",
    "sebenarnya", "jelas", "lain", "bukan", "dan", "seseorang", "sang", "si", "pak", "bu", "bapak", "ibu", "dua",
    "tiga", "cuma", "ya", "sih", "dia", "orangnya", "tercatat", "terdaftar", "sebagai", "aktif", "bekerja",
    "berdinas", "bertugas", "mengabdi", "dinas", "berprofesi", "ngantor", "digaji", "berkantor",
))  # fmt: skip
_STYLED = frozenset(("explainer", "explainer_strong", "opinion_strong", "statistics_strong", "risk", "risk_strong"))
_NEAR_ONES = frozenset((
    "anak", "adik", "kakak", "istri", "suami", "tetangga", "teman", "kawan", "sepupu", "keponakan", "ponakan", "ipar",
    "menantu", "mertua", "besan", "saudara", "kerabat", "tamu", "kenalan", "sahabat", "orangtua", "putra", "putri",
))  # fmt: skip
_ASKS = frozenset((
    "kapan", "siapa", "mana", "bagaimana", "gimana", "tidur", "dibiarkan", "didiamkan", "diam", "bungkam", "takut",
    "panwas", "bawaslu", "panwascam", "kpu", "pengawas", "kan", "ngantor", "ngantornya", "malu", "kebagian", "juga",
    "dikasih", "dapat",
))  # fmt: skip
_ASKS_RULE = frozenset((
    "boleh", "bolehkah", "bisa", "bisakah", "sanksinya", "sanksi", "hukumannya", "hukuman", "aturannya", "aturan",
    "melanggar", "pelanggaran", "dilarang", "apakah", "apa", "benarkah", "benar", "betulkah", "atau", "iya", "masa",
    "kalau", "jika", "bila", "andai", "siapakah", "penggantinya", "pengganti", "misalnya", "seandainya", "umpama",
))  # fmt: skip
_CALLED = frozenset(("pak", "bu", "seorang", "bapak", "ibu"))
_HERE = frozenset(("ini", "sini", "kami", "kita", "situ", "sana", "saya", "itu"))
_AT, _BLAME = frozenset(("ke", "kepada", "terhadap")), frozenset(("tudingan", "tuduhan", "dugaan", "sorotan"))
_CLOSES = frozenset(("itu", "tuh", "tu", "tadi", "kemarin", "kemaren", "ini", "pak", "bu"))
_DENIES = frozenset(("gak", "bukan", "tidak", "belum", "tak", "ora", "teu", "tara", "mana", "boro-boro"))
_CLEFT_BACK = frozenset(("yang", ",", ":", ";"))
_CLEFT_HEADS = frozenset((
    "orang", "sosok", "pria", "perempuan", "wanita", "lelaki", "pihak", "pelaku", "oknum", "jadi", "lho", "loh", "eh",
    "ternyata", "padahal", "min", "guys", "gaes", "btw", "memang", "emang", "soalnya",
))  # fmt: skip
_CLEFT_FILLERS = frozenset((
    "seorang", "oknum", "pak", "bu", "bapak", "ibu", "si", "sang", "hanya", "cuma", "sekadar", "main", "dari",
    "adalah", "memang", "justru", "malah", "sebenarnya", "jelas", "lain", "yang",
))  # fmt: skip
_TOO = frozenset(("juga", "pun", "ikut", "turut"))
_NOT_ONLY = frozenset(("hanya", "cuma", "sekadar", "main", "lain"))  # 'bukan hanya pak lurah'
_TURNS = frozenset(("tapi", "tetapi", "melainkan", "namun", "justru", "malah"))
_NAMES_HIM = frozenset(("ya", "itu", "ternyata", "adalah", "ialah", "rupanya", "bukan", "kan", "tuh", "siapa", "kalau"))
_ROW, _REACH = 7, 5  # tokens from the word of naming to the post
_FAR = 16  # tokens from the act to the word of naming
_DOERS = ("pem", "pen", "peng")
_VERBS = ("me", "di", "ber")
_SHORTEST = 6


def _cleft(draft: Draft, actors: list[FoundActor], hit: Hit) -> tuple[int | None, bool]:
    """'Yang nyewain tenda bukan timses, tapi kadis', 'yang joget di kampanye itu bukan pak camat': whom a cleft names.

    Return the post and whether the cleft says that it was he; 'pak kades bukan yang meminjamkan mobil' denies him.
    """
    begin, tokens = draft.sentences[hit.sentence].first_token, draft.tokens
    at = next((n for n in range(hit.first - 1, begin - 1, -1) if tokens[n] in _CLEFT_BACK), begin - 1)
    if at < begin or tokens[at] != "yang":
        return None, False
    here = [n for n, found in enumerate(actors) if found.actor.sentence == hit.sentence]
    before = tokens[at - 1] if at > begin else ","
    headed = before != "bukan" and before[0].isalpha() and before not in _CLEFT_HEADS
    if headed or any(at < actors[n].first < hit.first for n in here):
        return None, False
    if before == "bukan":
        return next((n for n in here if actors[n].last == at - 1), None), False
    denied: int | None = None
    for number in here:
        front = actors[number].first - 1
        while front >= hit.last and tokens[front] in _CLEFT_FILLERS:
            front -= 1
        if front < hit.last:
            continue
        if tokens[front] in _NEAR_ONES or _stands_apart(draft, actors[number], at):
            denied = number  # 'bukan anak kades, tapi tukang ojek'
            continue
        not_he = tokens[front] == "bukan" and tokens[front + 1] not in _NOT_ONLY
        denied = number if not_he else denied
        turned = tokens[front] in _TURNS and "bukan" in tokens[hit.last : front]
        if turned or (tokens[front] in _NAMES_HIM and not not_he):
            return number, True
    return denied, False


def _stands_apart(draft: Draft, found: FoundActor, opens: int) -> bool:
    """'Yang ikut kampanye paslon 1 ya warga sendiri, pak lurah di rumah': the cleft has named others before him."""
    tokens, first = draft.tokens, found.first - (draft.tokens[found.first - 1] in _CALLED)
    words = tokens[opens:first]
    others = draft.knowledge.words["reading.outsiders"]
    named = any(one in _NAMES_HIM - {"bukan"} and two in others for one, two in pairwise(words))
    last = found.last
    while last < len(tokens) and draft.starts[last] < found.actor.full_end:
        last += 1
    goes_on = tokens[last : last + 1] not in ([], [","], ["dan"], ["serta"], ["hingga"], ["."])
    return named and words[-1:] == [","] and goes_on


def _he_too(draft: Draft, actors: list[FoundActor], event: FoundEvent) -> int | None:
    """'Bukan cuma stafnya, bu kadis juga foto dua jari bareng tim paslon 2': the post with 'juga', in front of it."""
    first = draft.sentences[event.hit.sentence].first_token
    opens = draft.tokens[first] in _DENIES | {"tidak"} and draft.tokens[first + 1 : first + 2] != []
    if not opens or draft.tokens[first + 1] not in _NOT_ONLY or event.rule.punishes or event.hit.passive:
        return None
    for number, found in enumerate(actors):
        between = draft.tokens[found.last : event.hit.first]
        fronted = found.actor.sentence == event.hit.sentence and draft.tokens[found.first - 1] in {",", *_CALLED}
        if fronted and found.first > first + 2 and not _TOO.isdisjoint(between) and "," not in between:
            return number
    return None


def _told_by_cleft(draft: Draft, actors: list[FoundActor], event: FoundEvent) -> bool:
    """Take the post that a cleft names; the act of whom it only denies is negated."""
    instead = not_they_but(draft, actors, event)
    instead = _he_too(draft, actors, event) if instead is None else instead
    if instead is not None:
        event.agent = instead
        return True
    named, he = (None, False) if event.rule.punishes or event.rule.owner else _cleft(draft, actors, event.hit)
    if named is None:
        return False
    event.agent, event.reach.mood = named, event.reach.mood if he else "negated"
    return True


def turns_out(draft: Draft, phrases: Phrases, event: FoundEvent, here: list[int]) -> bool:
    """Make the post behind a word of naming the agent; say whether there is one. Orders and punishments have none."""
    rule = event.rule
    if rule.received:
        event.agent = giver(draft, phrases, event.hit, event.object_hit, here)
        return True
    if _told_by_cleft(draft, phrases.actors, event):
        return True
    if event.reach.mood == "asked" and confirmed(draft, event.hit.sentence):
        event.reach.mood = "realised"
    asked = None if here or rule.punishes or rule.owner else answer(draft, phrases.actors, event.hit.sentence)
    if asked is not None:
        event.agent = asked
        event.reach.mood = "realised" if event.reach.mood == "asked" else event.reach.mood
        return True
    if not here or rule.directive or rule.punishes or rule.decision or rule.owner:
        return False
    quoted = own_words(draft, event.hit) and not event.hit.passive
    if quoted or any(_somebody_else(draft, phrases, event, number) for number in here):
        event.agent = confesses(draft, phrases.actors, event.hit, here) if quoted else event.agent
        return True
    named = _named(draft, phrases, event.hit, here, part=rule.holder)
    event.agent = named if named is not None else event.agent
    return named is not None


def _somebody_else(draft: Draft, phrases: Phrases, event: FoundEvent, number: int) -> bool:
    """'Juru kampanye itu anak pak lurah', 'Konvoi paslon 2 itu camat hentikan': the post did no such act."""
    found = phrases.actors[number]
    front = found.first - 1
    front -= draft.tokens[front] in _CALLED
    if front < event.hit.last:
        return False
    if not_his_doing(draft, event.hit, found.first):
        return True
    if draft.tokens[front] in _NEAR_ONES:
        return draft.tokens[front - 1] in _NAMES and front - 1 >= event.hit.last
    stops = draft.tokens[found.last : found.last + 1]
    fronted = event.voice == "noun" and draft.tokens[front] == "itu"
    return fronted and bool(stops) and stops[0] in draft.knowledge.words["reading.stops_act"]


def _in_a_row(draft: Draft, hit: Hit, first: int) -> bool:
    """'Koordinator 02 di RW sini bu bidan puskesmas': a part that opens the line, then who has it, with no verb."""
    begin = draft.sentences[hit.sentence].first_token
    between = draft.tokens[hit.last : first]
    here = "di" in between[:-1] and draft.tokens[first - 2] in _HERE
    return here and hit.first - begin <= 1 and len(between) <= _ROW and draft.tokens[first - 1] in _CALLED


def _named(draft: Draft, phrases: Phrases, hit: Hit, here: list[int], *, part: bool) -> int | None:
    """The post behind 'itu', 'ternyata'; 'ternyata bukan camat' names nobody."""
    for number in here:
        found = phrases.actors[number]
        if not hit.last <= found.first <= hit.last + _FAR + _REACH:
            continue
        if part and _in_a_row(draft, hit, found.first):
            return number
        if his_doing(draft, hit, found.first):
            return number
        at = found.first - 1
        while at >= hit.last and found.first - at <= _REACH and draft.tokens[at] in _FILLERS:
            at -= 1
        if draft.tokens[at] in _AT and not _BLAME.isdisjoint(draft.tokens[max(hit.last, at - 3) : at]):
            return number  # 'Tak netral di pilkada, tudingan warga ke seorang camat'
        doer = at == hit.last - 1 and draft.tokens[at].startswith(_DOERS)  # 'pembaginya kepala dusun'
        if not doer and (draft.tokens[at] not in _NAMES or at < hit.last):
            continue
        between = draft.tokens[at : found.first]
        told = draft.tokens[hit.last : at]
        verb = any(len(word) >= _SHORTEST and word.startswith(_VERBS) for word in told)
        return None if "bukan" in between or "," in told or verb else number
    return None


def opens_the_line(draft: Draft, found: FoundActor, event: FoundEvent) -> bool:
    """'PNS dampingi istri kampanye sambil pakai seragam partai': one line, told as done, that opens with who did it."""
    row = draft.sentences[event.hit.sentence]
    told = event.reach.mood == "realised" and not event.reach.reached and not draft.having("op")
    if len(draft.sentences) > 1 or found.first != row.first_token or not told:
        return False
    if event.voice in {"noun", "passive"} or event.hit.passive:
        return False
    return not any(m.kind == "cue" and m.id in _STYLED for hit in draft.hits for m in hit.meanings)


def _tagged(draft: Draft, hit: Hit, tail: list[str]) -> bool:
    """'..., cuti? nggak', '..., moderator? bukan, tamu kehormatan': a word is asked and answered at once."""
    if "," not in tail or hit.sentence + 1 >= len(draft.sentences):
        return False
    asked = [word for word in tail[len(tail) - tail[::-1].index(",") :] if word[0].isalnum()]
    following = draft.tokens[draft.sentences[hit.sentence + 1].first_token]
    return 0 < len(asked) <= _TAG and following in _DENIES


def asks_of_else(draft: Draft, event: FoundEvent, actors: list[FoundActor]) -> bool:
    """'Pak kadis sudah deklarasi nyalon, mundurnya kapan?': the act is told, what is asked stands behind a comma."""
    row = draft.sentences[event.hit.sentence]
    tail = draft.tokens[event.hit.last : row.last_token]
    if event.agent is not None and not actors[event.agent].actor.generic and _tagged(draft, event.hit, tail):
        return True
    if event.agent is None:
        return False
    front = draft.tokens[row.first_token : event.hit.first]
    closes = next((n for n, (one, two) in enumerate(pairwise(tail)) if one in _CLOSES and two in _ASKS), None)
    if closes is not None and "yang" in front and not actors[event.agent].mass:
        asked = tail[closes + 1 :]  # 'camat yang ngajak jamaah milih 02 itu kapan dipanggil?'
    elif "kapan" in front and "yang" in front and not actors[event.agent].mass and not _CLOSES.isdisjoint(tail):
        asked = ["kapan"]  # 'kapan kadus yang bagi duit dari caleg 7 itu diproses?'
    elif "," in tail and actors[event.agent].actor.specific:
        asked = tail[len(tail) - tail[::-1].index(",") :]
    else:
        return False
    return _ASKS_RULE.isdisjoint(asked) and _ASKS_RULE.isdisjoint(front) and not _ASKS.isdisjoint(asked)


def own_words(draft: Draft, hit: Hit) -> bool:
    """'Dandim: prajurit yang ..., saya jemput sendiri': a headline that quotes; the speaker does it."""
    begin = draft.sentences[hit.sentence].first_token
    front = draft.tokens[begin : hit.first]
    return front[-1:] in (["saya"], ["kami"]) and ":" in front


def confesses(draft: Draft, actors: list[FoundActor], hit: Hit, here: list[int]) -> int | None:
    """'Pengakuan lurah: saya memasang baliho cabup': what a quoting headline lets him admit is his."""
    begin = draft.sentences[hit.sentence].first_token
    front = draft.tokens[begin : hit.first]
    if _CONFESSIONS.isdisjoint(front[: front.index(":")]):
        return None
    return next((n for n in here if actors[n].last <= begin + front.index(":")), None)
