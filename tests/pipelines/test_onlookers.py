"""What others do with an act, threats not made, reminders ignored, parts in a team told by 'dengan'."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, types_of


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Foto lurah Sukanegla membagikan sembako bergambar cabup beredar di grup warga", {"N08"}),
        ("Alasan camat Sukanegla membagikan sembako bergambar cabup: disuruh atasan", {"N08"}),
        ("Padahal sudah diingatkan, camat Sukanegla tetap hadir di kampanye paslon 1", {"N05"}),
        ("Usai mengancam pegawai yang tidak memilih petahana, lurah Sukanegla bungkam", {"N18"}),
        ("Camat Sukanegla bergabung dengan tim sukses caleg", {"N11"}),
        ("Kadis Sukanegla bergabung dengan Partai NasDem sejak Mei", {"N12"}),
        ("Lurah Sukanegla memajang foto cagub di dinding rumahnya", {"N01"}),
        ("Lurah Sukanegla memajang foto cagub di status WhatsApp", {"N02"}),
        ("Istri petani melihat camat Sukanegla berkaus caleg Golkar saat senam", {"N04"}),
    ],
)
def test_one_act_and_nothing_beside_it(text: str, types: set[str]) -> None:
    """Pictures go round, excuses are told, reminders were given."""
    assert kind_of(text) == "incident"
    assert types_of(text) == types


@pytest.mark.parametrize(
    "text",
    [
        "Guru PNS di Kendal batal mengancam pegawai yang tidak memilih petahana",
        "Camat Sukanegla bergabung dengan tim SAR mencari korban",
        "Lurah Sukanegla bergabung dengan komunitas sepeda",
        "Kepala sekolah memajang foto gubernur di ruang kerjanya",
        "Camat Sukanegla memasang foto pahlawan di dinding kantor menjelang pilkada",
        "Camat mengingatkan warga mengumpulkan kontrak rumah kos di balai desa",
    ],
)
def test_ordinary_pictures_teams_and_threats_never_made(text: str) -> None:
    """Nobody did anything for a side."""
    assert kind_of(text) not in {"incident", "handling", "outcome", "cleared"}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Camat Sukanegla menempel stiker caleg di rumah warga lalu menjelekkan cabup nomor 2", {"N01", "N17"}),
        ("Tak cuma mengunggah dukungan untuk cabup di Facebook, camat itu juga menjelekkan paslon 2", {"N02", "N17"}),
        (
            "Camat Sukanegla meminjamkan mobil dinas untuk kampanye cagub lalu berorasi di kampanye paslon 1",
            {"N06", "N09"},
        ),
        ("Camat Sukanegla naik panggung kampanye dan berpidato untuk cagub", {"N06"}),
    ],
)
def test_two_verbs_with_a_joint_are_two_acts(text: str, types: set[str]) -> None:
    """Each with its own side; a stage and the speech on it are one."""
    assert types_of(text) == types


@pytest.mark.parametrize(
    "text",
    [
        "Nama kasi kelurahan di Karangasem tidak tercantum di kepengurusan partai",
        "Nama camat Sukanegla tidak ada dalam SK tim pemenangan cabup",
        "KTP lurah Sukanegla tidak pernah dipakai mendukung calon perseorangan",
    ],
)
def test_what_no_list_holds_is_no_part_in_it(text: str) -> None:
    """A name that is not there accuses nobody."""
    assert kind_of(text) == "other"
