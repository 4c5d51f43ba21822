"""Export links of the search page: a small export at once, for a large one the command that makes it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search.export import FORMATS, ExportError, create
from search.index import IndexUnavailableError, UnsupportedError
from search.query import parse
from search.web.ports import live_index, ports

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from search.export import Per

ROWS_LIMIT: Final = 5_000  # what a request can write well within its 10 seconds
_TYPES: Final = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """Answer `/ekspor?q=&format=`: the file; 400 for a bad query or format, 413 with the command when it is large.

    `per=klaster` gives one row for each story, its newest matching item.
    """
    query = request.GET.get("q", "").strip()
    kind = next((each for each in FORMATS if each == request.GET.get("format", "csv")), None)
    if kind is None:
        return _message(request, _("Unknown format"), _("Formats are csv, jsonl and parquet."), 400)
    per: Per = "story" if request.GET.get("per") == "klaster" else "item"
    here = ports()
    today = here.now().astimezone(ZoneInfo("Asia/Jakarta")).date()
    try:
        index = live_index()
        parsed = parse(query, today=today, names=here.names())
        if parsed.ast is not None and index.count(parsed.ast) > ROWS_LIMIT:
            command = f"pantau export create '{query}' --format {kind} --per {per} --out pantau.{kind}"
            text = _("This export is too large for a page. Make it with the command:")
            return _message(request, _("Large export"), f"{text} {command}", 413)
        here.exports_folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=here.exports_folder, prefix=".unduh-") as folder:
            out = Path(folder) / f"pantau.{kind}"
            create(query, kind, out, index=index, today=today, names=here.names(), per=per)
            file = out.open("rb")  # stays readable after the folder is gone; the response closes it
    except (ExportError, UnsupportedError) as error:
        return _message(request, _("This export cannot be made"), str(error), 400)
    except IndexUnavailableError as error:
        return _message(request, _("Search is not available right now"), str(error), 503)
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"pantau.{kind}",
        content_type=_TYPES.get(kind, "application/vnd.apache.parquet"),
    )


def _message(request: HttpRequest, heading: str, message: str, status: int) -> HttpResponse:
    return render(request, "search/message.html", {"heading": heading, "message": message}, status=status)
