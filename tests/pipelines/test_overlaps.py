"""Words that two types share: which of them a sentence tells. All sentences and persons are invented."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, types_of


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Kepala pekon kenakan jaket bergambar caleg saat menyambut tamu", {"N04"}),
        ("Kepala pekon menyambut caleg di posko pemenangan", {"N05"}),
        ("Bu lurah bagi-bagi uang Rp50 ribu supaya warga pilih paslon 1", {"N08"}),
        ("Bu lurah minta supaya warga pilih paslon 1", {"N07"}),
        ("Potong tunjangan enam bulan, ganjaran buat kabid yang promosikan cagub di Instagram", {"N02"}),
        ("Kabid potong tunjangan stafnya untuk kampanye cagub", {"N09"}),
        ("Babinsa ikut tim sukses cabup tempel stiker di rumah warga", {"N01"}),
        ("Babinsa ikut tim sukses cabup sejak bulan lalu", {"N11"}),
        ("Pin bergambar paslon 1 menempel di seragam kades Sumberjo saat upacara", {"N04"}),
        ("Stiker bergambar paslon 1 menempel di mobil pribadi kades Sumberjo", {"N01"}),
        ("Gudang kantor kelurahan dijadikan tempat simpan baliho caleg", {"N01", "N09"}),
        ("Pejabat dinas sosial bagikan BLT sambil menyebut ini kiriman paslon petahana", {"N08", "N09"}),
        ("Staf inspektorat mengantar rombongan warga ke kampanye paslon 2 dan membayar ongkosnya", {"N07"}),
        ("Staf inspektorat mengantar paslon 2 ke posko", {"N05"}),
        ("Ambulans puskesmas dipakai mengantar timses 02, yang menyetir bidan sendiri", {"N09"}),
        ("Kepala puskesmas di Temanggung bagikan kalender cabup kepada pasien yang antre obat", {"N01"}),
        ("Masih aktif sebagai kades, pria di Ponorogo ini jadi MC kampanye terbuka cagub nomor 3", {"N06"}),
        ("Camat yang dituduh menyetor KTP untuk calon perseorangan itu bungkam", {"N14"}),
    ],
)
def test_which_of_two_types_is_told(text: str, types: set[str]) -> None:
    """The guest, the term of a punishment, the purpose of a gift and the clothes decide."""
    assert types_of(text) == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "Pilih nomor 1 atau honor kalian kupotong, begitu ucapan kepala UPTD kepada tenaga kebersihan",
            {"N07", "N18"},
        ),
        ("Bu lurah patok tiap RT sumbang 40 suara untuk paslon 1, yang gagal diganti", {"N07", "N18"}),
        ("Bu lurah patok tiap RT sumbang 40 suara untuk paslon 1", {"N07"}),
        ("Guru honorer disuruh coblos nomor 2 dan kirim foto surat suara ke kepala sekolah", {"N07", "N18"}),
    ],
)
def test_order_and_threat_in_one_breath(text: str, types: set[str]) -> None:
    """What whoever disobeys will meet stands behind 'atau' or 'yang gagal'."""
    assert types_of(text) == types


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SK pemecatan guru PPPK yang jadi pengurus partai masih menunggu tanda tangan bupati", "handling"),
        ("SK pemecatan guru PPPK yang jadi pengurus partai sudah diteken bupati", "outcome"),
        ("Kasi yang serahkan KTP untuk calon independen kena teguran lisan", "outcome"),
        ("Kades yang arahkan warga pilih caleg mulai jalani masa tahanan di lapas", "outcome"),
        ("Panwascam catat keterangan tiga saksi dalam kasus kades arahkan warga pilih caleg", "handling"),
        ("Foto dua camat salam dua jari bersama capres beredar. Keduanya sudah dimintai keterangan.", "handling"),
        ("Tiga guru honorer dirumahkan usai menolak memasang stiker cabup. Mereka mengaku dipanggil.", "incident"),
        ("Jaksa menuntut kades yang orasi di panggung paslon 02 tiga bulan bui", "handling"),
        ("Guru honorer mengadu ke Bawaslu, mengaku diancam tak dapat jam kalau tidak pilih paslon 1", "handling"),
        ("Wakil bupati petahana dinyatakan melanggar, gara-gara melantik 12 pejabat tanpa izin Mendagri", "outcome"),
    ],
)
def test_steps_told_in_other_words(text: str, kind: str) -> None:
    """A decision that waits is handling; a term that is served and a reprimand are outcomes."""
    assert kind_of(text) == kind
