"""Acts that no verb of voting tells: numbers passed on, wins arranged, goods with a label; and their harmless twins.

Heads named only beside their house, whoever steers what belongs to the state, walks with another on his round or stops
a convoy. All lines are authored, places and events invented.
"""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, types_of


@pytest.mark.parametrize(
    ("text", "kind", "types"),
    [
        (
            'Assalamualaikum rekan-rekan guru, arahan pak korwil: tiap ambil rapor bilangin wali murid "nomor 3" ya',
            "incident",
            {"N07"},
        ),
        ("Sekdes Ranuwetan ngatur ketua RT biar paslon 1 menang di dusunnya", "incident", {"N07"}),
        (
            "Manajer gudang Bulog di Nunukan mengguyur pasar dengan minyak goreng berstiker cagub nomor 1",
            "incident",
            {"N08"},
        ),
        ("SDN 3 Batulayar lucu deh, kepala sekolahnya nempelin poster caleg di gerbang", "incident", {"N01"}),
        (
            "Bawaslu Natuna memanggil juru mudi speedboat dinas yang menyeberangkan baliho cabup nomor 2",
            "handling",
            {"N09"},
        ),
        ("pawai motor paslon 1 di Sorolangun td pagi paling depan pak kabid, bawa bendera gede", "incident", {"N06"}),
        ("Kepala UPT pasar kirim papan bunga ucapan selamat ke posko pemenangan cabup terpilih", "incident", {"N08"}),
        ("Dua staf protokol Pemkot mengiringi cawalkot memantau persiapan deklarasi timnya", "incident", {"N05"}),
        (
            "Wakil bupati di Bolaang menyalurkan benih bantuan pemkab sambil mengenalkan istrinya yang maju pilbup",
            "incident",
            {"N08", "N09"},
        ),
        ("papasan sama bu kadinkes di pasar minggu, kaosnya logo relawan 01", "incident", {"N04"}),
        ("Satpol PP Baubau mencabuti spanduk nomor 1, spanduk petahana dibiarkan utuh", "incident", {"N10"}),
        (
            "Kadis koperasi menahan pencairan hibah sebuah koperasi karena pengurusnya memihak paslon 2",
            "incident",
            {"N10"},
        ),
        (
            "Bawaslu Flores Timur menerima 9 aduan, salah satunya soal kabid Dispora yang jadi MC kampanye paslon 2",
            "incident",
            {"N06"},
        ),
        ("Camat meneken undangan kampanye cabup petahana untuk seluruh kepala dusun", "incident", {"N10"}),
        (
            "Turun pangkat setahun untuk penyuluh KB yang berorasi di kampanye caleg, putus Pemkab Sigi",
            "outcome",
            {"N06"},
        ),
        ("RSUD Lembah Sirang berubah, direkturnya menaruh kalender cabup nomor 1 di meja kasir", "incident", {"N01"}),
        ("Kadus kami bagi amplop isi uang dari caleg, lapornya ke mana ya min", "incident", {"N08"}),
        (
            "Kepala pasar Sukoasri menolak memperpanjang lapak pedagang lantaran pedagang itu simpatisan paslon 3",
            "incident",
            {"N10", "N18"},
        ),
        (
            "Kasi pemerintahan desa ketahuan simpan dua dus kalender cabup petahana di kantor bumdes",
            "incident",
            {"N01", "N09"},
        ),
        (
            "Bpk/Ibu wali kelas, pesan kepsek: semua wajib hadir di rumah cawabup 1 nanti sore, jangan lupa absen",
            "incident",
            {"N07"},
        ),
        (
            "Panwascam Tirtomulyo mengusut kaur kesra yang menitipkan sarung bersablon caleg kepada takmir",
            "handling",
            {"N08"},
        ),
        (
            'tadi di lapangan voli pak danposramil teriak "lanjutkan nomor 1" pake mik, satu kampung denger',
            "incident",
            {"N07"},
        ),
        ("Kabag umum Setda Enrekang kirim 200 kursi kantor ke lokasi temu kader paslon 1", "incident", {"N09"}),
        (
            "KASN jatuhkan teguran tertulis ke lektor kepala PTN di Ternate gara-gara podcast memuji capres",
            "outcome",
            {"N02"},
        ),
        (
            "Kepala UPT kebersihan menggertak penyapu jalan: kontrak putus bila kampungnya dimenangi paslon 2",
            "incident",
            {"N18"},
        ),
        ("Penilik PAUD di Soppeng daftar bacaleg, surat berhentinya belum diajukan", "incident", {"N13"}),
        (
            'camat saya rajin amat nge-love semua postingan istri pak bupati yg nyagub, satu2 dikomenin "siap menang"',
            "incident",
            {"N03"},
        ),
    ],
)
def test_told(text: str, kind: str, types: set[str]) -> None:
    """The side is served, whatever words tell it."""
    assert kind_of(text) == kind
    assert types_of(text) == types


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ingatkan pasien nomor 3, resepnya tertukar, pesan bu bidan di grup puskesmas", "other"),
        ("Kades Ranuwetan mengatur parkir supaya pendukung paslon 1 tidak bentrok", "other"),
        (
            "Manajer gudang Bulog di Nunukan mengguyur pasar dengan minyak murah sehari setelah kampanye cagub nomor 1",
            "other",
        ),
        ("PT Maju Jaya lucu deh, direkturnya nempelin poster caleg di gerbang pabrik", "other"),
        ("Juru mudi perahu nelayan di Natuna menyeberangkan baliho cabup nomor 2, dibayar dua ratus ribu", "other"),
        ("pawai motor paslon 1 di Sorolangun td pagi ditertibkan kabid lalu lintas dishub, pada lawan arus", "other"),
        ("Kepala UPT pasar kirim papan bunga ke pernikahan putri caleg di gedung serbaguna", "other"),
        ("Dua staf protokol Pemkot mendampingi Pj wali kota memantau pengundian nomor urut cawalkot", "other"),
        (
            "Wakil bupati di Bolaang menyalurkan benih bantuan pemkab ke petani menjelang masa kampanye cabup",
            "other",
        ),
        ("papasan sama bu kadinkes di pasar minggu, nomor punggung senamnya 01", "other"),
        ("Satpol PP Baubau mencabuti spanduk nomor 1 dan petahana yang melintang di jalan", "other"),
        ("Bawaslu Flores Timur menerima 9 aduan, paling banyak soal guru yang jadi MC kampanye paslon", "statistics"),
        ("Camat meneken undangan rapat koordinasi pengamanan kampanye untuk seluruh kepala dusun", "other"),
        (
            "Turun pangkat bisa menanti penyuluh KB siapa pun yang berorasi di kampanye caleg, Pemkab Sigi ingatkan",
            "exhortation",
        ),
        ("Nomor dada lari pak kabag 02, hampir saja saya kira timses", "other"),
        ("Petugas TPS berfoto mengacungkan empat jari, tanda TPS 4 siap menghitung", "other"),
        ("Lagi musim caleg obral janji, direktur RSUD malah sibuk menata ruang rawat", "other"),
        (
            "Hibah koperasi ditahan kadis karena pengurusnya menunda rapat anggota, bukan soal paslon 2",
            "other",
        ),
        (
            "Kepala pasar Sukoasri menolak memperpanjang lapak pedagang lantaran sewanya menunggak sejak kampanye lalu",
            "other",
        ),
        (
            "Bpk/Ibu wali kelas, pesan kepsek: semua wajib netral, jangan ada yg hadir di rumah cawabup mana pun",
            "exhortation",
        ),
        (
            'tadi di lapangan voli pak danposramil teriak "lanjutkan" pas regu nomor 1 servis, satu kampung denger',
            "other",
        ),
        ("Kabag umum Setda Enrekang kirim 200 kursi kantor ke TPS khusus lapas jelang pencoblosan", "other"),
        ('pengawas SMP di Tabalong nulis di grup komite "kelas nomor 2 bocor, jgn dipakai"', "other"),
        (
            "camat saya rajin amat nge-love semua postingan istrinya sendiri, sampe resep lodeh, pilgub gak dia bahas",
            "other",
        ),
        ("Bupati menyerahkan bantuan pemkab ke petani, spanduk cabup 2 tampak di seberang jalan", "other"),
        ("Dishub membongkar baliho paslon 1 yang roboh, baliho petahana dibiarkan karena berizin", "other"),
        ("Satpol PP menertibkan spanduk paslon 2 di pohon; spanduk petahana di lahan pribadi dibiarkan", "other"),
        ("Bu kadis lari pagi, topinya logo Korpri, nomor 02 di dada", "other"),
        ("Camat like foto istri gubernur saat lomba PKK tingkat kecamatan", "other"),
        ("Sekwan DPRD Mamasa menunda rapat karena arak-arakan paslon 2 menutup jalan depan kantor", "other"),
        ("SK pensiun guru PNS di Alor terbit, sebulan kemudian namanya masuk kepengurusan ranting partai", "other"),
        ("mantri desa td bagiin vitamin, plastiknya ada stiker puskesmas, caleg dapil 2 antre juga", "other"),
    ],
)
def test_nobody_accused(text: str, kind: str) -> None:
    """The same words say something else."""
    assert kind_of(text) == kind
    assert types_of(text) == set()
