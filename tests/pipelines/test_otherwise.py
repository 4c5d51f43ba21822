"""What the writer calls something else, what a law or an opinion says of whoever, figures told with their act."""

import pytest

from pipelines.actors import actors
from pipelines.kind import kind
from pipelines.knowledge import load
from pipelines.reading import read
from pipelines.record import Item
from pipelines.violations import violations


def tag(text: str) -> Item:
    found = Item(id="t", outlet="o", medium="news", url=None, title=None, text=text)
    for stage in (read, actors, violations, kind):
        found = stage(found, load().with_model(None))  # the rules alone
    return found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a law threatens whoever does it, an authority punishes one
        ("Ketentuan disiplin mengganjar guru PNS yang membagikan stiker calon dengan penundaan gaji", "explainer"),
        ("Inspektorat mengganjar guru PNS di Bantul yang membagikan stiker cabup 1 dengan teguran tertulis", "outcome"),
        # an opinion on whoever does it, and one on somebody who did
        ("Bagi saya lurah yang ikut konvoi paslon, nomor berapa pun, sudah tak pantas melayani", "opinion"),
        ("Menurut saya keterlaluan, Lurah Kebonsari kemarin ikut konvoi paslon nomor 2", "incident"),
        # figures told with their act
        ("KPU Kabupaten Siak mendapati 23 guru PNS masih tercatat sebagai anggota partai dalam Sipol", "statistics"),
        ("Laporan tentang kades yang mengarahkan warga ke paslon naik dari tiga menjadi sebelas", "statistics"),
        ("Menyukai unggahan calon mendominasi, dilakukan 40 dari 72 PNS yang dilaporkan di NTB", "statistics"),
        ("Empat laporan soal kades membagikan sembako paslon masuk ke Bawaslu Bima", "statistics"),
        # a side that is said not to be there
        ("Bu lurah bagi-bagi minyak goreng, botolnya polos saja, gambar paslon nihil", "other"),
        ("Pak camat bagi sembako ke korban banjir, tasnya logo pemkab, gak ada muka calon", "other"),
        ("Pak camat bagi sembako ke korban banjir, tasnya ada muka calon bupati", "incident"),
        # a sign of another matter
        ("Kepala SMK mengangkat dua jari menghitung mundur start lomba lari menjelang pilkada", "other"),
        ("Tiga kepala SD negeri mengacungkan dua jari saat foto bersama calon bupati nomor 2", "incident"),
        # taken for one, found to be none
        ("Disangka ikut kampanye paslon 1, Lurah Sukamaju rupanya sedang mengantar ibunya berobat", "other"),
        ("Lurah yang disebut hadir di deklarasi paslon ternyata hari itu masih dirawat di rumah sakit", "other"),
        # not this but that
        ("Bukan untuk kampanye cabup, mobil dinas camat itu dipakai mengangkut air bersih", "other"),
        ("Kaus yang dibagikan kadus bukan kaus posyandu, tapi kaus paslon nomor 2", "incident"),
        # made up, taken back
        ("Dalam simulasi penanganan pelanggaran, seorang camat kedapatan berorasi untuk paslon 9", "other"),
        (
            "Ralat: kami menulis Camat Sukorejo hadir di kampanye paslon 1. Yang hadir adalah ketua karang taruna",
            "other",
        ),
        # what may be the end of a report when its form is right
        ("Laporan soal camat tak netral diproses Bawaslu sepanjang syarat formil dan materiil dipenuhi", "explainer"),
        ("Laporan soal camat tak netral diproses Bawaslu Banyumas karena syarat formil dipenuhi", "handling"),
        # asked to report, asked by letter
        ("Warga yang tahu ada kades membagikan sembako caleg diminta melapor ke panwascam", "exhortation"),
        ("Jika menemukan ASN berpose dukungan kepada calon, segera laporkan lewat kanal ini", "exhortation"),
        ("Bawaslu Gresik melayangkan surat kepada camat agar balai desa tidak dipakai kampanye paslon", "exhortation"),
    ],
)
def test_whose_matter_it_is(text: str, name: str) -> None:
    assert tag(text).kind is not None
    assert tag(text).kind.id == name
