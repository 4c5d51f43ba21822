"""Account pages that show their posts only after scripts ran: the rendered page itself is the capture.

Called through `crawler.spiders.findings`; the rendering is done by `crawler.browser`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.spiders import Findings
from crawler.spiders.listing import links, parse

if TYPE_CHECKING:
    from crawler.spiders import Index


def find(index: Index) -> Findings:
    """Return the page as content, and item links when the source names a selector for them."""
    selector = index.source.listing.links
    found = links(parse(index.body), index.url, selector, "page") if selector else ()
    return Findings(found, content=True)
