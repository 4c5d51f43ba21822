"""Answers to what went wrong: what happened, what stayed safe, what to do, and a number to find it in the log by."""

from __future__ import annotations

import logging
import uuid
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_LOG = logging.getLogger("pantau.web")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400: also for a Host name that is not of this machine."""
    _LOG.warning("bad request: %s", type(exception).__name__)
    return _answer(request, 400, _("Bad request"), _("This request cannot be answered. Start at the search page."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer 404."""
    return _answer(request, 404, _("Not found"), _("There is nothing at this address. Nothing was deleted by asking."))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 with a number that also stands in the log."""
    request_id = uuid.uuid4().hex[:12]
    _LOG.error("request %s failed: %s", request_id, request.path)
    text = _("The page could not be made. Collected data is safe. Try again; if it happens again, run: pantau doctor")
    return _answer(request, 500, _("Something went wrong"), text, request_id)


def _answer(request: HttpRequest, status: int, heading: str, message: str, request_id: str = "") -> HttpResponse:
    context = {"heading": heading, "message": message, "request_id": request_id}
    return render(request, "search/message.html", context, status=status)
