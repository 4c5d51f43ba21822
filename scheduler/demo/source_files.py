"""The source files that describe the demo newsroom to the crawler, rendered for the ports it was given.

Called by the roof, which writes them where its loader looks (only under `--demo`). File stems are source ids.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Final

from scheduler.demo import agency
from scheduler.demo.newsroom import ACCOUNT, CHANNEL, SITES, Site
from scheduler.demo.ports import HOST

if TYPE_CHECKING:
    from collections.abc import Sequence

DELAY_S: Final = 0.05
RHYTHM_S: Final = 300

_COMMON: Final = f"""zone = "$zone"
rhythm_s = {RHYTHM_S}
delay_s = {DELAY_S}
enabled = true
keep = "all"
"""

_PAPER: Final = """name = "Warta Pantura"
outlet = "warta-pantura"
owner = "Redaksi Warta Pantura (peraga)"
medium = "news"
kind = "feed"
start = ["$base/feed/", "$base/feed/?paged=2", "$base/feed/?paged=3"]
include = ["/20*"$hostile]
exclude = ["/wp-admin/*", "/category/*"]
region_hint = "33"
$common
[recipe]
title = "h1.entry-title"
body = "div.entry-content"
date = "time.entry-date"
author = "span.author"
remove = ["div.iklan", "div.sharedaddy", "div.jp-relatedposts", "div.comments-area"]
"""

_PORTAL: Final = """name = "Nusa Kini"
outlet = "nusa-kini"
owner = "Redaksi Nusa Kini (peraga)"
medium = "news"
kind = "sitemap"
start = ["$base/sitemap.xml"]
include = ["/read/*"]
$common
[recipe]
body = "div.detail__body"
"""

_OFFICE: Final = """name = "Portal Info Publik Timur"
outlet = "info-publik-timur"
owner = "Sekretariat Bersama Kawasan Timur (peraga)"
medium = "news"
kind = "listing"
start = ["$base/berita?hal=1"]
include = ["/berita/*", "/berita?hal=*"]
exclude = ["/cetak/*"]
$common
[recipe]
title = "h2.judul"
body = "td.isi"
date = "span.tanggal"
author = "span.penulis"

[listing]
links = "table.daftar a.judul"
next = "a.berikut"
max_pages = 6
"""

_CHANNEL: Final = f"""name = "Simpul Pantau"
outlet = "simpul-pantau"
owner = "Relawan Simpul Pantau (peraga)"
medium = "post"
platform = "telegram"
kind = "channel"
start = ["$base/s/{CHANNEL}"]
include = ["/s/{CHANNEL}*"]
expires = 2099-12-31
reason = "Kanal aduan warga, bagian dari peragaan"
public_role = "kanal pemantau pemilihan"
$common
[listing]
links = "a.tgme_widget_message_date"
next = "a.tme_messages_more"
max_pages = 6
"""

_ACCOUNT: Final = f"""name = "Forum Warga Awasi"
outlet = "forum-warga-awasi"
owner = "Forum Warga Awasi (peraga)"
medium = "post"
platform = "wargaawasi"
kind = "browser"
start = ["$base/akun/{ACCOUNT}"]
include = ["/akun/{ACCOUNT}*"]
expires = 2099-12-31
reason = "Akun forum warga, bagian dari peragaan"
public_role = "forum pemantau pemilihan"
$common
[recipe]
post = "article.post"
native_id = "data-id"
body = "div.post-text"
date = "time"
author = "span.post-author"
"""

_FILES: Final[dict[Site, tuple[str, str, str]]] = {
    "paper": ("demo-warta-pantura.toml", _PAPER, "Asia/Jakarta"),
    "portal": ("demo-nusa-kini.toml", _PORTAL, "Asia/Jakarta"),
    "office": ("demo-info-publik-timur.toml", _OFFICE, "Asia/Makassar"),
    "channel": ("demo-simpul-pantau.toml", _CHANNEL, "Asia/Jakarta"),
    "account": ("demo-forum-warga-awasi.toml", _ACCOUNT, "Asia/Jakarta"),
}


_NETWORK: Final = """name = "$name"
outlet = "$folder"
owner = "Penerbit $name (peraga)"
medium = "news"
kind = "feed"
start = ["$base/jaringan/$folder/feed"]
include = ["/jaringan/$folder/*"]
$common
[recipe]
title = "h1"
body = "div.isi"
date = "time"
author = "span.penulis"
"""


def source_files(ports: Sequence[int], *, hostile: bool = False, edition: int = 1) -> dict[str, str]:
    """File name -> TOML of the five sources, from edition 3 on also of the agency's forty papers.

    `hostile` lets the paper's hostile pages through its include list.
    """
    files: dict[str, str] = {}
    for site, port in zip(SITES, ports, strict=True):
        name, template, zone = _FILES[site]
        files[name] = Template(template).substitute(
            base=f"http://{HOST}:{port}",
            common=Template(_COMMON).substitute(zone=zone),
            hostile=', "/hostile/*"' if hostile else "",
        )
    return files | (_network(ports) if edition >= agency.REPORT_EDITION else {})


def _network(ports: Sequence[int]) -> dict[str, str]:
    base = f"http://{HOST}:{ports[SITES.index('portal')]}"
    common = Template(_COMMON).substitute(zone="Asia/Jakarta")
    return {
        f"demo-{paper.folder}.toml": Template(_NETWORK).substitute(
            name=paper.name, folder=paper.folder, base=base, common=common
        )
        for paper in agency.papers()
    }
