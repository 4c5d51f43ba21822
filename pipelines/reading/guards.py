"""Words that are operators only in some places: 'hampir sebulan', 'dapat laporan', 'CPNS asal formasi guru'.

Used by `moods`, while it collects the operators of a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.record import Mood

_POINTS = frozenset(("pak", "pa", "bu", "kami", "itu", "ini", "tersebut", "abah"))
_BACK = 4  # tokens
_SUBJECT_BACK = 8  # tokens
_SUBJECT_BEHIND = 2  # tokens: 'seorang' may stand between
_VERBAL = ("me", "di", "ber", "ter")
_SHORTEST_VERB = 5
_ABSENT = frozenset(("absen", "bolos", "membolos", "mangkir"))
_FROM = ("dari", "di", "meng", "men", "mem", "ber", "nge", "pada", "saat", "ketika")
_EVEN_NOT = frozenset(("tidak", "tak", "jangan", "gak", "enggan", "belum", "ogah", "ora", "enggak", "nggak", "jarang"))
_PLANNED = frozenset(
    ("datang", "hadir", "ikut", "pergi", "berangkat", "naik", "kampanye", "berkampanye", "orasi", "pidato", "dipakai")
)
_RULED = frozenset(("prohibition", "permission", "obligation", "ordered", "prevention"))
_BY_MEANS = frozenset(("dengan", "pakai", "memakai", "menggunakan", "naik", "lewat"))
_BUT = frozenset(("tetapi", "tapi", "melainkan", "namun", "malah", "justru", "hanya", "yang", "karena"))
_CONCEDES = frozenset(
    ("padahal", "meski", "meskipun", "walau", "walaupun", "kendati", "biarpun", "biar", "sekalipun", "walopun")
)
_ONE = frozenset(
    ("seorang", "oknum", "salah", "dua", "tiga", "empat", "lima", "enam", "sejumlah", "belasan", "puluhan")
)
_ANYWHERE = frozenset(
    ("daerah", "kantor", "instansi", "lapangan", "mana", "lingkungan", "sekolah", "dinas", "kecamatan")
)
_WARNS = frozenset((
    "akan", "bakal", "bisa", "dapat", "harus", "wajib", "siap-siap", "jangan", "langsung", "terancam", "diancam",
    "ancam", "mengancam", "memastikan", "pastikan", "menegaskan", "tegaskan", "mengingatkan", "ingatkan", "meminta",
    "minta", "memperingatkan", "peringatkan", "mengimbau", "imbau", "silakan", "tidak", "takkan", "nanti", "setiap",
    "siap", "siapkan", "disiapkan",
    "semua", "para", "bagi", "kalau", "jika", "bila", "apabila", "siapa", "tegas", "sanksinya", "hukumannya",
))  # fmt: skip
_LIKE = frozenset(
    ("kayak", "seperti", "kaya", "macam", "meniru", "tiru", "niru", "nyontek", "contek", "contoh", "mencontoh", "ikuti")
)
_DONE = frozenset(("kemarin", "tadi", "semalam", "barusan", "sudah", "telah", "malah", "kemaren", "terang-terangan"))
_LENDS = frozenset(("mengizinkan", "izinkan", "membolehkan", "memperbolehkan", "bolehkan"))
_OF_THE_STATE = frozenset(("office_place", "facility", "state_room"))
_NAME_FROM = 2  # tokens: a post and its place
_PUNISHES = frozenset((
    "copot", "mencopot", "pecat", "memecat", "nonaktifkan", "menonaktifkan", "berhentikan", "memberhentikan", "sanksi",
    "tegur", "menegur", "hukum", "menghukum", "skors", "menskors", "mutasi", "memutasi", "geser", "menggeser",
))  # fmt: skip
_CONCESSION = 5  # tokens from the word that concedes to the rule
_ALREADY = frozenset(("sudah", "telah", "sempat", "pernah", "kali"))
_NEVERTHELESS = frozenset(("tetap", "masih", "malah", "justru", "nekat", "ternyata", "kembali", "tetep"))
_PROHIBITION = frozenset(("larangan", "pelarangan"))
_BREAKS = frozenset(("melanggar", "menabrak", "mengabaikan", "menerabas", "menerjang", "abaikan", "tabrak", "terabas"))
_BROKEN = frozenset(("dilanggar", "diabaikan", "diterabas", "ditabrak", "diterjang", "dilabrak"))
_LEAVES = frozenset(("pensiun", "purnatugas", "purnabakti", "lengser"))  # 'yang akan pensiun' tells of the person only
_ASKING = frozenset((
    "minta", "meminta", "imbau", "mengimbau", "ingatkan", "mengingatkan", "diminta", "diimbau", "diingatkan", "ajak",
    "mengajak", "mewanti-wanti", "wanti-wanti", "harap", "diharapkan", "mohon",
))  # fmt: skip
_MEANWHILE = frozenset(("saat", "ketika", "waktu", "sewaktu", "kala", "selagi", "sambil", "bila", "jika"))
_NOT_EVEN = frozenset(("jangan", "dilarang", "haram", "terlarang"))


def guarded(draft: Draft, hit: Hit) -> bool:
    """Return whether the word is an operator where it stands."""
    word = draft.tokens[hit.first]
    following = draft.tokens[hit.last : hit.last + 1]
    if hit.last - hit.first > 1:
        return word != "yang" or not _in_particular(draft, hit)
    if draft.says_that(hit):
        return False  # 'mengumumkan kalau ...' sets no condition
    return not (
        (word in _ABSENT and not "".join(following).startswith(_FROM))
        or (word == "difitnah" and draft.tokens[hit.first - 1] in {"merasa", "mengaku", "ngaku"})
        or (word == "jangankan" and _EVEN_NOT.isdisjoint(_behind(draft, hit)))
        or _not_before(draft, word, following[0] if following else "")
        or (word in {"awas", "stop"} and hit.first != draft.sentences[hit.sentence].first_token)
        or _not_behind(draft, word, hit)
        or (word in _PROHIBITION and _broken(draft, hit))
        or (word == "jangan" and _unlike(draft, hit))
        or word == "malah"
        or (following[:1] != [] and following[0] in _LEAVES and draft.tokens[hit.first - 1] == "yang")
        or (word in _LENDS and _lent(draft, hit))
    )


def _unlike(draft: Draft, hit: Hit) -> bool:
    """'jangan kayak kadis kita yang kemarin mempromosikan cagub 2': whom nobody is to be like has done it."""
    behind = _behind(draft, hit)
    if behind[:1] == [] or behind[0] not in _LIKE or "yang" not in behind:
        return False
    rest = behind[behind.index("yang") + 1 :][:2]
    return not _DONE.isdisjoint(rest)


def _lent(draft: Draft, hit: Hit) -> bool:
    """'Sekdes mengizinkan aula kantor dipakai tim paslon': an official lends a hall, no rule allows it."""
    front = any(draft.near(max(0, hit.first - _BACK), hit.first - 1, 0, "post"))
    things = draft.near(hit.last, hit.last + 2, 0)
    return front and any(not _OF_THE_STATE.isdisjoint(other.meanings.objects) for other in things)


def _in_particular(draft: Draft, hit: Hit) -> bool:
    """'Sekcam di Belu yang kedapatan menyebar brosur cabup disidang': one who is pointed at, and no warning."""
    row = draft.sentences[hit.sentence]
    words = draft.tokens[row.first_token : row.last_token]
    if not _WARNS.isdisjoint(words):
        return False
    front = draft.tokens[max(row.first_token, hit.first - _BACK) : hit.first]
    singled = not _ONE.isdisjoint(front) or any(word.isdigit() for word in front)
    placed = "di" in front[-3:-1] and front[-1] not in _ANYWHERE
    return (
        singled or placed or _named_by_place(draft, hit, row.first_token) or _punished_now(draft, hit, row.first_token)
    )


def _punished_now(draft: Draft, hit: Hit, begin: int) -> bool:
    """'Bupati Sintang copot kabid yang terbukti ...': somebody has done it to that one; no rule opens with a name."""
    post = next((other for other in draft.near(hit.first, hit.first, 1, "post") if other.last == hit.first), None)
    if post is None or post.first - begin < _NAME_FROM:
        return False
    return draft.tokens[post.first - 1] in _PUNISHES and draft.tokens[post.first - 2].isalpha()


def _named_by_place(draft: Draft, hit: Hit, begin: int) -> bool:
    """'Camat Rimbang yang nekat ...': a name stands behind the post; a headline of capitals says nothing."""
    if hit.first - begin < _NAME_FROM:
        return False
    cased = draft.view.cased
    name, link = cased[draft.starts[hit.first - 1] : draft.ends[hit.first - 1]], cased[hit.start]
    return link.islower() and name[:1].isupper() and not name.isupper()


def called_off(draft: Draft, hit: Hit) -> bool:
    """'gak jadi datang ke deklarasi': it was planned, and is off."""
    behind = draft.tokens[hit.last : hit.last + 2]
    return behind[:1] == ["jadi"] and not _PLANNED.isdisjoint(behind[1:])


def conceded(draft: Draft, cls: str, first: int, predicate: Hit) -> bool:
    """'masih gabung grup relawan, padahal jelas dilarang', 'meski dilarang, camat tetap hadir': the act is done."""
    if cls in _RULED and _even_so(draft, first, predicate):
        return True
    if cls not in _RULED or _CONCEDES.isdisjoint(draft.tokens[max(0, first - _CONCESSION) : first]):
        return False
    return predicate.last <= first or "," in draft.tokens[first : predicate.first]


def _even_so(draft: Draft, first: int, predicate: Hit) -> bool:
    """'Dilarang keras pun, kabid tetap meminjamkan genset kantor': forbidden, and done."""
    row = draft.sentences[predicate.sentence]
    behind = draft.tokens[first : min(row.last_token, first + _CONCESSION)]
    comma = behind.index(",") if "," in behind else 0
    still = draft.tokens[first + comma : predicate.first]
    conceding = behind[comma - 1] in {"pun", "sekalipun", "sekali"}  # the normal form drops -pun
    return comma > 0 and conceding and not _NEVERTHELESS.isdisjoint(still)


def reminded(draft: Draft, first: int, predicate: Hit) -> bool:
    """'Padahal sudah diingatkan, camat tetap hadir': he was told not to, and did it."""
    if not draft.tokens[first].startswith("di") or _ALREADY.isdisjoint(draft.tokens[max(0, first - 2) : first]):
        return False
    between = draft.tokens[first : predicate.first]
    return "," in between and not _NEVERTHELESS.isdisjoint(between)


def _broken(draft: Draft, hit: Hit) -> bool:
    """'melanggar larangan kampanye, orasi di panggung', 'larangan berkampanye dilanggar, kades ikut orasi'."""
    row = draft.sentences[hit.sentence]
    front = draft.tokens[max(row.first_token, hit.first - 2) : hit.first]
    behind = draft.tokens[hit.last : min(row.last_token, hit.last + _BACK)]
    broken = (not _BREAKS.isdisjoint(front) and hit.first - 1 > row.first_token) or not _BROKEN.isdisjoint(behind)
    return broken and "yang" not in draft.tokens[row.first_token : hit.first]


def _behind(draft: Draft, hit: Hit) -> list[str]:
    return draft.tokens[hit.last : draft.sentences[hit.sentence].last_token]


def _not_before(draft: Draft, word: str, following: str) -> bool:
    """What follows makes the word another one: 'hampir sebulan', 'dapat laporan', 'tolak laporan'."""
    if word in {"hampir", "nyaris"}:
        return following.startswith(("se", "dua", "tiga", "semua"))
    if word == "dapat":
        return following in draft.knowledge.words["reading.got"]
    return word == "tolak" and following in {"laporan", "aduan"}


def _not_behind(draft: Draft, word: str, hit: Hit) -> bool:
    """What stands before does: 'CPNS asal formasi guru' says where from, 'pa kades mah ...' points at one."""
    if word == "asal":
        return any(other.last == hit.first for other in draft.near(hit.first, hit.first, _BACK, "post"))
    begin = draft.sentences[hit.sentence].first_token
    if word == "boleh" and draft.tokens[begin : begin + 2] == ["sejak", "kapan"]:
        return True  # 'sejak kapan staf boleh jadi admin grup relawan?' takes it for granted
    return word == "mah" and not _POINTS.isdisjoint(draft.tokens[max(0, hit.first - _BACK) : hit.first])


def reaction_missing(draft: Draft, last: int) -> bool:
    """'Belum ada sanksi bagi lurah yang terekam ...': what is missing is the reaction, not the act."""
    return not draft.knowledge.words["reading.reactions"].isdisjoint(draft.tokens[last : last + 1])


def refuses(draft: Draft, hit: Hit) -> bool:
    """'Kades tolak ajakan ...' refuses; 'tolak politik uang!' without a subject is an appeal."""
    if draft.tokens[hit.first] != "tolak":
        return False
    if hit.first == draft.sentences[hit.sentence].first_token:
        return _subject_behind(draft, hit)
    return any(
        other.has("post") and other.sentence == hit.sentence and other.clause == hit.clause
        for other in draft.near(hit.first, hit.first, _SUBJECT_BACK)
        if other.last <= hit.first
    )


def _subject_behind(draft: Draft, hit: Hit) -> bool:
    """'Tolak hadiri kampanye, sekretaris dinas dicopot': the first comma of a headline brings the subject."""
    last = draft.sentences[hit.sentence].last_token
    comma = next((n for n in range(hit.last, last) if draft.tokens[n] == ","), last)
    return any(
        other.has("post") and 0 < other.first - comma <= _SUBJECT_BEHIND
        for other in draft.near(comma, comma, _SUBJECT_BEHIND)
    )


def governed(draft: Draft, start: int, predicate: Hit) -> int:
    """'tidak menyisipkan ajakan memilih': what is said of the verb right before is said of the noun it takes."""
    before = predicate.first - 1
    noun = any(meaning.kind == "pred" and meaning.value == "noun" for meaning in predicate.meanings)
    word = draft.tokens[before]
    taken = noun and before >= start and len(word) >= _SHORTEST_VERB and word.startswith(("me", "nge"))
    return before if taken else predicate.first


def thing_ruled(predicate: Hit, between: list[str], following: list[str]) -> bool:
    """'Mobil dinas, rumah jabatan, dan ajudan tidak boleh dibawa ke lapangan kampanye': a list of things."""
    if not following or not following[0].startswith("di") or "yang" in between:
        return False
    nouns = all(meaning.value == "noun" for meaning in predicate.meanings if meaning.kind == "pred")
    return nouns and not any(len(word) >= _SHORTEST_VERB and word.startswith(_VERBAL) for word in between)


def of_opening(draft: Draft, predicate: Hit, moods: list[Mood]) -> list[Mood]:
    """'Jangankan orasi, menonton pun jangan': neither; return the moods with what the opening adds."""
    row = draft.sentences[predicate.sentence]
    if not moods and draft.tokens[predicate.first - 1] in _BY_MEANS and _undone_with(draft, predicate):
        return ["negated"]
    asked = not _ASKING.isdisjoint(draft.tokens[row.first_token : predicate.first])
    if not moods and asked and draft.tokens[predicate.first - 1] in _MEANWHILE and _undone_with(draft, predicate):
        return ["barred"]  # 'Bawaslu minta lurah tidak mengacungkan jari saat difoto bersama cabup'
    if draft.tokens[row.first_token] != "jangankan":
        return moods
    barred = not _NOT_EVEN.isdisjoint(draft.tokens[row.first_token : row.last_token])
    return [*moods, "barred"] if barred else moods


def _undone_with(draft: Draft, predicate: Hit) -> bool:
    """'tidak mengantar massa dengan mobil dinas', 'minta lurah tidak mencetak brosur memakai printer kantor'."""
    front = draft.tokens[draft.sentences[predicate.sentence].first_token : predicate.first]
    front = front[len(front) - front[::-1].index(",") :] if "," in front else front
    not_words = draft.knowledge.words["reading.not"]
    at = next((n for n in range(len(front) - 2, -1, -1) if front[n] in not_words), None)
    return at is not None and front[at + 1].startswith(("me", "ber")) and _BUT.isdisjoint(front[at:])
