"""One run of the alerts: for every recipient one mail of what is new, in one transaction with ledger and marks.

Called by the roof's digest job and `pantau alert run`. The order is the promise: ledger, frozen mail and marks are
committed together, then the mail is delivered, then marked sent. A crash before the commit repeats nothing and loses
nothing; a crash after it leaves a row that the next run delivers. A search that fails keeps its mark.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import IntegrityError
from django.db.models import F

from pipelines import store
from search.alerts.compose import Mail, News, Round, compose
from search.alerts.delivery import deliver
from search.alerts.doubted import Doubted, doubted
from search.alerts.due import Due, deadlines, due
from search.alerts.options import AddressError, checked_address
from search.alerts.report import AlertReport, Failed
from search.alerts.window import Watched, findings, matches, start_of
from search.coverage import coverage, source_names
from search.index import IndexUnavailableError, UnsupportedError
from search.models import IndexGeneration, SavedSearch, Sent
from search.query import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from search.alerts.digest import Render
    from search.alerts.options import AlertOptions
    from search.index import Index


class _LostRaceError(Exception):
    """Another run moved a mark first: its mail covers this window, ours is dropped."""


def run(
    now: datetime,
    options: AlertOptions,
    open_index: Callable[[], Index | None],
    render: Render,
    *,
    dry_run: bool = False,
) -> AlertReport:
    """Make and deliver all digests that are due; `now` in UTC. Never raises for one search, recipient or mail.

    With `dry_run` nothing is written or sent: the numbers say what would go out.
    """
    by_recipient: dict[str, list[SavedSearch]] = defaultdict(list)
    for search in SavedSearch.objects.filter(active=True).order_by("pk"):
        by_recipient[options.recipient if search.recipient is None else search.recipient].append(search)
    try:
        index = open_index()
    except IndexUnavailableError as error:
        index, reason = None, f"index down: {error}"
    else:
        reason = "no index yet: run `pantau index rebuild` or wait for the first round"
    failed: list[Failed] = []
    mails: list[Mail] = []
    indexed = _indexed(index)
    if index is None:
        failed += [Failed(search.name, reason) for searches in by_recipient.values() for search in searches]
    else:
        today = now.astimezone(ZoneInfo(options.zone)).date()
        shared = Round(now, options, render, coverage(), source_names(), indexed, deadlines(today))
        for recipient, searches in by_recipient.items():
            mail, problems = _prepare(shared, index, recipient, searches)
            failed += problems
            if mail is not None and (dry_run or _commit(mail, now)):
                mails.append(mail)
    if not dry_run:
        _note(by_recipient, failed, now)
    sent = [mail for mail in mails if mail.row is not None]
    report = AlertReport(
        mails=len(sent),
        findings=sum(len(mail.findings) for mail in sent),
        deadlines=sum(len(mail.row.deadlines) for mail in sent if mail.row is not None),
        repeated=sum(mail.repeated for mail in sent),
        window_to=indexed,
        failed=tuple(failed),
        dry_run=dry_run,
    )
    return report if dry_run else replace(report, delivered=deliver(now, options))


def _indexed(index: Index | None) -> int:
    """Return the last change committed in the index that answers now; 0 when its cursor is not known."""
    if index is None or index.generation is None:
        return 0
    row = IndexGeneration.objects.filter(generation=index.generation).first()
    return row.cursor if row else 0


def _prepare(
    shared: Round, index: Index, recipient: str, searches: Sequence[SavedSearch]
) -> tuple[Mail | None, list[Failed]]:
    """Find what is new and render it; a search that cannot be parsed or run is left out and reported."""
    try:
        checked_address(recipient)
    except AddressError as error:
        return None, [Failed(search.name, str(error)) for search in searches]
    today = shared.now.astimezone(ZoneInfo("Asia/Jakarta")).date()
    watched: dict[Watched, frozenset[str]] = {}
    failed: list[Failed] = []
    late = Due()
    waiting: tuple[Doubted, ...] = ()
    with index.snapshot() as reader:
        for search in searches:
            parsed = parse(search.query, today=today, names=shared.options.names)
            if parsed.ast is None:
                failed.append(Failed(search.name, parsed.error.text if parsed.error else "unreadable query"))
                continue
            each = Watched(search, start_of(search), parsed.ast)
            try:
                watched[each] = matches(each, reader, shared.indexed)
            except (IndexUnavailableError, UnsupportedError) as error:
                failed.append(Failed(search.name, f"the index did not answer it: {error}"))
        if shared.deadlines:
            late = due(shared.deadlines, watched, reader, recipient, shared.now)
        waiting = doubted(watched, reader, shared.indexed, shared.options.base_url.rstrip("/"))
    found = findings(watched, recipient, shared.indexed)
    news = News(tuple(found), late, waiting)
    return compose(shared, recipient, tuple(watched), news, tuple(failed)), failed


def _commit(mail: Mail, now: datetime) -> bool:
    """Write ledger, mail and marks together; False when another run was first."""
    try:
        with store.write():
            _write(mail, now)
    except (_LostRaceError, IntegrityError):
        return False
    return True


def _write(mail: Mail, now: datetime) -> None:
    if mail.row is not None:
        mail.row.save(force_insert=True)
        Sent.objects.bulk_create(
            [
                Sent(
                    recipient=mail.recipient,
                    story_id=finding.story_id,
                    event=finding.event,
                    item_id=finding.item_id,
                    status=finding.status,
                    change_no=finding.change_no,
                    regions=list(finding.regions),
                    outbox=mail.row,
                    search=finding.searches[0] if finding.searches else None,
                )
                for finding in mail.findings
            ],
            batch_size=500,
        )
    for each in mail.watched:
        told = sum(bool(finding.searches) and finding.searches[0] == each.search for finding in mail.findings)
        lost = each.start < each.search.mark  # the ledger was not believed: count afresh what it holds now
        moved = SavedSearch.objects.filter(pk=each.search.pk, mark=each.search.mark).update(
            mark=max(mail.window_to, each.start),
            told=Sent.objects.filter(search=each.search).count() if lost else F("told") + told,
            last_error=None,
            last_run_utc=now,
        )
        if not moved:
            raise _LostRaceError


def _note(by_recipient: Mapping[str, Sequence[SavedSearch]], failed: Sequence[Failed], now: datetime) -> None:
    """Keep the reason beside each failed search, so that a page can show it; its mark is not touched."""
    if not failed:
        return
    reasons = {problem.search: problem.reason for problem in failed}
    with store.write():
        for search in (search for searches in by_recipient.values() for search in searches):
            if search.name in reasons:
                SavedSearch.objects.filter(pk=search.pk).update(last_error=reasons[search.name], last_run_utc=now)
