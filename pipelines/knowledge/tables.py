"""A knowledge file as a table: what `tomllib` makes of it, in a fifth of the time.

Called by the loaders of this folder. Nearly all lines of a file are a plain key and a plain string, number or list of
strings, through which `tomllib` goes letter by letter. Here one expression reads those; each run of them leaves one
stand-in line to `tomllib`, which reads all the rest. Where this cannot be sure, `tomllib` reads the whole file, and all
mistakes are its own to tell.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

_STRING = r'"[^"\\\x00-\x08\x0a-\x1f\x7f]*"'  # without escapes; these letters a TOML string may hold
_LINE = re.compile(
    rf"^([A-Za-z0-9_-]+) = (?:\[[ \t\n]*({_STRING}(?:,[ \t\n]*{_STRING})*),?[ \t\n]*\]|({_STRING})"
    r"|(true|false)|(0|[1-9][0-9]{0,17}))\n",
    re.MULTILINE,
)
_RUN = "\ue000"  # opens the key of a stand-in line; a letter of private use
_UNSURE = ('"""', "'''", _RUN, "\\u", "\\U")  # a line of a long string is no key; an escape may hide the letter


class _TwiceError(ValueError):
    """A table has a key twice."""


def parse(text: str) -> dict[str, Any]:
    """Return the tables of a TOML text, equal to `tomllib.loads`; raises tomllib.TOMLDecodeError as that does."""
    if any(mark in text for mark in _UNSURE):
        return tomllib.loads(text)
    try:
        rest, runs = _cut(text)
        return _table(tomllib.loads(rest), runs)
    except (_TwiceError, tomllib.TOMLDecodeError):
        return tomllib.loads(text)  # says what is wrong, and in which line of the file


def _cut(text: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the text with a stand-in for each run of plain lines, and the runs."""
    pieces: list[str] = []
    runs: list[dict[str, Any]] = []
    at = -1
    for found in _LINE.finditer(text):
        start, end = found.span()
        if start != at:
            pieces.append(f'{text[max(at, 0) : start]}"{_RUN}{len(runs)}" = 0\n')
            runs.append({})
        name, strings, string, flag, number = found.groups()
        if name in runs[-1]:
            raise _TwiceError
        runs[-1][name] = (
            strings.split('"')[1::2] if strings else string[1:-1] if string else flag == "true" if flag else int(number)
        )
        at = end
    return "".join((*pieces, text[max(at, 0) :])), runs


def _table(table: dict[str, Any], runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a table with what its stand-ins stand for, in the order of the file."""
    whole: dict[str, Any] = {}
    for name, value in table.items():
        found = runs[int(name[1:])] if name.startswith(_RUN) else {name: _value(value, runs)}
        if not whole.keys().isdisjoint(found):
            raise _TwiceError
        whole.update(found)
    return whole


def _value(value: object, runs: list[dict[str, Any]]) -> object:
    if isinstance(value, dict):
        return _table(value, runs)
    return [_value(each, runs) for each in value] if isinstance(value, list) else value
