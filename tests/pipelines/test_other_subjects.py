"""Two lines that differ in few words, one a case and one none: reasons denied, other subjects, seasons, exceptions."""

import pytest

from pipelines.knowledge import load
from pipelines.process import tag
from pipelines.record import Item


def read(text: str) -> Item:
    found = Item(id="t", outlet="o", medium="news", url=None, title=None, text=text)
    return tag(found, load().with_model(None))  # the rules alone


@pytest.mark.parametrize(
    ("case", "none"),
    [
        # a subject of its own behind the comma
        (
            "Lurah Kampung Baru meresmikan posyandu, siangnya mengajak ibu-ibu memilih paslon 1.",
            "Lurah Kampung Baru meresmikan posyandu, siangnya ketua relawan mengajak ibu-ibu memilih paslon 1.",
        ),
        (
            "Kepala dinas menyerahkan bibit, ajudannya membagikan kaus paslon 2.",
            "Kepala dinas menyerahkan bibit, sedangkan tim pemenangan membagikan kaus paslon 2.",
        ),
        # whoever complains did nothing
        (
            "Kepala SDN 5 diadukan ke Panwaslu: halaman sekolah ia pinjamkan kepada tim paslon 2.",
            "Kepala SDN 5 mengadu ke Panwaslu: halaman sekolahnya dipakai tim paslon 2 tanpa izin.",
        ),
        # a reason that is denied, an act that is heightened, one that did not take place
        (
            "Bupati rotasi empat camat bukan demi penyegaran, tetapi karena mereka menolak memasang gambar petahana.",
            "Bupati rotasi empat camat demi penyegaran, bukan karena mereka menolak memasang gambar petahana.",
        ),
        (
            "Lurah Sukamaju tak hanya datang, ia juga berorasi di panggung paslon 2.",
            "Lurah Sukamaju tak pernah datang, apalagi berorasi di panggung paslon 2.",
        ),
        (
            "Camat Ranah absen rapat banjir demi menghadiri deklarasi petahana.",
            "Camat Ranah absen menghadiri deklarasi petahana karena memimpin rapat banjir.",
        ),
        (
            "Andaikan tak keburu memimpin konvoi cabup, Lurah Bandar mungkin sudah dilantik jadi sekcam.",
            "Andaikan tak keburu dilantik jadi sekcam, Lurah Bandar mungkin sudah memimpin konvoi cabup.",
        ),
        # retired before, not soon
        (
            "Menjelang pensiun, kepala bidang di Bappeda Sikka itu ikut kampanye paslon 1.",
            "Sejak purnatugas tahun lalu, kepala bidang di Bappeda Sikka itu ikut kampanye paslon 1.",
        ),
        # the season of campaigns, a sign explained, a room of those on guard, stolen goods
        (
            "Kepala Dinas PU Banjar kerahkan lima truk pegawai ke kampanye akbar petahana.",
            "Kepala Dinas PU Banjar kerahkan alat berat ke lokasi longsor di tengah hiruk-pikuk kampanye pilkada.",
        ),
        (
            "Bu lurah pose dua jari bareng kader paslon 2, salam kemenangan.",
            "Bu lurah pose dua jari bareng kader KB, itu salam dua anak cukup, bukan salam paslon.",
        ),
        (
            "Aula kecamatan dipakai rapat pemenangan paslon 2, camat mengundang para kades.",
            "Aula kecamatan dipakai rapat pengamanan kampanye akbar paslon 2, camat mengundang linmas.",
        ),
        # whoever risks a sanction, somebody in particular who does
        (
            "Seorang kepala desa di Tuban terancam dipecat setelah mengajak warga memilih caleg.",
            "Kepala desa bisa dipecat setelah mengajak warga memilih caleg, Bawaslu Tuban mengingatkan.",
        ),
        # a threat to people, a threat to what hangs there
        (
            "Wali kota petahana ancam copot dua kepala sekolah yang ogah memasang spanduknya.",
            "Kepala SMPN 3 ancam mencopot baliho petahana yang dipasang tanpa izin di pagar sekolah.",
        ),
        # the one side that is left out is the one that is meant
        (
            "Kadis meminta guru jangan memilih siapa pun kecuali petahana.",
            "Kadis meminta guru jangan mengajak siapa pun memilih petahana.",
        ),
    ],
)
def test_few_words_make_the_case(case: str, none: str) -> None:
    assert read(case).incident
    assert not read(none).incident


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hakim memvonis bebas kades di Maros yang didakwa membagikan amplop caleg.", "cleared"),
        ("PN Maros menjatuhkan hukuman percobaan kepada kades yang membagikan amplop caleg.", "outcome"),
        (
            "Bawaslu Kota Bima belum menghentikan penanganan laporan lurah yang berorasi di panggung paslon 1.",
            "handling",
        ),
        (
            "Bawaslu Kota Bima resmi menghentikan penanganan laporan lurah yang berorasi di panggung paslon 1.",
            "cleared",
        ),
        (
            "Inspektorat Kudus meneruskan ke BKN laporan seorang PNS yang jadi pembawa acara kampanye paslon 1.",
            "handling",
        ),
        ("Inspektorat Kudus meneruskan surat edaran bahwa PNS dilarang jadi pembawa acara kampanye.", "exhortation"),
    ],
)
def test_what_is_decided_and_what_is_open(text: str, kind: str) -> None:
    found = read(text)
    assert found.kind is not None
    assert found.kind.id == kind


@pytest.mark.parametrize(
    ("case", "none"),
    [
        # sent there, or only there
        (
            "Kasi Trantib Kecamatan Sape hadir di kampanye paslon 2. Ia tidak membawa surat tugas dan ikut berjoget.",
            "Kasi Trantib Kecamatan Sape hadir di kampanye paslon 2. Ia membawa surat tugas dan mencatat jumlah massa.",
        ),
        # a session and an official who is suspended; a council's business and a case
        (
            "Camat Rumbia diskors dua bulan setelah mengajak warga memilih paslon 1.",
            "Rapat paripurna diskors dua jam setelah fraksi pendukung paslon 1 memprotes sekda.",
        ),
        (
            "DPRD memanggil camat Rumbia yang mengajak warga memilih paslon 1.",
            "DPRD memanggil kepala BKD untuk membahas formasi CPNS menjelang pilkada.",
        ),
        (
            "Berkas pelanggaran camat yang istrinya calon bupati diajukan ke BKN.",
            "Permohonan cuti camat yang istrinya calon bupati diajukan ke BKN.",
        ),
        # who it was not; who was sent; what was called off
        (
            "Yang pasang stiker paslon di angkot itu pak lurah, bukan sopirnya.",
            "Yang pasang stiker paslon di angkot itu sopirnya, bukan pak lurah.",
        ),
        (
            "Kades Pulau Rengat mendatangi ketua RT dan mematok target suara untuk cabup.",
            "Kades Pulau Rengat didatangi relawan cabup yang mematok target suara, ia menutup pintu.",
        ),
        (
            "Lurah Kebun Baru membatalkan rapat RT demi membagikan beras bergambar caleg.",
            "Lurah Kebun Baru membatalkan pembagian beras bergambar caleg di kantornya.",
        ),
        # not held after all; the kin of an official; a convoy that is told off
        (
            "Rapat pemenangan petahana di aula kecamatan dilaksanakan Sabtu malam, camat membuka pintunya.",
            "Rapat pemenangan petahana di aula kecamatan tidak jadi dilaksanakan, camat mengunci pintunya.",
        ),
        (
            "Camat ditunjuk jadi ketua tim kampanye paslon 2 yang merupakan iparnya.",
            "Ipar camat ditunjuk jadi ketua tim kampanye paslon 2.",
        ),
        ("Lurah memimpin konvoi relawan paslon 3.", "Lurah memarahi konvoi relawan paslon 3."),
        # promoted, told off at home
        (
            "BKPSDM mengusulkan pemecatan guru PNS yang jadi tim sukses caleg.",
            "BKPSDM mengusulkan kenaikan pangkat 40 guru PNS, proses tak terganggu pilkada.",
        ),
        # a name that others used
        (
            "Kepala dinas di Bima menyebarkan pesan yang meminta kepala sekolah menyiapkan massa untuk cagub.",
            "Kadis di Bima bilang namanya dipakai orang tak dikenal dalam pesan yang meminta guru bawa massa cagub.",
        ),
        # a permit held back and a favour refused; a house used and a house taken over
        ("Camat mempersulit izin lapangan kampanye paslon 2.", "Camat menolak mendahulukan izin baliho petahana."),
        (
            "Sekda memakai rumah dinas untuk rapat tim calon wakil bupati.",
            "Sekwan terima kunci rumah dinas ketua DPRD yang maju sebagai calon wakil bupati.",
        ),
    ],
)
def test_news_of_an_office_is_no_case(case: str, none: str) -> None:
    assert read(case).incident
    assert not read(none).incident


def test_a_list_of_what_is_forbidden_accuses_nobody() -> None:
    found = Item(
        id="t", outlet="o", medium="news", url=None, title="6 Larangan bagi Kepala Desa Selama Pilkada",
        text="Pertama, ikut berkampanye untuk paslon. Kedua, memakai mobil siaga untuk mengangkut massa kampanye.",
    )  # fmt: skip
    assert not tag(found, load().with_model(None)).incident


def test_who_does_not_renew_a_contract_is_no_victim() -> None:
    found = read("Camat tidak memperpanjang kontrak dua honorer karena mereka menolak ikut kampanye paslon 1.")
    assert found.incident
    assert {(actor.role, actor.cls) for actor in found.actors} >= {
        ("agent", "asn_presumed"),
        ("patient", "non_asn_public"),
    }
