"""Material stored and slipped in, posts and reactions (N01 to N03) in other words, and the same words about nothing."""

import pytest

from tests.pipelines.rules_alone import kind_of, tag, types_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Guru PNS di Lembur melampirkan selebaran cabup nomor 2 pada rapor muridnya.", "N01"),
        ("Garasi lurah di Lembur ternyata jadi gudang baliho paslon nomor 1.", "N01"),
        ("Kepala UPTD pasar di Lembur menjejali laci pedagang dengan brosur cabup nomor urut 3.", "N01"),
        ("Sekretaris kelurahan di Lembur merancang sendiri poster digital caleg untuk Instagram.", "N02"),
        ("Grup WhatsApp wali murid dikirimi poster cabup nomor 2 oleh kepala sekolah negeri.", "N02"),
        ("Bu kasubag PNS ngelope postingan cabup nomor 3.", "N03"),
        ("Nama camat Lembur ada di daftar penyuka halaman pemenangan paslon 1.", "N03"),
        ("Pegawai BPKAD Lembur mejeng di kolom komentar cabup petahana, isinya pujian.", "N03"),
    ],
)
def test_what_is_told_in_other_words(text: str, code: str) -> None:
    assert kind_of(text) == "incident"
    assert types_of(text) == {code}


@pytest.mark.parametrize(
    "text",
    [
        "Seorang camat melapor ke polisi setelah akun palsu memakai namanya untuk membuat reels dukungan cagub.",
        "Guru PNS di Lembur melampirkan kartu imunisasi pada rapor muridnya menjelang pilkada.",
        "Satpol PP menggudangkan baliho paslon hasil penertiban di halaman kantor.",
        "Nama camat itu ada di daftar penyuka lagu dangdut, kata ketua timses paslon 1.",
        "Kepala sekolah mengirimi grup wali murid pengumuman libur pemilu.",
    ],
)
def test_the_same_words_accuse_nobody(text: str) -> None:
    assert not tag(text).incident
