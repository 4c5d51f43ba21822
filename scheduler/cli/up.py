"""`pantau up`: set up the data folder and run everything, or do one full round and end."""

from __future__ import annotations

import os
import socket
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from scheduler.cli.frame import ERROR, INTERRUPTED, PARTIAL, Stop, Talk, end, verb
from scheduler.cli.serve import require_loopback

if TYPE_CHECKING:
    from scheduler.config import Config

FIGURES = (
    "sources",
    "captures",
    "not_modified",
    "items_new",
    "items_changed",
    "items_total",
    "failed",
    "stories",
    "incidents",
    "indexed",
    "dead_letters",
    "mails",
    "repeated",
    "seconds",
)


@click.command(help="Set up the data folder and run everything; prints the URL.")
@click.option("--demo", is_flag=True, help="Crawl the demo newsroom on loopback: no network, no secrets.")
@click.option("--demo-edition", type=click.IntRange(1, 4), help="2: edits, deletions; 3: forty copies; 4: a clearing.")
@click.option("--once", is_flag=True, help="One full round (crawl, read, index, digest), then end.")
@verb
def command(talk: Talk, *, demo: bool, demo_edition: int | None, once: bool) -> None:
    """Make the data folder, migrate, and keep clock, worker, indexer and pages running; or do one round (--once)."""
    if demo or demo_edition:
        os.environ["PANTAU_DEMO_EDITION"] = str(demo_edition or 1)
    from scheduler import config, known, wiring  # noqa: PLC0415 - after the environment says what the flags say
    from scheduler.folder import Folder  # noqa: PLC0415 - keeps --help fast

    settings = config.load()
    require_loopback(settings)
    folder = Folder(settings.data)
    folder.prepare()
    settings = config.load()  # now with the secret
    known.check_model()
    with folder.hold():
        wiring.start()
        wiring.migrate(settings)
        for line in (*config.unknown_variables(), *wiring.recover_archive(settings)):
            talk.say(line)
        if settings.demo:
            wiring.prepare_demo(settings)
        loaded = wiring.sync_sources(settings)
        broken = loaded.errors
        for error in broken:
            talk.say(str(error))
        if not any(source.enabled for source in loaded.sources):
            talk.say(f"no source is enabled: put one into {folder.sources} (docs/sources.md), or look at --demo first")
        if settings.crawl.browser != "off" and wiring.browser(settings) is None:
            talk.say("no Chromium was found: sources that need a browser are off (Debian: apt install chromium)")
        if once:
            _once(talk, settings, broken=bool(broken))
        else:
            _stay(talk, settings)


def _once(talk: Talk, settings: Config, *, broken: bool) -> None:
    from scheduler import round as full_round  # noqa: PLC0415 - needs Django
    from scheduler.system_clock import SystemClock  # noqa: PLC0415 - needs Django

    try:
        figures = full_round.run(settings, SystemClock(), talk.say)
    except full_round.RoundFailedError as error:
        raise Stop(str(error), ERROR) from error
    answer: dict[str, Any] = {name: figures[name] for name in FIGURES}
    talk.table(answer, ["figure", "value"], ([name, str(value)] for name, value in answer.items()))
    if figures["interrupted"]:
        end(INTERRUPTED)
    if figures["fatal"]:
        end(ERROR)
    if figures["sources_failed"] or broken:
        talk.say("some sources failed; `pantau source list` says which and why")
    if figures["sources_failed"] or broken or figures["index_down"]:
        end(PARTIAL)


def _stay(talk: Talk, settings: Config) -> None:
    from scheduler import supervisor  # noqa: PLC0415 - needs Django
    from scheduler.system_clock import SystemClock  # noqa: PLC0415 - needs Django

    settings = _with_port(settings)
    commands = {"worker": ["worker"], "serve": ["serve"]}
    if settings.demo:
        commands = {"demo": ["demo", "serve", "--quiet"], **commands}
    talk.say(f"Pantau: {settings.web.url}  (Ctrl-C ends it)")
    if settings.demo:
        talk.say('Try: indikasi:ya   |   netral DAN wilayah:33   |   "mobil dinas" ATAU jenis:cleared')
    if supervisor.stay_up(settings, SystemClock(), talk.say, commands):
        end(INTERRUPTED)


def _with_port(settings: Config) -> Config:
    """Make sure that the page server can have its port, or draw a free one when it is 0; raises Stop with the fix."""
    family = socket.AF_INET6 if ":" in settings.web.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.web.host, settings.web.port))
        except OSError as error:
            fix = "stop the other program, or set [web] port (PANTAU_WEB_PORT); 0 draws a free one"
            raise Stop(f"port {settings.web.port} cannot be had ({error.strerror}); {fix}") from error
        port = probe.getsockname()[1]
    os.environ["PANTAU_WEB_PORT"] = str(port)  # for the children
    return replace(settings, web=replace(settings.web, port=port))
