"""What travels between frontier, spiders and handoff: a Lease on one address, what was Found, and how it Ended.

Plain frozen values: they cross from the database thread to the reactor thread and back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from pipelines.record import ArchiveRef, Capture, Hint, Robots

Role = Literal["robots", "start", "next", "page"]
Outcome = Literal[
    "captured",  # a body was stored
    "unchanged",  # 200 with the body that is stored already
    "not_modified",  # 304
    "index",  # a feed, sitemap or listing was read: addresses, no content
    "robots",  # robots.txt was answered (or not at all)
    "gone",  # 404, 410
    "moved",  # redirected to another origin, which is an address of its own
    "refused",  # by the guard or by robots
    "failed",  # may be tried again
    "given_up",  # would fail again
    "returned",  # not asked: the run is ending
]


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to ask one address once, until `until`; `token` only grows, a write with an old one is refused."""

    url_id: int
    token: int
    host_id: int
    host_token: int
    until: datetime
    url: str
    canonical_url: str
    origin: str
    role: Role
    source: str
    robots: Robots
    tries: int = 0
    hops: int = 0
    etag: str = ""
    last_modified: str = ""
    body_sha256: str = ""
    archive: ArchiveRef | None = None  # the record that holds that body
    hint: dict[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One address that a spider found, as written on the page but absolute."""

    url: str
    role: Role = "page"
    hint: Hint | None = None
    memo: dict[str, object] | None = None  # for a continuation page: what its spider has to know


@dataclass(frozen=True, slots=True)
class Ended:
    """How one request ended; everything that the frontier and the store need, in one value."""

    lease: Lease
    outcome: Outcome
    at: datetime | None = None  # when the answer was complete: the host's pause begins here, not at the commit
    status: int | None = None
    error: str = ""
    etag: str = ""
    last_modified: str = ""
    content_type: str = ""
    body: bytes = b""
    body_sha256: str = ""
    answer_s: float = 0.0
    retry_after_s: float | None = None
    capture: Capture | None = None
    archive: ArchiveRef | None = None  # where the handoff put it
    found: tuple[Found, ...] = ()
    follow_known: bool = False  # follow continuation pages although this page brought nothing new
    memo: dict[str, object] | None = None  # kept on a start address for the next round
    host_fault: bool = False  # counts for the host's breaker
