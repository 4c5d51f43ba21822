"""What the rules say of a text without the second reader, which could hide their mistakes. For tests of this room."""

from pipelines.knowledge import load
from pipelines.process import tag as tagged
from pipelines.record import Item


def tag(text: str, title: str | None = None) -> Item:
    """Return a news item with its tags."""
    found = Item(id="t", outlet="o", medium="news", url=None, title=title, text=text)
    return tagged(found, load().with_model(None))


def kind_of(text: str, title: str | None = None) -> str:
    """Return the kind."""
    found = tag(text, title).kind
    assert found is not None
    return found.id


def types_of(text: str, title: str | None = None) -> set[str]:
    """Return the types of the violations."""
    return {row.id for row in tag(text, title).violations}
