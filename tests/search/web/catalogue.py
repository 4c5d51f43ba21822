"""What the search room says on screen, gathered from its sources, and the catalogue of what it says in Indonesian.

`python -m tests.search.web.catalogue` adds new msgids to `search/locale/id/LC_MESSAGES/django.po` (empty: a test fails
until they are translated), drops unused ones and compiles `django.mo`. Both files are committed.
"""

from __future__ import annotations

import ast
import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOM = Path(__file__).resolve().parents[3] / "search"
FOLDER = ROOM / "locale" / "id" / "LC_MESSAGES"
PO, MO = FOLDER / "django.po", FOLDER / "django.mo"
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2)}

_STRING = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"gettext\({_STRING}(?:\s*,\s*{_STRING})?")

Message = str | tuple[str, str]


def in_code(text: str) -> list[Message]:
    """Return what a module says."""
    messages = [found[1] for found in extract("python", io.BytesIO(text.encode()), KEYWORDS)]
    return [(each[0], each[1]) if isinstance(each, tuple) else each for each in messages]


def in_template(text: str) -> list[Message]:
    """Return what a template says, from the calls that Django itself turns its tags into."""
    calls = [[ast.literal_eval(part) for part in found if part] for found in CALL.findall(templatize(text))]
    return [(each[0], each[1]) if len(each) > 1 else each[0] for each in calls]


def said() -> dict[Message, list[str]]:
    """Return every msgid (or singular and plural) with the files that say it."""
    found: dict[Message, list[str]] = {}
    for path in sorted([*ROOM.rglob("*.py"), *ROOM.rglob("templates/**/*.*")]):
        text = path.read_text(encoding="utf-8")
        for key in in_code(text) if path.suffix == ".py" else in_template(text):
            found.setdefault(key, []).append(path.relative_to(ROOM.parent).as_posix())
    return found


def catalogue() -> Catalog:
    """Return the Indonesian catalogue as committed."""
    if not PO.exists():
        return Catalog(locale="id", fuzzy=False)
    with PO.open("rb") as file:
        return read_po(file, locale="id")


def compiled(given: Catalog) -> bytes:
    """Return the bytes of the compiled catalogue."""
    target = io.BytesIO()
    write_mo(target, given)
    return target.getvalue()


def key_of(message_id: object) -> Message:
    """Return a msgid as `said` keys it."""
    return (str(message_id[0]), str(message_id[1])) if isinstance(message_id, list | tuple) else str(message_id)


def update() -> Catalog:
    """Bring the catalogue in line with the sources and write both files."""
    old = {key_of(message.id): message.string for message in catalogue() if message.id}
    fresh = Catalog(
        locale="id", project="pantau-asn", charset="utf-8", fuzzy=False, header_comment="# Bahasa Indonesia", version=""
    )
    fresh.mime_headers = [("Content-Type", "text/plain; charset=utf-8"), ("Plural-Forms", "nplurals=1; plural=0;")]
    for key, files in said().items():
        places = [(each, 0) for each in dict.fromkeys(files)]
        fresh.add(key, old.get(key, ("",) if isinstance(key, tuple) else ""), locations=places)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, fresh, sort_output=True, include_lineno=False, width=100)
    MO.write_bytes(compiled(catalogue()))
    return fresh


if __name__ == "__main__":
    missing = [message.id for message in update() if message.id and not any(message.string)]
    print(f"{len(missing)} msgids without a translation", *missing, sep="\n  ")  # noqa: T201 - its output
