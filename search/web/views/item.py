"""The item page: the text with every tag's words marked, why each tag is there, and the evidence behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pipelines import store
from pipelines.record import ITEM_ID_LENGTH
from search.coverage import source_names
from search.redaction import masked
from search.web.cards import why
from search.web.ports import ports
from search.web.results import label, link, notice_day, status_day, title_of
from search.web.segments import paragraphs
from search.web.standing import case_panel, differences, spread

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from pipelines.record import Capture, Item
    from pipelines.store import CaptureRow


@dataclass(frozen=True, slots=True)
class Evidence:
    """One capture and its place in archive and chain."""

    capture: Capture
    chain_no: int
    chain_hash: str


@require_safe
def show(request: HttpRequest, item_id: str) -> HttpResponse:
    """Answer `/item/<id>`: 200, 404 for an unknown id, 410 for an erased item. Needs no index."""
    stored = store.get(item_id) if len(item_id) == ITEM_ID_LENGTH else None
    if stored is None:
        raise Http404
    if stored.erased:
        text = _("This item was erased by a logged decision. Its evidence number stays in the chain.")
        return render(request, "search/message.html", {"heading": _("Erased"), "message": text}, status=410)
    item = stored.item
    title, text = masked(item.title or ""), masked(item.text)
    found = why(item, title, text)
    names = source_names()
    view = store.story_view(stored.story_id)
    strip = spread(view, item_id) if view else None
    compared = strip is not None and strip.compare != "" and request.GET.get("beda") == "ya"
    today = ports().now().astimezone(ZoneInfo("Asia/Jakarta")).date()
    context: dict[str, object] = {
        "stored": stored,
        "item": item,
        "plain_title": title_of(item),
        "title": paragraphs(title, found.title_marks, _hidden(item, "title")),
        "text": paragraphs(text, found.text_marks, _hidden(item, "text")),
        "groups": found.groups,
        "label": label(stored),
        "status_day": status_day(stored),
        "notice_day": notice_day(stored),
        "spread": strip,
        "differences": differences(item_id, strip.lead_id) if strip and compared else (),
        "compared": compared,
        "case": case_panel(stored, today),
        "source_name": names.get(stored.source, stored.source),
        "captures": [_evidence(row) for row in store.captures_of(item_id)],
        "back": _back(request),
    }
    return render(request, "search/item.html", context)


def _back(request: HttpRequest) -> str:
    """The results this page was opened from; nothing when it was opened by its address."""
    state = {name: request.GET[name] for name in ("q", "salinan") if request.GET.get(name)}
    return link("/cari", **state) if state else ""


def _hidden(item: Item, field: str) -> list[tuple[int, int]]:
    return [(mask.span[1], mask.span[2]) for mask in item.masks if mask.span[0] == field]


def _evidence(row: CaptureRow) -> Evidence:
    return Evidence(row.capture, row.chain_no, row.chain_hash)
