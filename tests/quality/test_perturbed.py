"""Badly written texts keep their tags, any text at all is tagged, and no pattern of the pipelines backtracks."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from functools import cache
from re import _parser as sre_parse  # type: ignore[attr-defined]  # the parse tree has no public name
from types import ModuleType

import perturb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pipelines
from pipelines import process
from pipelines.knowledge import load
from pipelines.record import Item

# Agreement with the tags of the clean text over the gold lines and the demo's texts, less a point. The goal is .98;
# a class under it is a known weakness: hashtags glued over a clause's border, line feeds in short headlines, and
# capitals, without which a few names are words (Pati, Batang, Siak).
FLOORS: dict[str, tuple[float, float, float, float]] = {
    "invisible": (0.995, 0.995, 0.995, 0.995),
    "lookalike": (0.995, 0.995, 0.995, 0.995),
    "full_width": (0.995, 0.995, 0.995, 0.995),
    "doubled": (0.99, 0.99, 0.99, 0.99),
    "leet": (0.99, 0.99, 0.99, 0.975),
    "hashtag": (0.97, 0.965, 0.96, 0.97),
    "no_space": (0.985, 0.985, 0.98, 0.985),
    "capitals": (0.985, 0.985, 0.985, 0.955),
    "blanks": (0.965, 0.95, 0.955, 0.97),
}
OVERALL = 0.98
ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=300)
BITS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "4SN",
                "#ASNnetral",
                "camat di Kudus",
                "kampanye",
                "\u200b",
                "\ud83d",
                "\x00",
                "👍🏽",
                "ﬃ",
                "İ",
                "ß",
                "\n",
                "  ",
                "*",
            ]
        ),
        st.text(alphabet=st.characters(exclude_categories=()), max_size=12),
    ),
    max_size=25,
)


@cache
def table() -> dict[str, perturb.Agreement]:
    return perturb.measure(perturb.texts())


@pytest.mark.parametrize("name", sorted(perturb.CLASSES))
def test_a_badly_written_text_keeps_its_tags(name: str) -> None:
    row = table()[name]
    assert row.count >= 200
    fallen = {
        key: (row.share(key), floor)
        for key, floor in zip(perturb.FIELDS, FLOORS[name], strict=True)
        if row.share(key) < floor
    }
    assert not fallen, "\n".join([str(fallen), *row.moved[:10]])
    assert not row.bad, row.bad[:10]


@pytest.mark.parametrize("key", perturb.FIELDS)
def test_over_all_classes_the_tags_stay_within_two_points(key: str) -> None:
    rows = table().values()
    assert sum(row.same[key] for row in rows) / sum(row.count for row in rows) >= OVERALL


def test_the_classes_change_the_texts() -> None:
    items = perturb.texts()[:200]
    for name in perturb.CLASSES:
        changed = sum(perturb.perturbed(item, name).text != item.text for item in items)
        assert changed > (0 if name == "no_space" else 100), name  # a headline has few commas


def tagged(title: str | None, text: str) -> None:
    item = process.tag(Item(id="x", outlet="x", medium="news", url=None, title=title, text=text), load())
    fields = {"title": title or "", "text": text}
    for name, start, end in perturb.spans(item):
        assert 0 <= start < end <= len(fields[name])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.none() | ANY_TEXT, ANY_TEXT)
def test_any_text_is_tagged(title: str | None, text: str) -> None:
    tagged(title, text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.none() | ANY_TEXT, BITS, st.sampled_from(["", " "]))
def test_any_mixture_of_words_and_rubbish_is_tagged(title: str | None, bits: list[str], between: str) -> None:
    tagged(title, between.join(bits))


def modules() -> list[ModuleType]:
    names = [info.name for info in pkgutil.walk_packages(pipelines.__path__, "pipelines.")]
    return [importlib.import_module(name) for name in sorted(names) if ".migrations" not in name]


def patterns_in(value: object) -> list[re.Pattern[str] | re.Pattern[bytes]]:
    if isinstance(value, re.Pattern):
        return [value]
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple | list | frozenset):
        return [found for member in value for found in patterns_in(member)]
    return []


def patterns() -> dict[str, re.Pattern[str] | re.Pattern[bytes]]:
    return {
        f"{module.__name__}.{name}.{number}": pattern
        for module in modules()
        for name, value in vars(module).items()
        for number, pattern in enumerate(patterns_in(value))
    }


def nested(parsed: object, *, inside: bool = False) -> bool:
    """Return whether an unbounded backtracking repeat stands in another one that holds nothing certain beside it."""
    for operator, argument in parsed:  # type: ignore[attr-defined]
        name = str(operator)
        if name in {"MAX_REPEAT", "MIN_REPEAT"}:
            _, most, body = argument
            endless = most is sre_parse.MAXREPEAT
            if endless and inside:
                return True
            if nested(body, inside=inside or (endless and len(body) == 1)):
                return True
        elif (name == "SUBPATTERN" and nested(argument[-1], inside=inside)) or (
            name == "BRANCH" and any(nested(branch, inside=inside) for branch in argument[1])
        ):
            return True
    return False


def test_no_pattern_nests_endless_repeats() -> None:
    found = patterns()
    assert len(found) >= 30
    assert nested(sre_parse.parse(r"(a+)+b"))
    assert nested(sre_parse.parse(r"(?:a*|b)*c"))
    assert not [
        name for name, pattern in found.items() if nested(sre_parse.parse(pattern.pattern, pattern.flags & ~32))
    ]


HARD = (
    "a",
    " ",
    "1",
    "A",
    ".",
    "a ",
    "1.",
    "A. ",
    '"',
    "<",
    "(",
    "a-",
    "/",
    "\n",
    " |",
    "tayang ",
    "@",
    'a="',
    "20",
    "kota ",
)


SEARCHED = (
    "pipelines.reading.draft.",
    "pipelines.normal.",
    "pipelines.process.",
    "pipelines.regions.",
    "pipelines.extract.meta._SEPARATOR",
    "pipelines.extract.meta._SURE_SEPARATOR",
    "pipelines.extract.dates._HIJRI",
)


def seconds(name: str, pattern: re.Pattern[str] | re.Pattern[bytes], text: str) -> float:
    """The tagging stages search whole texts; other patterns are matched at one place, and are tried so."""
    subject: str | bytes = text.encode() if isinstance(pattern.pattern, bytes) else text
    spent = []
    for _ in range(3):
        began = time.process_time()
        if name.startswith(SEARCHED):
            for _found in pattern.finditer(subject):  # type: ignore[arg-type]
                pass
        else:
            pattern.match(subject)  # type: ignore[arg-type]
        spent.append(time.process_time() - began)
        if spent[0] > 1:
            break
    return min(spent)


def test_every_pattern_stays_linear_to_a_hundred_thousand_characters() -> None:
    steep = []
    for name, pattern in patterns().items():
        for bit in HARD:
            text = bit * 100_000
            longer = seconds(name, pattern, text[:100_000])
            if longer > 0.005 and longer > 20 * seconds(name, pattern, text[:10_000]):
                steep.append((name, bit, longer))
    assert not steep
