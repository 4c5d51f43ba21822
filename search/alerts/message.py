"""The mail as bytes: headers of one physical line each, a text and an HTML form, frozen before the first try.

Pure: the same digest and addresses give the same bytes. Only `EmailMessage` is used: it refuses CR and LF in a header.
"""

from __future__ import annotations

import re
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import css_inline

from search.alerts.options import checked_address

if TYPE_CHECKING:
    from search.alerts.digest import Digest, Rendered
    from search.alerts.options import AlertOptions

# 998 is the standard's limit; the default of 78 folds a long Message-ID right after its colon, which breaks relays
ONE_LINE: Final = policy.SMTP.clone(max_line_length=998)
MESSAGE_LIMIT_BYTES: Final = 1 << 20
_NOT_TOKEN = re.compile(r"[^a-z0-9]+")


class TooBigError(ValueError):
    """The mail is over its cap; the caller shows fewer items."""


def message(
    *, options: AlertOptions, recipient: str, subject: str, message_id: str, digest: Digest, rendered: Rendered
) -> bytes:
    """Return the whole mail; raises TooBigError over the HTML or message cap, AddressError for a bad address."""
    html = css_inline.inline(rendered.html, keep_style_tags=True)
    if len(html.encode()) > options.html_limit_bytes:
        raise TooBigError(f"{len(html.encode())} bytes of HTML, at most {options.html_limit_bytes}")
    token = _NOT_TOKEN.sub("-", options.digest.lower()).strip("-") or "pantau"
    domain = checked_address(options.sender).rpartition("@")[2]
    mail = EmailMessage(policy=ONE_LINE)
    mail["From"] = f"Pantau <{options.sender}>"
    mail["To"] = checked_address(recipient)
    mail["Subject"] = subject
    mail["Date"] = format_datetime(digest.made_at.astimezone(ZoneInfo(options.zone)))
    mail["Message-ID"] = message_id
    mail["References"] = f"<{token}.digest@{domain}>"
    mail["List-ID"] = f"<{token}.pantau.{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = "id"
    mail.set_content(rendered.text, cte="quoted-printable")
    mail.add_alternative(html, subtype="html", cte="quoted-printable")
    mail.set_boundary(f"=-{digest.key}")
    data = mail.as_bytes()
    if len(data) > MESSAGE_LIMIT_BYTES:
        raise TooBigError(f"{len(data)} bytes, at most {MESSAGE_LIMIT_BYTES}")
    return data
