"""Source files: a mistake is named by file, line, key and fix, and never takes the other sources down."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery import matches
from crawler.sources import SHIPPED, Source, SourceError, load_file, load_folder

GOOD = """name = "Kabar Uji"
owner = "Kami"
medium = "news"
kind = "listing"
start = ["https://kabar.contoh.id/indeks"]

[recipe]
title = "h1.judul"
remove = ["div.iklan"]

[listing]
links = "ul.daftar a"
next = "a.lagi"
"""


def _load(folder: Path, text: str, name: str = "kabar", *, demo: bool = False) -> Source | tuple[SourceError, ...]:
    file = folder / f"{name}.toml"
    file.write_text(text, encoding="utf-8")
    return load_file(file, demo=demo)


def _error(folder: Path, text: str, name: str = "kabar") -> SourceError:
    loaded = _load(folder, text, name)
    assert not isinstance(loaded, Source), "the mistake went unseen"
    return loaded[0]


def test_a_good_file_gives_a_source_and_its_recipe(tmp_path: Path) -> None:
    source = _load(tmp_path, GOOD)
    assert isinstance(source, Source)
    assert (source.id, source.outlet, source.delay_s, source.rhythm_s, source.enabled) == (
        "kabar",
        "kabar",
        3.0,
        3600,
        True,
    )
    assert source.listing.links == "ul.daftar a"
    recipe = source.recipe()
    assert (recipe.source, recipe.kind, recipe.title, recipe.remove) == ("kabar", "listing", "h1.judul", ("div.iklan",))


@pytest.mark.parametrize(
    ("before", "after", "line", "key", "fix"),
    [
        ('medium = "news"', 'medium = "majalah"', 3, "medium", "news, post"),
        ('medium = "news"', "medium = 3", 3, "medium", "a text in quotes"),
        ('kind = "listing"', 'kind = "rss"', 4, "kind", "feed, sitemap, listing, channel, browser"),
        ('owner = "Kami"', "", 1, "owner", "add `owner = ...`"),
        ('owner = "Kami"', 'owner = "Kami"\npemilik = "x"', 3, "pemilik", "remove it"),
        ('owner = "Kami"', 'owner = "Kami"\ndelay_s = 1', 3, "delay_s", "write at least 3"),
        ('owner = "Kami"', 'owner = "Kami"\ndelay_s = "3"', 3, "delay_s", "a number of seconds"),
        ('owner = "Kami"', 'owner = "Kami"\nrhythm_s = 10', 3, "rhythm_s", "hourly"),
        ('owner = "Kami"', 'owner = "Kami"\nrhythm_s = true', 3, "rhythm_s", "a whole number"),
        ('owner = "Kami"', 'owner = "Kami"\nzone = "Asia/Bandung"', 3, "zone", "Asia/Jakarta"),
        ('owner = "Kami"', 'owner = "Kami"\ninclude = ["berita"]', 3, "include", "begin with /"),
        ('owner = "Kami"', 'owner = "Kami"\nexpires = "2027-12-31"', 3, "expires", "without quotes"),
        ("https://kabar.contoh.id/indeks", "http://127.0.0.1/indeks", 5, "start", "public"),
        ("https://kabar.contoh.id/indeks", "file:///etc/passwd", 5, "start", "http or https"),
        ('start = ["https://kabar.contoh.id/indeks"]', "start = []", 5, "start", "add at least one address"),
        ('title = "h1.judul"', 'title = "h1..["', 8, "recipe.title", "CSS selector"),
        ('title = "h1.judul"', 'judul = "h1"', 8, "recipe.judul", "remove it"),
        ('links = "ul.daftar a"', "", 11, "listing.links", "selector of the item links"),
        ('next = "a.lagi"', "max_pages = 0", 13, "listing.max_pages", "above 0"),
    ],
)
def test_each_mistake_is_named_with_line_key_and_fix(
    tmp_path: Path, before: str, after: str, line: int, key: str, fix: str
) -> None:
    assert before in GOOD
    error = _error(tmp_path, GOOD.replace(before, after))
    assert (error.line, error.key) == (line, key)
    assert fix in error.fix
    assert str(error).startswith(f"{tmp_path}/kabar.toml:{line}: {key}: ")


def test_broken_toml_and_wrong_encoding_name_the_line(tmp_path: Path) -> None:
    error = _error(tmp_path, GOOD.replace('owner = "Kami"', "owner = Kami"))
    assert (error.line, error.key) == (2, None)
    file = tmp_path / "latin.toml"
    file.write_bytes('name = "Café"'.encode("latin-1"))
    loaded = load_file(file)
    assert not isinstance(loaded, Source)
    assert "UTF-8" in loaded[0].fix


def test_an_account_needs_platform_end_reason_and_role(tmp_path: Path) -> None:
    loaded = _load(tmp_path, GOOD.replace('"news"', '"post"'))
    assert not isinstance(loaded, Source)
    assert {error.key for error in loaded} == {"platform", "expires", "reason", "public_role"}


def test_a_file_name_that_is_no_id_is_refused(tmp_path: Path) -> None:
    assert "file name" in _error(tmp_path, GOOD, "Kabar Uji").problem


def test_only_the_demo_may_be_fast(tmp_path: Path) -> None:
    fast = GOOD.replace('owner = "Kami"', 'owner = "Kami"\ndelay_s = 0.05')
    assert isinstance(_load(tmp_path, fast, demo=True), Source)
    assert not isinstance(_load(tmp_path, fast), Source)


def test_the_operators_folder_wins_by_stem_and_others_still_load(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    own.mkdir()
    for folder, name, owner in (
        (shipped, "a", "kami"),
        (shipped, "b", "kami"),
        (own, "b", "operator"),
        (own, "d", "x"),
    ):
        (folder / f"{name}.toml").write_text(GOOD.replace("Kami", owner))
    (own / "c.toml").write_text("name = 1")
    result = load_folder([shipped, own, tmp_path / "missing"])
    assert [(source.id, source.owner) for source in result.sources] == [("a", "kami"), ("b", "operator"), ("d", "x")]
    assert {Path(error.file).name for error in result.errors} == {"c.toml"}


def test_every_shipped_source_is_clean_says_its_evidence_and_is_off() -> None:
    result = load_folder(SHIPPED)
    assert result.errors == ()
    assert len(result.sources) >= 15
    for source in result.sources:
        text = (SHIPPED / f"{source.id}.toml").read_text(encoding="utf-8")
        assert text.startswith("# Evidence - documented: "), source.id
        assert not source.enabled, source.id
        assert source.delay_s >= 3


@pytest.mark.parametrize(
    ("pattern", "url", "expected"),
    [
        ("/berita/*", "https://x.id/berita/1", True),
        ("/berita/*", "https://x.id/foto/berita/1", False),
        ("*/berita/*", "https://x.id/foto/berita/1", True),
        ("/berita", "https://x.id/berita/1", False),
        ("/read/*/foto", "https://x.id/read/1/foto", True),
        ("/read/*/foto", "https://x.id/read/foto", False),
        ("/indeks?hal=*", "https://x.id/indeks?hal=2", True),
        ("https://x.id/*", "https://y.id/1", False),
        ("/*ab*ab*", "https://x.id/aab", False),
        ("/*", "https://x.id/", True),
        ("*", "https://x.id/", True),
    ],
)
def test_patterns(pattern: str, url: str, expected: bool) -> None:
    assert matches(pattern, url) is expected


@given(st.lists(st.text("ab/", max_size=4), min_size=1, max_size=5), st.text("ab/", max_size=12))
def test_patterns_agree_with_a_slow_reference(pieces: list[str], path: str) -> None:
    pattern = "/" + "*".join(pieces)

    def slow(rest: str, text: str) -> bool:
        if not rest:
            return not text
        if rest[0] == "*":
            return any(slow(rest[1:], text[cut:]) for cut in range(len(text) + 1))
        return bool(text) and text[0] == rest[0] and slow(rest[1:], text[1:])

    assert matches(pattern, f"https://x.id/{path}") == slow(pattern, f"/{path}")
