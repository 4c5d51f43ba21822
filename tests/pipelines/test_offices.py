"""An office that acts for a side: nobody of it is named, its officials are the agent of unknown class."""

from __future__ import annotations

import pytest

from pipelines.knowledge import load
from pipelines.process import tag
from pipelines.record import Item


@pytest.mark.parametrize(
    ("text", "title", "code"),
    [
        ("Dinas Sosial bagi sembako bergambar petahana", "Dinas Sosial", "N08"),
        ("Akun Instagram resmi Disdik Kota Batu unggah video ajakan memilih paslon 1", "Disdik Kota Batu", "N02"),
        ("Puskesmas Waru pasang spanduk cabup di ruang tunggu", "Puskesmas Waru", "N01"),
        ("Ambulans puskesmas mengangkut logistik tim pemenangan", "Ambulans", "N09"),
    ],
)
def test_an_office_that_acts_for_a_side_is_an_agent_whose_officials_are_unknown(
    text: str, title: str, code: str
) -> None:
    found = tag(Item(id="t", outlet="x", medium="news", url=None, title=None, text=text), load().with_model(None))
    assert found.incident
    assert [(actor.cls, actor.title) for actor in found.actors if actor.role == "agent"] == [("unknown", title)]
    assert [violation.id for violation in found.violations] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Dinas Pertanian bagikan pupuk, caleg ikut menyaksikan",
        "Puskesmas Waru tidak pasang spanduk cabup",
        "Dinas Kesehatan unggah imbauan agar pegawai tidak kampanye",
    ],
)
def test_an_office_at_its_work_accuses_nobody(text: str) -> None:
    assert not tag(Item(id="t", outlet="x", medium="news", url=None, title=None, text=text), load()).incident
