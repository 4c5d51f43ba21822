"""News that looks like a case and is none: whoever is hurt by a false flag is hurt by one of these lines."""

import pytest

from tests.pipelines.rules_alone import kind_of, tag


@pytest.mark.parametrize(
    ("text", "case"),
    [
        # an earlier case told as a warning is background, wherever its sentence opens
        ("Camat menegur staf. Pada masa lalu seorang kasi kampanye untuk paslon 2 dengan mobil dinas.", False),
        (
            "Sekda berpesan agar netral. Ia mengenang peristiwa 2015, saat seorang kabid berjoget di panggung cabup.",
            False,
        ),
        ("Seorang kasi di Kudus kampanye untuk paslon 2 dengan mobil dinas.", True),
        # resignation or pension handed in
        ("Kepala Dinas Sosial Buol mengajukan pengunduran diri karena maju pilkada.", False),
        ("Kepala Dinas Sosial Buol maju pilkada dan belum mengundurkan diri.", True),
        ("Seorang kades di Blitar mundur demi mendukung paslon 1.", False),
        ("Seorang kades di Blitar mendukung paslon 1.", True),
        # the spouse who runs campaigns; who suffers an insult did not give it
        ("Seorang lurah di Tomohon cuti menjelang istrinya yang jadi caleg berkampanye.", False),
        ("Seorang lurah di Tomohon mengampanyekan istrinya yang jadi caleg di arisan.", True),
        ("Guru PNS di Luwu disebut penipu oleh akun pendukung cabup nomor 2.", False),
        ("Guru PNS di Luwu menyebut cabup nomor 2 penipu lewat siaran langsung.", True),
        # what is played, drilled or set as an exercise
        ("Dalam ludruk sosialisasi KPU, tokoh lurah bagikan amplop dari paslon 2 lalu ditangkap tokoh Semar.", False),
        ("Usai ludruk di balai desa, seorang lurah bagikan amplop dari paslon 2.", True),
        ("Dalam simulasi sidang, kepala desa itu memakai kaus paslon 2 dan divonis denda.", False),
        # a team that watches, a poll of an association, a choice left open
        ("Namanya ada di SK tim pemantau netralitas pilkada, seorang kasi di Wajo belum mau bicara.", False),
        ("Namanya ada di SK tim pemenangan cabup, seorang kasi di Wajo belum mau bicara.", True),
        ("Kepala RSUD minta perawat bulat memilih calon ketua PPNI putra daerah.", False),
        ("Kepala RSUD minta perawat bulat memilih calon gubernur putra daerah.", True),
        ("Pak lurah suruh semua datang ke TPS, mau nomor dua atau nomor satu terserah.", False),
        ("Pak lurah suruh semua datang ke TPS, pilih nomor dua.", True),
        # people carried for a candidate are no banners taken down
        ("Pakai ambulans untuk angkut rombongan cabup, kepala puskesmas dilaporkan warga ke Bawaslu Kaur.", True),
        ("Bawaslu catat 12 PNS di Rokan Hulu hadir di kampanye paslon, naik dari lima pada pemilu lalu.", False),
        ("Yang jadi MC di kampanye cawabup kemarin di Soppeng itu guru PPPK kan ya?", True),
        # honourable discharge on request is no sanction
        ("Seorang lurah yang jadi caleg diberhentikan dengan hormat oleh bupati.", False),
        ("Lurah yang kampanye untuk caleg diberhentikan dengan hormat tidak atas permintaan sendiri.", True),
        # campaigners named as such act themselves
        ("Bupati memanggil seorang guru. Juru kampanye lain berbicara soal harga jagung.", False),
        ("Kepala Satpol PP Tegal menata pasar. Beberapa anggota tim sukses memprotes.", False),
        # cleared away, gathered, handed back
        ("Petugas Dinas Kebersihan Palu mengangkut sampah baliho paslon 2.", False),
        ("Kepala Dinas Kebersihan Palu mengangkut baliho paslon 2 ke posko.", True),
        ("Satpol PP Palu bekerja sejak pagi. Spanduk paslon dikumpulkan di gudang.", False),
        ("Wakil Bupati Kaur mengembalikan mobil dinas sebelum kampanye sebagai calon bupati.", False),
        ("Camat di Kaur memakai mobil dinas untuk kampanye calon bupati nomor 2.", True),
        # ordered to watch, not to campaign
        ("Para camat diminta menegur staf yang mendukung calon bupati.", False),
        ("Paslon 2 menyindir petahana soal rotasi kepala dinas.", False),
        ("Kepala distrik datang. Saksi mata menyebut saksi paslon adu mulut.", False),
        ("Sekda Bima yang maju pilkada telah diberhentikan dengan hormat atas permintaan sendiri.", False),
        ("Anak sulung seorang kepala desa di Sukoharjo maju caleg.", False),
        ("Seorang kepala desa di Sukoharjo maju caleg.", True),
        ("Presiden klub dipecat partainya karena menolak mundur dari pencalonan.", False),
    ],
)
def test_what_is_told_without_an_official_who_acts_raises_no_flag(text: str, case: bool) -> None:
    assert tag(text).incident is case


def test_an_act_told_below_a_headline_that_appeals_is_not_the_news() -> None:
    text = (
        "Inspektur membina 90 kepala sekolah di Tabalong. Dua kepala sekolah ikut kampanye paslon 2 di kecamatan itu."
    )
    assert not tag(text, "Pembinaan Netralitas bagi Kepala Sekolah").incident
    assert tag(text, "Dua Kepala Sekolah Ikut Kampanye Paslon 2").incident


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        ("Dari 40 laporan netralitas ASN, 12 diteruskan ke BKN dan sisanya tidak terbukti.", None, "statistics"),
        (
            "Sebanyak 30 kades membacakan ikrar netralitas di pendopo menjelang pilkada.",
            "Ikrar Netralitas Kades Digelar",
            "exhortation",
        ),
        ("Seorang PNS mencalonkan diri dalam pilkades di Jepara.", None, "other"),
        ("Cuaca mengizinkan logistik pemilu dikirim lewat laut, kata ketua KPU.", None, "other"),
        ("ASN yang maju sebagai calon bupati wajib mundur sejak ditetapkan KPU.", None, "explainer"),
        ("Bawaslu merilis peta kerawanan pemilu di 514 kabupaten/kota.", None, "risk_map"),
        (
            "Kasus netralitas ASN naik tiga kali lipat dibanding pilkada lalu, menurut rilis data KASN.",
            None,
            "statistics",
        ),
        ("Mahkamah Konstitusi menggelar sidang sengketa hasil pemilihan bupati. Camat hadir.", None, "other"),
        ("Polisi memeriksa rekaman kamera setelah rumah ketua tim paslon dilempar batu. Lurah datang.", None, "other"),
        ("Polisi memeriksa lima saksi setelah anggota tim sukses calon bupati dikeroyok di Grobogan.", None, "other"),
        (
            "Dosen kampus negeri saling sindir menjelang pemilihan rektor; dekan mengingatkan agar tetap rukun.",
            None,
            "other",
        ),
        ("Bawaslu menandai 40 TPS rawan, di antaranya karena keberpihakan petugas desa.", None, "risk_map"),
        ("Bawaslu memanggil caleg yang membagikan sembako; dua saksi sudah dimintai keterangan.", None, "other"),
        (
            "Inspektur menyatakan siapa pun pegawai yang memasang stiker calon akan dipanggil.",
            "Pegawai yang Pasang Stiker Calon Bakal Dipanggil",
            "exhortation",
        ),
    ],
)
def test_counts_courts_rules_and_warnings_keep_their_kind(text: str, title: str | None, expected: str) -> None:
    assert kind_of(text, title) == expected


def test_a_count_that_singles_somebody_out_stays_a_case() -> None:
    assert tag(
        "Bawaslu memanggil camat Sukanegla yang mengantar paslon 2 mendaftar; dua saksi sudah diperiksa."
    ).incident


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Guru PPPK di Sampang memandu acara debat cabup yang digelar KPU.", False),
        ("Karangan bunga dukacita untuk keluarga cabup dikirim seorang camat di Sampang.", False),
        ("Seorang sekdes di Pacitan menemukan stiker cabup di rumahnya, langsung diserahkan ke panwascam.", False),
        ("Lurah di Kota Tegal kejebak konvoi paslon 3 sampai satu jam.", False),
        ("Seorang sekdes di Pacitan membagikan stiker cabup ke rumah warga.", True),
    ],
)
def test_debates_mourning_what_is_handed_in_and_who_is_stuck(text: str, *, told: bool) -> None:
    assert tag(text).incident is told
