"""Names: which values a keyword field knows, under which names a person may write them, and how they are shown.

The parser is handed one. The closed word lists of the record stand here; regions, violation types and sources are
tables of the knowledge and of the state database and are added by `with_table` (the roof and the pages do that), so
this room reads no knowledge file. A field without a table takes any value; a field with one knows no other.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from search import analysis

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_NEAR = 3
_NEAR_CUTOFF = 0.6

# index field -> code -> names, the first being the one shown
WORD_LISTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "kind": {
        "incident": ("kejadian", "insiden", "peristiwa"),
        "handling": ("penanganan",),
        "outcome": ("hasil", "keputusan"),
        "cleared": ("tidak terbukti", "bersih"),
        "exhortation": ("imbauan", "himbauan"),
        "explainer": ("penjelasan",),
        "opinion": ("opini",),
        "statistics": ("statistik",),
        "risk_map": ("peta kerawanan", "kerawanan"),
        "other": ("lainnya", "lain"),
    },
    "incident": {"ya": ("ya", "yes"), "tidak": ("tidak", "no")},
    "check": {"ya": ("ya", "yes"), "tidak": ("tidak", "no")},
    "status": {
        "alleged": ("dugaan", "diduga"),
        "under_review": ("sedang diperiksa", "diperiksa"),
        "forwarded": ("diteruskan",),
        "proven": ("terbukti",),
        "sanctioned": ("dijatuhi sanksi", "disanksi"),
        "convicted": ("dipidana", "divonis"),
        "not_proven": ("tidak terbukti", "cleared"),
        "none": ("tanpa status",),
    },
    "statements": {"admitted": ("mengakui",), "denied": ("membantah",), "disputed": ("mempersoalkan",)},
    "phase": {
        "bakal_calon": ("bakal calon",),
        "calon": ("calon",),
        "unknown": ("belum jelas",),
    },
    "medium": {"news": ("berita",), "post": ("unggahan", "medsos")},
}
ACTOR_ROLES: Mapping[str, tuple[str, ...]] = {
    "agent": ("yang bertindak",),
    "patient": ("yang dikenai",),
    "speaker": ("pembicara",),
    "reporter": ("pelapor",),
    "authority": ("pihak berwenang", "otoritas"),
    "mention": ("disebut",),
}
ACTOR_CLASSES: Mapping[str, tuple[str, ...]] = {
    "asn": ("ASN",),
    "asn_presumed": ("diduga ASN",),
    "non_asn_covered": ("bukan ASN, terikat netralitas",),
    "non_asn_public": ("pejabat bukan ASN",),
    "political": ("politik",),
    "organiser": ("penyelenggara",),
    "unknown": ("status kepegawaian belum jelas", "belum jelas"),
}


def normal(value: str) -> str:
    """The form in which values are compared: folded words joined by one blank, so 33.10, "33 10" and 33-10 are one."""
    return " ".join(analysis.words(value))


@dataclass(frozen=True)
class Names:
    """Tables of known values: index field -> code -> names (the first is shown). Build with `Names.builtin()`.

    `redirects`: index field -> where an id of it leads now (a story that another took in, a story's case).
    """

    tables: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    redirects: Mapping[str, Callable[[str], str]] = field(default_factory=dict)

    @classmethod
    def builtin(cls) -> Names:
        """The closed word lists of the record, actors also as role.class."""
        actors = {**ACTOR_ROLES, **ACTOR_CLASSES}
        for role, role_names in ACTOR_ROLES.items():
            for group, group_names in ACTOR_CLASSES.items():
                actors[f"{role}.{group}"] = (f"{group_names[0]} ({role_names[0]})",)
        return cls({**WORD_LISTS, "actors": actors})

    def with_table(self, index_field: str, table: Mapping[str, Sequence[str]]) -> Names:
        """Return these names with the table of one field put in: code -> names, the first being the one shown."""
        return Names({**self.tables, index_field: table}, self.redirects)

    def with_redirect(self, index_field: str, follow: Callable[[str], str]) -> Names:
        """Return these names with `follow` asked for every id of one field: it returns the id that holds it now."""
        return Names(self.tables, {**self.redirects, index_field: follow})

    def follow(self, index_field: str, value: str) -> str:
        """Return the id that this one leads to now, itself where nothing leads on."""
        leads = self.redirects.get(index_field)
        return leads(value) if leads else value

    def knows(self, index_field: str) -> bool:
        """Whether the field takes listed values only."""
        return index_field in self.tables

    def resolve(self, index_field: str, value: str) -> tuple[str, ...]:
        """Return the codes that `value` (code, name or alias) may mean, sorted; empty when it is unknown."""
        return self._codes.get(index_field, {}).get(normal(value), ())

    def near(self, index_field: str, value: str) -> tuple[str, ...]:
        """Return up to three shown names that look like `value`, best first."""
        codes = self._codes.get(index_field, {})
        close = difflib.get_close_matches(normal(value), codes, n=_NEAR * 2, cutoff=_NEAR_CUTOFF)
        shown = dict.fromkeys(self.label(index_field, code) for name in close for code in codes[name])
        return tuple(shown)[:_NEAR]

    def label(self, index_field: str, code: str) -> str:
        """Return the shown name of a code, or the code itself."""
        names = self.tables.get(index_field, {}).get(code)
        return names[0] if names else code

    @cached_property
    def _codes(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for index_field, table in self.tables.items():
            by_name: dict[str, set[str]] = {}
            for code, names in table.items():
                for name in names:
                    by_name.setdefault(normal(name), set()).add(code)
            for code in table:  # a code always means itself, whatever else is called so
                by_name[normal(code)] = {code}
            found[index_field] = {name: tuple(sorted(codes)) for name, codes in by_name.items() if name}
        return found
