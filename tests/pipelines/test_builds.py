"""What the build of a short text says: played acts, announced rules, orders of the own office, figures by group."""

import pytest

from tests.pipelines.rules_alone import kind_of, tag

CASES = {"incident", "handling", "outcome"}


@pytest.mark.parametrize(
    ("text", "case"),
    [
        # played on a stage, told in a book, practised in a course; who does it in life does it
        ("Komika itu menirukan lurah yang membagikan sembako caleg.", False),
        ("Novel terbarunya bercerita tentang camat yang menjadi tim sukses bupati.", False),
        ("Dalam pelatihan itu panwascam memperagakan kades yang ikut konvoi paslon.", False),
        ("Lurah Karangsari membagikan sembako caleg di sela pentas komika.", True),
        ("Camat yang bermain sinetron itu berorasi di panggung calon bupati nomor 2.", True),
        # the side is what others took it for
        ("Sekdes Sukatirta jadi MC peringatan 17 Agustus, warga kira kampanye.", False),
        ("Sekdes Sukatirta jadi MC kampanye paslon 2, warga kira acara desa.", True),
        # swept up, worn; support of another cause
        ("Petugas kebersihan kecamatan sapu sisa atribut paslon usai kampanye akbar.", False),
        ("Pegawai Kecamatan Loa memakai atribut paslon 2 saat kampanye akbar.", True),
        # a thing that is ruled out, a way to refuse
        ("Mohon izin Bapak/Ibu kepala UPT, mulai hari ini profil WA tidak boleh ada gambar paslon ya.", False),
        ("ASN Ambon diminta tolak ajakan bergabung ke grup pemenangan.", False),
        ("ASN Ambon diminta bergabung ke grup pemenangan petahana oleh kadisnya.", True),
        # no longer in the post; before he entered the service
        ("Sudah purnatugas sebagai kades, pria di Ponorogo ini jadi MC kampanye cagub nomor 3.", False),
        ("Tak lagi menjabat lurah sejak Maret, ia kini jadi juru bicara tim pemenangan cawali.", False),
        ("Sudah berhenti dari PPPK, guru itu jadi saksi paslon 3.", False),
        ("Belum berhenti dari PPPK, guru itu sudah jadi saksi paslon 3.", True),
        ("Sebelum lulus seleksi, seorang CPNS di Garut ternyata pernah menjabat bendahara ranting partai.", False),
        # given back at once; another feast preferred
        ("Pak sekcam dikasih pin paslon 2 pas car free day, langsung dibalikin ke timnya.", False),
        ("Pak sekcam dikasih pin paslon 2 pas car free day, langsung dipasang di seragamnya.", True),
        ("Camat diundang deklarasi paslon 1, tetapi memilih menghadiri hajatan tetangganya.", False),
        ("Kepala ohoi itu tolak hadiri kampanye cabup, memilih melaut hari itu.", False),
        # work of the office that passes by a side
        ("Sopir ambulans puskesmas mengantar korban pingsan dari lokasi kampanye paslon 2 ke rumah sakit.", False),
        ("Staf protokol mendampingi wakil bupati yang juga cawabup saat meresmikan pasar.", False),
        ("Pak carik ngatur dalan pas konvoi paslon nomer siji liwat, ben ora macet.", False),
        ("Kami panitia kampanye paslon 3 menunggu surat izin, kata Pak Lurah lapangannya masih direnovasi.", False),
        ("Ancam putus kontrak sopir yang ketahuan berkaus paslon, seorang kadis minta semua stafnya netral.", False),
        # foretold, another's, somebody who only looks on or mourns; a house that others have decked
        ("Dukun kampung ramal camat jadi timses, warga tertawa.", False),
        ("Bendahara PKK kecamatan maju caleg, suaminya camat tidak ikut mengantar.", False),
        ("Wartawan diusir dari acara partai, camat setempat menyesalkan.", False),
        ("Pegawai KUA nikahkan anak caleg di gedung yang dihiasi bendera partai.", False),
        ("Bawaslu telusuri asal uang di amplop caleg, tak ada ASN terkait.", False),
        ("Bawaslu telusuri asal uang di amplop caleg yang dibagikan sekdes di Garut.", True),
        ("Kades batal dipanggil Bawaslu karena laporan warga dicabut sebelum diregister.", False),
        ("Foto camat satu panggung dengan cabup ternyata diambil di acara wisuda anaknya.", False),
        # a feast with a jingle; what is classed; who speaks by 'lapor'
        ("Bu lurah joget di nikahan tetangganya, lagunya kebetulan jingle cagub.", False),
        ("Bu lurah joget di panggung cagub nomor 2.", True),
        ("Grup WA kantor dipakai kampanye masuk kategori penyalahgunaan fasilitas, terang Bawaslu.", False),
        ("Aduan soal ASN turun, aduan soal kades justru naik, lapor Bawaslu Jambi.", False),
        # who keeps order at a rally; a side that stays away; a lecture missed
        ("Di kerumunan deklarasi paslon 1 tampak dua kepala seksi Satpol PP mengurai kemacetan.", False),
        ("Di kerumunan deklarasi paslon 1 tampak dua kepala seksi kelurahan duduk bersama relawan.", True),
        ("Wakil bupati serahkan traktor bantuan ke petani, anaknya yang nyaleg tidak diundang.", False),
        ("Dosen PTN di Palu ditegur rektor setelah mangkir jadi pemateri pembekalan pengawas pilkada.", False),
        # steps on another matter
        ("Seorang PNS ditangkap karena mencuri surat suara di gudang KPU.", False),
        ("Dokter puskesmas siaga di lokasi kampanye paslon 1, dua warga pingsan ditangani.", False),
        ("Seorang PNS ditangkap Gakkumdu karena membagi uang agar warga memilih paslon 1.", True),
    ],
)
def test_played_mistaken_or_ruled_out_is_no_case(text: str, *, case: bool) -> None:
    found = tag(text).kind
    assert found is not None
    assert (found.id in CASES) is case


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Berfoto dengan paslon, ini sanksi yang mengancam kepala dusun", "explainer"),
        ("Apakah pegawai non-ASN wajib netral? Ini jawaban BKN", "explainer"),
        ("Bolehkah istri PNS mendampingi suami yang nyaleg? Boleh, asal tidak pakai atribut", "explainer"),
        ("Sanksi bagi ASN pendukung paslon: dari teguran moral sampai pemecatan", "explainer"),
        ("Begini cara melaporkan kades yang ikut kampanye ke Bawaslu", "explainer"),
        ("Berfoto dengan paslon dan angkat jari, kepala dusun di Lembata ini mengaku khilaf", "incident"),
        ("Camat larang kades datang ke deklarasi relawan mana pun", "exhortation"),
        ("Sekda larang mobil dinas parkir di posko paslon", "exhortation"),
        ("Camat Sukaranti larang aula kantornya dipakai rapat relawan paslon 2", "other"),
        ("Copot kaus timses sebelum masuk kantor, pesan Sekcam kepada stafnya", "exhortation"),
        ("Hati-hati jempol: satu like untuk calon bisa berbuah hukuman disiplin", "exhortation"),
        ("Lewat bimtek, 80 kepala desa di Sigi dibekali cara menolak ajakan tim sukses", "exhortation"),
        ("Kepala desa di Sigi menolak ajakan tim sukses yang datang ke rumahnya", "other"),
        ("Kepala BKPSDM: laporkan rekanmu yang kampanye terselubung, identitas pelapor dirahasiakan", "exhortation"),
        ("Kalau saja lurah kami ikut kampanye, mungkin jalan ini sudah diaspal, canda warga", "other"),
        ("Bawaslu ungkap titik rawan kepala kampung tidak netral ada pada saat pencairan dana kampung", "risk_map"),
        ("Bawaslu Pesisir Barat petakan potensi camat memobilisasi peratin untuk petahana", "risk_map"),
        ("48 ASN disanksi sejak awal tahun karena urusan pilkada, kata BKN", "statistics"),
        ("Kepala dusun jadi pembawa acara sosialisasi pilbup KPU, ketiga paslon diundang", "other"),
        ("Tiga tahap penanganan ASN tak netral: kajian, rekomendasi, putusan PPK", "explainer"),
        ("Satu pose dua jari, hilang tunjangan setahun: BKPSDM ingatkan ASN", "exhortation"),
        ("Kadinkes kepada nakes: jas putih tidak boleh berubah warna partai", "exhortation"),
        ("Bila diajak foto calon, cukup rapatkan telapak tangan, saran BKPP kepada ASN", "exhortation"),
        ("Danramil: prajurit yang memihak silakan lepas seragam", "exhortation"),
        ("Yth Bapak/Ibu, terlampir SE Sekda: ASN agar berhenti mengikuti akun semua cagub", "exhortation"),
        ("BKD Ambon buka kanal aduan bagi warga yang melihat ASN ikut kampanye", "exhortation"),
        ("Pak Sekda sidak, semua stiker partai di motor pegawai diminta dikelupas hari itu juga", "exhortation"),
        ("Rektor tolak permintaan partai untuk kumpulkan mahasiswa penerima beasiswa", "other"),
        ("Suami lurah jadi caleg, bolehkah lurah ikut kampanye? Aturannya begini", "explainer"),
        ("Rangkap jabatan kepala dusun dan saksi partai: apa kata undang-undang desa", "explainer"),
        ("Sidang kode etik ASN pilkada: 9 bersalah, 4 bebas, 2 ditunda", "statistics"),
        ("Tiga bidan dan sembilan guru di Lamongan masuk daftar laporan Bawaslu bulan ini", "statistics"),
        ("Tanda tangan bersama, 300 guru Kota Bima sepakat tak jadi alat politik", "exhortation"),
        ("Kenapa ASN harus netral sih? Serius nanya", "other"),
        ("Ketahuan pasang stiker caleg di motor dinas, kuncinya saya sita, ancam Kadishub Palu", "exhortation"),
        ("Nekat naik panggung paslon, ASN Kabupaten Buru bakal dicopot dari jabatannya", "exhortation"),
        ("Nekat naik panggung paslon, dua ASN Kabupaten Buru dicopot dari jabatannya", "outcome"),
        ("Pemkot Bitung haramkan pelat merah di radius kampanye", "exhortation"),
        ("Begini alur penanganan dugaan pelanggaran netralitas ASN: laporan, kajian, diteruskan ke BKN", "explainer"),
        ("Grafik aduan netralitas menanjak tiap pekan, kata Bawaslu Siak", "statistics"),
        ("Netral itu mahal ongkosnya, tanyalah guru yang dibuang ke pulau", "opinion"),
        ("Saya PNS dan saya capek disuruh netral oleh orang yang tidak netral", "opinion"),
        ("Bila kades maju pilkada, jabatannya diisi penjabat dari PNS kecamatan, jelas Dinas PMD", "explainer"),
        ("NTB nomor tiga terbanyak kasus kepala desa tak netral", "statistics"),
        ("Wajar ASN bingung, atasan minta netral tapi tanya pilihan", "opinion"),
        ("Bawaslu surati 40 OPD, kendaraan dinas diminta dikandangkan selama kampanye", "exhortation"),
        ("Bupati kumpulkan camat bahas banjir, lambang partai di ruangan ditutup kain", "other"),
        ("Enam pose yang aman bagi PNS di musim pilkada", "explainer"),
        ("BKN: separuh pelanggar netralitas adalah pejabat eselon", "statistics"),
        ("Laporan netralitas perangkat desa di Tuban naik jadi 21, terbanyak di medsos", "statistics"),
        ("Sepanjang masa kampanye, 14 perangkat desa dan 3 camat diproses Bawaslu karena tidak netral", "statistics"),
        ("Tiga camat diproses Bawaslu Tuban karena ikut senam bersama paslon 1", "handling"),
        ("Dari 30 aduan yang masuk ke Bawaslu, satu menyebut camat Loka menyebar beras bergambar paslon", "incident"),
        ("Sah nggak sih kalau kepala sekolah datang ke acara relawan paslon?", "other"),
    ],
)
def test_the_build_says_the_kind(text: str, name: str) -> None:
    assert kind_of(text) == name
