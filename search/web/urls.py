"""Addresses of the pages. Paths are Indonesian in every language, so shared links never change."""

from django.urls import path
from django.views.generic import RedirectView

from search.web.views import exports, item, mail, pages
from search.web.views import search as search_page

urlpatterns = [
    path("", RedirectView.as_view(url="/cari", query_string=True)),
    path("cari", search_page.search),
    path("ekspor", exports.export),
    path("item/<str:item_id>", item.show),
    path("surel", mail.mailbox),
    path("surel/<str:name>", mail.show),
    path("surel/<str:name>/html", mail.html),
    path("kiriman/<str:key>", mail.listing),
    path("metode", pages.method),
    path("sumber", pages.sources),
    path("healthz", pages.healthz),
]
handler400 = "search.web.views.problems.bad_request"
handler404 = "search.web.views.problems.not_found"
handler500 = "search.web.views.problems.server_error"
