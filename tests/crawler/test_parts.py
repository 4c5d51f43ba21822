"""Only the next part of the same article is followed: a link to another article would merge two."""

from pathlib import Path

import pytest

from crawler import sources
from crawler.spiders import parts

OWN = "https://warta.example/read/10/judul"


@pytest.fixture
def source(tmp_path: Path) -> sources.Source:
    file = tmp_path / "warta.toml"
    file.write_text(
        'name = "Warta"\nowner = "Warta"\nmedium = "news"\nkind = "feed"\nstart = ["https://warta.example/feed"]\n'
    )
    loaded = sources.load_file(file)
    assert isinstance(loaded, sources.Source), loaded
    return loaded


@pytest.mark.parametrize(
    ("body", "url", "found"),
    [
        ('<a rel="next" href="?page=2">', OWN, OWN + "?page=2"),
        ('<link rel="next" href="/read/10/judul?page=3">', OWN + "?page=2", OWN + "?page=3"),
        ('<link rel="next" href="/read/11/judul-lain">', OWN, None),  # WordPress names the neighbouring article so
        ('<a rel="next" href="?page=1">', OWN + "?page=2", None),
        ('<a rel="next" href="?page=11">', OWN + "?page=10", None),
        ('<a rel="next" href="https://lain.example/read/10/judul?page=2">', OWN, None),
        ('<a rel="next" href="javascript:void(0)">', OWN, None),
        ("<a href='?page=2'>", OWN, None),
        ("", OWN, None),
    ],
)
def test_the_next_part(source: sources.Source, body: str, url: str, found: str | None) -> None:
    assert [each.url for each in parts.find(source, body.encode(), url)] == ([found] if found else [])


def test_an_operators_pair_is_a_usable_address(tmp_path: Path) -> None:
    file = tmp_path / "intranet.toml"
    file.write_text(
        'name = "I"\nowner = "I"\nmedium = "news"\nkind = "listing"\nstart = ["http://10.0.0.5:8077/"]\n'
        '[listing]\nlinks = "a"\n'
    )
    assert isinstance(sources.load_file(file), tuple)
    assert isinstance(sources.load_file(file, exceptions=frozenset({("10.0.0.5", 8077)})), sources.Source)
