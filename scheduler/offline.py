"""The offline verbs: files in, files out, no database and no network. Called by `pantau tag|extract|story`.

Output line n answers input line n (tag, story), or files come by path (extract); a line or file that cannot be read is
an error row. The output appears whole under its name, or not at all.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pipelines import canonical, clean, durable, knowledge, process, rows, story
from pipelines.child import Task
from pipelines.pool import Job, Pool, Result
from pipelines.record import Capture, Item, Published, Recipe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path
    from typing import BinaryIO

    from pipelines.record import ExtractionResult

FILE_MAX_BYTES = 8 << 20  # the same cap as for a fetched page
PAGE_RECIPE = Recipe(source="file", kind="feed", medium="news")
CHANNEL_RECIPE = Recipe(source="file", kind="channel", medium="post", platform="telegram")
NO_ADDRESS = "file:saved"
CHANNEL_MARK = b"tgme_widget_message"  # a saved channel preview: one page, many posts


def tag_text(title: str | None, text: str, day: date | None = None) -> Item:
    """Return one text, tagged, as if it had been published on that day."""
    published = None if day is None else Published(day, "day", "Asia/Jakarta", True, str(day), "option")  # noqa: FBT003 - zone_assumed
    item = Item(id="stdin", outlet="", medium="news", url=None, title=title, text=text, published=published)
    return process.tag(item, knowledge.load())


def tag_file(source: Path, target: Path) -> dict[str, int]:
    """Tag every line of `source` into `target`; returns the numbers of rows, errors and incidents."""
    known = knowledge.load()
    counted = {"rows": 0, "errors": 0, "incidents": 0}
    with source.open(encoding="utf-8", errors="replace") as lines, durable.publishing(target) as out:
        for line in _filled(lines):
            row = _tag_line(line, known)
            _write(out, row)
            counted["rows"] += 1
            counted["errors"] += row["error"] is not None
            counted["incidents"] += row["incident"]
    return counted


def _tag_line(line: str, known: knowledge.Knowledge) -> dict[str, Any]:
    try:
        return canonical.output_row(process.tag(rows.item_from_line(line), known))
    except rows.RowError as error:
        return _error_row(error.row_id, error.code, str(error), known)
    except Exception as error:  # noqa: BLE001 - one bad text must not end a corpus; the row says what happened
        return _error_row(_row_id(line), "tagging_failed", f"{type(error).__name__}: {error}", known)


def _error_row(row_id: str | None, code: str, message: str, known: knowledge.Knowledge) -> dict[str, Any]:
    empty = Item(id="", outlet="", medium="news", url=None, title=None, text="")
    empty = replace(empty, knowledge_version=process.knowledge_version(known))
    return {**canonical.output_row(empty, error={"code": code, "message": message}), "id": row_id}


def _row_id(line: str) -> str | None:
    try:
        return rows.item_from_line(line).id
    except rows.RowError as error:
        return error.row_id


def extract_folder(folder: Path, target: Path) -> dict[str, int]:
    """Read every file below `folder`, by path, into `target`; returns the numbers of files, rows and errors.

    Files are read in killable children under the worker's limits, so that a hostile one costs its own row only.
    """
    counted = {"files": 0, "rows": 0, "errors": 0}
    home = folder.resolve()  # a link that leads out of the folder is not followed
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and path.resolve() != target.resolve() and path.resolve().is_relative_to(home)
    )
    with durable.publishing(target) as out, Pool[_File](os.cpu_count() or 1) as pool:
        for job, result in pool.run(_job(path, path.relative_to(folder).as_posix()) for path in files):
            counted["files"] += 1
            for row in _extracted(job.key, result):
                _write(out, row.as_dict())
                counted["rows"] += 1
                counted["errors"] += row.error is not None
    return counted


@dataclass(frozen=True, slots=True)
class _File:
    """One file of the folder; `problem` when it could not even be read."""

    name: str
    problem: dict[str, str] | None = None


def _job(path: Path, name: str) -> Job[_File]:
    """A saved file as a capture: it was `fetched` when the file was last written, and has no address of its own."""
    body, problem, changed_s = b"", None, 0.0
    try:
        found = path.stat()
        changed_s = found.st_mtime
        if found.st_size > FILE_MAX_BYTES:
            problem = {"code": "too_big", "message": f"over {FILE_MAX_BYTES >> 20} MiB; save the page without pictures"}
        else:
            body = path.read_bytes()
    except OSError as error:
        problem = {"code": "unreadable", "message": f"{error.strerror}; check the file's permissions"}
    recipe = CHANNEL_RECIPE if CHANNEL_MARK in body else PAGE_RECIPE
    capture = Capture(
        source="file",
        outlet="file",
        medium=recipe.medium,
        url=NO_ADDRESS,
        final_url=NO_ADDRESS,
        canonical_url=NO_ADDRESS,
        fetched_at_utc=datetime.fromtimestamp(changed_s, UTC),
        status=200,
        headers=(),
        body_sha256=canonical.sha256(body),
        rendered=False,
        robots="none",
    )
    lost: ExtractionResult | None = None if problem is None else "crashed"
    return Job(_File(name, problem), Task(recipe, (capture,)), (body,), lost=lost, wants_stand_in=False)


def _extracted(file: _File, result: Result) -> Iterator[rows.ExtractRow]:
    name = file.name
    if file.problem is not None:
        yield rows.ExtractRow(name, name, None, file.problem)
    elif result.lost is not None:
        yield rows.ExtractRow(name, name, None, {"code": result.lost, "message": result.reason})
    elif not result.items:
        message = "no article and no post was found in this file"
        yield rows.ExtractRow(name, name, None, {"code": "no_text", "message": message})
    for number, item in enumerate(result.items, start=1):
        item = replace(item, url=None if item.url == NO_ADDRESS else item.url)  # noqa: PLW2901 - what the row shows
        failed = item.extraction not in {"ok", "partial"}
        message = item.extraction_detail or "the page holds no text that could be read"
        problem = {"code": item.extraction, "message": message} if failed else None
        yield rows.ExtractRow(name if len(result.items) == 1 else f"{name}#{number}", name, item, problem)


def story_file(source: Path, target: Path) -> dict[str, int]:
    """Group the rows of `source` into `target`; returns the numbers of rows, errors and stories."""
    known = knowledge.load()
    stories = story.Stories()
    counted = {"rows": 0, "errors": 0, "stories": 0}
    with source.open(encoding="utf-8", errors="replace") as lines, durable.publishing(target) as out:
        read = [_story_line(line, stories, known) for line in _filled(lines)]
        final = iter(stories.rows())  # a later text may have united two stories
        for row in read:
            _write(out, row if row["error"] else row | next(final)._asdict())
        counted["rows"] = len(read)
        counted["errors"] = sum(row["error"] is not None for row in read)
        counted["stories"] = len({row.story_id for row in stories.rows()})
    return counted


def _story_line(line: str, stories: story.Stories, known: knowledge.Knowledge) -> dict[str, Any]:
    try:
        item = process.tag(rows.item_from_line(line), known)
    except rows.RowError as error:
        return _story_error(error.row_id, {"code": error.code, "message": str(error)})
    except Exception as error:  # noqa: BLE001 - one bad text must not end a corpus; the row says what happened
        return _story_error(_row_id(line), {"code": "tagging_failed", "message": f"{type(error).__name__}: {error}"})
    return {"id": item.id, "error": None, **stories.add(item, clean.fingerprint_text(item))._asdict()}


def _story_error(row_id: str | None, told: dict[str, str]) -> dict[str, Any]:
    return {"id": row_id, "error": told, "story_id": None, "grade": None, "of": None, "score": None}


def _filled(lines: Iterable[str]) -> Iterator[str]:
    """Every line is a row, an empty one too (it becomes an error row); only empty lines at the end are none."""
    empty = 0
    for line in lines:
        if not line.strip():
            empty += 1
            continue
        yield from [""] * empty
        empty = 0
        yield line


def _write(out: BinaryIO, row: dict[str, Any]) -> None:
    # half a surrogate pair (an input's "\\ud800", an odd file name) is no UTF-8: it is written as its JSON escape
    out.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")
