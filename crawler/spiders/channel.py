"""Public channel previews: the page itself is the capture (its posts are read later), older pages come by `?before=`.

Called through `crawler.spiders.findings`. It reads post numbers only, to know how far back this run has to go.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.lease import Found
from crawler.spiders import Findings
from crawler.spiders.listing import links, parse

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

    from crawler.sources import Source
    from crawler.spiders import Index

NEWEST = "newest"  # key of the memo kept on the start address
_TRAILING_NUMBER = re.compile(r"(\d{1,18})\D*$")


def find(index: Index) -> Findings:
    """Return the page as content and the next older page, unless the posts on this one reach what is known already."""
    source, lease = index.source, index.lease
    tree = parse(index.body)
    numbers = _post_numbers(tree, source)
    known = (lease.hint or {}).get(NEWEST, 0)
    known_newest = known if isinstance(known, int) else 0
    memo: dict[str, object] | None = None
    if lease.role == "start" and numbers:
        memo = {NEWEST: max(*numbers, known_newest)}
    if numbers and min(numbers) <= known_newest + 1:
        return Findings(content=True, memo=memo)
    target = None
    if source.listing.next:
        target = next((link.url for link in links(tree, index.url, source.listing.next, "next")), None)
    elif numbers and min(numbers) > 1:
        target = before(index.url, min(numbers))
    older = (Found(target, "next", memo={NEWEST: known_newest}),) if target else ()
    return Findings(older, content=True, follow_known=True, memo=memo)


def before(url: str, number: int) -> str:
    """Return the address of the page that ends below post `number`."""
    parts = urlsplit(url)
    query = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key != "before"]
    return urlunsplit(parts._replace(query=urlencode([*query, ("before", str(number))])))


def _post_numbers(tree: LexborHTMLParser, source: Source) -> list[int]:
    """Return the numbers of the posts on the page: by the recipe's id attribute, else by the links to single posts."""
    post, attribute = source.recipe_keys.post, source.recipe_keys.native_id
    if not (post and attribute):
        post, attribute = source.listing.links, "href"
    if post is None:
        return []
    values = (node.attributes.get(attribute) or "" for node in tree.css(post))
    return [int(match[1]) for value in values if (match := _TRAILING_NUMBER.search(value))]
