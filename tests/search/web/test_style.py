"""A reader with weak eyes is hurt by a colour that nobody measured: every pair of ink and ground, in both themes."""

from __future__ import annotations

import re
from itertools import product

import pytest

from tests.search.web.catalogue import ROOM

CSS = (ROOM / "web" / "static" / "pantau.css").read_text(encoding="utf-8")
SORTS = ("violation", "region", "actor", "statement", "kind", "topic")


def tokens(theme: str) -> dict[str, str]:
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", light))
    return found if theme == "light" else found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", dark))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_is_readable_on_every_ground(theme: str) -> None:
    colour = tokens(theme)
    pairs = [*product(("ink", "soft", "link", "visited", "alarm", "calm"), ("paper", "panel"))]
    pairs += [("brand-ink", "brand"), ("focus-text", "focus"), *(("ink", sort) for sort in SORTS)]
    for ink, ground in pairs:
        assert contrast(colour[ink], colour[ground]) >= 4.5, (ink, ground)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_underlines_and_the_focus_ring_are_seen(theme: str) -> None:
    colour = tokens(theme)
    for sort in SORTS:
        assert contrast(colour[f"{sort}-line"], colour[sort]) >= 3, sort
    for ground in ("paper", "panel"):
        assert contrast(colour["focus"], colour[ground]) >= 3, ground
    assert ".top :focus-visible { outline-color: var(--brand-ink); }" in CSS
    assert contrast(colour["brand-ink"], colour["brand"]) >= 3


def test_every_sort_of_tag_has_its_own_underline_and_not_only_a_colour() -> None:
    styles = {sort: re.search(rf"^\.{sort} \{{(.*?)\}}", CSS, re.MULTILINE) for sort in SORTS}
    assert all(found and "text-decoration-style" in found.group(1) for found in styles.values())
    assert re.search(r"^\.t \{[^}]*text-decoration-line: underline", CSS, re.MULTILINE)


def test_nothing_comes_from_elsewhere() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
    assert ":focus-visible { outline: 3px" in CSS
