"""One side gets what the other is refused; a question that a post answers; some in particular behind 'para'."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import kind_of, types_of

_APART = (
    "Kades Sukanegla buka balai desa untuk tim nomor 2, sedangkan surat tim nomor 1 tidak digubris",
    "Rombongan 02 disuruh bayar parkir lapangan oleh seorang petugas dishub, rombongan 01 gratis",
    "Bendera penantang diturunkan kasi trantib, bendera petahana di depannya dibiarkan",
    "Syahbandar Lembur menahan perahu simpatisan paslon 2, perahu simpatisan paslon 1 dilepas",
    "Direktur PDAM Lembur memutus air posko penantang, posko petahana tetap mengalir",
)
_ALIKE = (
    "Permohonan paslon 2 ditolak kades karena lapangan dipakai turnamen, paslon 1 juga ditolak",
    "Satpol PP copot baliho paslon 1 yang melintang jalan, baliho paslon 2 dibiarkan karena sesuai zona",
    "PDAM Lembur memutus air posko paslon 1 dan paslon 2 karena sama-sama menunggak",
    "Pemakaian balai desa oleh paslon 1 dan paslon 2 diundi pak kades",
    "Kades Sukanegla tolak permohonan balai desa dari paslon 1 dan paslon 2",
    "Kades Sukanegla pinjamkan balai desa ke paslon 1 hari Kamis, paslon 2 dapat hari Sabtu",
)


@pytest.mark.parametrize("text", _APART)
def test_what_one_side_gets_and_the_other_is_refused_is_a_decision(text: str) -> None:
    """No single verb tells it: two clauses, two sides, one granted, one refused."""
    assert kind_of(text) == "incident"
    assert types_of(text) == {"N10"}


@pytest.mark.parametrize("text", _ALIKE)
def test_what_both_sides_get_or_are_refused_is_none(text: str) -> None:
    """Equal treatment harms nobody."""
    assert kind_of(text) == "other"


def test_a_post_answers_the_question() -> None:
    """Who did it stands in the next sentence, with no verb of its own."""
    assert types_of("MC kampanye paslon 2 tadi malam? Pak sekcam sendiri orangnya") == {"N06"}
    assert types_of("Siapa bendahara relawan petahana di sini? Seorang kasubag dinas sosial") == {"N11"}
    assert kind_of("Siapa bendahara relawan petahana di sini? Bukan kasubag, tapi adik iparnya") == "other"
    assert kind_of("Siapa bendahara relawan petahana di sini? Juragan beras, pak kasubag cuma tetangganya") == "other"


def test_a_question_that_is_owned() -> None:
    """Asked and confirmed by the writer, asked and denied."""
    assert (
        kind_of("Benarkah pak kades hadir di deklarasi paslon 2? Benar, saya lihat sendiri dia di depan") == "incident"
    )
    assert kind_of("Benarkah pak kades hadir di deklarasi paslon 2? Tidak, ia sedang umrah") == "other"


def test_some_in_particular_behind_para() -> None:
    """A day told makes them somebody; a rule and a habit do not."""
    assert types_of("Para camat yang semalam joget di panggung petahana kini bungkam") == {"N05"}
    assert types_of("Para kades se-Kecamatan Rimbo Seluai deklarasi dukung cagub nomor 1") == {"N05", "N06"}
    assert kind_of("Para camat yang joget di panggung petahana bisa dihukum") != "incident"


def test_who_says_it_behind_the_quote() -> None:
    """A threat or an insult that is quoted belongs to whoever is named behind it."""
    assert types_of('"Yang tidak pilih nomor 1, SK-nya saya tinjau ulang," ujar seorang kepala puskesmas') == {"N18"}
    assert types_of('"Cabup penantang itu tukang bohong," kata seorang kabag di depan petani') == {"N17"}
    assert kind_of('"Cabup penantang itu tukang kayu," kata seorang kabag di depan petani') == "other"


def test_not_to_come_is_to_refuse_a_side() -> None:
    """Punished for staying away from a campaign; from the own roll call is duty."""
    assert types_of("Bupati copot 12 kepala kampung karena tak hadiri deklarasi pencalonannya") == {"N10", "N18"}
    assert kind_of("Bupati copot 12 kepala kampung karena tak hadiri apel pagi") != "incident"


def test_a_feared_sanction_is_none() -> None:
    """'takut dipecat' tells no outcome."""
    assert kind_of("Takut dipecat kepala dinas, seorang honorer dishub ikut konvoi paslon 2") != "outcome"
