"""Sentences in which an official only stands near an act: where single rows end, and that they still find real acts."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import tag, types_of


@pytest.mark.parametrize(
    "text",
    [
        "Kampanye paslon 3 diramaikan reog, lurah mengeluh jalan kotor.",
        "Ketua tim paslon 1 dijabat pengusaha, camat belum pernah bertemu.",
        "Kursi sekretaris partai itu diduduki artis, sekda tertawa saat ditanya.",
        "Jabatan bendahara partai itu dijabat pengusaha, kadis mengenalnya sebagai pedagang kayu.",
        "Juragan mengintimidasi buruhnya karena istrinya jadi timses, kades mendamaikan keduanya.",
        "Mandor mengancam tukang yang tidak memilih paslon 2, kata camat yang menerima laporannya.",
        "Camat: bulan depan kita fokus ke nomor 4, yaitu saluran air.",
        "Kadis PU bilang tahun ini fokus ke nomor 2 dulu, jembatan gantung.",
        "Waktunya balas budi, kata kadis pertanian saat memberi piagam petani teladan jelang pilkada.",
        "Masa kita tidak bantu petugas TPS yang sakit, kata kepala puskesmas.",
        "Masa kita tidak kasih suara, jangan golput, ayo datang ke TPS, kata pak lurah.",
        "Ingat siapa yang membantu kita saat banjir: tentara dan relawan PMI, kata lurah di TPS 2.",
        "Jangan ganti sopir bus malam sembarangan, maksudnya bus nomor 3, kata kadishub.",
        "Petugas puskesmas colok kulkas vaksin di stopkontak nomor 2, kata kepala puskesmas.",
        "Lurah membagikan air bersih untuk warga, kampanye cabup nomor 1 ditunda karena banjir.",
        "Kades membagikan selimut kepada pengungsi. Di desa sebelah cagub nomor 2 berkampanye.",
        "Penyuluh agama itu jadi pembaca doa di pelantikan wali kota terpilih.",
        "Humas pemkab siarkan langsung pengundian nomor urut paslon di KPU.",
        "Kabag umum berada di rombongan KPU yang mendatangi kantor partai.",
        "Pj bupati hanya mengizinkan kampanye paslon 1 di lapangan utara dan paslon 2 di lapangan selatan.",
        "Guru PNS pensiun tahun lalu lalu bergabung dengan PKB.",
        "Penyanyi bernyanyi di kampanye paslon 1, kepala puskesmas menyiapkan obat.",
        "Ketua ormas mengancam pedagang yang tidak mendukung paslon 2, lurah memanggil polisi.",
        "Kabid jalan: setelah itu baru beralih ke nomor 3, ruas Mekarjaya.",
        "Tahu balas budi itu penting, kata guru PKn, soal pilkada silakan memilih sendiri.",
        "Lanjutkan saja pekerjaan nomor 4, maksudnya selokan, kata kades.",
        "Kades membagikan pupuk, di lapangan seberang kampanye paslon 1 berlangsung.",
        "Sekcam terlihat di tenda Bawaslu saat kampanye paslon 2.",
        "Kampanye paslon 2 didatangi pencopet, kapolsek menangkap satu orang.",
        "Ustaz berorasi untuk cagub nomor 2, camat pulang karena demam.",
        # the subject in front holds no post
        "Polisi menangkap caleg yang membeli suara warga, kades diperiksa sebagai saksi.",
        "Tim paslon 1 mengirimi warga parsel, kades mengaku tidak tahu.",
        "Peretas membocorkan data pegawai dan data caleg, kadis kominfo meminta maaf.",
        "Tetangga lurah menjadi sopir calon bupati nomor 2.",
        # somebody else is quoted
        "Insya Allah menang, kata cabup nomor 2 usai bertemu camat soal izin lapangan.",
        "Warga berteriak pilih lagi pak bupati, camat diam saja di TPS.",
        # words of an office for other matters
        "Camat memegang mikrofon dan meminta massa paslon 2 bubar dengan tertib.",
        "Kadis memaparkan program kerja di depan Fraksi Golkar DPRD.",
        "Kadis kesehatan menyisipkan dana stunting dalam rapat dengan Fraksi PKS.",
        "Kepala SMA menyewa bus untuk karyawisata, kernetnya relawan cagub nomor 1.",
        "Kartu antrean dukun bergambar caleg nomor 3, lurah geleng-geleng.",
        "Kades mengantar cabup nomor 2 yang kecelakaan ke rumah sakit.",
        "Kades mengajak warga mendoakan calon bupati nomor 1 yang sakit.",
        "Kepala puskesmas membagikan masker ke pendukung paslon 1 dan paslon 2.",
        "Camat menyebut baliho paslon 1 masih utuh, baliho paslon 2 hilang dicuri pemulung.",
        "Lurah berpesan: nomor 1 kesehatan, nomor 2 keselamatan petugas TPS.",
    ],
)
def test_nobody_with_a_post_did_it(text: str) -> None:
    assert not tag(text).incident


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kampanye paslon 2 diikuti ribuan warga, termasuk lurah Mekar.", "N05"),
        ("Ketua tim paslon 2 di desa itu dipegang sekdes.", "N11"),
        ("Kursi bendahara DPC partai itu diisi seorang kabid di dinas pariwisata.", "N12"),
        ("Camat mengintimidasi pedagang karena anaknya jadi timses lawan.", "N18"),
        ("Lurah mengancam warga yang tidak memilih paslon 1 tidak dapat bansos.", "N18"),
        ("Camat ke para kades: pilkada kali ini semua fokus ke nomor 1.", "N07"),
        ("Bu bidan bilang ke pasien, nanti tusuk nomor 2 ya di TPS.", "N07"),
        ("Kades membagikan beras di kampanye cabup nomor 2.", "N08"),
        ("Pj bupati hanya mengizinkan kampanye paslon 1 di alun-alun.", "N10"),
        ("Guru PNS itu bergabung dengan PKB.", "N12"),
        ("Relawan membagikan sembako paslon 2, lurah ikut membagikannya.", "N08"),
        ("Bukan timses yang bagi beras paslon 2, tapi pak camat sendiri.", "N08"),
        ("Kades nyawer warga di panggung cabup nomor 2.", "N08"),
        ("Camat memegang mikrofon di kampanye paslon 2.", "N06"),
    ],
)
def test_whoever_did_it_is_still_found(text: str, code: str) -> None:
    found = tag(text)
    assert found.incident
    assert code in types_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Waka DPRD dari PKB mengajak warga mencoblos paslon 1.",
        "Dansatgas partai mengerahkan massa untuk paslon 2.",
        "Kepala TPA Al-Ikhlas hadir di kampanye paslon 2.",
        "Sekda memberi hadiah kepada sahabat bupati cilik, juara lomba pidato.",
        "Camat mengelola grup WA para kades dan menghapus iklan caleg di sana.",
        "Kepala desa mengurus grup pengajian, cabup nomor 1 jadi anggotanya sejak lama.",
        "Camat menandatangani daftar nama peserta bimtek Linmas, saksi paslon 1 dan 2 hadir.",
        "Daftar nama pelaksana kampanye paslon 2 diserahkan ke KPU, sekretaris KPU mengecek.",
        "Kades menandatangani undangan pernikahan anaknya untuk cabup nomor 2.",
        "Surat undangan yang diteken sekda untuk pelantikan bupati terpilih tersebar.",
        "Longsor memutus akses ke basis pendukung paslon 1, camat mengungsikan warga.",
        "Sekda menunda rapat di daerah basis paslon 3 karena banjir.",
        "Hakim memutus sengketa tanah tanpa dasar, kata cabup 2, camat sebagai saksi.",
        "Camat Sukaraja belum mengajukan pengunduran diri karena batal maju sebagai cabup.",
        "BKN sudah menerima pengunduran diri camat yang maju sebagai cabup.",
        "Sekda menyusun slogan kota sehat, cabup 3 memuji.",
        "Kapolsek menambah piket di posko paslon 2 setelah dilempari batu.",
        "Sapi milik kades merusak posko paslon 1, kades ganti rugi.",
        "Panitia mematikan sound kampanye paslon 2 karena hujan, camat berterima kasih.",
        "Media lokal dituding tidak netral oleh timses paslon 1, kadis kominfo mengimbau tenang.",
        "Bawaslu menerima pengaduan kades yang motornya dipukul simpatisan paslon 1.",
        "Warga yang ketahuan mencoblos dua kali diproses Gakkumdu, kata camat; paslon 2 unggul di TPS itu.",
        "Kapolres mengultimatum siapa pun yang membagikan uang untuk memenangkan paslon.",
        "Nama sekda tertulis di spanduk ucapan terima kasih partai atas perbaikan jalan.",
        "Kantor pos tutup, caleg gagal kirim berkas, lurah membantu lewat ojek.",
    ],
)
def test_what_others_do_or_an_office_does_for_all(text: str) -> None:
    assert not tag(text).incident


@pytest.mark.parametrize(
    "text",
    [
        "Waka kurikulum SMAN 2 berorasi di kampanye paslon 1.",
        "Camat mengelola grup WA relawan cabup nomor 1.",
        "Lurah ada di daftar nama saksi paslon 2.",
        "Camat meneken undangan kampanye akbar paslon 2.",
        "Kadis PU menunda perbaikan jalan di desa basis paslon 3.",
        "Camat yang maju sebagai cabup belum mengajukan pengunduran diri.",
        "Kabid di Sukaraja meracik program unggulan paslon 2.",
        "Posko paslon 2 dilempari batu oleh kades.",
        "Kades merusak posko paslon 1.",
    ],
)
def test_the_official_who_does_it_is_found(text: str) -> None:
    assert tag(text).incident
