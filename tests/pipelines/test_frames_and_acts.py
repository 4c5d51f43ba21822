"""One act in many frames: alleged, handled, punished, cleared, forbidden or counted by what stands around it."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, tag, types_of

ACTS = [
    ("N01", "memasang baliho cabup"),
    ("N02", "mengunggah status dukungan untuk cabup"),
    ("N04", "memakai kaus paslon 3"),
    ("N05", "menghadiri deklarasi cagub"),
    ("N06", "berorasi di panggung kampanye cabup"),
    ("N07", "mengajak warga memilih paslon 2"),
    ("N09", "mengizinkan aula kantor dipakai tim paslon 1"),
    ("N11", "menjadi anggota tim sukses cabup"),
]
FRAMES = [
    ("incident", "{who} diduga {act}."),
    ("incident", "{who} yang {act} terancam dipecat."),
    ("handling", "{who} yang kedapatan {act} disidang etik."),
    ("handling", "{who} {act} dan kini diperiksa inspektorat."),
    ("outcome", "{who} dicopot bupati karena {act}."),
    ("outcome", "{who} yang {act} dipotong tunjangannya enam bulan."),
    ("cleared", "{who} tak terbukti {act}."),
    ("cleared", "Dugaan {who} {act} tidak memenuhi unsur."),
]
POSTS = ["Camat Rimbang", "Dosen sebuah universitas negeri di Palu", "Kepala salah satu SMP negeri di Jambi"]


@pytest.mark.parametrize(("code", "act"), ACTS)
@pytest.mark.parametrize(("kind", "frame"), FRAMES)
def test_a_case_keeps_its_kind_and_type(kind: str, frame: str, code: str, act: str) -> None:
    for who in POSTS:
        text = frame.format(who=who, act=act)
        assert (kind_of(text), types_of(text)) == (kind, {code}), text


@pytest.mark.parametrize(("code", "act"), ACTS)
@pytest.mark.parametrize(
    "frame",
    [
        "Bupati ancam copot camat yang {act}.",
        "Bawaslu catat 14 lurah {act}.",
        "ASN yang {act} akan ditindak tegas, kata sekda.",
        "Sekda ingatkan camat tidak {act}.",
    ],
)
def test_a_warning_or_a_count_accuses_nobody(frame: str, code: str, act: str) -> None:
    assert not tag(frame.format(act=act)).incident, code
