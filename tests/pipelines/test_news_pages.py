"""Cases as pages of news tell them: office names, headlines of a first step, who did what, statements."""

import pytest

from tests.pipelines.rules_alone import kind_of, tag, types_of


def roles_of(text: str, role: str, title: str | None = None) -> set[str]:
    return {row.cls for row in tag(text, title).actors if row.role == role}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tiga PNS Pemkot Bitung dicecar belasan pertanyaan di Panwascam soal video dukungan paslon.", "handling"),
        ("Bawaslu Kota Bitung meneruskan temuan foto lurah bersama paslon ke Komisi ASN.", "handling"),
        ("Bawaslu sudah memintai keterangan camat yang mengantar bakal calon petahana ke KPU.", "handling"),
        ("Lurah itu duduk sebagai terdakwa pidana pemilu karena mengajak warga memilih caleg.", "handling"),
        ("Kenaikan gaji ditunda bagi dua ASN yang menghadiri kampanye paslon nomor 2.", "outcome"),
        ("Data kepegawaian dikunci BKN: sembilan ASN terbukti tidak netral di pilkada.", "outcome"),
        ("Gakkumdu menilai unsur pelanggarannya tidak ada dalam video camat dan paslon 1.", "cleared"),
        ("Bawaslu menyimpulkan kehadiran camat di kampanye paslon tidak mengandung pelanggaran.", "cleared"),
    ],
)
def test_steps_in_the_words_of_news(text: str, expected: str) -> None:
    assert kind_of(text) == expected


def test_a_headline_of_a_first_step_is_read_with_its_lead() -> None:
    lead = (
        "Bawaslu menghentikan penelusuran karena bukti tidak cukup. Camat itu disebut mengajak warga memilih paslon 2."
    )
    assert kind_of(lead, "Camat Ditelusuri Bawaslu karena Ajakan Memilih Paslon, Ini Hasilnya") == "cleared"
    assert (
        kind_of("Bawaslu menduga camat itu mengajak warga memilih paslon 2.", "Camat Ditelusuri Bawaslu") == "handling"
    )


def test_a_regency_that_reads_like_a_word_is_no_act_and_no_post() -> None:
    assert "N17" not in types_of("Bawaslu Kabupaten Serang memanggil kades yang berpose dua jari bersama paslon.")
    assert "N17" in types_of("Seorang kades serang paslon 2 lewat unggahan kasar, warga melapor ke Bawaslu.")


def test_presumption_of_innocence_clears_nobody() -> None:
    text = "Foto kadis mengangkat dua jari bersama paslon disoal. Asas praduga tak bersalah tetap jalan, kata Bawaslu."
    assert kind_of(text) != "cleared"


def test_several_people_declare_one_person_supports() -> None:
    several = "Delapan kades menyatakan dukungan kepada calon bupati nomor 2 di sebuah hotel."
    assert {"N05", "N06"} <= types_of(several)
    assert "N05" not in types_of("Seorang kades menyatakan dukungan kepada calon bupati nomor 2 di sebuah hotel.")


@pytest.mark.parametrize(
    ("text", "code", "present"),
    [
        ("Kades itu hadir ketika paslon berkampanye di lapangan desa, dan dilaporkan ke Bawaslu.", "N06", False),
        ("Kades mengundang calon bupati ke turnamen voli dan mempersilakannya berpidato.", "N06", False),
        ("Kades mengundang calon bupati ke turnamen voli dan mempersilakannya berpidato.", "N08", True),
        ("Seorang kadis mempromosikan anak kandungnya yang maju sebagai caleg di grup WhatsApp kantor.", "N13", False),
        ("Seorang lurah terdaftar sebagai bacaleg, Bawaslu meneruskan ke KASN.", "N13", True),
        ("Kades membubarkan senam relawan calon bupati nomor 1, Bawaslu memeriksanya.", "N10", True),
        ("Tiga guru PNS dipindah ke pulau jauh jelang pilkada, ada aroma politik.", "N10", True),
        ("Seorang guru mejeng memakai kaus relawan di samping cabup nomor 2.", "N04", True),
        ("Seorang kadis menggiring kepala sekolah mendukung satu paslon.", "N07", True),
    ],
)
def test_which_act_a_page_tells(text: str, code: str, present: bool) -> None:
    assert (code in types_of(text)) is present


def test_whom_a_case_is_sent_to_and_who_speaks_are_no_agents() -> None:
    text = (
        "Seorang lurah ketahuan menghadiri kampanye paslon 2. Rekomendasi dikirim ke Wali Kota, kata kepala BKPSDM. "
        "Ia juga memakai kaus paslon."
    )
    assert roles_of(text, "agent") == {"asn_presumed"}


def test_one_person_told_twice_is_one_agent() -> None:
    text = "Guru itu naik panggung dan berpidato di kampanye cawali. Bawaslu meneruskan kasus guru ASN tersebut ke BKN."
    assert roles_of(text, "agent", "Guru ASN Diduga Tak Netral") == {"asn"}


def test_only_the_accused_admits() -> None:
    victim = tag("Kepala SD mengaku disuruh kepala dinas menyetor 40 nama pemilih untuk paslon 2.")
    assert not victim.statements
    superior = tag("Camat berorasi di kampanye paslon 2. Wali kota mengaku menghormati proses di Bawaslu.")
    assert not superior.statements
    accused = tag("Camat berorasi di kampanye paslon 2. Kepada Bawaslu, camat itu mengakui perbuatannya.")
    assert [row.id for row in accused.statements] == ["admitted"]


def test_what_is_granted_beside_a_denial_is_no_admission() -> None:
    text = (
        "Camat menjemput calon bupati di dermaga. Camat itu membenarkan berada di sana. Ia beralasan menjemput atasan."
    )
    assert [row.id for row in tag(text).statements] == ["denied"]


def test_a_headline_that_leaves_out_who_ordered() -> None:
    title = "Guru PPPK Disuruh Antar Petahana ke KPU"
    text = "Rekaman suara seorang kepala bidang di Kota Bitung beredar sejak Selasa. Murid pulang lebih cepat."
    assert roles_of(text, "agent", title) == {"asn_presumed"}
    assert roles_of(text, "patient", title) == {"asn"}


def test_a_contract_that_is_cut_has_a_patient_and_nobody_who_did_it() -> None:
    text = "Selepas pilkada seorang tenaga kontrak di Kabupaten Kotabaru tak lagi bekerja, diduga karena mendukung 01."
    assert roles_of(text, "patient", "Beda Pilihan, Petugas Damkar Kontraknya Diputus") == {"non_asn_public"}


def test_a_general_label_gives_way_to_the_act_that_is_told() -> None:
    title = "Panwaslih: Lima ASN Terbukti Ikut Kampanye"
    text = "Lima ASN itu menghadiri kampanye kandidat bupati sambil memakai kaus tim."
    assert "N06" not in types_of(text, title)
    assert {"N04", "N05"} <= types_of(text, title)


def test_guards_who_take_down_put_nothing_up() -> None:
    text = "Stiker cagub yang menempel di los pasar dicabut petugas Satpol PP Kabupaten Sekadau, Kamis."
    assert kind_of(text) == "other"


@pytest.mark.parametrize(
    "text",
    [
        "Guru kontrak di Aru mengaku dipecat, padahal Bawaslu belum menerima laporan soal pilkada.",
        "Bawaslu menelusuri ASN yang mendaftar sebagai bakal calon bupati, SK pemberhentiannya belum ada.",
    ],
)
def test_a_claim_or_a_letter_that_is_missing_is_no_sanction(text: str) -> None:
    assert kind_of(text) != "outcome"


def test_of_whom_it_is_said_that_there_is_none_did_nothing() -> None:
    text = "Daftar juru kampanye pasangan itu masih disusun. Ketua partai menjamin tidak ada ASN di dalamnya."
    assert kind_of(text) not in {"incident", "handling"}
