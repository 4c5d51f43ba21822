"""The pair set of stories: texts of ours and what newsrooms do to them, drawn from one seed.

Read by evaluate_stories.py and its gate. Bases are the demo newsroom's texts and the files of stories/; every pair
bears the way in which its second text was made and the grade that a reader gives it: copy, related or apart.
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent / "stories"
DEMO = Path(__file__).parents[2] / "scheduler" / "demo" / "texts"
SEED = 20241127
OUTLETS = ("Kabar Lereng", "Suara Muara", "Harian Tanjung", "Pos Selasar", "Lintas Pulau", "Media Rimba")
Truth = Literal["copy", "related", "apart"]


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a pair."""

    text: str
    title: str | None = None
    medium: Literal["news", "post"] = "news"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, the way the second was made of the first, and what they are to a reader."""

    way: str
    truth: Truth
    one: Text
    two: Text


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


FURNITURE = _toml(HERE / "furniture.toml")
SYNONYMS = dict(line.split("\t") for line in (HERE / "synonyms.tsv").read_text(encoding="utf-8").splitlines() if line)


def demo(medium: str) -> list[Text]:
    """The demo newsroom's articles (60 words or more) or posts."""
    found = []
    for path in sorted(DEMO.glob("*.toml")):
        if path.stem == "edition2" or (path.stem in {"account", "channel"}) != (medium == "post"):
            continue
        for row in _toml(path)["text"]:
            body = row["body"].strip()
            if medium == "post":
                found.append(Text(body, None, "post"))
            elif len(body.split()) >= 60:
                found.append(Text(body, row.get("title")))
    return found


def spin(text: str, draw: random.Random, share: float = 0.15) -> str:
    """At most `share` of the words replaced by a synonym of the table, as a spinning program does."""
    words = text.split(" ")
    places = [at for at, word in enumerate(words) if word.strip('.,"').lower() in SYNONYMS]
    draw.shuffle(places)
    for at in places[: int(len(words) * share)]:
        bare = words[at].strip('.,"')
        new = SYNONYMS[bare.lower()]
        words[at] = words[at].replace(bare, new.capitalize() if bare[:1].isupper() else new)
    return " ".join(words)


def dateline(text: str, draw: random.Random) -> str:
    """Another newsroom's opening before, or instead of, the place."""
    place, dash, rest = text.partition(" – ")
    outlet = draw.choice(OUTLETS)
    opening = draw.choice(FURNITURE["openings"]).format(outlet=outlet)
    if not dash or len(place.split()) > 3:
        return opening + text
    return draw.choice(
        (
            f"{place.title()}, {outlet} – {rest}",
            f"{opening}{place.title()} – {rest}",
            f"{outlet.upper()}, {place} – {rest}",
        )
    )


def furnish(text: str, draw: random.Random) -> str:
    """A cross reference after a paragraph, a footer at the end."""
    parts = text.split("\n\n")
    parts.insert(draw.randint(1, len(parts)), draw.choice(FURNITURE["see_also"]))
    return "\n\n".join([*parts, draw.choice(FURNITURE["footers"])])


def truncate(text: str, share: float) -> str:
    """The first sentences that make up about `share` of the words."""
    wanted, kept, count = int(len(text.split()) * share), [], 0
    for piece in re.split(r"(?<=[.!?\"])(\s+)", text):
        if count >= wanted and piece.strip():
            break
        kept.append(piece)
        count += len(piece.split())
    return "".join(kept).strip()


def reorder(text: str, draw: random.Random) -> str:
    """Paragraphs in another order; the first stays."""
    first, *rest = text.split("\n\n")
    draw.shuffle(rest)
    return "\n\n".join([first, *rest])


def edit(text: str, draw: random.Random) -> str:
    """What a desk does: some words, one sentence dropped, dateline, furniture."""
    parts = text.split("\n\n")
    if len(parts) > 3:
        del parts[draw.randrange(2, len(parts))]
    return furnish(dateline(spin("\n\n".join(parts), draw, 0.06), draw), draw)


WAYS: dict[str, Callable[[str, random.Random], str]] = {
    "edited": edit,
    "truncated to 50 %": lambda text, draw: dateline(truncate(text, 0.5), draw),
    "truncated to 25 %": lambda text, draw: truncate(text, 0.25) + draw.choice((" ...", "", " (Selengkapnya)")),
    "re-footered": furnish,
    "re-ordered": lambda text, draw: furnish(reorder(text, draw), draw),
    "spun": lambda text, draw: dateline(spin(text, draw), draw),
    "spun and truncated": lambda text, draw: furnish(truncate(spin(text, draw), 0.5), draw),
}


def news_copies(draw: random.Random) -> Iterator[Pair]:
    """Each demo article in four of the seven ways."""
    ways = list(WAYS.items())
    for number, base in enumerate(demo("news")):
        for step in range(4):
            name, way = ways[(number + step * 2) % len(ways)]
            yield Pair(name, "copy", base, Text(way(base.text, draw), base.title))


def post(text: str, draw: random.Random) -> str:
    """What people do to a post they pass on: a head, a tail, slang, or only its first part."""
    chosen = draw.randrange(5)
    if chosen == 0:
        return draw.choice(FURNITURE["post_heads"]) + text
    if chosen == 1:
        return text + draw.choice(FURNITURE["post_tails"]) * 2
    if chosen == 2:
        return truncate(text, 0.6) + draw.choice(FURNITURE["post_tails"])
    if chosen == 3:
        slang = FURNITURE["slang"]
        return " ".join(slang.get(word, word) for word in text.split(" "))
    return draw.choice(FURNITURE["post_heads"]) + spin(text, draw).lower()


def post_copies(draw: random.Random) -> Iterator[Pair]:
    """Each post of ours in two ways."""
    ours = [Text(text, None, "post") for text in _toml(HERE / "posts.toml")["posts"]]
    for base in [one for one in [*demo("post"), *ours] if len(one.text) >= 60]:
        for _ in range(2):
            yield Pair("post", "copy", base, Text(post(base.text, draw), None, "post"))


def templates(draw: random.Random) -> Iterator[Pair]:
    """Neighbouring fillings of each template, plain or edited by another newsroom."""
    data = _toml(HERE / "templates.toml")
    for row in data["template"]:
        values = data["fillings"][row["fill"]]
        for one, two in pairwise(values):
            a, b = (row["text"].strip().format(**{row["fill"]: value}) for value in (one, two))
            if row["medium"] == "news" and draw.random() < 0.5:
                b = furnish(spin(b, draw, 0.06), draw)
            yield Pair("template", "related", Text(a, None, row["medium"]), Text(b, None, row["medium"]))


def follow_ups(draw: random.Random) -> Iterator[Pair]:
    """A report of its own that repeats a background of 18 to 30 % of its length out of an earlier one."""
    texts = [one for one in demo("news") if len(one.text.split()) >= 120]
    for number, old in enumerate(texts):
        new = texts[(number * 7 + 11) % len(texts)]
        if new is old:
            continue
        size = min(len(old.text.split()), len(new.text.split()))
        wanted, start = draw.uniform(0.22, 0.30) * size, draw.randrange(0, 20)
        quoted = " ".join(old.text.split()[start : start + int(wanted)])
        own = truncate(new.text, 0.95)
        yield Pair("follow-up", "related", old, Text(f"{own}\n\nSebelumnya diberitakan, {quoted}.", new.title))


def strangers(draw: random.Random) -> Iterator[Pair]:
    """Two reports on one subject under one newsroom's furniture, cards, captions and cross references."""
    texts = demo("news")
    for number, one in enumerate(texts):
        two = texts[(number * 5 + 3) % len(texts)]
        if one is two:
            continue
        foot = draw.choice(FURNITURE["footers"]) + "\n\n" + draw.choice(FURNITURE["see_also"])
        yield Pair(
            "one footer", "apart", Text(f"{one.text}\n\n{foot}", one.title), Text(f"{two.text}\n\n{foot}", two.title)
        )
        quoted = re.search(r'"([^"]{50,250})"', one.text)
        if quoted:
            yield Pair("quotation card", "apart", one, Text(f'"{quoted[1]}"', None, draw.choice(("post", "news"))))
        first = truncate(one.text, 0.05)
        yield Pair("caption", "apart", one, Text(f"Tangkapan layar: {first}", None, draw.choice(("post", "news"))))
        residue = f"Baca juga: {one.title}\n\n" if one.title else ""
        yield Pair("see-also residue", "apart", one, Text(residue + two.text, two.title))


def pairs(seed: int = SEED) -> list[Pair]:
    """The whole set."""
    draw = random.Random(seed)
    made = (news_copies, post_copies, templates, follow_ups, strangers)
    return [pair for make in made for pair in make(draw)]
