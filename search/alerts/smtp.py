"""One message to one recipient over SMTP, with a time-out for every step and an honest answer about what happened.

Called by `search.alerts.delivery`. `smtplib.send_message` is not used: it reports a partial refusal only as a return
value and hides at which step a connection died, which is the difference between "not sent" and "perhaps sent".
"""

from __future__ import annotations

import re
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from search.alerts.options import Smtp

_LINE_DOT = re.compile(rb"(?m)^\.")
_BARE_END = re.compile(rb"\r?\n")
_START_MAIL = 354
_OK = frozenset({250, 251})


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a try: sent, later (4xx or no connection), never (5xx), unclear (silence after the message)."""

    result: Literal["sent", "later", "never", "unclear"]
    text: str
    unreachable: bool = False


class _StopError(Exception):
    """Carries the answer out of the dialogue."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.text)
        self.answer = answer


def send(server: Smtp, sender: str, recipient: str, body: bytes) -> Answer:
    """Send `body`; blocks at most the server's time-outs; never raises for the network or the server."""
    try:
        smtp = smtplib.SMTP(server.host, server.port, timeout=server.connect_s)
    except (OSError, smtplib.SMTPException) as error:
        return Answer("later", f"no connection to {server.host}:{server.port}: {error}", unreachable=True)
    try:
        _open(smtp, server)
        _envelope(smtp, sender, recipient)
    except _StopError as stop:
        return stop.answer
    except (OSError, smtplib.SMTPException) as error:
        return Answer("later", f"before the message: {error}")
    else:
        return _data(smtp, server, body)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            smtp.close()


def _open(smtp: smtplib.SMTP, server: Smtp) -> None:
    if smtp.sock is not None:
        smtp.sock.settimeout(server.command_s)
    smtp.ehlo_or_helo_if_needed()
    if server.starttls:
        smtp.starttls(context=ssl.create_default_context())
        smtp.ehlo()
    if server.user:
        smtp.login(server.user, server.password)


def _envelope(smtp: smtplib.SMTP, sender: str, recipient: str) -> None:
    for code, text in (smtp.mail(sender), smtp.rcpt(recipient), smtp.docmd("DATA")):
        if code in _OK or code == _START_MAIL:
            continue
        raise _StopError(_refusal(code, text))


def _data(smtp: smtplib.SMTP, server: Smtp, body: bytes) -> Answer:
    """Hand over the message; from its first byte on a lost connection says nothing about what the server has."""
    lines = _BARE_END.sub(b"\r\n", body)
    ended = b"" if lines.endswith(b"\r\n") else b"\r\n"
    try:
        if smtp.sock is not None:
            smtp.sock.settimeout(server.data_s)
        smtp.send(_LINE_DOT.sub(b"..", lines) + ended + b".\r\n")
        code, text = smtp.getreply()
    except (OSError, smtplib.SMTPException) as error:
        return Answer("unclear", f"no answer to the message: {error}")
    if code in _OK:
        with suppress(OSError, smtplib.SMTPException):
            smtp.docmd("QUIT")
        return Answer("sent", f"{code} {_readable(text)}")
    return _refusal(code, text)


def _refusal(code: int, text: bytes) -> Answer:
    never = 500 <= code < 600  # noqa: PLR2004 - the reply classes of RFC 5321
    return Answer("never" if never else "later", f"{code} {_readable(text)}")


def _readable(text: bytes) -> str:
    return " ".join(text.decode("ascii", "replace").split())
