"""One article out of the captures of its address group: its parts in order, read by recipe or by vote, as one Item.

Called by `pipelines.extract` only. It decides what is kept when the text is lost: the feed's title and summary, with
tier `hint` and the result that says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.clean import article_address, declared_canonical, part_number
from pipelines.extract import body, dates, meta, plain, published, shape, tree
from pipelines.extract.body import Body
from pipelines.extract.posts import soup_of, text_of
from pipelines.record import Item, item_id

if TYPE_CHECKING:
    from pipelines.record import Capture, ExtractionResult, Page, Published, Recipe


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one page says; `canonical` is what it declares as its address, when that is believed."""

    body: Body
    title: str | None = None
    author: str | None = None
    lang: str | None = None
    published: Published | None = None
    published_raw: str | None = None
    canonical: str | None = None


def article(pages: tuple[Page, ...], recipe: Recipe) -> Item:
    """Return the article of an address group; title, author and date are those of its first readable part."""
    parts = [_read(page, recipe) for page in newest_parts(pages)]
    first_page = newest_parts(pages)[0]
    capture = first_page.capture
    readable = [part for part in parts if part.body.text]
    first = readable[0] if readable else parts[0]
    whole = _joined(parts)
    if not whole.text:
        return hint_item(pages, recipe, whole.result, whole.detail or "no text found", first.title)
    url = article_address(first.canonical or capture.canonical_url)
    stamp = first.published
    return Item(
        id=item_id(capture.outlet, url),
        outlet=capture.outlet,
        medium=recipe.medium,
        url=url,
        title=first.title or (capture.hint.title if capture.hint else None),
        text=whole.text,
        author=first.author or (capture.hint.author if capture.hint else None),
        published=stamp,
        published_raw=first.published_raw,
        lang=first.lang,
        extraction=whole.result,
        extraction_detail=whole.detail,
        tier=whole.tier,
    )


def hint_item(
    pages: tuple[Page, ...], recipe: Recipe, result: ExtractionResult, detail: str, title: str | None = None
) -> Item:
    """Return the item of a page whose text was lost: what its feed said of it, tier `hint`, and why.

    `result` is never `ok`. Without a hint the text is empty and the tier None; `detail` is the reason that people read.
    """
    capture = newest_parts(pages)[0].capture
    hint = capture.hint
    url = article_address(capture.canonical_url)
    summary = text_of(soup_of(hint.summary)) if hint and hint.summary else ""
    stamp = None
    if hint and hint.published_raw:
        stamp = dates.parse(hint.published_raw, fetched_at_utc=capture.fetched_at_utc, zone=recipe.zone)
        stamp = dates.believable(stamp, fetched_at_utc=capture.fetched_at_utc)
        stamp = dates.renamed(stamp, "feed") if stamp else None
    hinted = hint is not None and bool(summary or hint.title)
    return Item(
        id=item_id(capture.outlet, url),
        outlet=capture.outlet,
        medium=recipe.medium,
        url=url,
        title=title or (hint.title if hint else None),
        text=summary,
        author=hint.author if hint else None,
        published=stamp,
        published_raw=hint.published_raw if hint else None,
        lang=meta.language(None, summary),
        extraction=result,
        extraction_detail=detail,
        tier="hint" if hinted else None,
    )


def newest_parts(pages: tuple[Page, ...]) -> list[Page]:
    """Return one page per address, its newest capture, in the order of the article's parts."""
    newest: dict[str, Page] = {}
    for page in sorted(pages, key=lambda page: page.capture.fetched_at_utc):
        newest[page.capture.canonical_url] = page
    return sorted(
        newest.values(), key=lambda page: (part_number(page.capture.canonical_url), page.capture.canonical_url)
    )


def content_type(capture: Capture) -> str | None:
    """Return the Content-Type header of a capture."""
    return next((value for name, value in capture.headers if name.lower() == "content-type"), None)


def decoded(page: Page) -> str | Body:
    """Return a page's text, or the Body that says why there is none to parse."""
    kind = content_type(page.capture)
    if len(page.body) > shape.MAX_BODY_BYTES:
        return Body("", None, "too_big", f"{len(page.body)} bytes; limit {shape.MAX_BODY_BYTES}")
    if not page.body.strip():
        return Body("", None, "no_text", "the page is empty")
    if shape.is_binary(page.body, kind):
        return Body("", None, "no_text", f"no text to read but binary data ({kind or 'type not stated'})")
    text = shape.decode(page.body, kind)
    refused = shape.refusal(text) if shape.is_markup(page.body, kind) else None
    return Body("", None, "refused_shape", refused) if refused else text


def _read(page: Page, recipe: Recipe) -> _Reading:
    capture = page.capture
    text = decoded(page)
    if isinstance(text, Body):
        return _Reading(text)
    if not shape.is_markup(page.body, content_type(capture)):
        return _read_plain(text, capture, recipe)
    root = tree.parse(text)
    if root is None:
        return _Reading(Body("", None, "no_text", "the page holds no element"))
    names, data = meta.metas(root), meta.structured(root)
    found = body.read(root, text, recipe)
    title = meta.title(root, names, data, recipe, capture.final_url)
    stamps = list(published.stamps(names, data, root))
    stamp, raw = published.read(root, stamps, recipe, capture.hint, title, capture.fetched_at_utc)
    declared = meta.canonical(root, capture.final_url)
    page_address = capture.canonical_url
    return _Reading(
        found,
        title,
        meta.author(root, names, data, recipe, found.text, text),
        meta.language(root, found.text),
        stamp,
        raw,
        declared_canonical(declared, page_address, aliases=recipe.host_aliases) if declared else None,
    )


def _read_plain(text: str, capture: Capture, recipe: Recipe) -> _Reading:
    stamp = plain.published(text, fetched_at_utc=capture.fetched_at_utc, zone=recipe.zone)
    if not text.strip():
        return _Reading(Body("", None, "no_text", "the page is empty"))
    kept = (
        Body(text, "plain", "ok")
        if len(text) <= shape.MAX_TEXT_CHARS
        else Body("", None, "too_big", f"{len(text)} characters")
    )
    return _Reading(kept, plain.title(text), None, meta.language(None, text), stamp, stamp.raw if stamp else None)


def _joined(parts: list[_Reading]) -> Body:
    """Join the parts' lines; what an earlier part already said (head, lead, footer) is said once."""
    if len(parts) == 1:
        return parts[0].body
    seen: set[str] = set()
    kept: list[str] = []
    for part in parts:
        own = part.body.text.split("\n")
        kept += [line for line in own if line not in seen]
        seen.update(own)
    text = "\n".join(line for line in kept if line)
    lost = [f"part {number}: {part.body.detail}" for number, part in enumerate(parts, 1) if part.body.result != "ok"]
    if not text:
        return parts[0].body
    tier = next(part.body.tier for part in parts if part.body.text)
    if len(text) > shape.MAX_TEXT_CHARS:
        return Body("", None, "too_big", f"{len(text)} characters in {len(parts)} parts")
    return Body(text, tier, "partial", "; ".join(lost)) if lost else Body(text, tier, "ok", parts[0].body.detail)
