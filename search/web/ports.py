"""What pages may ask of the roof: the open index, the clock, folders. Filled once by `scheduler.wiring`.

Pages never build an index, read a clock or a setting of their own, so a test hands in what it wants to see.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from search.index import IndexUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from search.index import Index
    from search.query import Names


@dataclass(frozen=True, slots=True)
class Ports:
    """The roof's side of the pages; every callable may be called from any thread.

    `open_index` returns the live index, or None when none was built yet; it raises `IndexUnavailableError` when the
    engine is down. `names` are the known values of query fields (regions, violation types, sources).
    """

    open_index: Callable[[], Index | None]
    now: Callable[[], datetime]
    names: Callable[[], Names]
    mail_folder: Path
    exports_folder: Path


class PortsMissingError(RuntimeError):
    """The roof did not fill the ports: start pages with `pantau serve`, not with Django's own commands."""


class _Filled:
    """The one mutable thing of this module: what `fill` was last given."""

    ports: Ports | None = None


def fill(given: Ports) -> None:
    """Set what the pages use from now on; a second call replaces the first."""
    _Filled.ports = given


def ports() -> Ports:
    """Return what the roof filled in; raises PortsMissingError before that."""
    if _Filled.ports is None:
        raise PortsMissingError("search.web.ports is empty: call fill() before serving, as `pantau serve` does")
    return _Filled.ports


def live_index() -> Index:
    """Return the live index; raises IndexUnavailableError when the engine is down or nothing was built yet."""
    index = ports().open_index()
    if index is None:
        raise IndexUnavailableError(_("There is no index yet. It is built in the first round."))
    return index
