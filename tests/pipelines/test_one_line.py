"""Single lines of news and chat: a line alone is no background, an order is not barred by what stands behind it."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, tag, types_of


@pytest.mark.parametrize(
    ("text", "kind", "types"),
    [
        ("Dua PNS ketahuan masih jadi pengurus ranting partai, kartunya diperpanjang tahun lalu.", "incident", {"N12"}),
        ("Tadi ada pak polisi berseragam bagi2 stiker cagub nomor 4 di pasar.", "incident", {"N01"}),
        ("Kades ancam mencoret penerima bansos yang tidak mencoblos menantunya di pilbup.", "incident", {"N18"}),
        (
            "Ibu2 staf, sesuai perintah bu lurah besok wajib ikut senam paslon 1, jgn pakai baju dinas",
            "incident",
            {"N07"},
        ),
        ("Lurah sebut paslon 2 cuma jual janji di hadapan para ketua RT.", "incident", {"N17"}),
        ("Karier camat Rimbang tamat usai memakai kaus paslon 3, bupati memecatnya.", "outcome", {"N04"}),
        ("MA kuatkan hukuman camat Rimbang yang memakai kaus paslon 3.", "outcome", {"N04"}),
        ("Nasib camat Rimbang yang memakai kaus paslon 3 menunggu rapat pleno Bawaslu.", "handling", {"N04"}),
        ("Bidan PNS namanya masuk struktur relawan paslon 3.", "incident", {"N11"}),
        ("Camat mewajibkan stafnya memotret surat suara yang dicoblos.", "incident", {"N18"}),
    ],
)
def test_a_line_is_read_by_itself(text: str, kind: str, types: set[str]) -> None:
    assert (kind_of(text), types_of(text)) == (kind, types)


@pytest.mark.parametrize(
    "text",
    [
        "BKN siap blokir data pejabat Pemkab Muna yang nekat hadiri kampanye petahana.",
        "Bidan desa diancam pindah tugas oleh kepala puskesmas kalau ketahuan pasang foto cabup di rumahnya.",
        "Bawaslu ajak warga laporkan dugaan ketidaknetralan kepala UPT di pilkada.",
        "Sekcam tiba-tiba dimasukkan ke grup WhatsApp pendukung petahana, langsung keluar.",
        "Lurah pilih mundur daripada memakai kaus paslon 3.",
        "Dulu disanksi karena berorasi untuk paslon 1, kabid di Bungo kini pimpin ikrar netralitas.",
    ],
)
def test_a_line_that_accuses_nobody(text: str) -> None:
    assert not tag(text).incident


def test_the_accused_clears_nobody_of_his_own_account() -> None:
    text = "Staf PNS Sragen sebut akunnya diretas, komentar dukungan untuk cagub bukan buatannya."
    assert kind_of(text) != "cleared"


def test_who_carries_flowers_gathers_nobody() -> None:
    text = "Empat ASN membawa karangan bunga dan mengikuti rombongan sampai rumah pemenangan cabup."
    assert types_of(text) == {"N05", "N08"}
    assert types_of("Camat membawa rombongan warga ke rumah pemenangan cabup.") == {"N07"}
