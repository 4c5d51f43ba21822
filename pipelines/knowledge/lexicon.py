"""From the knowledge files to patterns: every surface form with what it may mean.

Called once by `pipelines.knowledge.load`; reads no file itself and keeps nothing.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from pipelines.compounds import Compound
from pipelines.knowledge.forms import VOICES, agentive, nominal, verb, voice_of
from pipelines.knowledge.rows import PostRow, Rule, StepRow
from pipelines.matching import Meaning, Meanings

if TYPE_CHECKING:
    from pipelines.record import ActorClass

Table = dict[str, Any]
_NASALS = ("men", "mem", "ng", "ny", "perpanjang")
_ANNOUNCED = ("akan di", "bakal di", "mau di")  # 'bilang bansos bakal dicoret': whoever announces it acts
_SPOKEN_VERBS = ("wanti-wanti", "kasih ta", "kase ta", "kasih ingat", "beri ")  # 'Kasek wanti-wanti guru': a verb
_NASAL_NOUNS = frozenset(("memo", "memo dinas"))
_HITS = frozenset(("sanctioned", "convicted", "proven", "not_proven"))
_HEADS = frozenset(("kepala", "sekretaris", "guru", "pegawai", "staf", "dosen", "direktur", "rektor", "bendahara"))
_HOUSES = (
    "puskesmas", "sd", "smp", "sma", "smk", "sekolah", "madrasah", "dinas", "rsud", "kantor", "kecamatan", "kelurahan",
    "badan", "upt", "pasar", "universitas negeri", "kampus negeri", "perguruan tinggi negeri", "ptn", "instansi",
)  # fmt: skip
_UNNAMED = (" sebuah ", " salah satu ", " di sebuah ")
_NOT = frozenset(("tidak", "tak", "gak", "ogah"))
_CONDITIONS = ("kalau ", "bila ", "jika ")
_CUE_LISTS = (
    "appeal",
    "appeal_strong",
    "explainer",
    "explainer_strong",
    "opinion",
    "opinion_strong",
    "statistics",
    "statistics_strong",
    "risk",
    "risk_strong",
    "evidence",
    "plea",
    "official_speech",
    "election",
    "presuppose",
)


class Lexicon:
    """Collects patterns; `words` and `places` are the two layers of the matcher."""

    def __init__(self) -> None:
        """Start empty."""
        self.words: dict[str, list[Meaning]] = defaultdict(list)
        self.places: dict[str, list[Meaning]] = defaultdict(list)

    def add(self, pattern: str, meaning: Meaning) -> None:
        """Give a pattern one more meaning, once."""
        row = self.words[pattern.lower()]
        if meaning not in row:
            row.append(meaning)

    def add_all(self, patterns: list[str], kind: str, row: str, value: str = "") -> None:
        """Give every pattern of a list the same meaning."""
        meaning = Meaning(kind, row, value)
        for pattern in patterns:
            self.add(pattern, meaning)


def rules_into(lexicon: Lexicon, table: Table) -> dict[str, Rule]:
    """Add predicates and object sets of rules.toml; return its rules by id."""
    rules: dict[str, Rule] = {}
    longer: list[str] = []
    sets: Table = table["sets"]
    for row in table["rule"]:
        rule = Rule(
            id=row["id"], code=row["code"], objects=tuple(row.get("objects", ())), window=row.get("window", 6),
            side=row["side"], reach=row.get("reach", 12), side_types=frozenset(row.get("side_types", ())),
            not_objects=tuple(row.get("not_objects", ())), yields=frozenset(row.get("yields", ())),
            gives_way=frozenset(row.get("gives_way", ())),
            directive=row.get("directive", False), speech=row.get("speech", False), punishes=row.get("punishes", False),
            decision=row.get("decision", False), candidacy=row.get("candidacy", False),
            leave_excuses=row.get("leave_excuses", False), collective=row.get("collective", False),
            refused=row.get("refused", False), threat=row.get("threat", False), owner=row.get("owner", False),
            purpose=row.get("purpose", False), beside=row.get("beside", False), serves=frozenset(row.get("serves", ())),
            holder=row.get("holder", False), warning=row.get("warning", False), until=row.get("until", False),
            matter=row.get("matter", False), received=row.get("received", False),
            known_as=frozenset(row.get("known_as", ())),
        )  # fmt: skip
        rules[rule.id] = rule
        told = {voice: Meaning("pred", rule.id, voice) for voice in VOICES}
        for spec in row.get("verbs", ()):
            for form, voice in verb(spec):
                lexicon.add(form, told[voice])
            stem = spec.partition("+")[0]
            if row.get("nouns") and stem.isalpha():
                lexicon.add(nominal(stem), told["noun"])
                lexicon.add(agentive(stem), told["noun"])  # 'camat penyebar brosur'
        for word in row.get("words", ()):
            for pattern in sets[word[1:]] if word.startswith("@") else [word]:
                if rule.threat or (rule.warning and pattern.startswith(_CONDITIONS)):  # goes on opening a condition
                    lexicon.add(pattern, Meaning("opener", "cond"))
                lexicon.add(pattern, told[_act_voice(pattern)])
        if row.get("inherits"):
            longer.extend(word for word in row["words"] if " " in word)
    for name, members in sets.items():
        lexicon.add_all(members, "obj", name)
    for phrase in longer:
        _inherit(lexicon, phrase)
    return rules


def _inherit(lexicon: Lexicon, phrase: str) -> None:
    """'tercantum sebagai' hides 'tercantum' from the matcher: it means what its words mean as well."""
    starts = [0, *(at + 1 for at, letter in enumerate(phrase) if letter == " ")]
    ends = [*(at - 1 for at in starts[1:]), len(phrase)]
    for first, start in enumerate(starts):
        for end in ends[first:]:
            known = lexicon.words.get(phrase[start:end], ()) if end - start < len(phrase) else ()
            for meaning in tuple(known):
                if meaning.kind == "pred":
                    lexicon.add(phrase, meaning)


def _act_voice(phrase: str) -> str:
    """Return the voice of an act that a row names as it stands: 'ngancem' and 'meminta' are no nouns."""
    if phrase.startswith(_ANNOUNCED):
        return "active"
    voice = voice_of(phrase)
    if voice != "noun":
        return voice
    told = phrase
    if phrase.endswith("kontrak"):  # 'tidak memperpanjang kontrak'
        first, _, rest = phrase.partition(" ")
        told = rest if first in _NOT and rest else phrase
    nasal = told.startswith(_NASALS) and told not in _NASAL_NOUNS
    return "active" if nasal or phrase.startswith(_SPOKEN_VERBS) else voice


def _unnamed(post: str) -> tuple[str, ...]:
    """'kepala puskesmas' -> 'kepala sebuah puskesmas', 'kepala salah satu puskesmas': an office without its name."""
    head, _, office = post.partition(" ")
    if head not in _HEADS or not office.startswith(_HOUSES):
        return ()
    return tuple(f"{head}{link}{office}" for link in _UNNAMED)


def posts_into(lexicon: Lexicon, table: Table) -> dict[str, PostRow]:
    """Add the posts and their guards of actors.toml; return the rows by id (A.<number>[.mass])."""
    posts: dict[str, PostRow] = {}
    collective = frozenset(table["words"]["mass"])
    for number, row in enumerate(table["actor"], start=1):
        for mass in (False, True):
            posts[f"A.{number:02}" + (".mass" if mass else "")] = PostRow(
                cls=row["class"], where=tuple(row.get("where", ())), by_region=tuple(row.get("by_region", {}).items()),
                public_post=row.get("public_post", "yes") != "no", mass=mass, since=row.get("since", ""),
            )  # fmt: skip
        for term in row["terms"]:
            lower = term.lower()
            key = f"A.{number:02}" + (".mass" if lower in collective else "")
            lexicon.add(lower, Meaning("post", key, row["class"]))
            for unnamed in _unnamed(lower):
                lexicon.add(unnamed, Meaning("post", key, row["class"]))
        lexicon.add_all(row.get("not_when", []), "guard", f"A.{number:02}")
    return posts


def offices_of(table: Table, posts: dict[str, PostRow]) -> dict[Compound, Meanings]:
    """Return 'kepala', 'pegawai', 'sopir' with every agency, 'dosen' with every campus; add their rows to the posts."""
    words: Table = table["words"]
    offices: tuple[tuple[str, ActorClass, list[str], list[str]], ...] = (
        ("A.office", "asn_presumed", words["leaders"], words["offices"]),
        ("A.clerk", "unknown", words["clerks"], words["offices"]),
        ("A.campus", "asn_presumed", words["campus_heads"], words["campuses"]),
    )
    compounds: dict[Compound, Meanings] = {}
    for row_id, cls, heads, agencies in offices:
        posts[row_id] = PostRow(cls, (), (), public_post=True, mass=False)
        tails = frozenset(agency.lower() for agency in agencies)
        houses = frozenset(tail for tail in tails if tail.startswith(_HOUSES))
        compound = Compound(frozenset(heads), tails, (" ",), _UNNAMED, _HEADS.intersection(heads), houses)
        compounds[compound] = Meanings((Meaning("post", row_id, cls),))
    return compounds


def offices_beside(lexicon: Lexicon, compounds: dict[Compound, Meanings]) -> None:
    """Add an office to the patterns that a list names as something else, when all other lists are in."""
    for row, meanings in compounds.items():
        for head in row.heads:
            for tail in row.tails:
                for link in row.joined_by(head, tail):
                    known = lexicon.words.get(f"{head}{link}{tail}")
                    if known is not None and not any(each.kind in {"post", "guard"} for each in known):
                        known.extend(meanings)


def steps_into(lexicon: Lexicon, table: Table, organiser_heads: list[str]) -> dict[str, StepRow]:
    """Add the steps, statements and authorities of kinds.toml; return the step rows by id."""
    steps: dict[str, StepRow] = {}
    for row in table["step"]:
        steps[row["id"]] = StepRow(
            row["id"], row["status"], bool(row.get("objects")), row.get("window", 6), tuple(row["needs"]),
            not {"act", "by", "proof"}.isdisjoint(row["needs"]), row.get("back", 0),
        )  # fmt: skip
        for spec in row.get("verbs", ()):
            for form, voice in verb(spec):
                lexicon.add(form, Meaning("step", row["id"], voice))
        for word in row.get("words", ()):
            plain = "passive" if word.startswith("di") else "noun"  # 'tunjangan dipangkas': whose, stands behind
            lexicon.add(word, Meaning("step", row["id"], plain if row["status"] in _HITS else voice_of(word)))
        for negation in row.get("negations", ()):
            lexicon.add_all([f"{negation} {tail}" for tail in row["tails"]], "step", row["id"], "noun")
        lexicon.add_all(row.get("objects", []), "obj", row["id"])
    for row in table["statement"]:
        lexicon.add_all(row["words"], "stmt", row["id"])
    for name, members in table["authority"].items():
        for member in members:
            lexicon.add(member, Meaning("authority", name, case="upper" if member == "bkn" else ""))
            if name in {"bawaslu", "kpu"}:
                for head in organiser_heads:
                    lexicon.add(f"{head} {member}", Meaning("authority", name))
    return steps


def kinds_into(lexicon: Lexicon, table: Table) -> None:
    """Add operators, openers, sides, specificity, cues, elections of kinds.toml."""
    for row in table["operator"]:
        lexicon.add_all(row["words"], "op", row["id"], row["mood"])
    lexicon.add_all(table["content"]["phrases"], "content", "content")
    for name, members in table["openers"].items():
        lexicon.add_all(members, "opener", name)
    sides: Table = table["sides"]
    for name in ("person", "party", "team", "event", "support", "symbol", "none", "tertentu"):
        lexicon.add_all(sides[name], "side", name)
    for name in (
        "former",
        "retired",
        "impostor",
        "leave_granted",
        "leave_missing",
        "consent_given",
        "victim",
        "on_duty",
        "first_hand",
    ):
        lexicon.add_all(table["specificity"][name], "spec", name)
    for name in _CUE_LISTS:
        lexicon.add_all(table["cues"][name], "cue", name)
    lexicon.add_all(table["case_nouns"]["words"], "case", "noun")
    lexicon.add_all(table["case_nouns"]["counted"], "case", "counted")
    for row in table["election"]:
        lexicon.add_all(row["words"], "election", row["id"], "yes" if row["covered"] else "no")
        lexicon.add_all(row.get("weak", []), "election", row["id"], "weak")
    lexicon.add_all(table["phase"]["bakal_calon"], "phase", "bakal_calon")
    lexicon.add_all(table["phase"]["calon"], "phase", "calon")
    for name in ("sentence_initial", "anywhere"):
        lexicon.add_all(table["background"][name], "background", name)
    for number, row in enumerate(table["ticket"]):
        for name in row["names"]:
            lexicon.add(name.lower(), Meaning("ticket", str(number), case="upper" if name.isupper() else ""))


def parties_into(lexicon: Lexicon, rows: list[dict[str, str]]) -> None:
    """Add party names; whether a bare short name may count says its column `bare` (see `Party`)."""
    for row in rows:
        short = row["short"]
        also = [name for name in row["also"].split("/") if name]
        for name in (row["name"], *also, f"Partai {short}", f"kader {short}", f"caleg {short}"):
            lexicon.add(name.lower(), Meaning("side", "party", short))
            lexicon.add(name.lower(), Meaning("obj", "party"))
        for name in ("nominee", "running_for"):
            lexicon.add(f"caleg {short}".lower(), Meaning("obj", name))
        if row["bare"] == "never":
            continue
        upper = "upper" if short.isupper() else ""
        lexicon.add(short.lower(), Meaning("side", "party", short, upper))
        lexicon.add(short.lower(), Meaning("obj", "party", "", upper))
