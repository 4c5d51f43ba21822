"""Against a real mail server: whoever waits for a digest is hurt if silence is taken for "sent" or "not sent"."""

from __future__ import annotations

import dataclasses
import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from search.alerts import AlertOptions, Smtp, deliver, delivery, run
from search.models import Outbox, SavedSearch
from search.web.digest import render_digest
from tests.search.desk import NOW, Desk, incident

if TYPE_CHECKING:
    from datetime import datetime

    from tests.search.alerts.conftest import Post

pytestmark = pytest.mark.django_db(transaction=True)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def mailed(desk: Desk, options: AlertOptions, search: SavedSearch, smtp: Smtp) -> AlertOptions:
    """One finding that waits to be told, and a server to tell it to."""
    desk.add(incident(1))
    desk.catch_up()
    return dataclasses.replace(options, smtp=smtp)


def state() -> tuple[str, int]:
    row = Outbox.objects.get()
    return row.state, row.attempts


def test_an_accepted_mail_is_sent_once(desk: Desk, mailed: AlertOptions, post: Post) -> None:
    assert run(NOW, mailed, desk.index, render_digest).delivered.sent == 1
    assert deliver(NOW + MINUTE, mailed).sent == 0
    assert (len(post.bodies), post.recipients, state()) == (1, [["redaksi@localhost"]], ("sent", 1))
    assert post.bodies[0] == bytes(Outbox.objects.get().body)
    assert not mailed.mail_folder.exists()


def test_not_now_is_tried_again_later_and_only_then(desk: Desk, mailed: AlertOptions, post: Post) -> None:
    post.answers = ["451 greylisted", "452 full"]
    assert run(NOW, mailed, desk.index, render_digest).delivered.deferred == 1
    assert deliver(NOW + 3 * MINUTE, mailed).deferred == 0
    assert deliver(NOW + 7 * MINUTE, mailed).deferred == 1
    assert deliver(NOW + 20 * MINUTE, mailed).sent == 0
    assert deliver(NOW + 60 * MINUTE, mailed).sent == 1
    assert (len(post.bodies), state()) == (1, ("sent", 3))


def test_not_now_ends_after_two_days(desk: Desk, mailed: AlertOptions, post: Post) -> None:
    post.answers = ["451 still not"] * 30
    run(NOW, mailed, desk.index, render_digest)
    for hour in range(1, 60):
        deliver(NOW + timedelta(hours=hour), mailed)
    assert state()[0] == "refused"
    assert 8 <= state()[1] <= 14


def test_never_is_never_tried_again(desk: Desk, mailed: AlertOptions, post: Post) -> None:
    post.answers = ["550 no such mailbox"]
    assert run(NOW, mailed, desk.index, render_digest).delivered.refused == 1
    assert deliver(NOW + timedelta(days=1), mailed).sent == 0
    assert (len(post.bodies), state()) == (0, ("refused", 1))


def test_a_refused_recipient_does_not_touch_the_other(desk: Desk, mailed: AlertOptions, post: Post) -> None:
    SavedSearch.objects.create(name="Kedua", query="camat", recipient="dua@localhost")
    SavedSearch.objects.create(name="Ketiga", query="camat", recipient="tiga@localhost")
    post.refused = {"dua@localhost": "550 unknown", "tiga@localhost": "451 later"}
    done = run(NOW, mailed, desk.index, render_digest).delivered
    assert (done.sent, done.refused, done.deferred) == (1, 1, 1)
    post.refused = {}
    assert deliver(NOW + 10 * MINUTE, mailed).sent == 1
    assert sorted(post.recipients) == [["redaksi@localhost"], ["tiga@localhost"]]


def test_silence_after_the_message_is_unknown_and_retried_once_with_the_same_id(
    desk: Desk, mailed: AlertOptions, post: Post
) -> None:
    post.answers = ["hang up", "hang up", "hang up"]
    assert run(NOW, mailed, desk.index, render_digest).delivered.unknown == 1
    assert deliver(NOW + 10 * MINUTE, mailed).unknown == 0
    assert deliver(NOW + 16 * MINUTE, mailed).unknown == 1
    assert deliver(NOW + timedelta(days=2), mailed).unknown == 0
    ids = {message_from_bytes(body, policy=policy.default)["Message-ID"] for body in post.bodies}
    assert (len(post.bodies), len(ids), state()) == (2, 1, ("unknown", 2))


def test_a_server_that_takes_the_message_and_never_answers_is_unclear(
    desk: Desk, mailed: AlertOptions, post: Post
) -> None:
    assert mailed.smtp is not None
    impatient = dataclasses.replace(mailed, smtp=dataclasses.replace(mailed.smtp, data_s=0.4))
    post.answers = ["silent"]
    assert run(NOW, impatient, desk.index, render_digest).delivered.unknown == 1
    assert deliver(NOW + 16 * MINUTE, mailed).sent == 1
    assert (len(post.bodies), len(set(post.bodies))) == (2, 1)


@pytest.mark.parametrize("wish", [{"starttls": True}, {"user": "pantau", "password": "x"}], ids=["tls", "login"])
def test_a_server_without_the_asked_protection_gets_no_mail(
    desk: Desk, mailed: AlertOptions, post: Post, wish: dict[str, Any]
) -> None:
    assert mailed.smtp is not None
    strict = dataclasses.replace(mailed, smtp=dataclasses.replace(mailed.smtp, **wish))
    assert run(NOW, strict, desk.index, render_digest).delivered.deferred == 1
    assert post.bodies == []
    assert "password" not in repr(strict)


def test_two_passes_at_once_send_one_mail(
    desk: Desk, mailed: AlertOptions, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    post.answers = ["451 later"]
    run(NOW, mailed, desk.index, render_digest)
    real, other = delivery._claim, []

    def claim_late(row: Outbox, now: datetime, options: AlertOptions) -> bool:
        """The other pass takes the row after this one has read it."""
        monkeypatch.setattr(delivery, "_claim", real)
        other.append(deliver(now, options).sent)
        return real(row, now, options)

    monkeypatch.setattr(delivery, "_claim", claim_late)
    assert deliver(NOW + 10 * MINUTE, mailed).sent == 0
    assert (other, len(post.bodies)) == ([1], 1)


def test_nobody_listening_pauses_and_loses_nothing(desk: Desk, mailed: AlertOptions, post: Post) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        dead = dataclasses.replace(mailed, smtp=Smtp("127.0.0.1", free.getsockname()[1], connect_s=1))
    for number in range(7):
        SavedSearch.objects.create(name=f"Orang {number}", query="camat", recipient=f"orang{number}@localhost")
    done = run(NOW, dead, desk.index, render_digest).delivered
    assert (done.deferred, done.paused) == (5, True)
    assert deliver(NOW + 10 * MINUTE, mailed).sent == 8
    assert len(post.bodies) == 8


def test_dots_and_long_lines_arrive_as_they_left(desk: Desk, mailed: AlertOptions, post: Post) -> None:
    desk.add(incident(3, title="." + "x" * 400 + " judul", text="." * 3 + " titik.\n" + "y" * 3_000))
    desk.catch_up()
    run(NOW, mailed, desk.index, render_digest)
    assert post.bodies[0] == bytes(Outbox.objects.get().body)


CHILD = textwrap.dedent(
    """
    import dataclasses, os, signal, sys
    from datetime import datetime, timezone
    from pathlib import Path
    import django
    from django.conf import settings
    os.environ["DJANGO_SETTINGS_MODULE"] = "scheduler.settings"
    import scheduler.settings as configured
    configured.DATABASES["default"]["NAME"] = sys.argv[1]
    django.setup()
    from search.alerts import AlertOptions, Smtp, deliver
    import search.alerts.delivery as delivery
    folder, port, now = Path(sys.argv[2]), int(sys.argv[3]), datetime.fromisoformat(sys.argv[4])
    smtp = Smtp("127.0.0.1", port, connect_s=2, command_s=5, data_s=5) if port else None
    options = AlertOptions("pantau@pantau.example", "redaksi@localhost", folder, "http://127.0.0.1", smtp=smtp)
    if sys.argv[5] != "live":
        setattr(delivery, sys.argv[5], lambda *given: os.kill(os.getpid(), signal.SIGKILL))
    deliver(now, options)
    """
)


def child(options: AlertOptions, now: str, mode: str) -> int:
    """Deliver in a process of its own on the database file; it is killed where it would call `mode`, unless `live`."""
    connection.close()
    name = str(connection.settings_dict["NAME"])
    port = options.smtp.port if options.smtp else 0
    script = options.mail_folder.parent / "child.py"
    script.write_text(CHILD)
    arguments = [sys.executable, str(script), name, str(options.mail_folder), str(port), now, mode]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    return subprocess.run(arguments, check=False, env=environment, timeout=60).returncode


@pytest.mark.parametrize("by_file", [False, True], ids=["smtp", "eml"])
@pytest.mark.parametrize(("where", "copies"), [("_try", 1), ("_settle", 2)], ids=["before", "after"])
def test_killed_around_the_sending(
    desk: Desk, mailed: AlertOptions, post: Post, by_file: bool, where: str, copies: int
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the child opens the SQLite file of this process")
    options = dataclasses.replace(mailed, smtp=None) if by_file else mailed
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = Smtp("127.0.0.1", free.getsockname()[1], connect_s=1)
    assert run(NOW, dataclasses.replace(mailed, smtp=nobody), desk.index, render_digest).delivered.deferred == 1
    assert child(options, (NOW + 10 * MINUTE).isoformat(), where) == -signal.SIGKILL
    assert state() == ("sending", 2)
    assert child(options, (NOW + 20 * MINUTE).isoformat(), "live") == 0
    assert state() == ("sending", 2)  # the lease of the dead process still runs
    assert child(options, (NOW + 30 * MINUTE).isoformat(), "live") == 0
    assert state() == ("sent", 3)
    files = list(options.mail_folder.glob("*.eml")) if by_file else []
    arrived = [path.read_bytes() for path in files] if by_file else post.bodies
    assert len(arrived) == (1 if by_file else copies)
    assert set(arrived) == {bytes(Outbox.objects.get().body)}


def test_a_slow_server_costs_its_time_out_and_no_more(desk: Desk, options: AlertOptions, search: SavedSearch) -> None:
    desk.add(incident(1))
    desk.catch_up()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        smtp = Smtp("127.0.0.1", silent.getsockname()[1], connect_s=0.3, command_s=0.3, data_s=0.3)
        begun = time.monotonic()
        done = run(NOW, dataclasses.replace(options, smtp=smtp), desk.index, render_digest).delivered
    assert done.deferred == 1
    assert time.monotonic() - begun < 5
