"""Style of texts that accuse nobody: an appeal, a rule, a view and plain news of officials are told apart."""

from __future__ import annotations

import pytest

from pipelines.knowledge import load
from pipelines.process import tag
from pipelines.record import Item

RULES = load().with_model(None)


def kind_of(text: str) -> str:
    found = tag(Item(id="t", outlet="x", medium="news", url=None, title=None, text=text), RULES)
    assert not found.incident, text
    assert found.kind is not None
    return found.kind.id


@pytest.mark.parametrize(
    "text",
    [
        "Sekda Tolitoli mengajak pegawai bijak bermedsos dan tidak memosting konten berbau politik jelang pilkada.",
        "Inspektur Kapuas Hulu menekankan pejabat jangan sekali-kali memobilisasi bawahan untuk kepentingan pilkada.",
        "Wali Kota Bontang wanti-wanti lurah soal mobil dinas menjelang kampanye",
        "Kepala BKPSDM Sumenep pesan ke guru: tahan jempol sampai pilkada selesai",
        "Sekda Bone mengancam mencopot ASN yang ikut-ikutan mendukung calon mana pun.",
        "Puluhan pegawai Kecamatan Toba Lestari bacakan deklarasi tak memihak cagub nomor 1 maupun 2",
        "Penjabat Bupati Landak mengingatkan ASN yang hendak maju pilkada segera mengundurkan diri",
        "Sebanyak 62 kades di Batanghari berikrar tidak memenangkan paslon mana pun di hadapan Bawaslu",
        "PNS yang mendaftar sebagai calon bupati akan dipanggil BKPSDM bila belum mengundurkan diri",
        "Bapak/Ibu dosen yth, dosen PNS maupun PPPK tidak diperkenankan menjadi saksi paslon pilgub.",
    ],
)
def test_whoever_is_asked_to_hold_back_is_appealed_to(text: str) -> None:
    assert kind_of(text) == "exhortation"


@pytest.mark.parametrize(
    "text",
    [
        "Bupati petahana cuti kampanye, Pjs minta pelayanan publik tidak terganggu",
        "Kabid Kesbangpol memaparkan aturan dana parpol kepada seluruh partai peserta pemilu",
        "Kepala distrik kumpulkan kepala kampung, KPU jelaskan tata cara noken pemilihan bupati",
        "Bawaslu Toba mengutus staf hukum yang menjadi narasumber pelatihan saksi di kantor partai",
        "Assalamualaikum bapak ibu wali murid, mohon maaf grup ini khusus info sekolah, tidak untuk kampanye.",
        "Mantan camat yang sudah pensiun mengajak warga tidak mencoblos kotak kosong, kini ia petani biasa.",
    ],
)
def test_news_of_officials_is_no_appeal_and_no_rule(text: str) -> None:
    assert kind_of(text) == "other"


@pytest.mark.parametrize(
    "text",
    [
        "Sesuai SKB, kehadiran ASN dalam deklarasi bakal calon dikategorikan pelanggaran kode etik.",
        "ASN wajib mundur sejak ditetapkan sebagai pasangan calon, bunyi Pasal 7 UU Pilkada.",
        "PNS yang menjadi anggota atau pengurus partai diberhentikan tidak dengan hormat menurut UU ASN.",
        "Menurut Bawaslu, ASN dapat menghadiri kampanye untuk mendengar visi misi tanpa atribut.",
        "Daftar 9 larangan perangkat desa selama masa kampanye",
        "Beda sanksi moral dan sanksi disiplin bagi ASN yang tak netral",
        "PPPK tunduk pada aturan netralitas yang sama dengan PNS, hanya jenis hukumannya berbeda",
        "Kepala desa tidak boleh mengarahkan warga kepada pasangan calon tunggal, di balai desa maupun di pengajian.",
    ],
)
def test_what_officials_may_and_may_not_do_is_a_rule(text: str) -> None:
    assert kind_of(text) == "explainer"


@pytest.mark.parametrize(
    "text",
    [
        "Netralitas ASN, antara aturan dan rasa takut dimutasi",
        "Buat apa ikrar netral tiap tahun kalau ujungnya sama saja",
        "Sekarang PNS mau gaya peace aja takut, tiap foto tangannya disembunyiin, pemilu bikin parno.",
    ],
)
def test_whoever_sighs_tells_a_view(text: str) -> None:
    assert kind_of(text) == "opinion"
