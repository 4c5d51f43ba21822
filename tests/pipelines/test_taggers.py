"""The taggers: every claim has its span, rule and reason; law binds only whom it binds; the flag is its definition."""

import datetime as dt

import pytest

from pipelines.actors import actors
from pipelines.kind import kind
from pipelines.knowledge import load
from pipelines.reading import read
from pipelines.record import Item, Published
from pipelines.violations import violations


def tag(text: str, title: str | None = None, day: dt.date | None = None) -> Item:
    published = Published(day, "day", "Asia/Jakarta", True, str(day), "test") if day else None
    found = Item(id="t", outlet="o", medium="news", url=None, title=title, text=text, published=published)
    for stage in (read, actors, violations, kind):
        found = stage(found, load().with_model(None))  # the rules alone
    return found


TEXTS = [
    ("Kepala bidang di Pati membagikan beras berstiker cagub.", "Kabid Bagikan Beras Berstiker Cagub"),
    ("😀 itu pns kec. Rimbo td pake kaos 02 semua 👍🏽 @bawaslu tolong dicek", None),
    ("Bawaslu Batam hentikan laporan netralitas dua lurah karena tidak memenuhi unsur", None),
    ("ASN dilarang memasang baliho, menghadiri deklarasi, dan menjadi anggota parpol", None),
    ("", "Camat Kampanye"),
    ("Harga beras naik.", None),
    ("\u200b\u200b", None),
]


@pytest.mark.parametrize(("text", "title"), TEXTS)
def test_every_tag_stands_on_words_of_the_input(text: str, title: str | None) -> None:
    found = tag(text, title)
    assert found.kind is not None
    fields = {"title": title or "", "text": text}
    tags = [*found.violations, *found.topics, *found.actors, *found.statements]
    for row in [*tags, *([found.kind] if found.kind.spans else [])]:
        assert row.spans, row
        assert row.rule
        assert row.reason
        assert row.reason_en
        for field, start, end in row.spans:
            assert 0 <= start < end <= len(fields[field]), row
            assert fields[field][start:end].strip(), row


def test_a_span_quotes_the_words_it_claims() -> None:
    text = "😀😀 Camat di Demak ikut kampanye paslon 2"
    found = tag(text)
    agent = next(row for row in found.actors if row.role == "agent")
    _, start, end = agent.spans[0]
    assert text[start:end] == "Camat"


@pytest.mark.parametrize(
    ("text", "skb", "sanction"),
    [
        ("Dua PNS Pemkab Pati pasang baliho paslon nomor urut 2", ("PD1",), "berat"),
        ("Dua PNS Pemkab Pati pasang baliho bakal calon bupati", ("KE1",), "moral"),
        ("Dua guru PPPK di Pati pasang baliho paslon nomor urut 2", ("PD1",), "sanksi menurut aturan PPPK"),
        ("Dua ASN Pemkab Pati pasang baliho paslon nomor urut 2", ("PD1",), None),
        ("Dua kepala desa di Pati pasang baliho paslon nomor urut 2", (), None),
        ("Dua anggota PPS di Pati pasang baliho paslon nomor urut 2", (), None),
        ("Dua tenaga honorer di Pati pasang baliho paslon nomor urut 2", (), None),
    ],
)
def test_item_and_sanction_only_for_whom_they_bind(text: str, skb: tuple[str, ...], sanction: str | None) -> None:
    found = tag(text).violations
    assert [row.id for row in found] == ["N01"]
    assert found[0].skb == skb
    assert found[0].sanction == sanction


def test_who_has_no_item_is_told_the_statute() -> None:
    assert "UU 6/2014" in tag("Dua kepala desa di Pati pasang baliho paslon nomor urut 2").violations[0].reason
    assert "SKB" not in tag("Dua kepala desa di Pati pasang baliho paslon nomor urut 2").violations[0].reason
    assert "DKPP" in tag("Dua anggota PPS di Pati pasang baliho paslon nomor urut 2").violations[0].reason
    assert "UU" not in tag("Dua tenaga honorer di Pati pasang baliho paslon nomor urut 2").violations[0].reason


def test_an_unknown_phase_shows_both_items() -> None:
    row = tag("Dua PNS Pemkab Pati mengunggah video dukungan").violations[0]
    assert row.phase == "unknown"
    assert row.skb == ("KE2", "PD2")


def test_the_phase_follows_the_calendar_when_no_word_tells_it() -> None:
    text = "Dua PNS Pemkab Pati mengunggah video dukungan"
    assert tag(text, day=dt.date(2024, 11, 1)).violations[0].phase == "calon"
    assert tag(text, day=dt.date(2024, 8, 1)).violations[0].phase == "bakal_calon"
    told_later = tag(f"{text} pada 9 Agustus 2024", day=dt.date(2024, 11, 1)).violations[0]
    assert (told_later.phase, told_later.skb) == ("bakal_calon", ("KE2",))


@pytest.mark.parametrize(
    ("text", "incident"),
    [
        ("Camat di Demak ikut kampanye paslon 2", True),
        ("Kepala desa di Demak ikut kampanye paslon 2", True),
        ("Viral anggota PPS ikut kampanye paslon 2", False),
        ("Ketua DPRD Demak ikut kampanye paslon 2", False),
        ("Mantan camat di Demak ikut kampanye paslon 2", False),
        ("Bupati kumpulkan 20 kades di rujab, minta istrinya dimenangkan di pilgub", True),
        ("Bawaslu Demak: camat tidak terbukti ikut kampanye paslon 2", False),
        ("Camat di Demak ikut kampanye calon kepala desa di pilkades", False),
    ],
)
def test_the_incident_flag(text: str, incident: bool) -> None:
    assert tag(text).incident is incident


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Camat di Demak ikut kampanye paslon 2, Rabu (13/11/2024)", dt.date(2024, 11, 13)),
        ("Camat di Demak ikut kampanye paslon 2 pada 9 Oktober 2024", dt.date(2024, 10, 9)),
        ("Camat di Demak ikut kampanye paslon 2 kemarin. Ia lahir 2 Mei 1970.", None),
        ("Camat di Demak ikut kampanye paslon 2 (31/02/2024)", None),
        ("ASN dilarang ikut kampanye sejak 9 Oktober 2024", None),
    ],
)
def test_the_day_of_the_act_is_the_one_its_sentence_says(text: str, day: dt.date | None) -> None:
    assert tag(text).event_date == day


def test_statements_never_move_the_status() -> None:
    found = tag("Pejabat Bappeda Sumba Barat bantah dukung petahana meski fotonya berkaus paslon beredar")
    assert [row.id for row in found.statements] == ["denied"]
    assert found.allegation_status == "alleged"


def test_a_text_that_tells_no_case_has_topics_only() -> None:
    found = tag("Bawaslu catat 433 dugaan pelanggaran netralitas ASN, terbanyak di Sulawesi Selatan")
    assert found.kind.id == "statistics"
    assert found.allegation_status == "none"
    assert not found.violations
    assert [row.id for row in found.topics] == ["N99"]


def test_an_old_case_is_background_and_never_the_kind() -> None:
    text = (
        "Bawaslu Pati mengingatkan ASN agar tetap netral menjelang pencoblosan. Imbauan itu disampaikan dalam apel.\n"
        "Sebelumnya, pada Pilkada 2020, seorang camat di Pati memasang baliho paslon nomor 1."
    )
    found = tag(text, "Bawaslu Pati Ingatkan ASN Tetap Netral pada Pilkada 2024")
    assert found.kind.id == "exhortation"
    assert not found.violations


def test_a_reason_names_the_words_the_rule_and_what_would_flip_it() -> None:
    row = tag("Camat di Demak diduga memasang baliho paslon nomor urut 2").violations[0]
    for words in ("memasang", "baliho", "N01.r1", "diduga", "Berubah bila"):
        assert words in row.reason
    assert "It would flip" in row.reason_en


def test_stages_pass_an_unread_item_through() -> None:
    unread = Item(id="t", outlet="o", medium="news", url=None, title=None, text="x")
    for stage in (actors, violations, kind):
        assert stage(unread, load()) == unread


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Ganjar bertemu kades di rakernas, janji naikkan dana desa jelang pilpres", False),
        ("Menteri itu dipecat presiden menjelang pilpres", False),
        ("Gubernur mengajak warga memilih paslon 2 di pilgub", False),
        ("Gubernur mengajak para kepala sekolah memilih paslon 2 di pilgub", True),
        ("Camat itu diganjar penundaan kenaikan pangkat karena kampanyekan paslon 1", True),
    ],
)
def test_politicians_among_themselves_are_no_case(text: str, case: bool) -> None:
    assert tag(text).incident is case


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ('"Punya hak pilih, betul. Tapi mempromosikan salah satu calon, itu tidak boleh," kata camat, Kamis.', False),
        ('Sekda menyebut contohnya. "Mengunggah foto paslon 1, ikut konvoi, memasang stiker," ujarnya.', False),
        ('"Saya memang ikut kampanye paslon 2," kata seorang camat di Pati.', True),
        ('"Camat Rimbajati ikut kampanye paslon 2," kata anggota Bawaslu.', True),
        (
            "Pjs bupati menyebut KASN menerima 417 laporan dugaan pelanggaran netralitas. Ia tak mau ASN Kukar ikut.",
            False,
        ),
    ],
)
def test_a_quote_that_names_nobody_tells_no_act_of_its_speaker(text: str, case: bool) -> None:
    assert tag(text).incident is case


@pytest.mark.parametrize(
    ("text", "case"),
    [
        (  # an earlier case goes on by 'then'
            (
                "Panwascam meminta kades di Alor tidak membagikan beras berstiker caleg. Kejadian serupa pernah ada "
                "pada Pemilu 2014. Waktu itu dua kepala desa dihukum karena membagikan minyak bergambar caleg."
            ),
            False,
        ),
        ("Bawaslu akan meneruskan ke BKN setiap sekcam yang kedapatan menjadi koordinator relawan paslon.", False),
        ("Pemindahan guru PPPK karena menolak memasang foto petahana jelas dilarang dan dapat dibatalkan.", False),
        ("Status WA staf kecamatan itu isinya mengeluh gaji telat, bukan menjelekkan petahana.", False),
        (
            (
                "Bawaslu mencatat 1.143 dugaan pelanggaran netralitas ASN dan kepala desa sepanjang pilkada. Lebih "
                "dari separuhnya berupa unggahan dukungan kepada calon bupati, disusul kehadiran pada deklarasi paslon."
            ),
            False,
        ),
        ("Kades di Alor membagikan beras bantuan tanpa stiker caleg di balai desa.", False),
        ("Kades di Alor membagikan beras bantuan berstiker caleg di balai desa.", True),
        ("Perangkat desa itu dilaporkan melampirkan fotokopi KTP untuk dukungan pasangan calon perseorangan.", True),
    ],
)
def test_what_is_told_of_others_of_then_or_of_whoever_accuses_nobody(text: str, case: bool) -> None:
    assert tag(text).incident is case


def test_a_member_of_an_election_body_is_cleared_by_it() -> None:
    found = tag(
        "Pemeriksaan KPU Batam menyimpulkan tudingan dua anggota PPS menjadi admin grup relawan paslon tidak terbukti."
    )
    assert found.kind is not None
    assert found.kind.id == "cleared"
