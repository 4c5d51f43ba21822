"""The quiet pages: method, sources, and the answer to "are you alive"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import DatabaseError
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pipelines import store
from search.coverage import coverage
from search.web.words import VIOLATIONS

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """Answer `/metode`: what an indication is and what Pantau does not claim."""
    return render(request, "search/method.html", {"here": "metode", "violations": list(VIOLATIONS.items())})


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Answer `/sumber`: the state of every source."""
    return render(request, "search/sources.html", {"here": "sumber", "coverage": coverage()})


@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer `/healthz`: `ok` when the state database answers, else 503. Pages live without the index: not asked."""
    try:
        store.latest_change()
    except DatabaseError as error:
        return HttpResponse(f"state database: {type(error).__name__}\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
