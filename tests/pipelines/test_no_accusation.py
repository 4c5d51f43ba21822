"""Ordinary sentences beside the words of a breach: none of them accuses anybody."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, tag, types_of


@pytest.mark.parametrize(
    "text",
    [
        # order kept near the office of a side; aid kept back from whoever would misuse it
        "Satpol PP menggusur lapak pedagang di depan posko paslon nomor 1.",
        "Kepala dinas tahan bansos hingga pilkada usai agar tidak dimanfaatkan paslon.",
        # a question that nobody answers
        "Siapa bendahara tim paslon nomor 1? Camat belum tahu.",
        "Siapa yang membagikan amplop paslon nomor 1? Kepala desa Mulya heran.",
        "Benarkah camat ikut kampanye paslon nomor 1? Ya, kabar itu hoaks.",
        # a spouse who does not run
        "Warga menonton debat calon bupati. Camat di Garut datang bersama keluarga, lalu memeluk istrinya.",
        # what is denied in a quote; colours, meetings and choices without a poll
        '"Itu bohong," kata camat menanggapi tudingan calon bupati nomor 2.',
        '"Tidak benar itu, jangan sebut calon nomor 2 pembohong," kata lurah.',
        "Camat: kampung kita harus hijau dan bersih dari sampah.",
        "Camat memimpin rapat relawan kebersihan di kantor kecamatan.",
        "Sekdes minta warga pilih yang sekarang sedang musim tanam.",
    ],
)
def test_ordinary_news_accuses_nobody(text: str) -> None:
    assert not tag(text).incident


@pytest.mark.parametrize(
    "text",
    [
        "Camat di Garut memeluk istrinya yang maju sebagai calon bupati di panggung kampanye.",
        "MC kampanye petahana? Pak sekcam sendiri.",
        "Siapa bendahara timses paslon 2? Kabid di Dinas PU.",
        "Kabid pasar menggusur lapak pedagang yang memasang stiker paslon 2.",
        "Kadis ancam mutasi guru yang dukung paslon nomor 2, padahal ia mengaku netral.",
    ],
)
def test_the_case_beside_them_stands(text: str) -> None:
    assert tag(text).incident


def test_a_man_acquitted_may_embrace_his_wife() -> None:
    text = (
        "Majelis hakim membebaskan seorang camat dari dakwaan mengarahkan kepala dusun memilih calon bupati. "
        "Camat tersebut sujud syukur, lalu memeluk istrinya."
    )
    assert kind_of(text) == "cleared"
    assert types_of(text) == {"N07"}
