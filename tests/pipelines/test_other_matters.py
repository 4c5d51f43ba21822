"""Cases about something else than neutrality, and material that is kept or taken away."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, tag, types_of


@pytest.mark.parametrize(
    "text",
    [
        "Kejari periksa camat soal dugaan korupsi dana hibah pilkada",
        "Inspektorat periksa tiga PNS yang bolos saat libur pilkada",
        "Sekda divonis empat tahun dalam perkara korupsi hibah Pilkada 2020",
        "Polisi periksa camat soal pencurian di musim pilkada",
        "BKD panggil PNS yang cerai tanpa izin menjelang pilkada",
        "Penyuluh jadi pembawa acara rapat pleno KPU penetapan nomor urut cagub",
        "Bendahara dinas simpan dua dus kaus paslon 1 titipan Bawaslu di gudang kantor",
        "Penyuluh pertanian singkirkan stiker cabup yang terselip di buku catatan peserta",
        "Kepala sekolah dihina cagub di atas panggung kampanye, warga tak terima",
        "Dekan masuk SK tim panelis debat paslon",
        "Kepala balai jadi narasumber sekolah kader pengawasan Bawaslu jelang pilbup",
    ],
)
def test_what_is_no_breach(text: str) -> None:
    assert kind_of(text) == "other"


@pytest.mark.parametrize(
    ("text", "kind", "types"),
    [
        ("Inspektorat periksa PNS yang bolos demi ikut kampanye paslon 2", "handling", {"N06"}),
        ("Bendahara dinas simpan dua dus kaus paslon 1 di gudang rumahnya", "incident", {"N01"}),
        ("Dekan masuk SK tim pakar paslon", "incident", {"N11"}),
        ("Kabid pasar menggusur lapak pedagang yang memasang stiker paslon 2", "incident", {"N10", "N18"}),
        (
            "Bupati copot sepuluh kepala kampung karena tak hadiri deklarasi dukungan paslon 1",
            "incident",
            {"N10", "N18"},
        ),
        ("Staf ahli bupati ikut antar paslon 3 daftar ke KPU", "incident", {"N05"}),
        ("Sekretaris dinas daftar calon bupati lewat partai tanpa mundur dari jabatan", "incident", {"N13"}),
    ],
)
def test_what_stays_a_case(text: str, kind: str, types: set[str]) -> None:
    assert kind_of(text) == kind
    assert types_of(text) == types


@pytest.mark.parametrize(
    ("text", "kind", "types"),
    [
        (
            '"Kalau nomor 2 yang menang, jalan ini kita aspal," ujar camat Sungai Raya menjelang pilbup',
            "incident",
            {"N07"},
        ),
        ("Mobil dinas puskesmas dipakai bidannya mengangkut baliho cabup", "incident", {"N01", "N09"}),
        ("PPPK di Mukomuko diperiksa atasannya usai berpose satu jari dengan cagub", "incident", {"N04"}),
        ("Wali nagari urung ikut antar calon bupati mendaftar ke KPU setelah ditegur camat", "other", set()),
        ("Bawaslu menyatakan belum menemukan pelanggaran netralitas camat selama kampanye pilkada", "other", set()),
    ],
)
def test_promises_warnings_and_findings(text: str, kind: str, types: set[str]) -> None:
    assert kind_of(text) == kind
    assert types_of(text) == types


def test_a_regency_is_no_javanese_preposition() -> None:
    item = tag("Camat di Karo hadiri kampanye paslon 2")
    assert [region.code for region in item.regions] == ["12.06"]


@pytest.mark.parametrize(
    ("text", "kind", "types"),
    [
        ("Camat bagikan stiker cabup kepada petani saat penyaluran pupuk bersubsidi", "incident", {"N01"}),
        ("Camat bagikan pupuk kepada petani, stiker cabup di karungnya dicabut lebih dulu", "other", set()),
        ("Bawaslu Kolaka Utara tak registrasi laporan soal kades yang ikut jalan sehat paslon", "cleared", {"N05"}),
        ("Namanya ada di SK pengurus partai, guru PPPK dimintai keterangan BKPSDM", "handling", {"N12"}),
        ("Menteri ajak ratusan kades menangkan lomba desa, soal calon gubernur ia menolak bicara", "other", set()),
        ("Pria berseragam Korpri yang salam dua jari bareng cabup ternyata pedagang, bukan PNS", "other", set()),
        ("Tenda milik BPBD berdiri di lokasi kampanye petahana", "incident", {"N09"}),
    ],
)
def test_whose_goods_and_whose_matter(text: str, kind: str, types: set[str]) -> None:
    assert kind_of(text) == kind
    assert types_of(text) == types


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hukuman disiplin untuk tiga guru yang ikut deklarasi cabup resmi dijatuhkan", "outcome"),
        ("Sanksi bagi ASN yang ikut kampanye dijatuhkan oleh PPK", "explainer"),
        ("Nasib tiga guru yang ikut deklarasi cabup menunggu rekomendasi BKN", "handling"),
        ("Tiga guru yang dituduh ikut deklarasi cabup bersih, Bawaslu cabut registrasi perkara", "cleared"),
        ("Ratusan KTP pegawai dipakai mendukung calon perseorangan tanpa sepengetahuan pemiliknya", "other"),
    ],
)
def test_steps_told_as_nouns(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Camat hadir di rumah duka orang tua caleg",
        "PNS yang mencalonkan diri jadi bupati itu sudah menerima SK pemberhentian",
        "Kepala sekolah izinkan aulanya dipakai debat kandidat oleh KPU",
    ],
)
def test_mourning_leaving_and_debates(text: str) -> None:
    assert kind_of(text) == "other"
