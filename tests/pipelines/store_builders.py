"""Captures and items for the store's suites, and Indonesian texts made of our own sentences."""

from __future__ import annotations

import hashlib
import random
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pipelines import store
from pipelines.record import ArchiveRef, Capture, Hint, Item, Recipe, item_id

if TYPE_CHECKING:
    from pipelines.store import CapturePk, Outcome

NOW = datetime(2024, 11, 20, 8, 0, tzinfo=UTC)
OUTLET = "suara-lembah"
URL = "https://suara-lembah.example/berita/kabid-dilaporkan"
RECIPES = {OUTLET: Recipe(OUTLET, "feed", "news", title="h1", body="article")}
SENTENCES = (
    "Seorang kepala bidang di dinas perhubungan diduga membagikan ajakan memilih salah satu pasangan calon.",
    "Unggahan itu beredar di grup percakapan warga sejak Senin malam dan memancing protes.",
    "Badan pengawas pemilu setempat menyatakan laporan sudah diregistrasi dan akan dikaji lima hari.",
    "Pelapor menyerahkan tangkapan layar serta rekaman suara sebagai bukti awal.",
    "Kepala badan kepegawaian daerah mengatakan pihaknya menunggu hasil kajian sebelum bersikap.",
    "Aturan melarang pegawai negeri memberi dukungan kepada calon dengan cara apa pun.",
    "Warga berharap proses berjalan terbuka agar kepercayaan kepada penyelenggara tetap terjaga.",
    "Terlapor belum memberikan keterangan ketika dihubungi melalui telepon genggamnya.",
    "Pengamat dari sebuah universitas menilai pengawasan di media sosial perlu diperkuat.",
    "Tim penindakan memanggil tiga saksi untuk dimintai klarifikasi pada pekan depan.",
    "Jika terbukti, yang bersangkutan terancam sanksi moral berupa pernyataan terbuka.",
    "Sekretaris daerah mengingatkan seluruh aparatur untuk menahan diri selama masa tenang.",
)


def capture(url: str = URL, *, fetched: datetime = NOW, body: str = "a", source: str = OUTLET) -> Capture:
    return Capture(
        source=source,
        outlet=source,
        medium="news",
        url=url,
        final_url=url,
        canonical_url=url,
        fetched_at_utc=fetched,
        status=200,
        headers=(("Content-Type", "text/html"),),
        body_sha256=(body * 64)[:64],
        rendered=False,
        robots="allowed",
        hint=Hint(title="Judul dari umpan", summary="Ringkasan dari umpan"),
        archive=ArchiveRef("satu.warc.gz", 0, 100, (body * 64)[:64]),
    )


def article(url: str = URL, title: str = "Kepala bidang dilaporkan", text: str = "", *, outlet: str = OUTLET) -> Item:
    return Item(
        id=item_id(outlet, url),
        outlet=outlet,
        medium="news",
        url=url,
        title=title,
        text=text or "\n".join(SENTENCES[:6]),
        knowledge_version="k1",
    )


class StoppedClock:
    """A clock whose date stands still at `now`."""

    def __init__(self, now: datetime = NOW) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return time.monotonic()


def page(title: str, *lines: str, head: str = "") -> bytes:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1><article>{body}</article></body></html>"
    ).encode()


def page_of(number: int) -> tuple[str, bytes]:
    """Address and page of one of many articles that are no copies of each other."""
    url = f"https://suara-lembah.example/berita/{number}"
    return url, page(f"Berita nomor {number} dari dinas", *SENTENCES[:2], words(number, 80), f"Penutup {number}.")


def capture_of(url: str, body: bytes, *, fetched: datetime = NOW) -> Capture:
    """The capture of a page, before its record is archived."""
    seen = capture(url, fetched=fetched)
    return replace(seen, body_sha256=hashlib.sha256(body).hexdigest(), archive=None)


def words(seed: int, count: int = 120) -> str:
    """A text of `count` words that shares no long run with another seed's."""
    draw = random.Random(seed)
    pool = sorted({word.strip(".,").lower() for sentence in SENTENCES for word in sentence.split()})
    return " ".join(draw.choice(pool) for _ in range(count))


def add(url: str = URL, *, fetched: datetime = NOW, body: str = "a", source: str = OUTLET) -> CapturePk:
    with store.write():
        return store.add_capture(capture(url, fetched=fetched, body=body, source=source))


def settle(*items: Item, now: datetime = NOW) -> Outcome:
    """Settle the oldest pending group with these items, as the worker does."""
    (group,) = store.pending(1)
    prepared = store.prepare_all(items)
    with store.write():
        return store.store_outcome(group, prepared, now)


def publish(item: Item, *, fetched: datetime = NOW, body: str = "a") -> Outcome:
    """Fetch and store one item."""
    add(item.url or "", fetched=fetched, body=body, source=item.outlet)
    return settle(item, now=fetched)
