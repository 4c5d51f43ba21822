"""What a page says of itself: title, author, language, canonical address, and its structured data.

Called by `pipelines.extract` with the shared tree. It reads, it never corrects: an odd author stays as written.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from pipelines.extract import tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from pipelines.record import Recipe

_LONGEST_TITLE = 400
_LONGEST_AUTHOR = 120
_LONGEST_JSON = 512 * 1024
_MOST_NODES = 2_000
_SEPARATOR = re.compile(r" (?:[|»•·]|::|-|\u2013|\u2014) ")
_SURE_SEPARATOR = re.compile(r" (?:[|»•·]|::) ")
_ARTICLE_TYPES = frozenset(
    {"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "OpinionNewsArticle", "WebPage"}
)
_INITIALS = re.compile(r"\((?P<who>[a-z]{2,12}(?:\s?[/&-]\s?[a-z0-9*]{2,12}){1,3}|[a-z]{3,4})\)\W{0,3}$", re.IGNORECASE)
_INITIALS_ALONE = re.compile(r">\s{0,9}\(([a-z]{2,12}(?:/[a-z]{2,12}){1,2})\)\s{0,9}<", re.IGNORECASE)
_INDONESIAN = frozenset(
    (
        "yang",
        "dan",
        "di",
        "dari",
        "untuk",
        "dengan",
        "pada",
        "ini",
        "itu",
        "tidak",
        "akan",
        "oleh",
        "dalam",
        "kepada",
        "juga",
    )
)
_ENGLISH = frozenset(
    ("the", "and", "of", "to", "in", "is", "for", "that", "with", "on", "was", "as", "by", "from", "are", "not")
)
_LANGUAGE_WORDS = 20
_AUTHOR_CLASSES = frozenset(("author", "penulis", "byline", "reporter", "post-author", "entry-author"))
_TITLE_CLASSES = frozenset(("judul", "headline", "entry-title", "post-title", "title"))
_AUTHOR_CHILDREN = 3
_HEADLINE_WORDS = range(4, 31)
_SITE_TITLE_WORDS = 6  # a page title this short, with no h1 below it, is the name of the site
_MIN_TITLE_WORDS = 3
_SITE_LETTERS = 5  # a shorter part of a host name may be any word


def structured(root: HtmlElement) -> list[dict[str, Any]]:
    """Return the article nodes of the page's JSON-LD, articles before plain web pages; broken scripts are skipped."""
    nodes: list[dict[str, Any]] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text or len(script.text) > _LONGEST_JSON:
            continue
        try:
            data = json.loads(re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", script.text), strict=False)
        except (ValueError, RecursionError):
            continue
        nodes.extend(node for node in _nodes(data) if _types(node) & _ARTICLE_TYPES)
    return sorted(nodes, key=lambda node: _types(node) == {"WebPage"})


def metas(root: HtmlElement) -> dict[str, str]:
    """Return the page's meta names (name, property, itemprop; lower case) with their first non-empty content."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for key in ("name", "property", "itemprop"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def title(root: HtmlElement, names: dict[str, str], data: list[dict[str, Any]], recipe: Recipe, url: str) -> str | None:
    """Return the headline: the recipe's, else the longest h1 that the page title confirms, else og:title, and so on."""
    if recipe.title:
        chosen = [text for text in map(tree.text_of, tree.select(root, recipe.title)) if text]
        if chosen:
            return chosen[0][:_LONGEST_TITLE]
    page_title = next(
        (tree.text_of(element) or " ".join((element.text or "").split()) for element in root.iter("title")), ""
    )
    social = names.get("og:title") or names.get("twitter:title") or ""
    heads = [text for text in (tree.text_of(element) for element in root.iter("h1")) if text]
    confirmed = [
        text for text in heads if _key(text) and any(_key(text) in _key(other) for other in (page_title, social))
    ]
    headline = next((str(node["headline"]) for node in data if isinstance(node.get("headline"), str)), "")
    site = names.get("og:site_name", "")
    best = max(confirmed, key=len, default="")
    if len(best.split()) < _MIN_TITLE_WORDS:  # a rubric ("Regional") may stand in the page title too
        best = max(best, _lower_heading(root, page_title, has_h1=True), key=len)
    if not best or (len(best.split()) < _MIN_TITLE_WORDS and social and _key(best) == _key(site)):
        best = (
            without_site(social, site, url)
            or without_site(headline, site, url)
            or _lower_heading(root, page_title, has_h1=bool(heads))
            or (heads[0] if len(heads) == 1 else "")
            or without_site(page_title, site, url)
        )
    return " ".join(best.split())[:_LONGEST_TITLE] or None


def _lower_heading(root: HtmlElement, page_title: str, *, has_h1: bool) -> str:
    """Return a headline that is no h1: one that the page title confirms, else the first below a site's name."""
    found = [
        tree.text_of(element)
        for element in root.iter("h2", "h3", "b", "div", "span", "td")
        if element.tag in {"h2", "h3"} or not _TITLE_CLASSES.isdisjoint((element.get("class") or "").lower().split())
    ]
    found = [text for text in found if len(text.split()) in _HEADLINE_WORDS]
    confirmed = [text for text in found if _key(text) in _key(page_title)]
    if confirmed:
        return confirmed[0]
    return found[0] if found and not has_h1 and len(page_title.split()) <= _SITE_TITLE_WORDS else ""


def without_site(text: str, site: str, url: str) -> str:
    """Return a title without the outlet's name at its end (or start), when that is what the last part is."""
    text = " ".join(text.split())
    host = re.sub(r"\W", "", urlsplit(url).hostname or "")
    for _ in range(2):
        parts = _SEPARATOR.split(text)
        if len(parts) == 1:
            break
        last, rest = parts[-1], text[: -len(parts[-1])].rstrip(" |»•·:-\u2013\u2014")
        letters = _key(last)
        named = bool(letters) and (letters == _key(site) or (len(letters) >= _SITE_LETTERS and letters in host))
        sure = _SURE_SEPARATOR.search(text[len(rest) :]) and len(rest.split()) >= _MIN_TITLE_WORDS
        if not named and not (sure and len(last.split()) < len(rest.split())):
            break
        text = rest
    return text


def author(
    root: HtmlElement, names: dict[str, str], data: list[dict[str, Any]], recipe: Recipe, text: str, markup: str = ""
) -> str | None:
    """Return who wrote it, as written: recipe, JSON-LD, meta, author link, then a reporter's initials at the end."""
    candidates: list[str] = []
    if recipe.author:
        candidates += map(tree.text_of, tree.select(root, recipe.author))
    for node in data:
        people = node.get("author")
        for person in people if isinstance(people, list) else [people]:
            candidates.append(str(person.get("name") or "") if isinstance(person, dict) else str(person or ""))
    candidates += [names.get(name, "") for name in ("author", "article:author", "dc.creator", "content_author")]
    candidates += [tree.text_of(element) for element in root.iter("a", "span", "div", "p") if _is_author(element)]
    for candidate in candidates:
        name = re.sub(
            r"^(?:oleh|by|penulis|reporter|editor)\s*:?\s+", "", " ".join(candidate.split()), flags=re.IGNORECASE
        )
        if name and len(name) <= _LONGEST_AUTHOR and "://" not in name:
            return name
    for line in reversed(text.split("\n")[-4:]):
        match = _INITIALS.search(line)
        if match and not match["who"].isupper():
            return str(match["who"])
    alone = _INITIALS_ALONE.findall(markup)
    return str(alone[-1]) if alone else None


def _is_author(element: HtmlElement) -> bool:
    if "author" in (element.get("rel"), element.get("itemprop")):
        return True
    return len(element) <= _AUTHOR_CHILDREN and not _AUTHOR_CLASSES.isdisjoint(
        (element.get("class") or "").lower().split()
    )


def canonical(root: HtmlElement, base: str) -> str | None:
    """Return the address that the page declares as its own (`rel=canonical`), absolute; it is only a hint."""
    for element in root.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split() and element.get("href"):
            try:
                return urljoin(base, str(element.get("href")).strip())
            except ValueError:
                return None
    return None


def language(root: HtmlElement | None, text: str) -> str | None:
    """Return `id` or `en`, by function words when there are enough, else by the page's lang attribute, else None.

    Words come first: many Indonesian papers run on templates that still say `lang="en-US"`.
    """
    words = re.findall(r"[a-z]+", text[:20_000].lower())
    if len(words) >= _LANGUAGE_WORDS:
        indonesian = sum(word in _INDONESIAN for word in words)
        english = sum(word in _ENGLISH for word in words)
        if max(indonesian, english) * 25 >= len(words) and indonesian != english:
            return "id" if indonesian > english else "en"
    declared = ((root.get("lang") or "") if root is not None else "").lower()[:2]
    known = {"id": "id", "in": "id", "en": "en"}
    return known.get(str(declared))


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    """Walk JSON-LD without recursion, `@graph` and lists included, at most 2,000 nodes."""
    waiting = [data]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(value for key, value in node.items() if key in {"@graph", "mainEntity", "mainEntityOfPage"})


def _types(node: dict[str, Any]) -> set[str]:
    types = node.get("@type")
    return {str(name) for name in (types if isinstance(types, list) else [types])}


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())
