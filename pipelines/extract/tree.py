"""One lxml tree per page, and its text as lines.

Called by the other modules of this room. The tree is shared: nobody here edits it, and who needs to (readability)
gets a copy. Nothing is loaded from outside a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree, html
from lxml.cssselect import CSSSelector

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "tfoot", "thead", "tr", "ul",
})  # fmt: skip
_CELLS = frozenset({"td", "th"})
_SILENT = frozenset({
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "button",
    "select", "option", "textarea", "input", "head", "audio", "video", "map",
})  # fmt: skip


def parse(text: str) -> HtmlElement | None:
    """Return the page's tree, or None when it holds no element at all."""
    # huge_tree: at its default depth of 255 libxml2 drops the text of the whole page without an error
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def fragment(text: str) -> HtmlElement | None:
    """Return the tree of a piece of markup, wrapped in one element; None when it is empty."""
    return parse(f"<div>{text}</div>") if text.strip() else None


def select(root: HtmlElement, selector: str) -> list[HtmlElement]:
    """Return the elements that a source's CSS selector finds, in page order; ValueError names a bad selector."""
    try:
        return list(CSSSelector(selector, translator="html")(root))
    except Exception as error:  # cssselect has one class per mistake
        raise ValueError(f"selector {selector!r} cannot be read ({error}); correct it in the source file") from error


def lines(root: HtmlElement, *, leave_out: frozenset[HtmlElement] = frozenset()) -> list[str]:
    """Return the visible text below an element, one entry per line as a reader sees them; blanks are single.

    `<div>`, `<br>` and `<p>` all end a line: many local papers write no `<p>` at all.
    """
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if not tag or tag in _SILENT or element in leave_out or _hidden(element):
                walk.skip_subtree()
                continue
            pieces.append("\n" if tag in _BLOCKS else " " if tag in _CELLS else "")
            pieces.append(_line_text(element.text, tag))
        else:
            pieces.append("\n" if tag in _BLOCKS else " " if tag in _CELLS else "")
            if element is not root:
                pieces.append(_line_text(element.tail, ""))
    joined = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return [line for line in joined if line]


def text_of(element: HtmlElement) -> str:
    """Return the visible text of a small element on one line."""
    return " ".join(lines(element))


def _line_text(text: str | None, tag: str) -> str:
    if not text:
        return ""
    return text if tag == "pre" else " ".join(text.split("\n"))


def _hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style
