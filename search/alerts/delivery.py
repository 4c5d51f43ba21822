"""Delivery of frozen mails: one row, one recipient, one transaction at a time, with the retry rules of a careful relay.

Called at the end of every alert run and by the roof every few minutes. States: queued, sending (claimed with a token),
sent, deferred (server said not now), refused (server said never), unknown (server took the message, then silence: one
retry after 15 minutes with the same Message-ID). Without a mail server a mail becomes an `.eml` file.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from pipelines import store
from search.alerts.mailbox import write_mail
from search.alerts.report import Delivered
from search.alerts.smtp import Answer, send
from search.models import Outbox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from search.alerts.options import AlertOptions

State = Outbox.State
UNKNOWN_WAIT: Final = timedelta(minutes=15)
# after a "not now": 5 and 30 minutes, 2 and 6 hours, then every 6 hours until the mail is two days old
DEFERRED_WAITS: Final = tuple(timedelta(minutes=each) for each in (5, 30, 120, 360))
GIVE_UP_AFTER: Final = timedelta(hours=48)
CONNECT_FAILURES_LIMIT: Final = 5  # in a row: the server is down, later mails wait for the next pass


def deliver(now: datetime, options: AlertOptions) -> Delivered:
    """Try every mail that is due at `now` once; never raises for one mail."""
    done = Delivered()
    unreachable = 0
    for row, was in _due(now, options):
        answer = _try(row, options)
        unreachable = unreachable + 1 if answer.unreachable else 0
        state, again = _settle(row, was, answer, now)
        with store.write():
            Outbox.objects.filter(pk=row.pk, token=row.token).update(
                state=state,
                next_attempt_utc=again,
                sent_utc=now if state == State.SENT else None,
                last_answer=answer.text[:500],
            )
        done = replace(done, **{state.value: getattr(done, state.value) + 1})
        if unreachable >= CONNECT_FAILURES_LIMIT:
            return replace(done, paused=True)
    return done


def _due(now: datetime, options: AlertOptions) -> Iterator[tuple[Outbox, str]]:
    """Claim due rows one by one; yields each with the state it was found in."""
    waiting = Q(state__in=[State.QUEUED, State.DEFERRED, State.UNKNOWN, State.SENDING], next_attempt_utc__lte=now)
    for pk in list(Outbox.objects.filter(waiting).order_by("pk").values_list("pk", flat=True)):
        row = Outbox.objects.filter(waiting, pk=pk).first()
        if row is not None and _claim(row, now, options):
            yield row, row.state


def _claim(row: Outbox, now: datetime, options: AlertOptions) -> bool:
    """Take a row for this pass; False when another pass took it since it was read. `row.state` stays as found."""
    token = uuid.uuid4().hex
    with store.write():
        taken = Outbox.objects.filter(pk=row.pk, state=row.state, token=row.token, attempts=row.attempts).update(
            state=State.SENDING,
            token=token,
            attempts=row.attempts + 1,
            next_attempt_utc=now + timedelta(seconds=options.lease_s),
        )
    row.token, row.attempts = token, row.attempts + 1
    return bool(taken)


def _try(row: Outbox, options: AlertOptions) -> Answer:
    if options.smtp is None:
        try:
            name = write_mail(options.mail_folder, row.key, bytes(row.body))
        except OSError as error:
            return Answer("later", f"{options.mail_folder}: {error}; free space or mend the folder's rights")
        return Answer("sent", name)
    return send(options.smtp, options.sender, row.recipient, bytes(row.body))


def _settle(row: Outbox, was: str, answer: Answer, now: datetime) -> tuple[Outbox.State, datetime | None]:
    """Return the state after an answer and when to try again; None = never.

    A row found in `sending` belonged to a process that died: the message may be out, which is one unclear answer.
    """
    if answer.result == "sent":
        return State.SENT, None
    if answer.result == "never":
        return State.REFUSED, None
    if answer.result == "unclear":
        spent = was in {State.UNKNOWN, State.SENDING}
        return State.UNKNOWN, None if spent else now + UNKNOWN_WAIT
    if now - row.created_utc >= GIVE_UP_AFTER:
        return State.REFUSED, None
    wait = DEFERRED_WAITS[min(row.attempts, len(DEFERRED_WAITS)) - 1]
    return State.DEFERRED, now + wait * _jitter(row.key)


def _jitter(key: str) -> float:
    """Return 0.8 to 1.2, spread by the mail's key, so that many mails of one outage do not come back together."""
    return 0.8 + 0.4 * int(key[:4], 16) / 0xFFFF
