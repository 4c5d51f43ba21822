"""What the suites of the alerts do with a desk: one run, some days on, and the mail that it made."""

from __future__ import annotations

from datetime import timedelta
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from search.alerts import run
from search.models import Outbox
from search.web.digest import render_digest
from tests.search.desk import NOW

if TYPE_CHECKING:
    from email.message import EmailMessage

    from search.alerts import AlertOptions, AlertReport
    from tests.search.desk import Desk

DAY = timedelta(days=1)


def go(desk: Desk, options: AlertOptions, days: int = 0, *, dry_run: bool = False) -> AlertReport:
    desk.catch_up()
    return run(NOW + days * DAY, options, desk.index, render_digest, dry_run=dry_run)


def last_mail() -> EmailMessage:
    row = Outbox.objects.order_by("-pk").first()
    assert row is not None
    return message_from_bytes(bytes(row.body), policy=policy.default)  # type: ignore[return-value]


def text_of(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())
