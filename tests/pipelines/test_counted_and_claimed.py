"""Reports that are only counted, posts that are only claimed, papers of one's own, sanctions told in the active."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, tag, types_of


@pytest.mark.parametrize(
    ("text", "kind", "types"),
    [
        ("Inspektorat Bone turunkan pangkat seorang kasubbag yang jadi saksi paslon 2", "outcome", {"N11"}),
        ("BKPSDM Ngada mencabut tunjangan guru PNS yang jadi saksi paslon di TPS", "outcome", {"N11"}),
        ("Perintah Bu Kabid: besok semua staf wajib memotret surat suara yg sudah dicoblos no 1", "incident", {"N18"}),
        ('"Yang tidak kampanyekan petahana saya geser," kata kepala dinas di apel', "incident", {"N18"}),
        ("Pj kades Mulyasari masih megang grup relawan paslon 1, padahal ASN", "incident", {"N11"}),
        (
            "Admin Facebook Pemkab Tebo unggah poster kampanye bupati petahana di akun kantor",
            "incident",
            {"N02", "N09"},
        ),
        ("Lurah deklarasi maju pilwalkot, surat pengunduran dirinya belum diterima BKD", "incident", {"N13"}),
    ],
)
def test_told(text: str, kind: str, types: set[str]) -> None:
    """The act is told, the words around it are its proof, its tool or its punishment."""
    assert kind_of(text) == kind
    assert types_of(text) == types


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Selama masa kampanye, ASN di Bone tercatat 12 kali dilaporkan membagikan ulang konten paslon", "statistics"),
        ("Laporan pegawai BUMD di Palu membagikan kupon bergambar paslon 1 kini 9", "statistics"),
        ("Bawaslu Riau: dugaan ketidaknetralan ASN di Siak masuk kategori rawan tinggi", "risk_map"),
        ("PNS kelurahan gadungan datangi lansia di Tapin, minta mereka mencoblos paslon 1", "other"),
        ("Staf kecamatan menolak gabung ke grup WhatsApp relawan, langsung keluar begitu dimasukkan", "other"),
        ("Babinsa dikerahkan membantu Bawaslu mencopot baliho cagub pada masa tenang", "other"),
        ("Kabid antar istrinya yang maju pilkada tes kesehatan, izin cutinya sudah terbit", "other"),
        ("Kadis perintahkan semua pegawai keluar dari grup Sahabat Pak Bupati hari ini", "exhortation"),
    ],
)
def test_nothing_told(text: str, kind: str) -> None:
    """Figures, claims and duties accuse nobody."""
    assert not tag(text).incident
    assert kind_of(text) == kind
