"""A small desk for the suites of pages, alerts and exports: tagged items, the real store, a real embedded index."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from pipelines import store
from pipelines.record import ActorTag, Item, KindTag, Published, Recipe, RegionTag, StatementTag, TopicTag, ViolationTag
from search.documents import document
from search.models import IndexGeneration
from search.tantivy_index import TantivyStore
from tests.pipelines.store_builders import article, publish

if TYPE_CHECKING:
    from pathlib import Path

    from pipelines.record import Kind, Span, Status
    from search.tantivy_index import TantivyIndex

NOW = datetime(2024, 11, 22, 0, 14, tzinfo=UTC)
TEXT = (
    "Seorang camat di Kabupaten Sukoharjo diduga mengajak warga memilih pasangan calon nomor dua.\n"
    "Ajakan itu disampaikan saat pembagian bantuan di balai desa, Kamis pagi.\n"
    "Badan pengawas setempat menyatakan akan mengkaji laporan warga.\n"
    "Camat itu membantah dan menyebut kehadirannya sebagai undangan biasa."
)
OTHER = (
    "Bupati mengingatkan seluruh aparatur agar netral selama masa tenang.\n"
    "Ia meminta kepala dinas mengawasi penggunaan kendaraan dinas.\n"
    "Pelayanan kepada warga, katanya, tidak boleh terganggu oleh urusan pemilihan."
)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return ("text", start, start + len(words))


def url(number: int, outlet: str = "suara-lembah") -> str:
    return f"https://{outlet}.example/berita/{number}"


def incident(
    number: int = 1,
    *,
    title: str = "Camat diduga ajak warga pilih nomor dua",
    text: str = TEXT,
    status: Status = "alleged",
    kind: Kind = "incident",
    outlet: str = "suara-lembah",
) -> Item:
    """An item with one tag of every sort, all spans in the text."""
    where = "Kabupaten Sukoharjo"
    region = RegionTag(
        code="33.11",
        name="Kabupaten Sukoharjo",
        level="regency",
        role="event",
        ambiguous=False,
        conflict=False,
        ikn=False,
        confidence=0.91,
        runner_up=None,
        rule="R1",
        spans=(span(text, where),) if where in text else (),
        reason="tempat kejadian disebut",
        reason_en="place of the act is named",
    )
    words = "mengajak warga memilih pasangan calon nomor dua"
    act = (span(text, words),) if words in text else ()
    cleared = kind == "cleared"
    violation = ViolationTag(
        "N07", "N07.r1", "alleged", "calon", ("PD8",), "berat", 0.88, act, "ajakan memilih satu pihak", "urging"
    )
    return dataclasses.replace(
        article(url(number, outlet), title, text, outlet=outlet),
        published=Published(date(2024, 11, 22), "minute", "Asia/Jakarta", zone_assumed=False, raw="", rule="meta")
        if number % 2
        else None,
        lang="id",
        kind=KindTag(kind, "K.incident", 0.4, act, "perbuatan diduga terjadi", "alleged act"),
        incident=not cleared,
        allegation_status="not_proven" if cleared else status,
        regions=(region,),
        violations=(violation,),
        topics=(TopicTag("N09", "barred", "N09.r2", (), "dilarang disebut", "barred"),),
        actors=(ActorTag("agent", "asn_presumed", "Camat", "A2", (span(text, "camat"),), "jabatan", "post"),)
        if "camat" in text
        else (),
        statements=(StatementTag("denied", "S1", (span(text, "membantah"),), "terlapor membantah", "denies"),)
        if "membantah" in text
        else (),
    )


def appeal(number: int = 2) -> Item:
    return dataclasses.replace(
        article(url(number), "Bupati ingatkan aparatur netral", OTHER),
        kind=KindTag("exhortation", "K.appeal", 0.5, (), "imbauan", "appeal"),
    )


@dataclass(slots=True)
class Desk:
    """The store of the test database and an index folder; `catch_up` makes the index hold all that the store holds."""

    root: Path
    changed_to: int = 0
    generation: str = "uji"

    def add(self, *items: Item) -> None:
        """Store items, each fetched anew (another body hash, so a changed item is a change)."""
        for item in items:
            publish(item, fetched=NOW, body="abcdef0123456789"[self.changed_to % 16])
            self.changed_to += 1

    def index(self) -> TantivyIndex:
        """Return the live index, made when it is not there."""
        store_ = TantivyStore(self.root)
        live = store_.live()
        if live is None:
            store_.create("pantau-uji-1", self.generation, store_.schema_hash()).close()
            store_.swap("pantau-uji-1")
            IndexGeneration.objects.create(
                engine="tantivy",
                name="pantau-uji-1",
                generation=self.generation,
                schema_hash=store_.schema_hash(),
                state="live",
                created_at_utc=NOW,
            )
            live = store_.live()
        assert live is not None
        return live

    def catch_up(self) -> int:
        """Index all changes after the cursor and advance it; returns the cursor."""
        index = self.index()
        row = IndexGeneration.objects.get(generation=self.generation)
        changes = store.changes_since(row.cursor, 10_000)
        if changes:
            index.upsert([document(one) for one in changes if not one.erased])
            index.delete([(one.item.id, one.change_no) for one in changes if one.erased])
            index.commit()
            index.close()
            row.cursor = changes[-1].change_no
            row.save()
        return row.cursor


def add_source(name: str, state: str = "ok", source: str = "suara-lembah") -> None:
    known = {row.source: row.name or row.source for row in store.source_states() if row.active}
    rows = [store.SourceRow(Recipe(key, "feed", "news"), key, shown) for key, shown in (known | {source: name}).items()]
    with store.write():
        store.sync_sources(rows)
        store.set_source_state(source, state, reason="tidak menjawab" if state != "ok" else None, now=NOW)
