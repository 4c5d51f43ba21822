"""Fills the digest's two templates. The roof hands it to `search.alerts`, which needs no template engine then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils import translation

from search.alerts.digest import Rendered

if TYPE_CHECKING:
    from search.alerts.digest import Digest

LANGUAGE = "id"


def render_digest(digest: Digest) -> Rendered:
    """Return text and HTML of a digest, in Indonesian whatever language the calling thread has."""
    context = {"digest": digest, "language": LANGUAGE}
    with translation.override(LANGUAGE):
        text = render_to_string("mail/digest.txt", context)
        html = render_to_string("mail/digest.html", context)
    return Rendered(text=_tidy(text), html=html)


def _tidy(text: str) -> str:
    """Drop blank lines that template tags leave behind: at most one in a row, none at the ends."""
    lines: list[str] = []
    for line in (raw.rstrip() for raw in text.splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip() + "\n"
