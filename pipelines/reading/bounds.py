"""Where single rows end: words that are said of other matters too, and doers who hold no post. Used by `threats` only.

'Ketua tim paslon 2 dipegang artis, camat tidak kenal': the post behind the comma holds nothing. 'fokus ke nomor 3' is
said of a list of works, 'colok charger' of a socket. One check a row, looked up by its id; a row without one is free.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from pipelines.reading import doers, laymen
from pipelines.reading.found import within
from pipelines.reading.relaying import not_labelled, not_passed_on, not_seen_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.knowledge.rows import Rule
    from pipelines.matching import Hit
    from pipelines.reading.draft import Draft
    from pipelines.reading.found import FoundActor
    from pipelines.reading.sides import FoundSide

    Check = Callable[[Draft, list[FoundActor], Hit, FoundSide | None], bool]

_PRIVATE = frozenset((
    "artis", "orkes", "pengusaha", "reog", "barongsai", "penyanyi", "biduan", "pedangdut", "band", "pelawak", "komika",
    "majikan", "tetangga", "tetangganya", "preman", "bos", "juragan", "mandor", "pemilik", "tokoh", "ustaz", "ulama",
    "kiai", "warga", "pemuda", "pedagang", "petani", "nelayan", "suami", "istri", "mertua", "ipar", "kakak", "adik",
    "paman", "bibi", "orang", "seseorang", "pria", "wanita", "lelaki", "perempuan", "relawan", "timses", "kader",
    "simpatisan", "pendukung", "caleg", "politikus", "politisi", "selebgram", "youtuber", "kuasa", "pengacara",
    "dalang", "jaranan", "kesenian", "musisi", "drumben", "marawis", "hadrah", "ibu-ibu", "emak-emak", "mahasiswa",
    "penceramah", "buruh", "ormas", "massa", "ribuan", "ratusan", "debt", "rentenir", "tengkulak", "manajer",
))  # fmt: skip
_OFFICERS = frozenset(("ketua", "sekretaris", "bendahara", "pengurus", "anggota", "koordinator"))
_BRANCHES = frozenset(("partai", "parpol", "dpc", "dpd", "dpw", "dpp", "tim", "relawan", "timses", "ormas"))
_REPRIMANDS = frozenset(("ditegur", "teguran", "peringatan", "sanksi", "tegur", "diperingatkan", "hukuman"))
_LEADS = frozenset(("oleh", "seorang", "sejumlah", "para", "salah", "satu", "grup", "kelompok", "dua", "tiga", "si"))
_STOPS = frozenset((",", ";", ".", ":", "sementara", "sedangkan", "tapi", "tetapi", "namun"))
_LISTED = frozenset(("termasuk", "dan", "serta", "hingga", "sampai", "bahkan", "juga", "ada", "terlihat", "tampak"))
_LIST_GOES_ON = frozenset((",", "dan", "serta", ".", "hingga", '"', ")"))
_BALLOT = frozenset((
    "tps", "coblos", "nyoblos", "mencoblos", "coblosan", "pencoblosan", "bilik", "pilkada", "pilbup", "pilgub",
    "pilwalkot", "pilwali", "pilwako", "pemilu", "pileg", "pilpres", "paslon", "pasangan", "calon", "cabup", "cawabup",
    "cagub", "cawagub", "cawali", "cawalkot", "caleg", "capres", "petahana", "kubu", "partai", "suara", "kampanye",
))  # fmt: skip
_PICTURE = frozenset(("gambar", "gambare", "gambarnya", "foto", "kartu", "kertas", "muka"))
_TURNS = frozenset(("fokus", "beralih", "bulat", "berpindah", "lari"))
_WORKS = frozenset((
    "pekerjaan", "proyek", "program", "latihan", "tugas", "rapat", "makan", "materi", "pelajaran", "pembangunan",
    "perbaikan", "soal", "kerja", "acara", "antrean",
))  # fmt: skip
_RETIRED = frozenset(("pensiun", "purnatugas", "purnabakti"))
_PRICKS = frozenset(("colok", "tusuk", "cucuk", "nusuk", "colo"))
_CEREMONIES = frozenset(("pelantikan", "dilantik", "wisuda", "sertijab"))
_KPU_EVENTS = frozenset(("pendaftaran", "pengundian", "penetapan", "debat", "pencabutan", "rekapitulasi", "pleno"))
_DESKS = frozenset(("tenda", "meja", "rombongan", "mobil", "ruang", "posko", "tim", "barisan"))
_VEHICLES = frozenset((
    "kapal", "perahu", "ambulans", "bus", "truk", "angkot", "feri", "km", "syahbandar", "speedboat", "mobil", "kargo",
    "pelabuhan", "terminal", "tongkang", "travel",
))  # fmt: skip
_NAMED_AS = frozenset((
    ":", "yaitu", "yakni", "adalah", "banjir", "gempa", "longsor", "bencana", "pandemi", "covid", "api",
    "kebakaran", "memadamkan", "semalam",
))  # fmt: skip
_AGAINST = frozenset(("bukan", "sedangkan", "sementara", "tidak", "melarang", "menolak", "tanpa", "padahal", "tapi"))
_NOT_YET = frozenset((
    "belum", "sebelum", "jelang", "menjelang", "hampir", "akan", "mau", "tanpa", "tidak", "tak", "bakal", "masa",
    "segera", "nunggu", "menunggu", "usia", "dana", "uang", "persiapan",
))  # fmt: skip
_HELD = frozenset(("dipegang", "dijabat", "diduduki", "diisi", "dirangkap", "ditempati"))
_ALSO = frozenset(("ikut", "turut", "juga", "bersama", "pun", "menyusul"))
_REACH, _DOER = 6, 3  # tokens


def _here(draft: Draft, actors: list[FoundActor], hit: Hit) -> list[FoundActor]:
    row = draft.sentences[hit.sentence]
    return within(actors, row.first_token, row.last_token)


def _stop(draft: Draft, first: int, last: int) -> int:
    """The first boundary of a clause from `first` on, or `last`."""
    return next((n for n in range(first, last) if draft.tokens[n] in _STOPS), last)


def _listed(draft: Draft, found: FoundActor, last: int) -> bool:
    """'diikuti warga, lurah, dan camat', 'diramaikan orkes, termasuk camat': one more of a row."""
    if not _LISTED.isdisjoint(draft.tokens[found.first - _DOER : found.first]):
        return True
    end = found.last
    while end < last and draft.starts[end] < found.actor.full_end:
        end += 1
    return end >= last or draft.tokens[end] in _LIST_GOES_ON


def _held_by_other(draft: Draft, actors: list[FoundActor], hit: Hit, _: FoundSide | None) -> bool:
    """'dipegang artis, camat tidak kenal': whoever stands right behind the passive holds it, nobody farther off."""
    last = draft.sentences[hit.sentence].last_token
    stop = _stop(draft, hit.last, last)
    behind = [word for word in draft.tokens[hit.last : stop] if word not in _LEADS]
    here = _here(draft, actors, hit)
    if not behind or any(hit.last <= found.first < stop for found in here):
        return False
    later = [found for found in here if found.first >= stop]
    if not later:
        return behind[0] in _PRIVATE and len(behind) == 1
    return not _listed(draft, min(later, key=lambda found: found.first), last)


def _private_front(draft: Draft, actors: list[FoundActor], hit: Hit) -> bool:
    """'Bos pabrik mengancam ...', 'Ketua partai mengancam ...': who opens the clause holds no post."""
    begin = draft.sentences[hit.sentence].first_token
    at = next((n for n in range(hit.first - 1, begin - 1, -1) if draft.tokens[n] in _STOPS), begin - 1)
    words = [n for n in range(at + 1, hit.last) if draft.tokens[n] not in _LEADS]
    if not words or any(at < found.first < hit.first for found in _here(draft, actors, hit)):
        return False
    two = draft.tokens[words[0] : words[0] + 2]
    return two[0] in _PRIVATE or (two[0] in _OFFICERS and two[-1] in _BRANCHES)


def _part_of_other(draft: Draft, actors: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'Jabatan bendahara partai itu dipegang pengusaha, kadis mengenalnya': the part, and behind it who has it."""
    end = min(draft.sentences[hit.sentence].last_token, hit.last + _REACH)
    held = next((n for n in range(hit.last, end) if draft.tokens[n] in _HELD), None)
    return held is not None and _held_by_other(draft, actors, dataclasses.replace(hit, last=held + 1), side)


def _on_stage(draft: Draft, actors: list[FoundActor], hit: Hit, _: FoundSide | None) -> bool:
    """'Tokoh adat berorasi untuk cagub nomor 1, camat pulang': the post behind the comma has a verb of its own."""
    if hit.passive or not _private_front(draft, actors, hit):
        return False
    last = draft.sentences[hit.sentence].last_token
    stop = _stop(draft, hit.last, last)
    later = [found for found in _here(draft, actors, hit) if found.first >= hit.last]
    if not later or any(found.first < stop for found in later) or _listed(draft, later[0], last):
        return False
    return _ALSO.isdisjoint(draft.tokens[later[0].last : later[0].last + _DOER])


def _pressed_by_other(draft: Draft, actors: list[FoundActor], hit: Hit, _: FoundSide | None) -> bool:
    """'Majikan mengintimidasi ART karena suaminya timses, lurah mendamaikan': who mends it did not press."""
    last = draft.sentences[hit.sentence].last_token
    here = _here(draft, actors, hit)
    if not hit.passive and _private_front(draft, actors, hit):
        return True
    stop = _stop(draft, hit.last, last)
    return bool(here) and all(found.first >= stop for found in here)


def _threatened_by_other(draft: Draft, actors: list[FoundActor], hit: Hit, _: FoundSide | None) -> bool:
    """'Bos pabrik mengancam karyawan yang tidak memilih paslon 1'; not 'yang tidak memilih ..., kata lurah'."""
    begin = draft.sentences[hit.sentence].first_token
    threats = draft.knowledge.words["reading.threatening"]
    spoken = any(word in threats and word.startswith("me") for word in draft.tokens[begin : hit.first])
    return spoken and _private_front(draft, actors, hit)


def _of_a_list(draft: Draft, _: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'fokus ke nomor 3 dulu, jembatan Kali Anyar': a number without a word of the poll."""
    if draft.tokens[hit.first] not in _TURNS or side is None or side.sort != "number":
        return False
    return _BALLOT.isdisjoint(_around(draft, hit))


def _around(draft: Draft, hit: Hit) -> list[str]:
    """The words of the sentence and its neighbours."""
    first, last = max(0, hit.sentence - 1), min(len(draft.sentences), hit.sentence + 2)
    return draft.tokens[draft.sentences[first].first_token : draft.sentences[last - 1].last_token]


def _of_a_plug(draft: Draft, _: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'colok charger di stopkontak nomor 1', 'tusuk sapi nomor 2': another thing than the ballot is pricked."""
    if draft.tokens[hit.first] == "lanjutkan" and side is not None and side.sort == "number":
        return not _WORKS.isdisjoint(draft.tokens[hit.last : side.first])
    if draft.tokens[hit.first] not in _PRICKS or side is None or side.sort != "number":
        return False
    return _BALLOT.isdisjoint(_around(draft, hit)) and _PICTURE.isdisjoint(draft.tokens[hit.last : side.last])


def _of_a_vehicle(draft: Draft, _: list[FoundActor], hit: Hit, __: FoundSide | None) -> bool:
    """'Jangan ganti nahkoda kapal tanpa izin syahbandar'; 'Ingat siapa yang membantu kita waktu banjir: TNI, PMI'."""
    row = draft.sentences[hit.sentence]
    words = draft.tokens[row.first_token : row.last_token]
    if draft.tokens[hit.last - 1] in {"sopir", "nahkoda"}:
        return not _VEHICLES.isdisjoint(words)
    if draft.tokens[hit.first] == "lanjutkan":  # 'Lanjutkan saja pekerjaan nomor 3'
        return not _WORKS.isdisjoint(draft.tokens[hit.last : hit.last + 1])
    asked = draft.tokens[hit.first : hit.first + 2] == ["ingat", "siapa"]
    return asked and not _NAMED_AS.isdisjoint(draft.tokens[hit.last : hit.last + _REACH])


def _inaugurated(draft: Draft, _: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'jadi pembaca doa di pelantikan bupati terpilih': the poll is over, the office has its ceremony."""
    last = hit.last + _REACH if side is None else max(hit.last, side.first)
    return not _CEREMONIES.isdisjoint(draft.tokens[hit.last : last])


def _no_performance(draft: Draft, actors: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    held = _inaugurated(draft, actors, hit, side) or doers.at_an_umpires_event(draft, actors, hit, side)
    return held or laymen.of_another_stage(draft, actors, hit, side) or _on_stage(draft, actors, hit, side)


def _of_the_umpire(draft: Draft, _: list[FoundActor], hit: Hit, __: FoundSide | None) -> bool:
    """'siarkan langsung pendaftaran paslon di KPU', 'berada di rombongan KPU': the event is the umpire's."""
    near = draft.tokens[hit.last : min(draft.sentences[hit.sentence].last_token, hit.last + _REACH)]
    return not doers.POLL_BODIES.isdisjoint(near) and ("di" in near or not _KPU_EVENTS.isdisjoint(near))


def _among_umpires(draft: Draft, _: list[FoundActor], hit: Hit, __: FoundSide | None) -> bool:
    """'berada di rombongan KPU yang memverifikasi kantor partai': among the umpires."""
    return not doers.POLL_BODIES.isdisjoint(draft.tokens[hit.last : hit.last + _DOER])


def _among_umpires_before(draft: Draft, _: list[FoundActor], hit: Hit, __: FoundSide | None) -> bool:
    """'Sekretaris KPU merekap laporan dana kampanye paslon': the work of the umpires."""
    return not doers.POLL_BODIES.isdisjoint(draft.tokens[max(0, hit.first - _DOER) : hit.first])


def _at_their_desk(draft: Draft, _: list[FoundActor], hit: Hit, __: FoundSide | None) -> bool:
    """'terlihat di tenda Bawaslu saat kampanye paslon 2': not among those of the side."""
    desk, whose = draft.tokens[hit.last : hit.last + 1], draft.tokens[hit.last + 1 : hit.last + 2]
    return not _DESKS.isdisjoint(desk) and not doers.POLL_BODIES.isdisjoint(whose)


def _not_there(draft: Draft, actors: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    came = draft.tokens[hit.first] == "didatangi" and _held_by_other(draft, actors, hit, side)
    return came or _at_their_desk(draft, actors, hit, side)


def _both_granted(draft: Draft, _: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'hanya mengizinkan kampanye paslon 1 pada hari Senin dan paslon 2 pada hari Selasa': a timetable for both."""
    if side is None:
        return False
    last = draft.sentences[hit.sentence].last_token
    behind = draft.tokens[side.last : last]
    joined = [n for n, word in enumerate(behind) if word in {"dan", "serta", "maupun"}]
    sides = (other for other in draft.hits_of[hit.sentence] if other.has("side"))
    return any(
        _AGAINST.isdisjoint(behind[:n]) and side.last + n < other.first <= side.last + n + 2
        for other in sides
        for n in joined
    )


def _retired_before(draft: Draft, _: list[FoundActor], hit: Hit, __: FoundSide | None) -> bool:
    """'pensiun bulan lalu lalu bergabung dengan partai': a private person by then; not 'jelang pensiun'."""
    row = draft.sentences[hit.sentence]
    return any(
        row.first_token < n < hit.first and _NOT_YET.isdisjoint(draft.tokens[n - 2 : n])
        for n in draft.where({"pensiun", "purnatugas", "purnabakti"})
    )


def _side_rallies(draft: Draft, actors: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    """'Di dusun sebelah cabup nomor 1 berkampanye': the candidate is the subject, no post in front."""
    campaigns = draft.tokens[hit.first] in {"berkampanye", "kampanye"}
    alone = not any(found.first < hit.first for found in _here(draft, actors, hit))
    return campaigns and alone and side is not None and side.last == hit.first


def _no_rally(draft: Draft, actors: list[FoundActor], hit: Hit, side: FoundSide | None) -> bool:
    theirs = _side_rallies(draft, actors, hit, side) or doers.at_an_umpires_event(draft, actors, hit, side)
    return theirs or _on_stage(draft, actors, hit, side)


def _written_reprimand(draft: Draft, _: list[FoundActor], hit: Hit, __: FoundSide | None) -> bool:
    """'ditegur tertulis wali kota': a reprimand, no list of candidates."""
    return draft.tokens[hit.first] == "tertulis" and draft.tokens[hit.first - 1] in _REPRIMANDS


_CHECKS: dict[str, Check] = {
    "claims_aid": doers.by_the_side, "claims_aid_event": doers.by_the_side, "lends_place": doers.for_the_poll,
    "bears_cost": doers.for_the_poll, "led_by": doers.by_somebody_named, "reshares": doers.by_an_account,
    "team_work": _among_umpires_before, "on_a_list": _written_reprimand, "declares_beside": doers.hearing_held,
    "declares": doers.hearing_held, "fills_event": _held_by_other, "held_in_team": _held_by_other, "votes": _of_a_plug,
    "held_in_party": _held_by_other, "presses_kin": _pressed_by_other, "warns": _threatened_by_other,
    "moves_over": _of_a_list, "one_in_office": _of_a_vehicle, "coded_told": _of_a_vehicle, "speech": _no_performance,
    "goes_live": _of_the_umpire, "among_them": _among_umpires, "allows_one": _both_granted, "campaigns_bare": _no_rally,
    "joins_party": _retired_before, "speaker": _on_stage, "dances": _on_stage, "part_in_party": _part_of_other,
    "part_in_team": _part_of_other, "attends_any": _among_umpires, "attends_theirs": _not_there, "sees_to": not_seen_to,
    "threatens_citizens": _on_stage, "takes_names": doers.no_pledge, "recruits": doers.of_no_team,
    "comes_with": doers.nothing_inside, "own_device": doers.of_no_device, "said_at_polls": doers.no_whisper,
    "of_the_poll": doers.of_no_poll, "pleads": doers.of_other_need, "whispers": not_passed_on,
    "sends_goods": not_labelled, "wishes": laymen.said_by_others, "state_data": doers.to_umpires,
    "merit": laymen.said_by_others, "threatens_refusers": _pressed_by_other, "insults": doers.by_the_side_behind,
    "attacks_camp": doers.by_no_official, "urges": doers.warns_whoever, "drafts": doers.in_other_part,
    "runs_group": doers.in_other_part, "not_neutral": doers.said_of_no_post, "service_closed": doers.closed_by_none,
}  # fmt: skip


def out_of_bounds(draft: Draft, actors: list[FoundActor], rule: Rule, hit: Hit, side: FoundSide | None) -> bool:
    """Return whether the words of a row are said of something else here, or somebody without a post did it."""
    named = (_CHECKS[name] for name in rule.known_as if name in _CHECKS)
    alone = doers.by_nature(draft, actors, hit) or laymen.not_his(draft, actors, rule, hit)
    return alone or any(check(draft, actors, hit, side) for check in named)
