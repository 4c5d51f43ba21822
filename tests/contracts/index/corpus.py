"""Generated documents and trees for the index suite: seeded, so that a red case is red again.

Documents are built through the same `search.documents.document` that the indexer uses.
"""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from pipelines.record import (
    ActorTag,
    Item,
    KindTag,
    Published,
    RegionTag,
    StatementTag,
    StoredItem,
    ViolationTag,
    item_id,
)
from search.documents import document
from search.query import (
    All,
    And,
    Boost,
    Exact,
    Keyword,
    Near2,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
    Range,
    Term,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

# common words often, rare words seldom, forms of one stem, words that share letters only, foreign and odd signs
WORDS = """
tidak netral netralitas asn pns camat lurah bupati kepala dinas desa kampanye mengampanyekan calon dukung mendukung
dukungan foto unggah mengunggah bawaslu memeriksa diperiksa laporan dilaporkan sanksi disiplin pilkada pemilu partai
baliho spanduk grup pesan rapat warga pegawai kepegawaian imbauan jangan bukan belum dan di yang pada untuk dengan
kafé Jum’at kpu.go.id 1.000 2024 foto-foto ½ straße 😀 ıstanbul net\u00adral kediri pasuruan
""".split()  # noqa: SIM905 - readable as lines
REGIONS = ("33.10", "33.72", "32.04", "32.73", "11.01", "73.71")
KINDS = ("incident", "handling", "cleared", "opinion", "exhortation")
STATUSES = ("none", "alleged", "under_review", "proven")
VIOLATIONS = ("N01", "N02", "N04", "N99")
SOURCES = ("kabar-muria", "warta-serayu", "portal-kota")
ACTORS = (("agent", "asn"), ("agent", "unknown"), ("authority", "non_asn_public"))
START = datetime(2024, 1, 1, tzinfo=UTC)
DAYS = 120


def stored_items(count: int, seed: int = 7) -> list[StoredItem]:
    """Return `count` stored items; row keys and change numbers count from 1."""
    draw = random.Random(seed)
    return [stored_item(draw, number) for number in range(1, count + 1)]


def stored_item(draw: random.Random, number: int, *, text: str | None = None) -> StoredItem:
    """Return one item with drawn words, tags and dates; `text` replaces the drawn body."""
    words = [draw.choice(WORDS) if draw.random() < 0.5 else draw.choice(WORDS[:12]) for _ in range(draw.randint(0, 40))]
    source = draw.choice(SOURCES)
    fetched = START + timedelta(seconds=draw.randrange(DAYS * 86_400))
    item = Item(
        id=item_id(source, f"https://contoh.test/{number}"),
        outlet=source,
        medium=draw.choice(("news", "post")),
        url=f"https://contoh.test/{number}",
        title=" ".join(draw.choice(WORDS) for _ in range(draw.randint(1, 7))) if draw.random() < 0.9 else None,
        text=" ".join(words) if text is None else text,
        author=draw.choice((None, "Sari Wulan", "Tim Redaksi")),
        published=_published(draw, fetched),
        lang=draw.choice(("id", "id", "en", None)),
        incident=draw.random() < 0.4,
        needs_check=number % 7 == 3,
        allegation_status=draw.choice(STATUSES),
        kind=KindTag(draw.choice(KINDS), "k", 0.5, (), "", "") if draw.random() < 0.9 else None,
        regions=_regions(draw),
        violations=_violations(draw),
        actors=tuple(
            ActorTag(role, cls, "camat", "a", (), "", "") for role, cls in draw.sample(ACTORS, draw.randint(0, 2))
        ),
        statements=(StatementTag("denied", "s", (), "", ""),) if draw.random() < 0.2 else (),
    )
    return StoredItem(
        item=item,
        pk=number,
        change_no=number,
        first_change_no=number,
        source=source,
        story_id=item.id,
        story_grade="new",
        related_to=None,
        first_fetched_at_utc=fetched,
        last_fetched_at_utc=fetched,
        revisions=0,
        gone=False,
        erased=False,
    )


def documents(count: int, seed: int = 7) -> list[dict[str, Any]]:
    """Return the index documents of `stored_items`."""
    return [document(stored) for stored in stored_items(count, seed)]


def trees(count: int, seed: int = 11) -> list[Node]:
    """Return `count` trees over the words and values of the corpus, up to four levels deep."""
    draw = random.Random(seed)
    return [tree(draw, draw.randint(0, 3)) for _ in range(count)]


def tree(draw: random.Random, depth: int) -> Node:
    """Return one tree; negations stand at the top, inside And and inside Or alike."""
    if depth == 0:
        return _leaf(draw)
    children = tuple(tree(draw, draw.randrange(depth)) for _ in range(draw.randint(2, 3)))
    match draw.randrange(6):
        case 0 | 1:
            return And(children)
        case 2 | 3:
            return Or(children)
        case 4:
            return Not(children[0])
        case _:
            return Boost(children[0], draw.choice((0.5, 2.0, 10.0)))


def _leaf(draw: random.Random) -> Node:  # noqa: PLR0911 - one branch a node type
    field = draw.choice((None, None, "title", "body"))
    first, second = draw.sample(_plain_words(), 2)
    match draw.randrange(12):
        case 0 | 1 | 2:
            return Term(draw.choice(_plain_words()), field)
        case 3:
            return Exact(draw.choice(_plain_words()), field)
        case 4:
            return Phrase((first, second), field)
        case 5:
            return draw.choice((Phrase(("foto", "foto"), field), Phrase(("kpu", "go", "id"), field)))
        case 6 | 7:
            return Near2(*draw.choice(_PAIRS), draw.randint(0, 8), field)
        case 8 | 9:
            return Keyword(*draw.choice(_VALUES))
        case 10:
            low = day_number(START.date()) + draw.randrange(DAYS)
            return Range("day_wib", draw.choice((None, low)), low + draw.randrange(30))
        case _:
            return draw.choice(
                (All(), Nothing("kind", "x"), Range("confidence", 50, None), Range("confidence", None, 80))
            )


def day_number(day: date) -> int:
    """Days since 1970-01-01, counted here on its own."""
    return day.toordinal() - date(1970, 1, 1).toordinal()


def _plain_words() -> Sequence[str]:
    return _PLAIN


_PLAIN = """
netral tidak asn camat dukungan mendukung kepegawaian foto kafe jumat bukan dan tidakada kediri ½ strasse laporan 2024
""".split()  # noqa: SIM905 - readable as lines
_PAIRS = (
    ("tidak", "netral"),
    ("netral", "tidak"),
    ("camat", "bupati"),
    ("asn", "foto"),
    ("kepala", "dinas"),
    ("pns", "lurah"),
)
_VALUES = (
    ("check", "ya"), ("check", "tidak"),
    ("regions", "33"), ("regions", "33.10"), ("regions", "32"), ("kind", "opinion"), ("kind", "incident"),
    ("incident", "ya"), ("incident", "tidak"), ("status", "none"), ("status", "proven"), ("violations", "N01"),
    ("violations", "N99"),
    ("source", "kabar-muria"), ("medium", "post"), ("lang", "en"), ("author", "sari wulan"), ("actors", "agent.asn"),
    ("actors", "authority"), ("statements", "denied"), ("date_basis", "fetched"), ("kind", "tidak-ada"),
)  # fmt: skip


def _published(draw: random.Random, fetched: datetime) -> Published | None:
    choice = draw.random()
    if choice < 0.2:
        return None
    at = fetched - timedelta(seconds=draw.randrange(86_400))
    if choice < 0.5:  # many items of one bare day: equal seconds, told apart by the row key
        return Published(at.date(), "day", "Asia/Jakarta", True, "", "d")
    return Published(at.date(), "minute", "Asia/Jakarta", False, "", "d", at_utc=at)


def _regions(draw: random.Random) -> tuple[RegionTag, ...]:
    roles = ("event", "actor_place", "dateline", "mentioned")
    return tuple(
        RegionTag(code, code, "regency", draw.choice(roles), False, False, False, 0.9, None, "r", (), "", "")
        for code in draw.sample(REGIONS, draw.randint(0, 2))
    )


def _violations(draw: random.Random) -> tuple[ViolationTag, ...]:
    moods, phases = ("realised", "alleged", "negated"), ("calon", "bakal_calon", "unknown")
    return tuple(
        ViolationTag(code, "v", draw.choice(moods), draw.choice(phases), (), None, draw.random(), (), "", "")
        for code in draw.sample(VIOLATIONS, draw.randint(0, 2))
    )
