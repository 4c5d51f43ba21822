"""Writes `golden_tokens.jsonl` anew, from hand-picked lines and seeded mixtures, after a deliberate change of rules.

Run `python tests/search/analysis/make_golden.py`.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from search import analysis

HAND = [
    "",
    "ASN tidak netral, Jum’at (2/2/2024) pukul 10.00 WIB.",
    "Bawaslu Kab. Klaten memeriksa camat yang mengunggah foto-foto bersama calon.",
    "Lihat https://kpu.go.id/berita?id=1.000&x=y dan surel contoh@contoh.test",
    "Café, cafe\u0301, CAFÉ; naïve façade, straße, Œuvre, Ærø, Łódź, Đà Nẵng, ½ jam",
    "net\u00adral net\u200bral netral\ufeff",
    "NUL\x00di tengah, tab\tdan baris\nbaru",
    "😀👍🏽🇮🇩 #NetralitasASN @akun_contoh",
    "١٢٣ ٤٥٦ 中文字符 ひらがな Кириллица Ελλάς ﷺ ⑴",
    "'kutip' ’kutip’ Ma'ruf Ma’ruf Qur'an rock'n'roll a''b",
    "snake_case kebab-case titik.tengah garis/miring 50% Rp1.000.000,00",
    "ＡＳＮ ｎｅｔｒａｌ ℌ ﬁnal ǅ İstanbul ıŞık",
    "x" * 300,
    "\ud800lone surrogate\udfff",
]
STARTS = [*"me mem men meng menge menye di ke ter ber per pe pem pen peng se".split(" "), *[""] * 12]  # noqa: SIM905
ROOTS = """
dukung kampanye pilih lapor periksa unggah sebar ajak arah pasang bagi langgar awas netral calon pegawai tegak hukum
surat tugas kerja jalan tulis baca dengar lihat hadir sosialisasi mobilisasi imbau tekan ancam janji beri bantu rapat
""".split()  # noqa: SIM905 - readable as lines
ENDS = [*"kan an i nya kannya annya lah kah pun ku mu".split(" "), *[""] * 10]  # noqa: SIM905 - readable as one line
GAPS = [*([" "] * 4), ", ", ". ", "-", "/", " (", ") ", "\n", " “", "” ", "’", "'", "\u00ad", "\u200b", "_", " 😀 ",
        "\x00", "1", ".000"]  # fmt: skip


def lines() -> list[str]:
    """The hand-picked lines and 600 drawn ones."""
    draw = random.Random(2024)
    drawn = []
    for _ in range(600):
        parts = []
        for _ in range(draw.randint(1, 8)):
            word = draw.choice(STARTS) + draw.choice(ROOTS) + draw.choice(ENDS)
            parts += [draw.choice((word, word, word.capitalize(), word.upper())), draw.choice(GAPS)]
        drawn.append("".join(parts))
    return HAND + drawn


def main() -> None:
    """Write the file beside this one."""
    rows = [
        {"text": text, "tokens": [[t.word, t.stem, t.start, t.end] for t in analysis.tokens(text)]} for text in lines()
    ]
    target = Path(__file__).with_name("golden_tokens.jsonl")
    target.write_text("".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
