"""Two lines that differ in few words: who acts, who only complains, whose order it is, whose side is meant."""

from __future__ import annotations

import pytest

from pipelines.knowledge import load
from pipelines.process import tag
from pipelines.record import Item


def read(text: str) -> tuple[str, str]:
    """Return kind and types of one line; the rules alone."""
    item = Item(id="t", outlet="", medium="news", url=None, title=None, text=text)
    tagged = tag(item, load().with_model(None))
    return tagged.kind.id, ",".join(sorted(violation.id for violation in tagged.violations))


@pytest.mark.parametrize(
    ("text", "kind", "types"),
    [
        # the official complains of a crew, or is complained of
        ("Kades Sukawarna menyebut tim 02 menempel stiker di balai desa tanpa izin", "other", ""),
        ("Camat lapor ke Bawaslu karena timses paslon 3 memasang spanduk di pagar kantornya", "other", ""),
        ("Camat dilaporkan ke Bawaslu karena memasang spanduk paslon 3 di pagar rumahnya", "handling", "N01"),
        # leave for one side only; whose order a noun tells
        (
            "Camat melarang lapangan kecamatan dipakai kampanye paslon 2, sedangkan paslon 1 diizinkan",
            "incident",
            "N10",
        ),
        ("Camat melarang lapangan kecamatan dipakai kampanye paslon 2 maupun paslon 1 selama MTQ", "exhortation", ""),
        ("Pengerahan guru ke kampanye cawalkot oleh kepala SD negeri di Cilegon dikeluhkan", "incident", "N07"),
        # a pledge for a side is no appeal
        ("Ikrar puluhan guru PPPK di aula: siap menangkan pasangan nomor 1", "incident", "N05,N06"),
        ("Ikrar puluhan guru PPPK di aula: siap netral di pilkada", "exhortation", ""),
        # kept in order, or handed out; a list of what is, or a verdict; a file that moves for another reason
        ("Babinsa di Lembata ikut amankan pembagian kaus paslon 4 kepada warga", "other", ""),
        ("Babinsa di Lembata ikut pembagian kaus paslon 4 kepada warga", "incident", "N01"),
        ("Ini macam-macam pose jari yang dinyatakan melanggar netralitas bagi guru PNS", "explainer", ""),
        ("Berkas dua PNS pemandu debat cabup dikirim BKPSDM ke BKN untuk kenaikan pangkat", "other", ""),
        # what nobody can imagine; counts that are set against each other
        ("Saya sulit membayangkan seorang kasi di Sragen berani berpidato memuji cabup 1", "opinion", ""),
        ("Seorang kasi di Sragen berani berpidato memuji cabup 1", "incident", "N06"),
        ("Catatan Bawaslu Indramayu: 12 guru PNS menyukai postingan cabup", "statistics", ""),
        # a target that an office hands down; a body of officials is somebody
        ("Target dari pak kadis: tiap lurah di Cilegon wajib sumbang 500 suara buat petahana", "incident", "N07"),
        ("Asosiasi kades di Brebes nyatakan dukung paslon 1", "incident", "N06"),
        # spread or set right; a summons to a hearing or to a course; sought or not found; fined or set free
        ("ASN Satpol PP di Ciamis menyebar kabar bohong bahwa cabup nomor 3 pernah dipenjara", "incident", "N17"),
        ("ASN Satpol PP di Ciamis meluruskan kabar bohong bahwa cabup nomor 3 pernah dipenjara", "other", ""),
        ("Panwascam memanggil kepala dusun yang diduga membagikan amplop caleg", "handling", "N08"),
        ("Panwascam memanggil kepala dusun untuk sosialisasi tata cara lapor dana kampanye", "other", ""),
        ("Bawaslu Subang mencari bukti kepala desa mengarahkan warga ke paslon 1", "handling", "N07"),
        ("Bawaslu Subang tidak menemukan bukti kepala desa mengarahkan warga ke paslon 1", "cleared", "N07"),
        ("Hakim denda kades Rawasari yang terbukti ikut kampanye caleg", "outcome", "N06"),
        ("Hakim lepaskan kades Rawasari yang dituduh ikut kampanye caleg", "cleared", "N06"),
        # pensioned first; an order that a side must not lose
        ("Lurah di Bima pensiun bulan lalu, kini mengambil formulir bakal calon wali kota di dua partai", "other", ""),
        ("Kepala dinas di Tanah Laut meminta pegawainya jangan sampai petahana kalah", "incident", "N07"),
        # put into a group by others, out by his own hand
        ("Ditambahkan ke grup relawan tanpa izin, lurah di Tebo itu seketika keluar", "other", ""),
        # whose order a message tells
        ("Bapak ibu guru, mohon hadir semua di kampanye akbar paslon 2. Perintah Bu Kadis", "incident", "N07"),
        ("Bapak ibu guru, mohon tidak hadir di kampanye akbar paslon 2. Perintah Bu Kadis", "exhortation", ""),
        # -nya takes up the side in front; everybody's campaign is no side
        ("Puluhan kades temui cabup nomor 1 lalu berikrar memenangkannya di pilkada", "incident", "N05,N06"),
        ("Camat mencabut izin lapangan untuk kampanye semua paslon, lapangan terendam banjir", "other", ""),
        ("Camat mencabut izin lapangan untuk kampanye paslon 2 tanpa alasan", "incident", "N10"),
        # what stands in front of the noun of the act is said of it as well
        ("Surat kepala kantor meminta penyuluh tidak menyisipkan ajakan memilih paslon", "exhortation", ""),
        # harm for a choice
        ("Sekdes coret tiga keluarga dari daftar BLT karena mereka memasang bendera paslon 2", "incident", "N10,N18"),
        # who he is turns out behind the act
        ("Pria berseragam Korpri yang orasi untuk cabup di Klungkung ternyata benar PNS", "incident", "N06"),
        ("Nama guru PNS di Solok tercatat di Sipol, KPU pastikan ia dicatut dan bukan pengurus", "cleared", "N12"),
        ("Nama guru PPPK di Solok ada di Sipol, ternyata memang bendahara ranting partai", "incident", "N12"),
        # the side does something else behind the comma
        ("Kepala puskesmas bagikan susu berlabel caleg nomor 1 di posyandu Mekar", "incident", "N08"),
        ("Kepala puskesmas bagikan susu balita di posyandu Mekar, caleg cuma menonton", "other", ""),
        # harm threatened to those who stand for a side
        ("Kepala UPT pasar mengancam membongkar lapak pedagang pendukung paslon 1", "incident", "N18"),
        ("Kepala UPT pasar diancam pedagang pendukung paslon 1 karena akan membongkar lapak", "other", ""),
        ("Kepala puskesmas minta kader kirim foto surat suara ke nomornya", "incident", "N18"),
        # steered to a side, or away from all
        ("Camat mengarahkan warga ke paslon 2 saat rapat dusun", "incident", "N07"),
        ("Kepala dinas kumpulkan operator sekolah, pesannya satu: amankan suara istri wali kota", "incident", "N07"),
        # shares and numbers of people
        ("Hasil survei: 72 persen ASN di Mimika mengaku pernah diarahkan memilih petahana", "statistics", ""),
        ("Ada 12 ASN diduga tak netral di tiga kabupaten, kata Bawaslu NTB", "statistics", ""),
        # what opens the line turns it
        (
            "Andai oknum kabid itu tidak mengerahkan truk dinasnya kemarin, kampanye paslon 1 pasti sepi",
            "incident",
            "N09",
        ),
        ("Jangankan berorasi, menonton kampanye paslon pun jangan, pesan seorang kadis kepada ASN", "exhortation", ""),
        ("Pak kabid bilang, kalau masih mau kontrak lanjut, semua staf harus coblos nomor 3", "incident", "N07,N18"),
        ("Seorang kadis mengembalikan formulir bakal cabup yang sengaja tak diisi ke DPC partai", "other", ""),
        ("Camat deklarasikan dukungan untuk paslon 2 di lapangan desa, warga ikut diundang", "incident", "N06"),
    ],
)
def test_two_lines(text: str, kind: str, types: str) -> None:
    assert read(text) == (kind, types)
