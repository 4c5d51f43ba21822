"""Acts told from the other end: by whoever got the gift, was promised something or heard the threat."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, types_of


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Warga terima kerudung dari tangan bu kades, di dalamnya ada kartu nama caleg", {"N08"}),
        ("Nenek Sumi dapat sarung dari pak lurah, ada stiker cabup di plastiknya", {"N08"}),
        ("Pedagang memperoleh kaus paslon 3 langsung dari tangan kepala pasar", {"N01"}),
        ("Camat itu menjanjikan jalan aspal bila desa tersebut memenangkan petahana", {"N07"}),
        ("Iming-iming jabatan dari kadis bagi guru yang bisa mengumpulkan 100 suara paslon 1", {"N07"}),
        ("Dijanjikan jadi PPPK oleh kabid, honorer diminta menangkan cabup di TPS-nya", {"N07"}),
        ("Gerilya sekcam ke ketua-ketua RT demi suara petahana tercium panwas", {"N07"}),
        ("Ancaman mutasi bagi guru yang tak mendukung petahana datang dari kepala dinas", {"N18"}),
        ('"Guru yang tak mau pasang stiker paslon 1, silakan cari sekolah lain," kata kepala sekolah di Wajo', {"N18"}),
        ("Kalau 01 kalah di TPS sini, SK kalian saya tarik, ujar kepala dusun itu kepada para ketua RT", {"N18"}),
        ("Bidan desa diintimidasi kepala puskesmas usai suaminya jadi saksi paslon lawan", {"N18"}),
    ],
)
def test_told_from_the_other_end(text: str, types: set[str]) -> None:
    """Who gives, promises or threatens stands behind 'dari', 'oleh' or the quote."""
    assert kind_of(text) == "incident"
    assert types_of(text) == types


@pytest.mark.parametrize(
    "text",
    [
        "Warga menerima beras dari camat, caleg mengkritik kualitasnya",
        "Petani menerima bibit jagung dari kepala dinas saat kampanye paslon 2 berlangsung di desa sebelah",
        "Keluarga korban banjir dapat beras dari kades tanpa stiker caleg",
        "Satpol PP menerima baliho paslon 1 dari warga yang menurunkannya sendiri",
        "Pengungsi menerima selimut dari camat, di dusnya tertulis Kementerian Sosial",
        "Di depan para kades, cabup nomor 2 menjanjikan dana desa tambahan bila warga memenangkannya",
        "Lurah tawarkan bantuan bedah rumah dengan syarat tanah bersertifikat",
        "Gerilya relawan dari rumah ke rumah demi suara petahana, camat minta warga tetap rukun",
        '"Yang tidak hadir di upacara saya catat namanya," tegas camat menjelang kampanye petahana',
        "Kepala desa diintimidasi preman usai anaknya jadi saksi kasus pencurian",
    ],
)
def test_got_promised_or_pressed_without_a_side(text: str) -> None:
    """Aid without a side on it, a candidate's promise, pressure in other matters."""
    assert kind_of(text) in {"other", "exhortation"}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Konsolidasi relawan cagub berlangsung di aula kantor dinas", {"N09"}),
        ("Rapat tim sukses cabup digelar di halaman kantor lurah", {"N09"}),
        ("Genset kantor camat nyala di panggung kampanye paslon 3", {"N09"}),
        ("Toa kantor desa menggemakan lagu kampanye paslon 1 sejak subuh", {"N09"}),
        ("Panwas setop kampanye paslon 3 di Sanggau setelah seorang sekcam naik panggung dan berorasi", {"N06"}),
        ("Bu sekdes kelihatan duduk di tenda paslon 3 dari awal sampai bubar", {"N05"}),
        ("Baru seminggu teken pakta integritas, camat itu malah berorasi di kampanye petahana", {"N06"}),
        ("Yang belum setor foto coblosan nomor 2, siap-siap dicoret, pesan bu lurah di grup RT", {"N18"}),
        ('"Awas, jangan sampai kolom kosong menang di kelurahan saya," pesan lurah kepada ketua RT', {"N07"}),
    ],
)
def test_things_of_an_office_stages_and_chat(text: str, types: set[str]) -> None:
    """A hall that serves a campaign accuses its office; a rally told in front is the stage; a threat in chat is one."""
    assert kind_of(text) == "incident"
    assert types_of(text) == types


@pytest.mark.parametrize(
    "text",
    [
        "Debat kandidat digelar di aula kantor gubernur, KPU undang semua paslon",
        "Deklarasi antinarkoba digelar di aula kantor camat, cabup diundang",
        "Pengajian di aula kantor kelurahan dihadiri cabup sebagai warga biasa, bukan kampanye",
        "Truk dinas mengangkut logistik bencana melewati posko paslon 1",
        "Deklarasi kampanye damai semua paslon berlangsung di halaman kantor bupati",
        "Genset kantor camat nyala di TPS saat listrik padam, warga pilih paslon dengan tenang",
        "Ambulans puskesmas mengantar pendukung paslon 2 yang pingsan saat kampanye",
        "Kampanye paslon 3 di Sanggau usai, besoknya camat naik panggung HUT desa dan berpidato",
        "Bu sekdes kelihatan duduk di tenda hajatan tetangga, kebetulan cabup nomor 3 lewat",
        "Yang belum setor foto kegiatan posyandu siap-siap dicoret dari daftar insentif, kata bu lurah jelang pilkada",
    ],
)
def test_offices_at_work_while_others_campaign(text: str) -> None:
    """Halls of the poll itself, aid to whoever fell ill, another stage on another day."""
    assert kind_of(text) in {"other", "exhortation"}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Kampanye dialogis cabup nomor 2 diramaikan perangkat desa setempat", {"N05"}),
        ("Deretan kursi depan deklarasi cagub itu terisi pejabat eselon III pemprov", {"N05"}),
        ("Di antara ribuan massa paslon 2, ada tiga pegawai Dinas Perikanan", {"N05"}),
        ("Lurah itu kedapatan mampir ke kampanye paslon 1", {"N05"}),
        ("Orasi politik untuk paslon 3 disampaikan seorang camat", {"N06"}),
        ("Jabatan koordinator relawan paslon 2 dipegang kepala dusun", {"N11"}),
        ("Pengurus ranting partai di desa itu dijabat rangkap oleh kaur keuangan", {"N12"}),
        ("Data pemilih per RT diminta camat untuk bekal tim petahana", {"N07"}),
        ("Kerudung dan mukena dari camat ternyata dibungkus plastik bergambar cagub", {"N08"}),
        ("Isi grup WA RT tiap malam cuma flyer paslon 1 kiriman pak lurah", {"N02"}),
        ("Kades Wonokerto tak menampik ikut makan siang bersama tim cabup usai deklarasi", {"N05"}),
    ],
)
def test_events_and_parts_told_first(text: str, types: set[str]) -> None:
    """The event, the part or the thing opens the line; who it was stands behind the verb."""
    assert kind_of(text) == "incident"
    assert types_of(text) == types


@pytest.mark.parametrize(
    "text",
    [
        "Kampanye dialogis cabup nomor 2 diramaikan pedagang kaki lima, camat menata parkir",
        "Kampanye paslon 3 dipadati personel Satpol PP yang mengatur lalu lintas",
        "Kantor camat didatangi massa pendukung paslon 2 yang menuntut keadilan",
        "Di tengah massa paslon 1 ada polisi dan petugas Satpol PP yang berjaga",
        "Camat mampir ke warung seusai mengawasi kampanye paslon 2",
        "Kursi ketua panitia HUT RI dipegang lurah, relawan paslon membantu konsumsi",
        "Camat minta data pemilih untuk pemutakhiran, tim paslon ikut mengawasi",
        "Lurah minta fotokopi KTP untuk pengurusan BPJS, bukan untuk paslon",
    ],
)
def test_others_at_the_event_and_other_purposes(text: str) -> None:
    """Whoever fills it holds no post or is on duty; papers asked for the office's own work."""
    assert kind_of(text) in {"other", "exhortation"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sekda kumpulkan kepala puskesmas, minta dukung keponakannya yang maju pilkada", "incident"),
        ("Camat bangga adiknya yang maju mewakili kabupaten di lomba pidato, cabup ikut memberi selamat", "other"),
        ("\u201cASN jangan takut, pilih saya lagi,\u201d kata gubernur petahana di depan ratusan pegawai", "incident"),
        ('"Pilih saya lagi," kata cabup petahana di depan pedagang pasar', "other"),
        ("\u201cSiapa yang tak satu barisan dengan pasangan kita, bersiaplah pindah,\u201d ujar kadis itu", "incident"),
        (
            '"Siapa yang tak satu barisan dengan peleton kita, bersiaplah pindah," ujar pelatih menjelang pilkada',
            "other",
        ),
    ],
)
def test_kin_who_run_and_who_asks_for_himself(text: str, kind: str) -> None:
    """A relative who runs is a side, an incumbent who asks the service for its vote urges it."""
    assert kind_of(text) == kind
