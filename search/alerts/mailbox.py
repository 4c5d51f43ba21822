"""The folder of `.eml` files: written when there is no mail server, read by the page that shows them.

Names are the mail's key, never taken from a page or an address. A file appears whole or not at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from pipelines import durable

if TYPE_CHECKING:
    from datetime import datetime
    from email.message import EmailMessage
    from pathlib import Path

NAME = re.compile(r"[0-9a-f]{32}\.eml")
_SIZE_LIMIT_BYTES = 2 << 20


@dataclass(frozen=True, slots=True)
class StoredMail:
    """A mail of the folder; `html` is shown only on its own sandboxed address."""

    name: str
    subject: str
    to: str
    date_utc: datetime
    text: str
    html: str


def write_mail(folder: Path, key: str, body: bytes) -> str:
    """Publish one mail as `<key>.eml` (temporary name, fsync, rename, fsync folder) and return its name.

    Writing it again replaces it by the same bytes, so a repeated try leaves one mail.
    """
    name = f"{key}.eml"
    if not NAME.fullmatch(name):
        raise ValueError(f"{key!r} is no mail key")
    folder.mkdir(parents=True, exist_ok=True)
    durable.publish(folder / name, body)
    return name


def mails(folder: Path) -> list[StoredMail]:
    """Return all readable mails, newest first; what is no mail of ours is left out."""
    if not folder.is_dir():
        return []
    found = [mail for path in folder.iterdir() if (mail := read_mail(folder, path.name)) is not None]
    return sorted(found, key=lambda mail: (mail.date_utc, mail.name), reverse=True)


def read_mail(folder: Path, name: str) -> StoredMail | None:
    """Return one mail, or None for a name that is not ours, a missing file or one that cannot be read."""
    path = folder / name
    if not NAME.fullmatch(name) or not path.is_file() or path.stat().st_size > _SIZE_LIMIT_BYTES:
        return None
    mail: EmailMessage = message_from_bytes(path.read_bytes(), policy=policy.default)
    try:
        date = parsedate_to_datetime(str(mail["Date"]))
    except (TypeError, ValueError):
        return None
    return StoredMail(
        name, str(mail["Subject"] or ""), str(mail["To"] or ""), date, _part(mail, "plain"), _part(mail, "html")
    )


def _part(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part is not None else ""
