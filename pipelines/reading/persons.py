"""One person told twice: a bare title takes the class of the fuller one. Used by `participants` only."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from pipelines.reading.housed import without_house
from pipelines.reading.quotes import in_group_name
from pipelines.reading.voices import writes

if TYPE_CHECKING:
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor
    from pipelines.record import ActorClass

_VAGUE = frozenset(("tenaga", "anggota", "petugas", "ketua", "kepala", "aparat", "aparatur", "kader"))
_TAKEN_UP = frozenset(("ia", "dia", "beliau", "bersangkutan"))
_NOT_YET = frozenset(("belum", "tidak", "tak", "mau", "akan", "ingin", "harus", "diminta", "tanpa", "disuruh", "gak"))
_VERBS = ("me", "di", "ber", "ter")
_FIELD = 3  # words that name the field of a post: "penyuluh pertanian lapangan di X"
_FREE = ("pred", "step", "op", "opener", "stmt", "cue", "authority", "side")
_PENSION_NEAR = 8  # tokens from the start of the sentence
_TITLES = (["anggota"], ["seorang"], ["pegawai"], ["pak"], ["bu"], ["bapak"], ["ibu"])
_LEFT = 14  # tokens
_GAVE = 8  # tokens
_LINKS = frozenset(("sebagai", "dari", "menjabat", "jadi", "menjadi", "kursi", "jabatan", "posisi", "status", "dinas"))
_GIVES_UP = frozenset(("purnatugas", "purnabakti", "pensiun", "berhenti", "mundur", "lengser", "keluar", "resign"))
_PENSIONED = frozenset(("purnatugas", "purnabakti", "pensiun", "lengser"))
_DAILY = frozenset(("sehari", "keseharian", "kesehariannya", "seharinya", "berprofesi", "nyambi", "aslinya"))
_DAILY_FRONT = 6  # tokens
_LATER = frozenset(("nanti", "depan", "mendatang", "besok"))
_SINCE = frozenset(("sudah", "telah", "usai", "setelah", "sesudah", "sejak", "selepas", "seusai", "pasca", "begitu"))
_ENDED = frozenset(("habis", "berakhir", "selesai", "usai", "tamat", "rampung"))
_TERMS = frozenset(("jabatan", "jabatannya", "tugas", "tugasnya", "kontrak", "kontraknya", "masa"))
_SPANS = frozenset(("tahun", "bulan", "pekan", "lama", "resmi", "hari", "belasan", "setahun", "sebulan", "lebih"))
_OF_POST = (["langganan"], ["sayap"], ["pelanggan"])
_HELD = 3  # tokens
_HOLDS = frozenset(("menjabat", "jadi", "menjadi", "dijabat"))
_OFFICE = 4  # tokens: the name of an agency and a word behind it
_FOUND = 3  # tokens: 'ternyata bukan'
_ACCOUNT, _FEIGNS = 7, 4  # tokens
_FALSE_ONES = frozenset(("palsu", "tiruan", "gadungan", "kloningan", "bodong", "abal-abal", "fiktif"))
_IN_THE_NAME = frozenset(
    ("mengatasnamakan", "mengatasnamai", "menyamar", "berpura-pura", "menyaru", "nyaru", "nyamar", "berlagak")
)
_TAKEN_FOR = frozenset(("dikira", "dikirain", "disangka", "kirain", "disangkanya", "dikiranya"))
_INDEED = frozenset(("benar", "bener", "betul", "memang", "emang", "iya", "asli"))
_FOUND_OUT = frozenset(("ternyata", "rupanya"))
_SERVING = frozenset(("bidan", "guru", "perawat", "dokter", "honorer", "nakes", "mantri"))
_ENDS = frozenset((".", ",", "!", "?", "\n", "nya", "kok", "ya", "kita", "kami", "saya", "sini"))
_RATHER = frozenset(("itu", "melainkan", "tapi", "tetapi"))  # behind 'bukan pak kades,'


def settle(draft: Draft, found: list[FoundActor]) -> None:
    """Correct the actors of a text in place: class by the same title elsewhere, former by the words around."""
    _same_title(found)
    _retired(draft, found)
    for post in found:
        if writes(draft, post):
            post.actor = dataclasses.replace(post.actor, specific=True, generic=False)


def _head(actor: FoundActor) -> str:
    return actor.actor.title.split(maxsplit=1)[0].lower()


def _same_title(found: list[FoundActor]) -> None:
    """'Guru di X ...' above 'Seorang guru berstatus PNS di X ...': one class for both, if the text knows only one."""
    told: dict[str, set[ActorClass]] = {}
    for actor in found:
        if actor.actor.cls != "unknown" and not actor.actor.former and _head(actor) not in _VAGUE:
            told.setdefault(_head(actor), set()).add(actor.actor.cls)
    for actor in found:
        classes = told.get(_head(actor), set())
        best = next(iter(classes)) if len(classes) == 1 else None
        if classes == {"asn", "asn_presumed"} and actor.actor.cls == "asn_presumed":
            best = "asn"
        weaker = actor.actor.cls == "unknown" or (actor.actor.cls == "asn_presumed" and best == "asn")
        if best is not None and weaker and not actor.impostor and not actor.actor.former:
            actor.actor = dataclasses.replace(actor.actor, cls=best)


def _retired(draft: Draft, found: list[FoundActor]) -> None:
    """'Sudah pensiun, dokter yang ...' and 'Ia sudah pensiun sejak 2022' behind the post: a former holder."""
    last_of: dict[int, FoundActor] = {}
    for actor in found:
        last_of[actor.actor.sentence] = actor
    for hit in draft.having("spec"):
        meaning = hit.get("spec")
        if meaning is None or meaning.id != "retired":
            continue
        row = draft.sentences[hit.sentence]
        holder: FoundActor | None = None
        opening = draft.tokens[row.first_token : hit.first]
        if not opening and draft.tokens[hit.last : hit.last + 1] == [","]:
            holder = next((actor for actor in found if actor.actor.sentence == hit.sentence), None)
        elif len(opening) <= _PENSION_NEAR and not _TAKEN_UP.isdisjoint(opening) and _NOT_YET.isdisjoint(opening):
            holder = last_of.get(hit.sentence - 1)
        if holder is not None and not holder.actor.generic:
            holder.actor = dataclasses.replace(holder.actor, cls="non_asn_public", former=True)
            for other in found:
                if _head(other) == _head(holder) and other.actor.cls in {"unknown", "non_asn_public"}:
                    other.actor = dataclasses.replace(other.actor, cls="non_asn_public", former=True)


def of_another(draft: Draft, hit: Hit) -> bool:
    """'tukang cukur langganan pegawai', 'sayap nakes': which barber; an address; a director of no house."""
    of_post = draft.tokens[hit.first - 1 : hit.first] in _OF_POST
    return of_post or is_address(draft, hit) or without_house(draft, hit)


def since_pensioned(draft: Draft, hit: Hit) -> bool:
    """'bidan yang sudah lima tahun pensiun', 'dokter yang kemarin operasi bapak saya di RSUD sudah pensiun'."""
    behind = draft.tokens[hit.last : min(draft.sentences[hit.sentence].last_token, hit.last + _LEFT)]
    if draft.tokens[max(0, hit.first - 2) : hit.first] == ["sk", "pensiun"]:
        return not {"terbit", "keluar", "turun", "diteken"}.isdisjoint(behind) and _NOT_YET.isdisjoint(behind)
    at = next((n for n, word in enumerate(behind) if word in _PENSIONED), None)
    if at is None or "," in behind[:at] or not _NOT_YET.isdisjoint(behind[:at]):
        return False
    near, numbers = behind[max(0, at - _FIELD - 1) : at], draft.knowledge.words["reading.numbers"]
    since = next((n for n, word in enumerate(near) if word in _SINCE), None)
    spans = since is None or all(word in _SPANS or word in numbers or word.isdigit() for word in near[since + 1 :])
    done = since is not None and spans  # 'sudah lima tahun pensiun', not 'sudah ajukan pensiun'
    posts = any(hit.last <= o.first < hit.last + at for o in draft.near(hit.last, hit.last + at, 0, "post"))
    return done and not posts


def still_to_come(draft: Draft, retired: Hit) -> bool:
    """'sekda, yang baru pensiun Maret nanti', 'purnatugas tahun depan': in office until then."""
    behind = draft.tokens[retired.last : retired.last + _FIELD + 1]
    return not _LATER.isdisjoint(behind[: behind.index(",")] if "," in behind else behind)


def _by_day(draft: Draft, hit: Hit) -> bool:
    """'Ketua RT di X yang sehari-hari guru PNS': the post that somebody told of holds besides."""
    front = draft.tokens[max(draft.sentences[hit.sentence].first_token, hit.first - _DAILY_FRONT) : hit.first]
    return "yang" in front and not _DAILY.isdisjoint(front[front.index("yang") :])


def is_address(draft: Draft, hit: Hit) -> bool:
    """'RT 05 RW 02' is where somebody lives; RT and RW in capitals, told as people, are heads of a block."""
    text = draft.view.text[hit.start : hit.end]
    if text not in {"rt", "rw"}:
        return False
    before = draft.tokens[hit.first - 1] if hit.first else ""
    behind = draft.tokens[hit.last : hit.last + 2]
    people = before in {"para", "dan", "serta", "/", ",", "ketua"} or before.endswith("kan")
    return not people or any(part.isdigit() or part in {".", "tersebut", "itu"} for part in behind)


def is_sought(draft: Draft, hit: Hit) -> bool:
    """'pasangan calon Gubernur dan Wakil Gubernur', 'pemilihan bupati': the office run for, nobody who holds it."""
    before = draft.tokens[max(0, hit.first - 3) : hit.first]
    run_for = draft.knowledge.words["reading.run_for"]
    beside = len(before) == 3 and before[0] == "calon" and before[2] in {"dan", "/"}  # noqa: PLR2004 - three tokens
    return beside or (bool(before) and before[-1] in run_for)


def field_and_place(draft: Draft, hit: Hit, places: set[int]) -> int | None:
    """'Penyuluh pertanian di Dompu', 'Guru madrasah di Kabupaten X': the field of the post, then its place."""
    for index in range(hit.last, min(hit.last + _FIELD + 1, len(draft.tokens) - 1)):
        if draft.tokens[index] == "di" and index > hit.last and index + 1 in places:
            last = index + 1
            while last in places:
                last += 1
            known = any(
                other.first >= hit.last and any(other.has(kind) for kind in _FREE)
                for other in draft.near(hit.last, index - 1, 0)
            )
            return None if known else last
        if not draft.tokens[index].isalpha() or draft.tokens[index].startswith(_VERBS) or draft.tokens[index] == "oleh":
            return None
    return None


def _feigned(draft: Draft, first: int, sentence: int) -> bool:
    """'akun tiruan seorang kabid', 'akun palsu yang ngaku-ngaku pak camat', 'ada yang ngaku-ngaku staf dinsos'."""
    begin = draft.sentences[sentence].first_token
    front = draft.tokens[max(begin, first - _ACCOUNT) : first]
    if "akun" in front and not _FALSE_ONES.isdisjoint(front):
        return True
    near = [word for word in front[-_FEIGNS:] if word not in {"-", "seorang", "nama", "sebagai", "jadi"}]
    if near[-1:] != [] and near[-1] in _IN_THE_NAME:
        return True
    return near[-1:] == ["ngaku"] and "yang" in front and near[-2:-1] in (["yang"], ["ngaku"], ["mengaku"])


def is_not(draft: Draft, hit: Hit) -> bool:
    """'Pengejek paslon ternyata bukan anggota Satpol PP', 'Bukan penyuluh yang naik panggung, itu petani'."""
    first = hit.first - (draft.tokens[hit.first - 1 : hit.first] in _TITLES)
    front = draft.tokens[max(draft.sentences[hit.sentence].first_token, first - _FOUND) : first]
    if _feigned(draft, first, hit.sentence) or in_group_name(draft.view.text, hit.start, front):
        return True
    if front[-1:] in (["gadungan"], ["jadi-jadian"], ["abal-abal"]):
        return True  # 'ajudan gadungan pj gubernur'
    if front[-1:] != [] and front[-1] in _TAKEN_FOR:
        row = draft.sentences[hit.sentence]
        rest = draft.tokens[hit.last : row.last_token]
        found = rest[rest.index("ternyata") + 1 :][:1] if "ternyata" in rest else []
        return bool(found) and found[0] not in _INDEED  # 'dikira pak sekcam, ternyata adiknya'
    phrase = draft.tokens[hit.last : hit.last + _OFFICE]
    if phrase[:2] == ["?", "bukan"] or ("gadungan" in phrase and "," not in phrase):
        return True  # 'Guru PNS? bukan, yang jadi ketua relawan itu guru ngaji', 'PNS dinas sosial gadungan'
    if front[-1:] != ["bukan"]:
        return False
    behind = draft.tokens[hit.last : hit.last + _FOUND]
    other = front[-2:] == ["itu", "bukan"] and "," in behind[:-1] and behind[behind.index(",") + 1] in _RATHER
    ends = not behind or behind[0] in _ENDS
    return (
        other
        or (
            front[-2:-1] == [","] and (ends or _turned_out(draft, first))
        )  # 'yang bagi beras itu caleg, bukan lurahnya'
        or (front == ["bukan"] and "yang" in behind)
        or (ends and draft.tokens[draft.sentences[hit.sentence].first_token] == "yang")
        or not draft.knowledge.words["reading.turns_out"].isdisjoint(front)
    )


def _turned_out(draft: Draft, first: int) -> bool:
    """'Pria berseragam Korpri itu ternyata pedagang, bukan PNS Dinas Perikanan'."""
    return not _FOUND_OUT.isdisjoint(draft.tokens[max(0, first - 2 * _FOUND) : first])


def left_before(draft: Draft, hit: Hit) -> bool:
    """'Sudah pensiun bulan lalu, kasubag itu ...', 'Sejak purnatugas, guru itu ...': told in front of the post."""
    row, lists = draft.sentences[hit.sentence], draft.knowledge.words
    opening = draft.tokens[row.first_token : min(hit.first, row.first_token + _LEFT)]
    if (
        lists["reading.since_left"].isdisjoint(opening[:_FOUND])
        or "," not in opening
        or lists["reading.left_service"].isdisjoint(opening)
    ):
        return False
    opening = opening[: opening.index(",")]
    at = next((n for n, word in enumerate(opening) if word in lists["reading.left_service"]), None)
    done = at is not None and not lists["reading.since_left"].isdisjoint(opening[max(0, at - 2) : at])
    posts = any(
        row.first_token <= other.first < hit.first and not gave_up(draft, other)
        for other in draft.near(row.first_token, hit.first, 0, "post")
    )
    return done and not posts and lists["reading.not_left"].isdisjoint(opening)


def gave_up(draft: Draft, hit: Hit) -> bool:
    """'Sudah purnatugas sebagai kades, pria itu', 'tak lagi menjabat lurah', 'jabatannya sebagai kades habis'."""
    begin = draft.sentences[hit.sentence].first_token
    front = draft.tokens[max(begin, hit.first - _GAVE) : hit.first]
    named = list(front)
    while named and named[-1] in _LINKS:
        named.pop()
    ended = not _ENDED.isdisjoint(draft.tokens[hit.last : hit.last + _HELD]) and not _TERMS.isdisjoint(front)
    if ended:
        return "belum" not in draft.tokens[hit.last : hit.last + _HELD]
    if not named:
        return False
    if named[-1] == "lagi":
        return len(named) > 1 and named[-2] in {"tak", "tidak", "bukan", "gak"}
    if named[-1] not in _GIVES_UP or len(front) == len(named):
        return False
    before = named[-3:-1]
    done = named[-1] in _PENSIONED or not _SINCE.isdisjoint(before)
    return done and _NOT_YET.isdisjoint(before) and "sebelum" not in before


def once_held(draft: Draft, hit: Hit) -> bool:
    """'Pria yang pernah menjabat camat Nglipar': a post of the past, whoever he is now."""
    if gave_up(draft, hit):
        return True
    front = draft.tokens[max(draft.sentences[hit.sentence].first_token, hit.first - _HELD) : hit.first]
    front = front[:-1] if front[-1:] in (["sebagai"], ["seorang"]) else front
    return len(front) > 1 and front[-1] in _HOLDS and front[-2] in {"pernah", "dulunya", "dulu", "sempat"}


def enclitic(draft: Draft, hit: Hit) -> bool:
    """'disuruhnya', 'bidannya': the normal form drops -nya, the raw text shows it."""
    view = draft.view
    inside = hit.start > view.title_end
    raw = draft.item.text if inside else draft.item.title or ""
    end = view.offsets[hit.end - 1] + 1
    return raw[max(0, end - 3) : end].lower() == "nya" != view.text[hit.end - 3 : hit.end]


def of_the_place(draft: Draft, hit: Hit) -> bool:
    """'mobil puskesmas yang dipakai bidannya': the one who serves there; 'kadesku': the writer's own."""
    return (draft.tokens[hit.first] in _SERVING and enclitic(draft, hit)) or _mine(draft, hit) or _by_day(draft, hit)


def _mine(draft: Draft, hit: Hit) -> bool:
    """'kadesku nyuruh ...': the normal form drops -ku, the raw text shows it."""
    view = draft.view
    raw = draft.item.text if hit.start > view.title_end else draft.item.title or ""
    end = view.offsets[hit.end - 1] + 1
    return raw[max(0, end - 2) : end].lower() == "ku" != view.text[hit.end - 2 : hit.end]
