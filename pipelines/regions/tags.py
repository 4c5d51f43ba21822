"""From sightings with roles to tags: one per code, with its confidence from places.toml, its spans and its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.knowledge.places import gazetteer
from pipelines.record import RegionTag, RunnerUp

if TYPE_CHECKING:
    from pipelines.record import RegionRole
    from pipelines.regions.sighting import Sighting
    from pipelines.regions.text import Text

_ROLE_ORDER: tuple[RegionRole, ...] = ("event", "actor_place", "statistic", "dateline", "byline", "mentioned")
_MOST_REPEATS = 3
_TOP = 0.98
# evidence -> (Indonesian, English); {quote} is the text of the first span, {name} the region
_EVIDENCE: dict[str, tuple[str, str]] = {
    "level": ("“{quote}” menyebut tingkat daerahnya", "“{quote}” says its level"),
    "parent_beside": ("“{quote}” disebut bersama provinsinya", "“{quote}” stands beside its province"),
    "office": ("“{quote}” mengikuti nama lembaga atau jabatan", "“{quote}” stands behind an institution or post"),
    "preposition": ("“{quote}” mengikuti kata depan tempat", "“{quote}” stands behind a preposition of place"),
    "unique": ("“{quote}” hanya berarti {name}", "“{quote}” means {name} only"),
    "parent_in_text": (
        "“{quote}” didukung provinsinya di dalam teks",
        "“{quote}” is supported by its province in the text",
    ),
    "document": ("“{quote}” sudah jelas dari bagian lain teks", "“{quote}” is settled elsewhere in the text"),
    "pair_document": (
        "“{quote}” dipakai kabupaten dan kota; bagian lain teks menyebut tingkatnya",
        "“{quote}” is shared; the level is said elsewhere in the text",
    ),
    "pair_context": (
        "“{quote}” dipakai kabupaten dan kota; jabatan di dalam teks menunjuk {name}",
        "“{quote}” is shared; the offices in the text point to {name}",
    ),
    "pair_open": (
        "“{quote}” dipakai kabupaten dan kota; teks tidak menentukan yang mana",
        "“{quote}” is shared; the text does not say which one",
    ),
    "default_reading": (
        "“{quote}” tanpa kata kota atau kabupaten dibaca sebagai provinsi",
        "“{quote}” without a level word is read as the province",
    ),
    "lower_case": ("“{quote}” ditulis dengan huruf kecil", "“{quote}” is written in lower case"),
    "headline": ("“{quote}” hanya ada di judul berhuruf besar", "“{quote}” stands only in a capitalised headline"),
    "wrong_level": (
        "“{quote}”: tingkat yang ditulis tidak ada, dibaca {name}",
        "“{quote}”: there is no such level, read as {name}",
    ),
    "kecamatan": ("“{quote}” hanya ada di {name}", "“{quote}” exists in {name} only"),
    "kecamatan_parent": (
        "“{quote}” terletak di {name} yang disebut di dalam teks",
        "“{quote}” lies in {name}, which the text names",
    ),
    "dateline": ("“{quote}” adalah titimangsa di awal teks", "“{quote}” is the dateline"),
    "group": ("“{quote}” adalah sebutan gabungan beberapa daerah", "“{quote}” names a group of regions"),
    "ikn": (
        "“{quote}” belum ada di daftar wilayah; dicatat pada {name}",
        "“{quote}” is in no list of regions; kept under {name}",
    ),
    "old": (
        "“{quote}” adalah nama lama atau nama sebelum pemekaran",
        "“{quote}” is an old name or one from before a split",
    ),
}
_ROLES: dict[RegionRole, tuple[str, str]] = {
    "event": ("tempat peristiwa atau pokok berita", "the place of the act or matter"),
    "actor_place": (
        "wilayah lembaga atau jabatan yang terlibat",
        "the territory of an office or agency that takes part",
    ),
    "dateline": ("hanya titimangsa, bukti lemah", "a dateline only, weak evidence"),
    "byline": ("wilayah penulis, bukan peristiwa", "the author's place, not the act's"),
    "statistic": ("angka untuk daerah ini, bukan satu peristiwa", "a figure for this region, not one act"),
    "mentioned": ("hanya disebut", "mentioned only"),
}


def tags(text: Text, roles: list[tuple[Sighting, RegionRole]]) -> tuple[RegionTag, ...]:
    """Return the tags in the order of their first sighting, the strongest role of each code kept."""
    by_code: dict[str, list[tuple[Sighting, RegionRole]]] = {}
    for found, role in roles:
        for code in found.codes:
            by_code.setdefault(code, []).append((found, role))
    lone = not any(
        role in ("event", "actor_place") and "." in code for code, group in by_code.items() for _, role in group
    )
    return tuple(_tag(text, code, group, lone=lone) for code, group in by_code.items())


def _tag(text: Text, code: str, group: list[tuple[Sighting, RegionRole]], *, lone: bool) -> RegionTag:
    data = gazetteer()
    table = data.table["confidence"]
    region = data.regions[code]
    own = [(found, its) for found, its in group if not found.group]
    role = min([its for _, its in own or group], key=_ROLE_ORDER.index)
    same = [found for found, its in group if its == role]
    sure = same if role in ("byline", "dateline") else [found for found, _ in own] or same
    best = max(sure, key=lambda found: (not found.ambiguous, table[found.evidence]))
    confidence = table[best.evidence] + table["repeated"] * min(len(group) - 1, _MOST_REPEATS)
    conflict = any(found.conflict for found in same)
    if conflict:
        confidence *= table["conflict"]
    if role == "mentioned" or (role == "dateline" and not lone):
        confidence *= table["mentioned"]
    if role == "byline":
        confidence = min(confidence, table["byline"])
    confidence = round(min(confidence, _TOP), 2)
    spans = tuple(dict.fromkeys(text.reading.span(found.start, found.end) for found, _ in group))
    quote = text.reading.view.cased[best.start : best.end].replace("\n", " ")
    reason, reason_en = _reason(best, role, quote, region.name, conflict=conflict)
    return RegionTag(
        code=code, name=region.name, level="province" if region.level == "province" else "regency", role=role,
        ambiguous=best.ambiguous, conflict=conflict, ikn=any(found.name.sort == "ikn" for found in same),
        confidence=confidence, runner_up=_runner_up(best, code, confidence),
        rule="R9.byline" if role == "byline" else best.rule, spans=spans, reason=reason, reason_en=reason_en,
    )  # fmt: skip


def _runner_up(best: Sighting, code: str, confidence: float) -> RunnerUp | None:
    if best.ambiguous and len(best.codes) > 1:
        return RunnerUp(next(other for other in best.codes if other != code), confidence)
    if best.runner_up and best.runner_up != code:
        return RunnerUp(best.runner_up, round(1 - confidence, 2))
    return None


def _reason(best: Sighting, role: RegionRole, quote: str, name: str, *, conflict: bool) -> tuple[str, str]:
    told, told_en = (part.format(quote=quote, name=name) for part in _EVIDENCE[best.evidence])
    part, part_en = _ROLES[role]
    reason, reason_en = f"{told}; {part}.", f"{told_en}; {part_en}."
    if conflict:
        reason += " Provinsi yang disebut di sampingnya berbeda."
        reason_en += " The province beside it is another one."
    return reason, reason_en
