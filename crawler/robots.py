"""robots.txt as RFC 9309 means it: what an answer says, and whether an address may be asked. No network, no database.

Called by `crawler.frontier` before a lease and by `crawler.guard` for each redirect. Only a 200 that is not HTML is
parsed (an error page parsed as rules would allow everything), at most 500 KiB of it; unreachable means disallowed.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from typing import Literal

from protego import Protego

from crawler.pace import CRAWL_DELAY_CEILING_S

State = Literal["rules", "allow", "unreachable"]
_OK = 200
_RATE_LIMITED = 429
_CLIENT_ERRORS = range(400, 500)
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<?xml")


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one answer to robots.txt means for its origin."""

    state: State
    rules: str = ""
    flag: str = ""
    sha256: str = ""


def read(status: int | None, content_type: str, body: bytes, *, max_bytes: int) -> Ruling:
    """Return the ruling of an answer; `status` None = no answer at all (time-out, name, connection or TLS failure)."""
    if status is not None and status in _CLIENT_ERRORS and status != _RATE_LIMITED:
        return Ruling("allow")
    if status != _OK:
        return Ruling("unreachable")
    start = body[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if "html" in content_type.lower() or start.startswith(_HTML_STARTS):
        return Ruling("allow", flag="html")
    kept = body[:max_bytes]
    if len(body) > max_bytes:
        kept = kept[: kept.rfind(b"\n") + 1]  # half a line could allow what the whole one forbids
    text = _decode(kept).replace("\r\n", "\n").replace("\r", "\n")
    flag = "too_long" if len(body) > max_bytes else ""
    return Ruling("rules", text, flag, hashlib.sha256(body).hexdigest())


def _decode(body: bytes) -> str:
    for bom, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        if body.startswith(bom):
            return body[len(bom) :].decode(encoding, "replace").replace("\0", "")
    return body.decode("utf-8", "replace").replace("\0", "")


class Rulebook:
    """Parsed rules by origin, so that a 500 KiB file is parsed once a run. Lives in one crawl process."""

    def __init__(self, user_agent: str) -> None:
        """Take the product token (the part before the slash) as the name that rules are looked up by."""
        self._token = user_agent.partition("/")[0].strip()
        self._parsed: dict[str, tuple[State, Protego | None]] = {}

    def learn(self, origin: str, state: State, rules: str) -> None:
        """Keep what is known of an origin; replaces what was known before."""
        self._parsed[origin] = (state, Protego.parse(rules) if state == "rules" else None)

    def knows(self, origin: str) -> bool:
        """Return whether the origin's rules were learnt in this run."""
        return origin in self._parsed

    def allows(self, origin: str, url: str) -> bool:
        """Return whether `url` may be asked; an unknown or unreachable origin forbids."""
        state, rules = self._parsed.get(origin, ("unreachable", None))
        if state == "unreachable":
            return False
        return rules is None or bool(rules.can_fetch(url, self._token))

    def crawl_delay_s(self, origin: str) -> tuple[float, bool]:
        """Return (Crawl-delay in 0..300 s, whether it had to be clamped); 0 when there is none."""
        _, rules = self._parsed.get(origin, ("allow", None))
        raw = rules.crawl_delay(self._token) if rules is not None else None
        if raw is None:
            return 0.0, False
        value = float(raw)
        clamped = 0.0 if math.isnan(value) else min(max(value, 0.0), CRAWL_DELAY_CEILING_S)
        return clamped, clamped != value
