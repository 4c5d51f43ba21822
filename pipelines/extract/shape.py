"""Before any parser: bytes to text once, and a linear look at the shape of the markup.

Called by `pipelines.extract` on every page. Parsers in use lose text or never end on what is refused here (100,000
nested tags, 200,000 attributes on one tag, 400,000 table cells: measured); a refusal is an extraction result with a
reason.
"""

from __future__ import annotations

import re

from w3lib.encoding import html_to_unicode

MAX_BODY_BYTES = 8 * 1024 * 1024
MAX_TEXT_CHARS = 2 * 1024 * 1024
MAX_DEPTH = 2_000  # lxml with huge_tree keeps the text to 2,048 levels, readability to 2,000
MAX_ATTRIBUTES = 1_000
MAX_TAGS = 200_000

_BINARY_STARTS = (
    b"%PDF",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"RIFF",
    b"\x7fELF",
    b"OggS",
)
_DATA_TYPES = (
    "image/", "video/", "audio/", "font/", "application/json", "application/javascript", "text/javascript", "text/css",
    "application/pdf", "application/zip",
)  # fmt: skip
_UTF16_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_FIRST_PRINTABLE = 32
_UTF8_BOM = b"\xef\xbb\xbf"
_MARKUP = re.compile(
    rb"<(?:!doctype|html|head|body|div|p|meta|title|article|table|a|br|span|h1|section)\b", re.IGNORECASE
)
_TAG = re.compile(r"<(?:!--|(/?)([a-zA-Z][^\s/>]{0,30}))")
# The end of a tag as a tokenizer finds it: a `>` within quotes does not count. Possessive, so it never backtracks.
_TAG_END = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_ATTRIBUTE = re.compile(r"""[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
})  # fmt: skip
_RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "noembed"})
# A parser closes these by itself, so that leaving them open does not nest (`<p>` 3,000 times is a flat page).
_SELF_CLOSING = frozenset({
    "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup",
    "html", "body", "head",
})  # fmt: skip


def decode(body: bytes, content_type: str | None) -> str:
    """Return the text of a body: valid UTF-8 is UTF-8 whatever the label says, else the label, NUL dropped.

    Bytes labelled UTF-8 that are not are read as Windows-1252 when that leaves no hole; UTF-7 is never believed.
    """
    if body.startswith(_UTF16_32):
        return _plain(html_to_unicode(content_type, body)[1])
    try:
        return _plain(body.removeprefix(_UTF8_BOM).decode("utf-8"))
    except UnicodeDecodeError:
        pass
    encoding, text = html_to_unicode(content_type, body, auto_detect_fun=_guess)
    if encoding.replace("-", "") in {"utf8", "utf7", "ascii"}:
        holes = body.decode("utf-8", "replace").count("\ufffd")
        letters = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]", body))
        text = body.decode("utf-8", "replace") if letters >= holes else body.decode("cp1252", "replace")
    return _plain(text)


def is_binary(body: bytes, content_type: str | None) -> bool:
    """Say whether a body is nothing to read: a known file start, control bytes, or a type of data without markup."""
    if (content_type or "").strip().lower().startswith(_DATA_TYPES) and not _MARKUP.search(body[:65_536]):
        return True
    if body.startswith(_UTF16_32):
        return False
    head = body[:4_096]
    if body.startswith(_BINARY_STARTS):
        return True
    if "utf-16" in (content_type or "").lower() or "utf-32" in (content_type or "").lower():
        return False
    controls = sum(1 for byte in head if byte < _FIRST_PRINTABLE and byte not in b"\t\n\r\f\x1b")
    return controls * 10 > len(head)


def is_markup(body: bytes, content_type: str | None) -> bool:
    """Say whether a body is a page of markup rather than plain text."""
    if "html" in (content_type or "").lower() or "xml" in (content_type or "").lower():
        return True
    return bool(_MARKUP.search(body[:65_536]))


def refusal(text: str) -> str | None:
    """Return why a page's markup is not handed to a parser, naming figure and limit, or None. Linear in its length."""
    open_tags: list[str] = []
    counts: dict[str, int] = {}
    tags = at = 0
    while match := _TAG.search(text, at):
        at = match.end()
        closing, name = match[1], (match[2] or "").lower()
        if not name:
            at = _after(text, "-->", at)
            continue
        tags += 1
        if tags > MAX_TAGS:
            return f"more than {MAX_TAGS} tags"
        start, at = at, _tag_end(text, at)
        if at - start > 2 * MAX_ATTRIBUTES and _attributes(text[start:at]) > MAX_ATTRIBUTES:
            return f"more than {MAX_ATTRIBUTES} attributes on one tag <{name}>"
        if closing:
            _close(name, open_tags, counts)
        elif name in _RAW_TEXT:
            at = _after(text, f"</{name}", at)
        elif name not in _VOID and name not in _SELF_CLOSING and text[at - 2 : at - 1] != "/":
            open_tags.append(name)
            counts[name] = counts.get(name, 0) + 1
            if len(open_tags) > MAX_DEPTH:
                return f"nested deeper than {MAX_DEPTH} tags"
    return None


def _after(text: str, mark: str, at: int) -> int:
    """Return where parsing goes on behind `mark`; a mark that never comes ends the page's tags."""
    found = re.compile(re.escape(mark), re.IGNORECASE).search(text, at)
    return found.end() if found else len(text)


def _tag_end(text: str, at: int) -> int:
    """Return the offset behind the `>` of the tag; an unclosed quote falls back to the next `>`, then to the end."""
    match = _TAG_END.match(text, at)
    return match.end() if match else (text.find(">", at) + 1 or len(text))


def _attributes(tag: str) -> int:
    """Count the attributes within a tag, up to one more than the limit."""
    count = 0
    for count, _ in enumerate(_ATTRIBUTE.finditer(tag), 1):
        if count > MAX_ATTRIBUTES:
            break
    return count


def _close(name: str, open_tags: list[str], counts: dict[str, int]) -> None:
    """Close the nearest open tag of that name and all within it, as a parser does; a stray end tag closes nothing."""
    if not counts.get(name):
        return
    while open_tags:
        inner = open_tags.pop()
        counts[inner] -= 1
        if inner == name:
            return


def _guess(body: bytes) -> str:
    return "cp1252" if body else "utf-8"


def _plain(text: str) -> str:
    """Drop NUL and replace lone surrogates, which no parser and no database keeps."""
    text = text.replace("\x00", "")
    return (
        text.encode("utf-8", "replace").decode("utf-8") if any("\ud800" <= c <= "\udfff" for c in set(text)) else text
    )
