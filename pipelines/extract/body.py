"""The text of an article: the source's recipe first, then a vote of two generic extractors, then fallbacks in order.

Called by `pipelines.extract` with the shared tree. It names the tier that won and says when the text may be
incomplete; it never answers an empty text without a reason.
"""

from __future__ import annotations

import copy
import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import bs4
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

from pipelines.extract import tree
from pipelines.extract.shape import MAX_TEXT_CHARS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

    from pipelines.record import ExtractionResult, Recipe

_AGREEMENT = 0.6  # share of a line's word 3-grams that the second extractor must also have (chosen on 28 real pages)
_SHINGLE = 3
_WITNESS_FACTOR = 3  # a second reading of under a third saw another part of the page (galleries: the title only)
_PARTIAL_FACTOR = 2
_PARTIAL_CHARS = 500
_SENTENCE_CHARS = 60
_SENTENCE_WORDS = 8  # what no vote confirmed must hold at least one line as long as a sentence
_NOISE_TAGS = ("script", "style", "noscript", "nav", "header", "footer", "aside", "form", "iframe", "template")
# Class names by which templates in use mark what is not the article; compared whole, never as a part of a name.
_FOREIGN = frozenset({
    "ad", "ads", "iklan", "advertisement", "adsbygoogle", "sharedaddy", "share", "social-share", "jp-relatedposts",
    "related", "related-posts", "related-post", "baca-juga", "bacajuga", "terkait", "comments-area", "comment-respond",
    "tags", "tag-list", "breadcrumb", "breadcrumbs", "newsletter", "wp-caption-text",
})  # fmt: skip
_FOREIGN_CHARS = 2_000
_LIST_LINKS = 3
_LIST_SHARE = 0.9
_log = logging.getLogger("readability.readability")
_log.setLevel(logging.CRITICAL)  # it logs whole pages when it cannot read one; the result says so already


@dataclass(frozen=True, slots=True)
class Body:
    """The text found, the tier that found it, the result and, unless that is `ok`, why."""

    text: str
    tier: str | None
    result: ExtractionResult
    detail: str | None = None


def read(root: HtmlElement, markup: str, recipe: Recipe) -> Body:
    """Return the article's text as lines; `markup` is the decoded page that `root` was parsed from."""
    missed = None
    if recipe.body:
        found = by_recipe(root, recipe)
        if found:
            return _limited(Body("\n".join(found), "recipe", "ok"))
        missed = f"recipe: nothing found at {recipe.body!r}; check the source's selectors"
    body = _generic(root, markup)
    if missed and body.result == "ok":
        return Body(body.text, body.tier, "ok", missed)
    return body


def by_recipe(root: HtmlElement, recipe: Recipe) -> list[str]:
    """Return the lines at the source's body selector, without those at its remove selectors."""
    if not recipe.body:
        return []
    dropped = frozenset(element for selector in recipe.remove for element in tree.select(root, selector))
    found: list[str] = []
    taken: set[HtmlElement] = set()
    for element in tree.select(root, recipe.body):
        if not any(parent in taken for parent in element.iterancestors()):
            taken.add(element)
            found.extend(tree.lines(element, leave_out=dropped))
    return found


def vote(first: list[str], second: str) -> list[str]:
    """Return the lines of `first` of whose distinct 3-grams at least 60 % occur in `second`; short lines never pass.

    Lines of one or two words have no 3-gram: "Baca juga" goes, and so it should.
    """
    known = set(_shingles(second))
    kept = []
    for line in first:
        own = set(_shingles(line))
        if own and len(own & known) >= _AGREEMENT * len(own):
            kept.append(line)
    return kept


def _generic(root: HtmlElement, markup: str) -> Body:
    article = _by_readability(root)
    plain = _by_resiliparse(markup)
    is_witness = len(plain) * _WITNESS_FACTOR >= len("\n".join(article))
    voted = vote(article, plain) if is_witness else []
    tiers: tuple[tuple[str, Callable[[], list[str]]], ...] = (
        ("vote", lambda: _with_sentence(voted)),
        ("readability", lambda: _with_sentence(article)),
        ("resiliparse", lambda: _with_sentence(plain.split("\n"))),
        ("rescue", lambda: rescue(markup)),  # a parse of its own, 40 ms on a real page: only when all others failed
    )
    for tier, lines in tiers:
        text = "\n".join(lines())
        if not text.strip():
            continue
        if len(plain) > _PARTIAL_CHARS and len(plain) > _PARTIAL_FACTOR * len(text):
            return _limited(
                Body(text, tier, "partial", f"a second reading found {len(plain)} characters, this {len(text)}")
            )
        return _limited(Body(text, tier, "ok"))
    return Body("", None, "no_text", "no extractor found a text")


def _by_readability(root: HtmlElement) -> list[str]:
    try:
        # a copy, because it edits the tree; and a tree, because by itself it parses without huge_tree
        summary = Document(_pruned(copy.deepcopy(root))).summary(html_partial=True)
    except Exception:  # noqa: BLE001 - whatever one reader cannot take, the next one answers
        return []
    found = tree.fragment(summary)
    if found is None:
        return []
    links = {" ".join(link.text_content().split()) for link in found.iter("a")}
    return _without_link_runs(tree.lines(found, leave_out=_link_lists(found)), links)


def _link_lists(root: HtmlElement) -> frozenset[HtmlElement]:
    """Return the blocks that hold three or more links and hardly anything else: lists of other articles."""
    found = set()
    for element in root.iter("ul", "ol", "div", "p", "table"):
        links = element.findall(".//a")
        if len(links) >= _LIST_LINKS:
            linked = sum(len(link.text_content()) for link in links)
            if linked >= _LIST_SHARE * len(element.text_content().strip()):
                found.add(element)
    return frozenset(found)


def _without_link_runs(lines: list[str], links: set[str]) -> list[str]:
    """Drop three or more lines in a row that are nothing but a link each: cross references set without a list."""
    kept: list[str] = []
    run: list[str] = []
    for line in [*lines, ""]:
        if line and line in links:
            run.append(line)
            continue
        kept += run if len(run) < _LIST_LINKS else []
        run = []
        kept.append(line)
    return kept[:-1]


def _pruned(root: HtmlElement) -> HtmlElement:
    """Drop small blocks whose class says that they are adverts, buttons or lists of other articles."""
    marked = [
        element
        for element in root.iter("div", "section", "aside", "ul", "p", "span")
        if not _FOREIGN.isdisjoint((element.get("class") or "").lower().split())
    ]
    longest = min(_FOREIGN_CHARS, len(root.text_content()) // 4) if marked else 0  # a block this large is the article
    for element in marked:
        if len(element.text_content()) <= longest:
            element.drop_tree()
    return root


def _by_resiliparse(markup: str) -> str:
    try:
        return str(
            extract_plain_text(
                markup, main_content=True, preserve_formatting=True, list_bullets=False, alt_texts=False, comments=False
            )
        )
    except Exception:  # noqa: BLE001 - whatever one reader cannot take, the next one answers
        return ""


def _with_sentence(found: list[str]) -> list[str]:
    """Return the lines when one of them is as long as a sentence; menus and buttons alone are no article."""
    whole = [line for line in (" ".join(raw.split()) for raw in found) if line]
    is_text = any(len(line.split()) >= _SENTENCE_WORDS or len(line) >= _SENTENCE_CHARS for line in whole)
    return whole if is_text else []


def rescue(markup: str) -> list[str]:
    """Return what a lenient parser sees in the page's main part, provided that a sentence is among it."""
    try:
        soup = bs4.BeautifulSoup(markup, "lxml")  # never html.parser: 27 s on 160 kB of open comments
        for noise in soup.find_all(_NOISE_TAGS):
            noise.decompose()
        main = soup.find("article") or soup.find("main") or soup.body or soup
        return _with_sentence(main.get_text("\n").split("\n"))
    except (RecursionError, bs4.exceptions.ParserRejectedMarkup):
        return []


def _shingles(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return list(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


def _limited(body: Body) -> Body:
    if len(body.text) <= MAX_TEXT_CHARS:
        return body
    return Body("", None, "too_big", f"text of {len(body.text)} characters; limit {MAX_TEXT_CHARS}")
