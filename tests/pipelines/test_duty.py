"""Duty, ink on a finger, somebody else's flag, one's own plans: what stands beside an act and makes it none."""

import pytest

from tests.pipelines.rules_alone import tag


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # police and guards at their task
        ("Seorang anggota Polri berdiri di samping paslon 2 sepanjang debat. Ia bertugas mengawal.", "other"),
        ("Seorang anggota Polri berjoget di panggung paslon 2 di Sorong.", "incident"),
        # the finger of a voter
        ("Anggota PPS foto bareng saksi caleg sambil pamer jari ungu bekas tinta.", "other"),
        ("Anggota PPS foto bareng caleg sambil pamer satu jari.", "incident"),
        # consent in writing
        ("Bupati petahana mengganti tiga camat jelang Pilkada dan sudah mengantongi persetujuan Mendagri.", "other"),
        ("Bupati petahana mengganti tiga camat jelang Pilkada tanpa persetujuan Mendagri.", "incident"),
        # turned down; what he himself will not do; who turns others away appeals
        ("Timses paslon 3 minta kepala SDN kami menyetor nama wali murid, beliau tolak baik-baik.", "other"),
        ("Seorang kabid Pemkab Kapuas tegaskan tak akan daftar ke partai mana pun di pilkada.", "other"),
        ("Bupati Kapuas tegaskan tak akan lindungi ASN yang tidak netral di pilkada.", "exhortation"),
        # readers are asked to report
        ("Ada guru PNS jadi saksi paslon 2 di TPS? Warga diminta segera lapor ke Bawaslu.", "exhortation"),
        ("Guru PNS boleh jadi saksi paslon 2 di TPS?", "other"),
        # whose pose and whose convoy; why an office was taken
        ("Satpol PP Blora menurunkan baliho caleg nomor urut 2 yang berpose dua jari karena dipaku di pohon.", "other"),
        ("Pegawai PDAM memperbaiki pipa ketika konvoi paslon 1 melintas di Balikpapan.", "other"),
        ("Pegawai PDAM ikut konvoi paslon 1 di Balikpapan.", "incident"),
        ("Camat di Buol dinonjobkan dua pekan jelang penetapan calon pilkada karena nilai kinerjanya rendah.", "other"),
        # lists of the forbidden hold their prohibition to the end
        (
            "Perangkat nagari dilarang: (a) menjadi anggota tim pemenangan; (b) ikut kampanye paslon. Ini Pasal 29.",
            "explainer",
        ),
        ("Babinsa jangan pakai kaus relawan capres ya pak, TNI harus netral.", "exhortation"),
        # hit by the convoy, between the supporters, sent by the organisers
        ("Seorang PNS di Bima dirawat setelah terserempet rombongan konvoi paslon 2.", "other"),
        ("Lurah di Bima memimpin rombongan konvoi paslon 2.", "incident"),
        ("Camat Kota Ternate melerai pendukung paslon 1 dan paslon 3 yang adu mulut.", "other"),
        ("Kades di Demak dikenal sebagai pendukung paslon 2 dan dituding tidak netral.", "incident"),
        ("Kepala puskesmas di Sikka menyiapkan ambulans di kampanye cagub nomor 1 atas permintaan KPU.", "other"),
        ("Kepala puskesmas di Sikka memakai ambulans untuk menjemput massa kampanye cagub nomor 1.", "incident"),
        # examined are the candidates, and what a spokesman denies is no case of his
        ("Dua perawat RSUD Sikka memeriksa kesehatan bakal calon bupati atas tugas KPU.", "other"),
        ("Bawaslu Sikka memeriksa perawat RSUD yang kampanye untuk calon bupati nomor 2.", "handling"),
        ("Kominfo Bantul membantah kabar server KPU diretas jelang pilkada. Kabid menyebut kabar itu hoaks.", "other"),
        # the way of a report
        ("Begini alur laporan netralitas: Bawaslu mengkaji tujuh hari, lalu meneruskan ke BKN.", "explainer"),
        # a car that is hit, a debate that is watched, a court about the count
        ("Baliho paslon 2 roboh menimpa mobil dinas camat di Tegal.", "other"),
        ("Mobil dinas camat di Tegal dipakai mengangkut baliho paslon 2.", "incident"),
        ("Lurah di Kupang kehilangan motor saat menonton debat cagub di kantor kelurahan.", "other"),
        ("Lurah di Kupang menonton kampanye cagub nomor 1 dari panggung.", "incident"),
        ("Sidang sengketa pilkada Muna menghadirkan tiga camat sebagai saksi termohon KPU.", "other"),
        # a figure
        ("Bawaslu Garut menangani 33 perkara pilkada. Kades paling banyak dilaporkan, 17 orang.", "statistics"),
        # recommended is not given
        ("Bawaslu merekomendasikan kepada BKN agar kadis yang jadi juru kampanye cabup dijatuhi sanksi.", "handling"),
        ("BKN menjatuhkan sanksi kepada kadis yang jadi juru kampanye cabup.", "outcome"),
    ],
)
def test_what_stands_beside(text: str, name: str) -> None:
    found = tag(text).kind
    assert found is not None
    assert found.id == name


def test_the_flag_of_those_who_are_struck_off_is_not_the_clerks() -> None:
    text = "Sekdes di Buton coret tiga keluarga dari daftar BLT setelah mereka memasang bendera paslon 2."
    assert "N01" not in {act.id for act in tag(text).violations}
