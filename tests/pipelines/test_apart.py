"""Acts that the words themselves take away: sent back, somebody else's, another contest, another reason, long ago."""

import pytest

from tests.pipelines.rules_alone import tag


@pytest.mark.parametrize(
    ("text", "case"),
    [
        # a link with the election is denied of a decision or a sanction without a side; an act for one stays
        ('Bupati merotasi 40 pejabat eselon III. "Tidak ada kaitannya dengan pilkada," katanya di pendopo.', False),
        ("Dua PNS Kabupaten Ende dipecat karena korupsi, bukan karena urusan politik pilkada, kata bupati.", False),
        ("Camat di Lembata membagikan beras bergambar paslon 2. Ia berkilah itu tak ada kaitan dengan pilkada.", True),
        ("Bupati Muna mencopot tiga lurah karena menolak dukung petahana. Ia menyebut itu bukan soal pilkada.", True),
        # another reason is given, and the side stands in a clause of its own
        (
            "Sekdes di Buton coret tiga keluarga dari daftar BLT karena datanya ganda, bendera paslon 2 tetap ada.",
            False,
        ),
        ("Sekdes di Buton coret tiga keluarga dari daftar BLT setelah mereka memasang bendera paslon 2.", True),
        # the campaign opens the clause, or stands behind 'oleh', or holds the speech
        ("Tadi siang relawan paslon 2 membagikan kaus di depan puskesmas, kepala puskesmas meminta izin.", False),
        ("Camat di Bantul bersama relawan paslon 2 menempelkan stiker di rumah warga.", True),
        ("Kades di Sumenep disebut pembohong oleh cabup nomor 1 di depan jemaah pengajian.", False),
        ("Kades di Sumenep menyebut cabup nomor 1 pembohong di depan jemaah pengajian.", True),
        ("Kades di Kaur menonton pidato cabup nomor 2 dari balik pagar rumahnya.", False),
        ("Kades di Kaur berpidato di panggung cabup nomor 2 di lapangan desa.", True),
        # a cleft names who did it
        ("Tidak ada guru PNS yang ikut kampanye paslon 2, yang joget itu penyanyi organ tunggal.", False),
        ("Yang joget di panggung paslon 2 itu Camat Banyumanik, terekam kamera warga.", True),
        # sent back, turned down, on the road of the order police
        ("Sembako bergambar caleg dikembalikan perangkat Desa Tirtasewu ke posko timses.", False),
        ("Sembako bergambar caleg dibagikan perangkat Desa Tirtasewu ke warga.", True),
        ("Camat tolak undangan deklarasi paslon 2, pilih ikut kerja bakti.", False),
        ("Ditawari jadi saksi paslon 2, sekdes di Jombang tidak mau.", False),
        ("Mobil dinas Satpol PP Kudus mengangkut spanduk paslon yang terpasang di pohon saat penertiban.", False),
        ("Mobil dinas Satpol PP Kudus dipakai mengangkut spanduk paslon 2 ke posko pemenangan.", True),
        # matches and their umpires
        ("Lurah di Dumai protes, ia menilai wasit turnamen antarkelurahan tidak netral.", False),
        ("Warga menuding lurah di Dumai tidak netral dalam pilkada.", True),
        (
            "Regu nomor 3 menang lomba dayung atas regu ASN setda. Penonton mendukung jagoannya. Pilkada masih jauh.",
            False,
        ),
        # who complains is not complained of
        ("Tim cabup nomor 3 bagi kaus di depan puskesmas, kepala puskesmas melapor ke panwascam.", False),
        # an earlier poll by its year, or by the years that have passed
        ("Sekda meminta camat netral pada Pilkada 2020. Pada pemilihan 2015, delapan ASN dijatuhi sanksi.", False),
        ("Sekda meminta camat netral, mengingat tiga tahun silam dua lurah dipecat karena ikut kampanye cabup.", False),
        ("Delapan ASN di Buru dijatuhi sanksi karena ikut kampanye cabup, melanggar UU Nomor 10 Tahun 2016.", True),
    ],
)
def test_what_the_words_take_away_is_no_case(text: str, *, case: bool) -> None:
    found = tag(text).kind
    assert found is not None
    assert (found.id in {"incident", "handling", "outcome"}) is case


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kadis Pendidikan Sragen menginstruksikan guru menghapus unggahan dukungan kepada cabup.", "exhortation"),
        ("Kadis Pendidikan Sragen menginstruksikan guru mengunggah dukungan kepada cabup nomor 1.", "incident"),
        ("Lewat edaran, kadis di Nabire perintahkan sekolah menurunkan foto petahana dari tiap kelas.", "exhortation"),
        ("Bapak/Ibu guru, yang pakai atribut paslon dilaporkan ke dinas. Arahan kepala sekolah.", "exhortation"),
    ],
)
def test_an_order_that_takes_away_is_an_appeal(text: str, name: str) -> None:
    found = tag(text).kind
    assert found is not None
    assert found.id == name
