"""Steps of institutions told in other words: who is set free, asked, sent home; and what only sounds like a step."""

import pytest

from tests.pipelines.rules_alone import kind_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # who is set free stands inside the phrase; a status taken back
        ("Hakim PN Bantul melepaskan dukuh dari semua dakwaan mengampanyekan caleg", "cleared"),
        ("Bawaslu Agam nyatakan seorang guru PNS bersih dari keanggotaan partai", "cleared"),
        ("Status tersangka lurah yang diduga kampanye dicabut setelah praperadilan dikabulkan", "cleared"),
        ("Inspektorat menyebut kehadiran lurah di acara paslon 1 murni tugas kedinasan", "cleared"),
        ("Ombudsman menutup aduan honorer soal ancaman kadis memilih petahana, buktinya tak cukup", "cleared"),
        ("Hakim PN Bantul menghukum dukuh karena mengampanyekan caleg", "outcome"),
        # questions, proof, experts, teams
        ("Panwascam menyodorkan 12 pertanyaan kepada kadus yang memasang stiker paslon 2", "handling"),
        ("Bawaslu menyita beras berstiker paslon 2 yang dibagikan staf kecamatan sebagai barang bukti", "handling"),
        ("Bawaslu datangkan ahli bahasa untuk menilai pidato camat yang memuji petahana", "handling"),
        ("Seorang bendahara dinas menyimpan kaus paslon 1 titipan Bawaslu sebagai barang bukti", "other"),
        ("Bawaslu mengundang ahli bahasa untuk melatih guru menulis berita pemilu damai", "other"),
        # the object in front of 'kami'; a warning stays one
        ("Guru itu sudah kami berhentikan, ia pengurus partai sejak dua tahun lalu, kata bupati", "outcome"),
        ("Guru mana pun yang jadi pengurus partai pasti kami berhentikan, kata bupati", "exhortation"),
        # why somebody lost his work
        ("Dua honorer dishub dirumahkan karena anggaran seret menjelang kampanye", "other"),
        ("Seorang kabid dibebastugaskan atas permintaan sendiri karena ingin maju pilkada", "other"),
        ("Seorang kabid dibebastugaskan tidak atas permintaan sendiri karena ikut kampanye paslon 2", "outcome"),
        # nobody is pursued
        ("Kontrak dua honorer dinas pertamanan diputus karena gedung kantor kebakaran menjelang pilkada", "other"),
        ("Laporan dana desa dari kades diterima inspektorat tepat waktu sebelum tahapan pilkada", "other"),
    ],
)
def test_steps_in_other_words(text: str, kind: str) -> None:
    assert kind_of(text) == kind
