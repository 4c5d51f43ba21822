"""What the roof tells the alerts: addresses, the mail server and its time-outs, the folder that stands in for one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email.utils import parseaddr
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from search.query import Names

_ADDRESS = re.compile(r"[\x21-\x7e]{1,64}@[A-Za-z0-9.\-\[\]:]{1,255}")


class AddressError(ValueError):
    """An address that would reach somebody else, or nobody; the message shows it and names the fix."""


@dataclass(frozen=True, slots=True)
class Smtp:
    """A mail server. Time-outs in seconds (`trust.md` §2.1): connect, any command, the answer to the message itself."""

    host: str
    port: int = 25
    starttls: bool = False
    user: str = ""
    password: str = field(default="", repr=False)
    connect_s: float = 10
    command_s: float = 60
    data_s: float = 600


@dataclass(frozen=True, slots=True)
class AlertOptions:
    """All a run needs besides clock, index and renderer. `smtp` None: mails become `.eml` files in `mail_folder`.

    `recipient` gets the searches that name nobody else. `names` are the known values of query fields, as for pages.
    """

    sender: str
    recipient: str
    mail_folder: Path
    base_url: str
    smtp: Smtp | None = None
    names: Names | None = None
    digest: str = "harian"
    zone: str = "Asia/Jakarta"
    items_limit: int = 25
    html_limit_bytes: int = 80_000  # Gmail cuts near 102 KB and loses the footer
    lease_s: int = 900  # longer than the slowest answer of a mail server


def checked_address(address: str) -> str:
    """Return `address` if it parses back to itself; raises AddressError (smtplib silently drops CR/LF into others)."""
    if not _ADDRESS.fullmatch(address) or parseaddr(address)[1] != address:
        raise AddressError(f"{address!r} is no plain mail address: write it as name@host in [mail] of pantau.toml")
    return address
