"""Fixtures of the alerts' suites: a real SMTP server on loopback that can be told to misbehave, and the options."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from aiosmtpd.controller import Controller

from search.alerts import AlertOptions, Smtp
from search.models import SavedSearch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Post:
    """What the server accepted, and how it answers the next messages: a reply, or `hang up` or `silent` after it."""

    answers: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's names
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[Any]
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith(("250", "hang", "silent")):
            self.bodies.append(bytes(envelope.content or b""))
            self.recipients.append(list(envelope.rcpt_tos))
        if answer == "silent":
            await asyncio.sleep(1.5)
            return "250 too late"
        if answer == "hang up":
            server.transport.close()
            return "250 never seen"
        return answer


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def smtp(post: Post) -> Iterator[Smtp]:
    """A running server and how to reach it."""
    with socket.socket() as free:  # the controller dials its own port at start, so it must know it
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    yield Smtp("127.0.0.1", port, connect_s=2, command_s=5, data_s=5)
    controller.stop()


@pytest.fixture
def options(tmp_path: Path) -> AlertOptions:
    return AlertOptions(
        sender="pantau@pantau.example",
        recipient="redaksi@localhost",
        mail_folder=tmp_path / "mail",
        base_url="http://127.0.0.1:8321",
    )


@pytest.fixture
def search(transactional_db: None) -> SavedSearch:
    """The one saved search of a fresh data folder (tables are emptied between tests, seeds included)."""
    SavedSearch.objects.all().delete()
    return SavedSearch.objects.create(name="Semua indikasi", query="indikasi:ya ATAU jenis:cleared")
