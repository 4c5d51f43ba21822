"""What `pantau doctor` asks: is everything there, does it answer, and do the counts agree?

Called by the command line. It reads; it repairs nothing. Each finding says what was asked, how it is, and the fix.
"""

from __future__ import annotations

import shutil
import socket
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from django.db import DatabaseError

from pipelines.knowledge import load
from pipelines.knowledge.files import shipped_model
from scheduler import known, wiring
from scheduler.config import unknown_variables
from scheduler.folder import Folder
from search.index import IndexUnavailableError

if TYPE_CHECKING:
    from scheduler.config import Config

SMTP_S = 10.0
FREE_MIN_BYTES = 1 << 30
FREE_MIN_SHARE = 0.05
NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p"}
Grade = Literal["ok", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer: what was asked, how it is, one sentence with the fix where one is needed."""

    name: str
    grade: Grade
    detail: str


def examine(config: Config, *, full: bool) -> tuple[list[Finding], dict[str, Any]]:
    """Return the findings and the reconciled counts; `full` also re-reads every row and every archived record."""
    from pipelines import store  # noqa: PLC0415 - needs `wiring.start` first

    findings = [_variables(), _disk(config), _folder(config), _sources(config), _candidates(), _model()]
    findings += [_browser(config), _mail(config)]
    counts: dict[str, Any] = {}
    try:
        findings += [
            Finding(f"database {one.name}", "ok" if one.ok else "error", one.detail) for one in store.check(full=full)
        ]
        counts |= store.counts()
        index, reconciled = _index(config)
        counts |= reconciled
        findings += [index, _waiting(counts)]
    except DatabaseError as error:
        fix = "keep a copy, restore the last backup, then run `pantau replay`; the archive is not touched by this"
        findings.append(Finding("database", "error", f"{error}; {fix}"))
    if full:
        findings.append(_archive(config))
    return findings, counts


def _variables() -> Finding:
    unknown = unknown_variables()
    return Finding(
        "environment", "warning" if unknown else "ok", "; ".join(unknown) or "every PANTAU_ variable is known"
    )


def _disk(config: Config) -> Finding:
    usage = shutil.disk_usage(config.data)
    free = f"{usage.free / 2**30:.1f} GiB free of {usage.total / 2**30:.0f} GiB"
    if usage.free < FREE_MIN_BYTES or usage.free < FREE_MIN_SHARE * usage.total:
        return Finding(
            "disk", "error", f"{free}; the crawl pauses below 1 GiB or 5 %: free space or move the data folder"
        )
    return Finding("disk", "ok", free)


def _folder(config: Config) -> Finding:
    kind = _file_system(str(config.data.resolve()))
    if kind in NETWORK_FILE_SYSTEMS and not config.state.database_url:
        return Finding(
            "data folder", "error", f"{config.data} lies on {kind}; SQLite needs a local disk, or use PostgreSQL"
        )
    mode = (config.data / "secret").stat().st_mode & 0o777
    if mode != 0o600:  # noqa: PLR2004 - the mode that `folder` gives it
        return Finding("data folder", "warning", f"secret has mode {mode:o}; run chmod 600 {config.data / 'secret'}")
    return Finding("data folder", "ok", str(config.data))


def _file_system(path: str) -> str:
    """The type of the file system that holds `path`, by the longest mount point; empty where /proc does not tell."""
    best = ("", "")
    try:
        with open("/proc/self/mounts", encoding="utf-8") as mounts:  # noqa: PTH123 - a file of the kernel
            for line in mounts:
                _, point, kind, *_ = line.split()
                if path.startswith(point) and len(point) > len(best[0]):
                    best = (point, kind)
    except OSError:
        return ""
    return best[1]


def _sources(config: Config) -> Finding:
    loaded = wiring.load_sources(config)
    on = sum(source.enabled for source in loaded.sources)
    if loaded.errors:
        return Finding("sources", "error", f"{len(loaded.errors)} mistakes; the first: {loaded.errors[0]}")
    if not on:
        return Finding(
            "sources", "warning", f"none of {len(loaded.sources)} is enabled; copy one to {config.data}/sources"
        )
    return Finding("sources", "ok", f"{on} of {len(loaded.sources)} enabled")


def _candidates() -> Finding:
    wrong = known.warnings()
    if wrong:
        return Finding("candidates", "warning", f"{wrong[-1]}; the first: {wrong[0]}")
    number = len(known.candidates().rows)
    return Finding("candidates", "ok", f"{number} on your list" if number else "no list, and none needed")


def _model() -> Finding:
    model = load().model
    if model is None and shipped_model():
        return Finding("model", "warning", "the package has no model.json: the rules stand alone; install Pantau anew")
    if model is None:
        return Finding("model", "ok", "off: the rules stand alone")
    return Finding("model", "ok", f"{model.version} reads beside the rules")


def _browser(config: Config) -> Finding:
    path = wiring.browser(config)
    needed = any(source.enabled and source.kind == "browser" for source in wiring.load_sources(config).sources)
    if path is None:
        fix = "install one (Debian: apt install chromium) or give its path in [crawl] browser"
        return Finding(
            "browser", "warning" if needed else "ok", f"no Chromium; {fix}" if needed else "none, and none needed"
        )
    return Finding("browser", "ok", str(path))


def _index(config: Config) -> tuple[Finding, dict[str, Any]]:
    try:
        report = wiring.verify_index(config, None)
    except IndexUnavailableError as error:
        return Finding("index", "error", f"{error}; search says so, the crawl goes on, the indexer catches up"), {}
    figures = {key: report[key] for key in ("stored", "indexed", "dead_letters")}
    told = "stored {stored} = indexed {indexed} + dead letters {dead_letters}".format(**figures)
    if not report["ok"]:
        return Finding("index", "error", f"{told.replace('=', '≠')}; run `pantau index rebuild`"), figures
    return Finding("index", "ok", told), figures


def _mail(config: Config) -> Finding:
    mail = config.mail
    if not mail.smtp_host:
        return Finding("mail", "ok", f"no server: digests for {mail.to} are files in {Folder(config.data).mail}")
    try:
        with socket.create_connection((mail.smtp_host, mail.smtp_port), timeout=SMTP_S) as server:
            greeting = server.recv(3)
    except OSError as error:
        return Finding("mail", "error", f"{mail.smtp_host}:{mail.smtp_port} does not answer ({error}); digests wait")
    if greeting != b"220":
        return Finding("mail", "error", f"{mail.smtp_host}:{mail.smtp_port} is no mail server; check [mail] smtp_port")
    return Finding("mail", "ok", f"{mail.smtp_host}:{mail.smtp_port} answers")


def _waiting(counts: dict[str, Any]) -> Finding:
    waiting = counts["captures_pending"]
    if waiting:
        return Finding("worker", "warning", f"{waiting} captures wait to be read; is `pantau worker` running?")
    return Finding("worker", "ok", "nothing waits")


def _archive(config: Config) -> Finding:
    try:
        report = wiring.verify_archive(config, with_database=True)
    except DatabaseError:
        report = wiring.verify_archive(config, with_database=False)
    if report.damages:
        return Finding("archive", "error", f"{len(report.damages)} damaged records; `pantau archive verify` names them")
    return Finding("archive", "ok", f"{report.records} records verify")


def as_dict(findings: list[Finding], counts: dict[str, Any]) -> dict[str, Any]:
    """Return the examination as one JSON object."""
    return {"findings": [asdict(finding) for finding in findings], "counts": counts}
