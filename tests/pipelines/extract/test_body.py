"""The tiers of the text: which one answers, and that a text which may be incomplete says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelines.extract import body, extract, tree
from pipelines.record import Recipe

if TYPE_CHECKING:
    from tests.pipelines.extract.conftest import PageMaker

SENTENCE = "Seorang camat diperiksa oleh Bawaslu kemarin siang di kantornya."
STORY = "".join(f"<p>{SENTENCE} Bagian {n}.</p>" for n in range(8))


def _no_lines(*_: object) -> list[str]:
    return []


def _no_text(*_: object) -> str:
    return ""


def test_the_rescue_reads_the_main_part_and_needs_a_sentence() -> None:
    page = f"<nav>Beranda</nav><main><p>{SENTENCE}<footer>kaki</footer></main><script>x</script>"
    assert body.rescue(page) == [SENTENCE]
    assert body.rescue("<main><p>Beranda<p>Politik<p>Daerah</main>") == []


def test_when_the_vote_fails_the_next_tiers_answer_in_order(
    page: PageMaker, recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tier() -> str | None:
        return extract((page(f"<article><h1>Camat Diperiksa</h1>{STORY}</article>".encode()),), recipe, None)[0].tier

    assert tier() == "vote"
    monkeypatch.setattr(body, "vote", _no_lines)
    assert tier() == "readability"
    monkeypatch.setattr(body, "_by_readability", _no_lines)
    assert tier() == "resiliparse"
    monkeypatch.setattr(body, "_by_resiliparse", _no_text)
    assert tier() == "rescue"
    monkeypatch.setattr(body, "rescue", _no_lines)
    assert tier() is None


def test_a_text_of_which_more_was_seen_is_partial(
    page: PageMaker, recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = "\n".join(f"{SENTENCE} Bagian {n}." for n in range(30))
    monkeypatch.setattr(body, "_by_resiliparse", lambda *_: seen)
    (item,) = extract((page(f"<article><h1>Camat Diperiksa</h1>{STORY}</article>".encode()),), recipe, None)
    assert item.extraction == "partial"
    assert str(len(seen)) in (item.extraction_detail or "")


def test_the_shared_tree_is_left_as_it_was() -> None:
    markup = f'<div hidden>x</div><div class="iklan">beli sekarang</div><article>{STORY}</article>'
    root = tree.parse(markup)
    assert root is not None
    before = tree.lines(root), len(list(root.iter()))
    body.read(root, markup, Recipe("s", "feed", "news"))
    assert (tree.lines(root), len(list(root.iter()))) == before


def test_a_block_marked_as_advert_that_is_most_of_the_page_is_the_article(page: PageMaker, recipe: Recipe) -> None:
    (item,) = extract((page(f'<div class="iklan"><h1>Camat Diperiksa</h1>{STORY}</div>'.encode()),), recipe, None)
    assert item.text.count(SENTENCE) == 8


def test_overlapping_body_selectors_give_each_line_once() -> None:
    root = tree.parse(f"<div class=isi><div class=isi><p>{SENTENCE}</div><p class=buang>x</p></div>")
    assert root is not None
    exact = Recipe("s", "feed", "news", body=".isi", remove=(".buang",))
    assert body.by_recipe(root, exact) == [SENTENCE]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("a<br>b<br/>c", ["a", "b", "c"]),
        ("<p>a <b>tebal</b>\n dan\n<i>miring</i></p>", ["a tebal dan miring"]),
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", ["1 2", "3"]),
        ("<ul><li>a</li><li>b</li></ul>tail", ["a", "b", "tail"]),
        ("<pre>a\nb</pre>", ["a", "b"]),
        ("a<script>x</script>b<style>y</style>c", ["abc"]),
        ("<p>a&nbsp;&nbsp;b\u200bc</p>", ["a b\u200bc"]),
    ],
)
def test_lines_are_those_that_a_reader_sees(markup: str, expected: list[str]) -> None:
    root = tree.fragment(markup)
    assert root is not None
    assert tree.lines(root) == expected
