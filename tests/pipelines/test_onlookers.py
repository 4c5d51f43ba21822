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
