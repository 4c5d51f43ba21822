"""`pantau crawl run`: fetch sources, and unless told otherwise read and index what came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from scheduler.cli.frame import ERROR, INTERRUPTED, PARTIAL, Talk, demo_option, end, house, verb

if TYPE_CHECKING:
    from crawler.options import CrawlReport


@click.group(help="Fetch sources.")
def command() -> None:
    """Hold the verbs of `pantau crawl`."""


@command.command("run")
@click.argument("sources", nargs=-1)
@click.option("--fetch-only", is_flag=True, help="Leave what was fetched to a worker that runs elsewhere.")
@verb
@demo_option
def run(talk: Talk, sources: tuple[str, ...], *, fetch_only: bool) -> None:
    """Fetch the named sources (all enabled ones when none is named), then drain the worker and the index."""
    from scheduler import known, processes, wiring  # noqa: PLC0415 - keeps --help fast

    processes.end_with_parent()
    settings, clock = house()
    from crawler.run import crawl  # noqa: PLC0415 - keeps --help fast

    taken = wiring.take_sources(settings, list(sources))
    broken = () if sources else wiring.load_sources(settings).errors
    for error in broken:
        talk.say(str(error))
    for line in wiring.recover_archive(settings):
        talk.say(line)
    due, ended = wiring.watched(taken, wiring.today_wib(clock.now()))
    reports = [*crawl(due, wiring.crawl_options(settings), clock), *ended]
    answer: dict[str, Any] = {"reports": [report.as_json() for report in reports]}
    if not fetch_only:
        for line in known.warnings():
            talk.say(line)
        wiring.note_health(settings, answer["reports"], clock.now())
        answer["read"] = wiring.drain(settings, clock)
        answer["index"] = wiring.catch_up_index(settings, clock)
    for report in reports:
        if report.message:
            talk.say(f"{report.source}: {report.stop_reason}: {report.message}")
    columns = ["source", "captures", "not modified", "failed", "gone", "given up", "waiting", "ended", "seconds"]
    talk.table(answer, columns, ([*_row(report)] for report in reports))
    _end(reports, broken=bool(broken))


def _row(report: CrawlReport) -> list[str]:
    numbers = (report.captures, report.not_modified, report.failed, report.gone, report.given_up, report.waiting)
    return [report.source, *map(str, numbers), report.stop_reason, f"{report.seconds:.1f}"]


def _end(reports: list[CrawlReport], *, broken: bool) -> None:
    if any(report.fatal for report in reports):
        end(ERROR)
    if any(report.stop_reason == "interrupted" for report in reports):
        end(INTERRUPTED)
    if broken or any(report.stop_reason not in {"finished", "off"} for report in reports):
        end(PARTIAL)
