"""Posts that only react, serve another employer or left the service; and the acts of parties told beside them."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, tag, types_of

NOBODY = (
    "Kampanyekan cabup nomor 2 di pasar, ketua pemuda di Blitar ditegur kasi trantib kecamatan.",
    "Hina paslon 1 lewat status WA, anak seorang pedagang di Kediri diprotes guru PNS tetangganya.",
    "Meme cagub berkepala kambing bikin gaduh grup wali murid, guru PNS minta pengirimnya keluar dari grup.",
    "Camat di Toba sebut kabar pencopotan dirinya menjelang pilkada itu bohong.",
    "Koordinator relawan cabup nomor 1 di Lahat ternyata mantri yang sudah tujuh tahun pensiun.",
    "Staf hotel di Bintan membawa kardus kaus kampanye cawalkot nomor 2 milik tamunya.",
    "KTP penjahit langganan pegawai dinas nangkring di Silon sebagai pendukung calon perseorangan.",
    "Jadwal posyandu digeser kepala puskesmas karena debat cabup memakai gedung sebelah.",
    "Seorang kabag di Jepara ambil formulir pindah memilih di kantor KPU, ditemani istrinya.",
    "Kadis PU di Kepri jalani fit and proper test di kantor gubernur, pelantikan menunggu pilkada usai.",
    "Tim kecamatan menyusun jadwal ronda dan anggaran konsumsi, lurah ikut membantu di tim logistik lomba desa.",
    "Sekwan DPRD Poso melamar jadi calon kepala dinas, seleksinya molor karena pilkada.",
    "Perangkat desa di Blora mendata warga yang KTP-nya hilang agar tetap bisa memilih cabup.",
    "Camat itu mengajak ketua RT menengok istrinya yang dirawat, rapat pemilu ditunda.",
    "Tercantum nama camat dalam susunan panitia Agustusan, tim sukses paslon 2 menyumbang tumpeng.",
    "Guru PNS? bukan, yang jadi ketua relawan cabup 3 di RW kami itu guru ngaji.",
    "Kepala dinas di Buton dituding petahana lamban membangun jembatan lewat siaran langsung Facebook.",
    "Sekdes nyari tiket kapal buat pulang kampung sebelum pilgub.",
    "Camat membuka musyawarah cabang PGRI di aula kecamatan, pilkada tinggal sebulan.",
    "Kepala UPT mengultimatum pedagang: bayar retribusi atau angkat kaki dari pasar, meski pilkada sebentar lagi.",
    "Camat mengutuk keras perusakan baliho semua paslon.",
    "BKN kaji usulan kenaikan pangkat dua penyuluh di Muna yang bertugas sebagai sekretariat pilkada.",
    "Camat menerima SK ketua ranting pramuka, warga bertepuk tangan.",
)

CASES = (
    ("Kasi di Dinas Sosial Jember menyusun strategi kampanye cawalkot nomor 2 di sebuah kafe.", {"N11"}),
    ("Seorang penyuluh PNS di Wajo nyambi kerja di tim medsos cabup nomor 1 tiap malam.", {"N11"}),
    ("Kepala dusun di Kendal menerima SK pengurus ranting partai sebulan lalu.", {"N12"}),
    ("Lurah di Bukittinggi tak kunjung menanggalkan jabatan bendahara partai tingkat kecamatan.", {"N12"}),
    ("Tanpa mundur, camat di Majene ditetapkan KPU sebagai calon wakil bupati.", {"N13"}),
    ("Seorang kabid di Buru menawarkan diri jadi pendamping petahana di pilbup.", {"N13"}),
    ("Seorang rektor PTN di Ambon digandeng petahana sebagai calon wakil gubernur.", {"N13"}),
    ("Penyuluh PNS di Selayar membagikan honor saksi paslon 2 di rumahnya.", {"N11"}),
    ("Seorang letkol aktif di Merauke sosialisasi sebagai bakal cawalkot.", {"N13"}),
    ("Dosen PNS di Denpasar jadi sutradara video kampanye paslon 3.", {"N11"}),
    ("Kadis Sosial membuka musyawarah daerah partai di Bengkalis, pidatonya disambut yel kader.", {"N16"}),
    ("Seorang mantri PNS di Bantul misuhi paslon 2 di warung kopi.", {"N17"}),
    (
        "Asisten II memberi dua pilihan kepada para kasubag: ikut barisan petahana atau kehilangan jabatan.",
        {"N18"},
    ),
    ("Perawat PNS di Ende membubuhkan tanda tangan di formulir dukungan bacalon perseorangan.", {"N14"}),
)


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_took_a_side(text: str) -> None:
    """No flag and no type."""
    item = tag(text)
    assert not item.incident
    assert not item.violations


@pytest.mark.parametrize(("text", "types"), CASES)
def test_cases_keep_their_type(text: str, types: set[str]) -> None:
    """The same words said of a side are a case."""
    assert kind_of(text) == "incident"
    assert types_of(text) == types
