"""Surface forms of Indonesian verbs: the lexicon names a stem once, texts show it with prefixes, clitics and slang.

Called while the knowledge is loaded. Prefixes are kept apart (a stemmer folds melanggar and pelanggaran): every form
carries its voice, because di- swaps the roles of agent and patient. Source: the regular morphology of the language.
"""

from __future__ import annotations

from typing import Literal

Voice = Literal["active", "passive", "bare"]
VOICES = ("active", "passive", "bare", "noun")
_SHORTEST_PASSIVE = 6
_NOT_PASSIVE = frozenset(("disiplin", "diri", "dinas", "dirinya", "digital"))
_WRITTEN_AT = ("di kolom", "di unggahan", "di postingan", "di status", "di siaran langsung")
_VOWELS = frozenset("aiueo")
_DROPPED = {"k": "meng", "p": "mem", "t": "men", "s": "meny"}
_KEPT = {"b": "mem", "f": "mem", "v": "mem", "c": "men", "d": "men", "j": "men", "z": "men", "g": "meng", "h": "meng"}
_SPOKEN = {"k": "ng", "p": "m", "t": "n", "s": "ny", "c": "ny"}
_JAVANESE = {"b": "m", "d": "n", "g": "ng", "j": "n", "l": "ng", "r": "ng"}  # mborong, ndukung, nggelar, ngrebut


def active(stem: str) -> tuple[str, ...]:
    """Return the meN- forms of a stem, with the kept-consonant variant of loans (mengkampanyekan)."""
    first = stem[0]
    if first in _VOWELS:
        return ("meng" + stem,)
    if first in _DROPPED:
        kept = {"k": "meng", "p": "mem", "t": "men", "s": "men"}[first] + stem
        return (_DROPPED[first] + stem[1:], kept)
    return (_KEPT.get(first, "me") + stem,)


def spoken(stem: str) -> tuple[str, ...]:
    """Return the nasal forms of talk and chat: nyoblos, ngajak, milih, nge-share."""
    first = stem[0]
    if first in _VOWELS:
        return ("ng" + stem,)
    if first in _SPOKEN:
        return (_SPOKEN[first] + stem[1:], "nge" + stem, "nge-" + stem)
    nasal = (_JAVANESE[first] + stem,) if first in _JAVANESE else ()
    return ("nge" + stem, "nge-" + stem, *nasal)


def voice_of(phrase: str) -> Voice | Literal["noun"]:
    """Return the voice of a literal phrase: passive where it opens or ends with a di- form, or says where it led to."""
    if phrase.startswith(_WRITTEN_AT):
        return "noun"  # who writes there does it; who stands 'di panggung' may be on duty
    if phrase.startswith(("di", "berujung", "berbuntut")):
        return "passive"
    if " di" not in phrase:
        return "noun"
    last = phrase.rsplit(" ", 1)[-1]
    ends = len(last) >= _SHORTEST_PASSIVE and last.startswith("di") and last not in _NOT_PASSIVE
    opens = phrase.startswith("mem")  # 'memotret surat suara yang dicoblos'
    return "passive" if ends and not opens else "noun"


def nominal(stem: str) -> str:
    """Return the noun of the act: pasang -> pemasangan, sebar -> penyebaran."""
    return "pe" + active(stem)[0].removeprefix("me") + "an"


def agentive(stem: str) -> str:
    """Return the noun of the doer: pasang -> pemasang, acung -> pengacung, deklarasi -> pendeklarasi."""
    return "pe" + active(stem)[0].removeprefix("me")


def verb(spec: str) -> list[tuple[str, Voice]]:
    """Return the forms of `stem` or `stem+kan` or `stem+i`, each with its voice.

    `stem+kan?` makes the suffix optional. The bare form is listed as bare: headlines drop me- (Bawaslu panggil camat).
    """
    stem, _, suffix = spec.partition("+")
    endings = [""] if not suffix else [suffix]
    if suffix.endswith("?"):
        endings = ["", suffix[:-1]]
    forms: list[tuple[str, Voice]] = []
    for ending in endings:  # ter- forms mean something of their own (terdaftar, tercetak): rows name them as words
        tails = [ending, "in"] if ending in {"kan", ""} else [ending]  # bagiin, nempelin, masangin
        for tail in tails:
            forms.append((stem + tail, "bare"))
            forms.extend((form + tail, "active") for form in active(stem))
            forms.extend((form + tail, "active") for form in spoken(stem))
            forms.append(("di" + stem + tail, "passive"))
    return forms
