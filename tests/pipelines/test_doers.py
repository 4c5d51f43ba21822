"""Who else did it: the side, a name or an account stands at the verb; the official of the next clause does not."""

from __future__ import annotations

import pytest

from tests.pipelines.rules_alone import tag

NOBODY = (
    "Bansos PKH diatasnamakan caleg, lurah meminta warga tidak percaya",
    "Kampanye paslon 2 dipimpin Darmo Sutirta, kapolres menurunkan 300 personel untuk mengamankan.",
    "Video camat menari di hajatan diposting ulang akun timses 2, camat minta dihapus.",
    "Panitera hadir saat caleg terdakwa korupsi membacakan pembelaan di pengadilan tipikor.",
    "Sekretaris KPU merekap laporan dana kampanye paslon nomor urut 1 sampai 3 sebelum diaudit akuntan publik.",
    "Kepala Kesbangpol menerima SK kepengurusan baru Partai NasDem untuk diverifikasi sebagai syarat dana banpol.",
    "Lurah dibantu pemuda, bendera partai sisa pemilu sudah diturunkan",
    "Lurah menanggung sewa tenda untuk TPS 04",
)


@pytest.mark.parametrize("text", NOBODY)
def test_the_official_of_the_next_clause_is_not_accused(text: str) -> None:
    """Each names an official beside a side, and none says that he acted for it."""
    assert not tag(text).incident


def test_whoever_leads_in_the_passive_with_a_post_is_accused() -> None:
    """The guard looks for a name; a post right behind the verb is the doer."""
    assert tag("Konvoi kampanye paslon 2 dipimpin camat Rimbang kemarin sore").incident
