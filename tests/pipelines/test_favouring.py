"""What an office gives or takes goes by whom people stand for: only theirs, as thanks, withheld for a choice."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, types_of

_ONLY_THEIRS = (
    "Kades Sukanegla hanya mendata rumah tak layak huni milik warga yang mencoblos paslon 2",
    "Pasar murah Dinas Perdagangan cuma digelar di kelurahan basis petahana",
    "Kepala UPT terminal menggratiskan retribusi hanya bagi kios yang menempel stiker cabup nomor 2",
    "Sumur bor hanya dibangun di RW yang memenangkan petahana, kadis PU bungkam",
)
_THANKED = (
    "Wali kota petahana mempromosikan seorang camat yang berhasil memenangkannya",
    "Kadisdik memberi jabatan kepala sekolah kepada guru yang ikut memenangkan petahana",
)
_WITHHELD = (
    "Jalan ke Dusun Krajan tak diaspal gara-gara warganya memilih paslon 1, ujar kades",
    "Honor kader dipotong bu lurah gara-gara suaminya pasang baliho cabup penantang",
)
_NOBODY = (
    "Camat hanya menerima surat pemberitahuan kampanye paslon 2, lainnya belum masuk",
    "Jalan ditutup Dishub karena pendukung paslon 2 membeludak, kata kadis",
    "Kadis kesehatan hanya menyediakan ambulans bagi relawan paslon 1 yang pingsan",
    "Camat menunda jalan sehat karena lapangan dipakai kampanye paslon 2",
    "Bupati menunda pelantikan pejabat karena menunggu izin Mendagri jelang pilkada",
    "Petugas RSUD memberi obat hanya bagi pasien yang memakai BPJS, kata caleg nomor 3",
    "Petugas pajak menggratiskan denda hanya bagi warga yang membayar sebelum hari pencoblosan",
    "Sekolah hanya menerima siswa yang memilih jurusan IPA",
    "Kadis PMD menahan dana lima desa yang belum setor laporan, bukan karena menolak mendukung petahana",
    "Stadion hanya dibuka untuk pendukung tuan rumah, kata kadispora",
)


@pytest.mark.parametrize("text", [*_ONLY_THEIRS, *_THANKED])
def test_what_goes_to_those_of_one_side_is_a_decision(text: str) -> None:
    """Aid, permits and posts by whom people stand for."""
    assert kind_of(text) == "incident"
    assert types_of(text) == {"N10"}


@pytest.mark.parametrize("text", _WITHHELD)
def test_what_is_withheld_for_a_choice_punishes_it(text: str) -> None:
    """The office takes, or leaves undone, because of a vote or of kin."""
    assert types_of(text) == {"N10", "N18"}


@pytest.mark.parametrize("text", _NOBODY)
def test_ordinary_reasons_and_ordinary_work_favour_nobody(text: str) -> None:
    """A crowd, a busy field, a letter that came, supporters who fainted."""
    assert kind_of(text) == "other"


def test_own_part_in_a_campaign_is_punished_not_avenged() -> None:
    """Pay cut for what an official did himself is a sanction."""
    text = "Kadis LH memutus kontrak empat petugas kebersihan karena ketahuan menjadi saksi paslon 3"
    assert kind_of(text) == "outcome"
    assert types_of(text) == {"N11"}


def test_close_to_a_challenger_is_a_reason_and_close_to_a_builder_is_none() -> None:
    """Moved for whom he is said to stand; moved for whom he is said to trade with."""
    assert types_of("Kepala UPT dimutasi bupati karena dinilai dekat dengan cabup penantang") == {"N10", "N18"}
    assert kind_of("Kepala sekolah dimutasi bupati karena dinilai dekat dengan kontraktor") == "other"
    assert types_of("Lurah Sukanegla menolak menandatangani domisili posko paslon 2") == {"N10"}
