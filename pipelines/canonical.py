"""The one byte form of a record: canonical JSON in, canonical JSON out, and the output row that users receive.

Called by the store (bodies and their hashes), the archive chain (capture metadata), the offline commands and exports.
It never reads a file or a clock and drops nothing but the in-flight Reading.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import types
import typing
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pipelines import record
from pipelines.record import Capture, Hint, Item

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TYPE_NAMES = {**vars(record), "date": date, "datetime": datetime}
T = TypeVar("T")
_IN_FLIGHT = frozenset({"reading"})


def to_bytes(item: Item) -> bytes:
    """Return an item as canonical JSON: sorted keys, no spaces, raw UTF-8, `reading` left out.

    Equal items give equal bytes on every machine. Lone surrogates of broken pages pass through unchanged.
    """
    return _dump(_plain(item))


def from_bytes(data: bytes) -> Item:
    """Return the item that `to_bytes` wrote; raises ValueError, KeyError or TypeError on anything else."""
    return decode(Item, data)


def stable_bytes(item: Item) -> bytes:
    """Return `to_bytes` without the knowledge version: equal bytes mean that nothing a reader sees has changed."""
    return to_bytes(dataclasses.replace(item, knowledge_version=""))


def capture_bytes(capture: Capture) -> bytes:
    """Return a capture's metadata as canonical JSON, as it enters the hash chain: all but its place in the archive."""
    plain = _plain(capture)
    del plain["archive"]
    return _dump(plain)


def encode(value: object) -> bytes:
    """Return any value of the record as canonical JSON, for digests."""
    return _dump(_plain(value))


def decode(kind: type[T], data: bytes) -> T:
    """Return the value of type `kind` that `encode` wrote."""
    return cast("T", _reader(cast("Any", kind))(json.loads(data.decode("utf-8", "surrogatepass"))))


def hint_from(data: Mapping[str, str | None] | None) -> Hint | None:
    """Return the hint that a capture row keeps as JSON."""
    return None if data is None else Hint(**data)


def sha256(data: bytes) -> str:
    """Return the SHA-256 of `data` as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def plain(value: object) -> Any:  # noqa: ANN401 - JSON: dict, list, text, number or None
    """Return a record value (dataclass, tuple, date, ...) as JSON-ready lists and dicts; dates in ISO 8601."""
    return _plain(value)


def output_row(item: Item, *, error: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the output row of one item: every key is present, also when a list is empty.

    `error` is None or {"code", "message"}; the tags of a failed row are empty. Spans are ["title"|"text", start, end]
    in code points of the input as given; reasons are Indonesian (`reason`) with English beside them (`reason_en`).
    """
    violations = [_plain(tag) for tag in item.violations]
    return {
        "id": item.id,
        "error": None if error is None else dict(error),
        "kind": None if item.kind is None else item.kind.id,
        "kind_tag": None if item.kind is None else _plain(item.kind),
        "allegation_status": item.allegation_status,
        "statements": [_plain(tag) for tag in item.statements],
        "incident": item.incident,
        "needs_check": item.needs_check,
        "background_case": item.background_case,
        "event_date": None if item.event_date is None else item.event_date.isoformat(),
        "election": item.election,
        "regions": [_plain(tag) for tag in item.regions],
        "violations": violations,
        "topics": [_plain(tag) for tag in item.topics],
        "actors": [_actor(_plain(tag)) for tag in item.actors],
        "knowledge_version": item.knowledge_version,
    }


def _actor(row: dict[str, Any]) -> dict[str, Any]:
    """`cls` in Python, `class` for users."""
    return {("class" if key == "cls" else key): value for key, value in row.items()}


def _dump(value: object) -> bytes:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "surrogatepass")


def _plain(value: object) -> Any:  # noqa: ANN401 - see `plain`
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, tuple | list | frozenset):
        return [_plain(one) for one in value]
    if isinstance(value, date):  # a datetime is one
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return {name: _plain(getattr(value, name)) for name in _fields(cast("Any", type(value)))}


@functools.cache
def _fields(cls: Any) -> tuple[str, ...]:  # noqa: ANN401 - a dataclass
    return tuple(each.name for each in dataclasses.fields(cls) if each.name not in _IN_FLIGHT)


@functools.cache
def _reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - any annotation of the record
    """The function that turns parsed JSON back into a value of type `kind`, made once per type."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in {typing.Union, types.UnionType}:
        (inner,) = (_reader(one) for one in arguments if one is not type(None))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        inner = _reader(arguments[0])
        return (lambda value: tuple(inner(one) for one in value)) if arguments[-1] is Ellipsis else tuple
    if kind is datetime or kind is date:
        return cast("Callable[[Any], Any]", kind.fromisoformat)
    if dataclasses.is_dataclass(kind):
        return _dataclass_reader(cast("type", kind))
    return lambda value: value


def _dataclass_reader(cls: type) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(cls, localns=_TYPE_NAMES)
    readers = {name: _reader(hints[name]) for name in _fields(cls)}

    def read(value: dict[str, Any]) -> Any:  # noqa: ANN401 - an instance of `cls`
        return cls(**{name: reader(value[name]) for name, reader in readers.items() if name in value})

    return read
