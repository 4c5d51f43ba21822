"""The reading in the making: tokens, sentences with zones, and hits placed among them. Used by `read` only.

Everything downstream looks at neighbours through a bounded window of tokens, so that reading stays linear in length.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from pipelines.reading.backward import YEARS_AGO, Backward
from pipelines.reading.quotes import Quotes
from pipelines.reading.tokens import cut, joint_view
from pipelines.record.reading import Sentence, Zone

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from pipelines.knowledge import Knowledge
    from pipelines.matching import Hit
    from pipelines.record import Item

_ADVERBS = frozenset(("lagi", "juga", "saja", "tadi", "barusan", "sih"))
_LONGEST_SENTENCE = 160  # tokens; longer ones are cut, so that no window grows with the text
_LEAD_SENTENCES = 3
_LEAD_WORDS = 4
_OPENING, _OPENING_CHARS = 6, 12  # tokens of a sentence, and what is seen of the last of them and behind it
_SHORT = 3  # tokens, the full stop counted
_SECONDS = (["yang", "kedua"], ["yang", "lain"], ["seorang", "lagi"], ["satu", "lagi"])
_FUNCTION_WORD = 3  # letters: di, ke, dan, yang stay small in a headline
_TITLE_SHARE = 0.8
_TITLE_CHARS = 160
_BULLETS = frozenset("-•*·–")
_ENDS = frozenset(".!?\n")


class Draft:
    """View, tokens, sentences and hits of one item."""

    def __init__(self, item: Item, knowledge: Knowledge) -> None:
        """Build view, tokens, sentences and hits."""
        self.item = item
        self.knowledge = knowledge
        self.view = joint_view(item, knowledge)
        text = self.view.text
        self.cut = cut(text)
        self.tokens, self.starts, self.ends = self.cut.words, self.cut.starts, self.cut.ends
        self._at: defaultdict[str, list[int]] = defaultdict(list)
        at = self._at
        for index, word in enumerate(self.tokens):
            at[word].append(index)
        self._headlines: dict[int, bool] = {}
        self._firsts: dict[str | None, list[int]] = {}  # word list -> the first tokens of its hits
        self.hits, self.place_hits, self._said = knowledge.matcher.find(text, self.view.cased)
        starts, ends = self.starts, self.ends
        for hit in (*self.hits, *self.place_hits):
            first = hit.first = bisect_left(starts, hit.start)  # most are one word
            hit.last = first + 1 if ends[first] == hit.end else bisect_left(starts, hit.end, first)
        openings = knowledge.words["background.sentence_initial"]
        self._backward = Backward(text, item.published, openings, self.said("background.anywhere"))
        self.years = self._backward.years
        self.sentences: list[Sentence] = []
        self._split()
        self._drop_place_words()
        self.nonpolitical: set[int] = set()  # first tokens of 'deklarasi damai', 'calon pengantin'
        self._having: defaultdict[str, list[Hit]] = defaultdict(list)
        for hit in self.hits:
            for kind in hit.meanings.kinds:
                self._having[kind].append(hit)
        self.hits_of: list[list[Hit]] = [[] for _ in self.sentences]
        self.places_of: list[list[Hit]] = [[] for _ in self.sentences]
        self._place(self.hits, self.hits_of)
        self._place(self.place_hits, self.places_of)

    def _place(self, hits: list[Hit], into: list[list[Hit]]) -> None:
        starts = [hit.start for hit in hits]
        first, final = 0, len(self.sentences) - 1
        for number, row in enumerate(self.sentences):
            last = bisect_left(starts, row.end, first) if number < final else len(hits)
            into[number] = hits[first:last]
            for hit in into[number]:
                hit.sentence = number
            first = last

    def _drop_place_words(self) -> None:
        """'Bawaslu Kabupaten Serang', 'kades di Kaur': a regency that reads like a word is no act and no post."""
        places = {hit.start: hit.end for hit in self.place_hits}
        if places.keys().isdisjoint([hit.start for hit in self.hits]):
            return
        heads = self.knowledge.words["reading.place_heads"]
        self.hits = [
            hit
            for hit in self.hits
            if places.get(hit.start) != hit.end
            or not (hit.has("pred") or hit.has("post"))
            or not (hit.first and self.tokens[hit.first - 1] in heads)
        ]

    @cached_property
    def quotes(self) -> Quotes:
        """The quotes of the text; asked for by acts and by statements."""
        return Quotes(self.view.text)

    def is_upper(self, part: int) -> bool:
        """Return whether a token starts with a capital."""
        return self.view.cased[self.starts[part]].isupper()

    def looks_back(self, hit: Hit) -> bool:
        """'menjauhi panggung calon, mengingat lima tahun silam ada yang dicopot': the rest of the clause is past."""
        if not self._backward.counts_back:
            return False
        row = self.sentences[hit.sentence]
        found = YEARS_AGO.search(self.view.text, row.start, hit.start)
        if found is None:
            return False
        ago = bisect_left(self.starts, found.start())
        reminded = ago > row.first_token and self.tokens[ago - 1] in self.knowledge.words["reading.reminded"]
        return reminded and self.knowledge.words["reading.goes_on"].isdisjoint(self.tokens[ago : hit.first])

    def title_case(self, sentence: int) -> bool:
        """Return whether a sentence is written as a headline in title case: capitals say nothing there."""
        if sentence not in self._headlines:
            row = self.sentences[sentence]
            span, cased = slice(row.first_token, row.last_token), self.view.cased
            words = zip(self.tokens[span], self.starts[span], strict=True)
            capitals = [cased[start].isupper() for word, start in words if len(word) > _FUNCTION_WORD]
            self._headlines[sentence] = len(capitals) >= _LEAD_WORDS and sum(capitals) > len(capitals) * _TITLE_SHARE
        return self._headlines[sentence]

    def says_that(self, hit: Hit) -> bool:
        """'Bawaslu mengumumkan kalau laporan diregistrasi': kalau behind a verb of saying sets no condition."""
        if self.tokens[hit.first] != "kalau" or hit.last - hit.first > 1:
            return False
        saying = self.knowledge.words["reading.saying"]
        before = self.tokens[max(0, hit.first - 2) : hit.first]
        return bool(before) and (before[-1] in saying or (before[-1] in _ADVERBS and before[0] in saying))

    def having(self, kind: str) -> list[Hit]:
        """Return the hits of one word list, in text order."""
        return self._having.get(kind, [])

    def where(self, words: AbstractSet[str]) -> list[int]:
        """Return where any of these words or marks stands, in text order."""
        return sorted([index for word in self._at.keys() & words for index in self._at[word]])

    def holds(self, words: AbstractSet[str]) -> bool:
        """Return whether any of these words or marks stands in the text at all."""
        return not self._at.keys().isdisjoint(words)

    def near(self, first: int, last: int, reach: int, kind: str | None = None) -> list[Hit]:
        """Return the hits (of one word list) that start within `reach` tokens before `first` or behind `last`."""
        hits = self.hits if kind is None else self.having(kind)
        if not hits:
            return hits
        if kind not in self._firsts:
            self._firsts[kind] = [hit.first for hit in hits]
        firsts = self._firsts[kind]
        begin = bisect_left(firsts, first - reach - 8)
        return hits[begin : bisect_right(firsts, last + reach, begin)]

    def said(self, name: str, line: str | None = None) -> list[str]:
        """Return the phrases of a list that stand in a line of the view, inside longer words too, or in all of it.

        For the lists that the matcher seeks; KeyError for another.
        """
        phrases = self._said & self.knowledge.matcher.lists[name]
        return [phrase for phrase in phrases if line is None or phrase in line] if phrases else []

    # -- sentences -------------------------------------------------------------------------------------------------

    def _split(self) -> None:
        """Cut the tokens into sentences and give each its zone."""
        begin = 0
        cuts: list[tuple[int, int]] = []
        for index in (*self.where(_ENDS), len(self.tokens)):
            while index - begin > _LONGEST_SENTENCE:
                cuts.append((begin, begin + _LONGEST_SENTENCE + 1))
                begin += _LONGEST_SENTENCE + 1
            if index < len(self.tokens) and (self._ends_here(index, begin) or index - begin == _LONGEST_SENTENCE):
                cuts.append((begin, index + 1))
                begin = index + 1
        if begin < len(self.tokens):
            cuts.append((begin, len(self.tokens)))
        cuts = [
            (first, last)
            for first, last in cuts
            if self.tokens[first][0].isalnum() or any(part[0].isalnum() for part in self.tokens[first:last])
        ]
        self._zones(cuts)

    def _ends_here(self, index: int, begin: int) -> bool:
        part = self.tokens[index]
        if part == "\n":
            return self._line_ends(index, begin)
        if part != ".":
            behind = self.tokens[index + 1 : index + 3]  # 'komentar "Gas terus!" di unggahan' goes on
            quoted = len(behind) > 1 and behind[0] in "\"'" and behind[1].isalpha() and not self.is_upper(index + 2)
            return not quoted or self.starts[index + 1] != self.ends[index]
        following = self.view.text[self.ends[index] : self.ends[index] + 1]
        if following and not following.isspace() and following not in "\"')":
            return False
        before = self.tokens[index - 1] if index > begin else ""
        is_number_line = index - begin == 1 and before.isdigit()
        return not (
            before in self.knowledge.words["reading.abbreviations"]
            or is_number_line
            or (len(before) == 1 and before.isalpha())
        )

    def _line_ends(self, index: int, begin: int) -> bool:
        """A line feed ends a sentence, unless a hard-wrapped line goes on in lower case behind it."""
        if self.starts[index] == self.view.title_end or index + 1 >= len(self.tokens) or self.tokens[index + 1] == "\n":
            return True
        if index == begin or self.tokens[index - 1] in ".!?:;" or self.item.medium == "post":
            return True
        following = self.tokens[index + 1]
        wrapped = following.isalpha() and not self.is_upper(index + 1)
        return not (wrapped and self.ends[index - 1] - self.starts[begin] > 40)  # noqa: PLR2004 - shorter lines are list items

    def _zones(self, cuts: list[tuple[int, int]]) -> None:
        title_end = self.view.title_end
        title = self.view.text[:title_end].strip()
        lead = 0
        heading: str | None = None
        listing = False
        for number, (first, last) in enumerate(cuts):
            start, end = self.starts[first], self.ends[last - 1]
            whole = self.view.text[start:end]
            line = whole.strip()
            zone: Zone = "body"
            bullet = (listing or line.endswith(":")) and self._is_bullet(first)
            if (
                start < title_end
                or (title and line == title)
                or (not title and number == 0 and self._looks_like_title(line, len(cuts), last))
            ):
                zone = "title"
            elif bullet and listing:
                zone = "list"
            elif self._looks_back(first, last, whole) or self._goes_on_back(first):
                zone = "background"
            elif (lead < _LEAD_SENTENCES and last - first > _LEAD_WORDS) or self._goes_on(first, last, lead):
                zone = "lead"
            if zone == "lead" and last - first > _LEAD_WORDS:
                lead += 1
            if line.endswith(":") or (listing and bullet):
                heading = line if line.endswith(":") and not bullet else heading
                listing = True
            elif not bullet and zone != "list":
                listing = False
                heading = None
            asks = line.endswith("?") and self.tokens[last : last + 1] != ["?"]  # 'kabid jadi jurkam??' is struck
            self.sentences.append(Sentence(start, end, zone, first, last, heading, asks))

    @staticmethod
    def _looks_like_title(line: str, count: int, last: int) -> bool:
        return count > _LEAD_SENTENCES and len(line) <= _TITLE_CHARS and not line.endswith((".", ":")) and last > 1

    def _goes_on(self, first: int, last: int, lead: int) -> bool:
        """Right behind the lead: a few words ('Laporan tidak diregister.'), or the second of those it tells of."""
        if not self.sentences or self.sentences[-1].zone != "lead":
            return False
        second = self.tokens[first : first + 2] in _SECONDS or self.tokens[first] == "adapun"
        return (lead == _LEAD_SENTENCES and second) or (
            _SHORT <= last - first <= _LEAD_WORDS and self.tokens[last - 1 : last] == ["."]
        )

    def _is_bullet(self, first: int) -> bool:
        part = self.tokens[first]
        at_line = first == 0 or self.tokens[first - 1] == "\n"
        if not at_line:
            return False
        numbered = (part.isdigit() or len(part) == 1) and self.tokens[first + 1 : first + 2] in ([")"], ["."])
        return part in _BULLETS or numbered

    def _looks_back(self, first: int, last: int, line: str) -> bool:
        few = self.starts[min(last, first + _OPENING) - 1] + _OPENING_CHARS
        return self._backward.looks(self.view.text[self.starts[first] : few], line, self.sentences)

    def _goes_on_back(self, first: int) -> bool:
        """'Kejadian serupa pernah ... Waktu itu dua kades dihukum': what follows by 'then' is as old."""
        if not self.sentences or self.sentences[-1].zone != "background":
            return False
        opening = tuple(self.tokens[first : first + 2])
        return opening in {("waktu", "itu"), ("kala", "itu"), ("ketika", "itu"), ("saat", "itu")}
