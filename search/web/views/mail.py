"""Mails that lie as files in the data folder, and the full list behind a digest's "see all"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pipelines import store
from search.alerts import mailbox as folder
from search.models import Outbox
from search.web.ports import ports
from search.web.results import title_of

if TYPE_CHECKING:
    from django.http import HttpRequest

# the mail's own styles and nothing else: no script, no picture, no form, no address of ours
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
_KEY = re.compile(r"[0-9a-f]{32}")


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """Answer `/surel`: all mails of the folder, newest first."""
    return render(request, "search/mails.html", {"here": "surel", "mails": folder.mails(ports().mail_folder)})


@require_safe
def show(request: HttpRequest, name: str) -> HttpResponse:
    """Answer `/surel/<name>`: the mail's text form; 404 for a name that is not ours."""
    mail = folder.read_mail(ports().mail_folder, name)
    if mail is None:
        raise Http404
    return render(request, "search/mail.html", {"here": "surel", "mail": mail})


@require_safe
def html(_request: HttpRequest, name: str) -> HttpResponse:
    """Answer `/surel/<name>/html`: the mail as a mail program shows it, on an address without any right."""
    mail = folder.read_mail(ports().mail_folder, name)
    if mail is None:
        raise Http404
    return HttpResponse(mail.html, headers={"Content-Security-Policy": SANDBOX})


@require_safe
def listing(request: HttpRequest, key: str) -> HttpResponse:
    """Answer `/kiriman/<key>`: exactly the items that a mail told, from the ledger's mail row, also those it cut."""
    row = Outbox.objects.filter(key=key).first() if _KEY.fullmatch(key) else None
    if row is None:
        raise Http404
    stored = {one.item.id: one for one in store.get_many([item_id for _story, _event, item_id in row.findings])}
    events = {
        "new": _("new"),
        "gone": _("no longer online"),
        "status": _("status"),
        "cleared": _("not proven"),
        "region": _("new region"),
    }
    told = [
        {
            "id": item_id,
            "title": title_of(stored[item_id].item),
            "event": events.get(event.partition(":")[0], event),
            "status": stored[item_id].status,
        }
        for _story, event, item_id in row.findings
        if item_id in stored and not stored[item_id].erased
    ]
    return render(request, "search/listing.html", {"here": "surel", "subject": row.subject, "rows": told})
