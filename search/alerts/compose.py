"""From findings to a frozen mail row: identity, bytes, caps. Reads the outbox's history, writes nothing.

Called by `search.alerts.rounds`. A mail's Message-ID is derived from what the row is about (recipient, digest, window,
issue), so every try of one mail carries the same one and a reader's program can fold a doubled delivery.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.crypto import salted_hmac

from search.alerts.digest import Digest, deadlines, entries
from search.alerts.message import TooBigError, message
from search.alerts.options import checked_address
from search.alerts.summary import subject, tally
from search.models import Outbox

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from pipelines.store import Deadline
    from search.alerts.digest import Render
    from search.alerts.doubted import Doubted
    from search.alerts.due import Due
    from search.alerts.options import AlertOptions
    from search.alerts.report import Failed
    from search.alerts.window import Finding, Watched
    from search.coverage import Coverage

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


@dataclass(frozen=True, slots=True)
class Round:
    """What all recipients of one run share; `indexed` is the last change that the index holds, deadlines are of all."""

    now: datetime
    options: AlertOptions
    render: Render
    coverage: Coverage
    sources: Mapping[str, str]
    indexed: int
    deadlines: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """What there is to tell one recipient: findings, the most telling first, deadlines, texts to be checked."""

    findings: tuple[Finding, ...]
    late: Due
    doubted: tuple[Doubted, ...] = ()

    def __bool__(self) -> bool:
        """Whether it alone is worth a mail."""
        return bool(self.findings or self.late.news or self.doubted)


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail that is ready to be committed; `row` None: nothing to tell, only the marks move to `window_to`."""

    recipient: str
    watched: tuple[Watched, ...]
    findings: tuple[Finding, ...]
    row: Outbox | None
    window_to: int
    repeated: int


def compose(
    shared: Round,
    recipient: str,
    watched: tuple[Watched, ...],
    news: News,
    failed: tuple[Failed, ...],
) -> Mail | None:
    """Return the mail of one recipient; without anything to tell only its marks; None when no search could be run.

    A mail without findings goes out only when a deadline came or passed that no mail had told, when texts wait for a
    person, or when a source or search broke that the last mail had not named.
    """
    broken = sorted([source.id for source in shared.coverage.broken] + [f"search:{each.search}" for each in failed])
    last = Outbox.objects.filter(recipient=recipient, digest=shared.options.digest).order_by("-pk").first()
    if not news and not set(broken) - set(last.broken if last else []):
        return Mail(recipient, watched, (), None, shared.indexed, 0) if watched else None
    window_from = min((each.start for each in watched), default=shared.indexed)
    row = Outbox(
        recipient=recipient,
        digest=shared.options.digest,
        window_from=min(window_from, shared.indexed),
        window_to=shared.indexed,
        findings=[[finding.story_id, finding.event, finding.item_id] for finding in news.findings],
        broken=broken,
        deadlines=news.late.told(),
        created_utc=shared.now,
        next_attempt_utc=shared.now,
    )
    same = Outbox.objects.filter(
        recipient=recipient, digest=row.digest, window_from=row.window_from, window_to=row.window_to
    )
    row.issue = same.count() + 1
    _freeze(shared, row, watched, news, failed)
    return Mail(recipient, watched, news.findings, row, shared.indexed, _repeated(recipient, news.findings))


def _repeated(recipient: str, found: Sequence[Finding]) -> int:
    """Count findings that an earlier mail to the same recipient carried: 0 unless the ledger was lost."""
    mine = {(finding.story_id, finding.event) for finding in found}
    seen: set[tuple[str, str]] = set()
    if mine:
        for carried in Outbox.objects.filter(recipient=recipient).values_list("findings", flat=True).iterator():
            seen |= mine & {(story, event) for story, event, _item in carried}
    return len(seen)


def _first(found: Sequence[Finding], limit: int) -> list[Finding]:
    """Return what a mail shows of many findings: the most telling, a fifth of the places kept for cleared cases.

    A flood of indications must not hide that others were cleared.
    """
    if len(found) <= limit:
        return list(found)
    cleared = [finding for finding in found if finding.status == "not_proven"][: limit // 5]
    kept = {id(finding) for finding in cleared}
    others = [finding for finding in found if id(finding) not in kept][: limit - len(cleared)]
    kept |= {id(finding) for finding in others}
    return [finding for finding in found if id(finding) in kept]


def _freeze(
    shared: Round,
    row: Outbox,
    watched: Sequence[Watched],
    news: News,
    failed: tuple[Failed, ...],
) -> None:
    """Fill the row's identity and bytes; shows fewer items until the mail is under its caps."""
    identity = f"{row.recipient}\0{row.digest}\0{row.window_from}\0{row.window_to}\0{row.issue}"
    domain = checked_address(shared.options.sender).rpartition("@")[2]
    row.message_id = f"<{hashlib.sha256(identity.encode()).hexdigest()[:40]}@{domain}>"
    row.key = salted_hmac("pantau.outbox", identity, algorithm="sha256").hexdigest()[:32]
    base = shared.options.base_url.rstrip("/")
    shown = entries(_first(news.findings, shared.options.items_limit), shared.sources, base)
    local = shared.now.astimezone(ZoneInfo(shared.options.zone))
    told = deadlines(news.late.deadlines, base)
    while True:
        digest = Digest(
            entries=shown,
            tally=tally(news.findings),
            window_from=row.window_from,
            window_to=row.window_to,
            made_at=shared.now,
            zone=shared.options.zone,
            coverage=shared.coverage,
            failed=failed,
            searches=tuple(each.search.name for each in watched),
            deadlines=told,
            doubted=news.doubted,
            all_link=f"{base}/kiriman/{row.key}",
            home_link=f"{base}/cari",
            key=row.key,
        )
        row.subject = subject(digest, f"{local.day} {_MONTHS[local.month - 1]}")
        try:
            row.body = message(
                options=shared.options,
                recipient=row.recipient,
                subject=row.subject,
                message_id=row.message_id,
                digest=digest,
                rendered=shared.render(digest),
            )
        except TooBigError:
            if not shown:
                raise
            shown = shown[: len(shown) // 2]
        else:
            return
