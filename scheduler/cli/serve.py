"""`pantau serve`: the page server, on loopback only."""

from __future__ import annotations

import signal
import warnings
from typing import TYPE_CHECKING

import click

from scheduler.cli.frame import INTERRUPTED, Stop, Talk, end, house, verb

if TYPE_CHECKING:
    from scheduler.config import Config

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@click.command(help="Run the page server only.")
@verb
def command(talk: Talk) -> None:
    """Serve the pages until told to stop; refuses every address but loopback, because there are no accounts yet."""
    import uvicorn  # noqa: PLC0415 - keeps --help fast

    from scheduler import config, processes, wiring  # noqa: PLC0415 - keeps --help fast

    processes.end_with_parent()
    settings = config.load()
    require_loopback(settings)
    settings, clock = house()
    wiring.fill_pages(settings, clock)
    # Django sends the static files of the package in one piece and warns that it does; they are a few kB
    warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")
    talk.say(settings.web.url)
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):  # uvicorn ends by itself and hands the signal on to these
        signal.signal(number, lambda number, _frame: told.append(number))
    uvicorn.run(
        "search.web.asgi:application",
        host=settings.web.host,
        port=settings.web.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        limit_concurrency=64,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=5,
    )
    if told:
        end(INTERRUPTED)


def require_loopback(settings: Config) -> None:
    """Raise Stop for a `[web] host` that others could reach."""
    if settings.web.host not in LOOPBACK:
        raise Stop(
            f"[web] host = {settings.web.host} is refused: there are no accounts yet, so pages are served on loopback "
            "only; use 127.0.0.1, and an SSH tunnel from elsewhere"
        )
