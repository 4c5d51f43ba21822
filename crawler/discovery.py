"""From an address on a page to a row in the frontier: judged, made canonical, filtered by the source's patterns.

Called by `crawler.frontier` inside the transaction that settles the page on which the addresses stood, so that a feed's
validators and its addresses are kept together or not at all. It never fetches.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.models import FrontierSource, FrontierUrl, Host, Robots
from crawler.pace import origin_of, politeness_key
from pipelines import canonical, store
from pipelines.address import article_address, canonical_url
from pipelines.netguard import url_refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from crawler.lease import Found
    from crawler.sources import Source

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CHUNK = 500
HOPS_MAX = 5  # redirects across origins


def matches(pattern: str, url: str) -> bool:
    """Return whether a source's pattern fits: `*` is any run; a leading `/` means path and query, else all of it.

    Linear in the length of both (an operator's text never becomes a regular expression).
    """
    parts = urlsplit(url)
    text = url if not pattern.startswith("/") else parts.path + (f"?{parts.query}" if parts.query else "")
    first, *rest = pattern.split("*")
    if not text.startswith(first):
        return False
    if not rest:
        return text == first
    position = len(first)
    for piece in rest[:-1]:
        position = text.find(piece, position)
        if position < 0:
            return False
        position += len(piece)
    return len(text) - len(rest[-1]) >= position and text.endswith(rest[-1])


def wanted(source: Source, url: str) -> bool:
    """Return whether a found item address is the source's subject: any include (none = all) and no exclude."""
    included = not source.include or any(matches(pattern, url) for pattern in source.include)
    return included and not any(matches(pattern, url) for pattern in source.exclude)


def _subject(source: Source, entry: Found) -> bool:
    """Return whether a found item is wanted; the part of an article is, when the article is."""
    return wanted(source, entry.url) or wanted(source, article_address(entry.url))


def discover(
    source: Source,
    found: Iterable[Found],
    now: datetime,
    *,
    exceptions: frozenset[tuple[str, int]],
    hops: int = 0,
    asked_before: datetime | None = None,
    run: Collection[str] = (),
) -> int:
    """Write found addresses as rows due now; return how many were new. Known ones only gain a finding source.

    `asked_before`: a known continuation page is due again when it was last asked before this moment. `run`: the sources
    of this run; an unasked address whose first finder is not among them (its file may be gone) becomes this source's.
    """
    by_canonical: dict[str, Found] = {}
    for entry in found:
        if url_refusal(entry.url, exceptions=exceptions) or (entry.role == "page" and not _subject(source, entry)):
            continue
        by_canonical.setdefault(canonical_url(entry.url, aliases=source.host_aliases), entry)
    known = _known(list(by_canonical))
    fresh = [pair for pair in by_canonical.items() if pair[0] not in known and not store.is_erased(pair[0])]
    rows = [_row(source, address, entry, now, hops) for address, entry in fresh]
    FrontierUrl.objects.bulk_create(rows, ignore_conflicts=True)
    known |= _known([address for address, _ in fresh])
    FrontierSource.objects.bulk_create(
        [
            FrontierSource(url_id=known[address], source=source.id, hint=hint_of(entry), found_at=now)
            for address, entry in by_canonical.items()
            if address in known
        ],
        ignore_conflicts=True,
    )
    if run and len(known) > len(fresh):
        waiting = FrontierUrl.objects.filter(pk__in=known.values(), role="page", state="due", fetched_at=None)
        waiting.exclude(source__in=run).update(source=source.id)
    if asked_before is not None:
        for address, entry in by_canonical.items():
            if entry.role == "next" and address in known:
                FrontierUrl.objects.filter(pk=known[address], fetched_at__lt=asked_before).exclude(
                    state__in=("due", "leased")
                ).update(state="due", due_at=now, tries=0, hops=hops, hint=hint_of(entry))
    return len(fresh)


def hint_of(entry: Found) -> dict[str, object] | None:
    """Return what was said of an address, as plain JSON; a continuation page carries its memo instead."""
    if entry.memo is not None:
        return entry.memo
    return None if entry.hint is None else canonical.plain(entry.hint)


def arm_start(source: Source, now: datetime) -> None:
    """Make the source's start addresses due: written when new, asked again when known."""
    for url in source.start:
        address = canonical_url(url, aliases=source.host_aliases)
        origin = origin_row(url)
        row, created = FrontierUrl.objects.get_or_create(
            canonical_url=address,
            defaults={
                "url": url, "host_id": origin.host_id, "origin": origin, "source": source.id, "role": "start",
                "due_at": now, "found_at": now,
            },
        )  # fmt: skip
        FrontierSource.objects.get_or_create(url=row, source=source.id, defaults={"found_at": now})
        if not created:
            FrontierUrl.objects.filter(pk=row.pk).exclude(state="leased").update(
                state="due", due_at=now, tries=0, role="start", source=source.id, url=url
            )


def origin_row(url: str) -> Robots:
    """Return the row of an address's origin, written together with its host when new."""
    host, _ = Host.objects.get_or_create(key=politeness_key(url), defaults={"next_fetch_at": EPOCH})
    origin, _ = Robots.objects.get_or_create(origin=origin_of(url), defaults={"host": host, "expires_at": EPOCH})
    return origin


def _row(source: Source, address: str, entry: Found, now: datetime, hops: int) -> FrontierUrl:
    origin = origin_row(entry.url)
    return FrontierUrl(
        canonical_url=address,
        url=entry.url,
        host_id=origin.host_id,
        origin=origin,
        source=source.id,
        role=entry.role,
        hops=hops,
        hint=hint_of(entry),
        due_at=now,
        found_at=now,
    )


def _known(addresses: Sequence[str]) -> dict[str, int]:
    known: dict[str, int] = {}
    for start in range(0, len(addresses), _CHUNK):
        part = addresses[start : start + _CHUNK]
        known.update(FrontierUrl.objects.filter(canonical_url__in=part).values_list("canonical_url", "pk"))
    return known
