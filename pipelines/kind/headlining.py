"""Short texts whose build says what kind they are: a rule announced, a question answered, a view held.

'Mobil dinas di posko, ini ancamannya', 'Bolehkah ...? Boleh, asal ...', 'Netral itu mahal ongkosnya'. Used by `kind`
through `Styles`, before styles are weighed; a text with a title and a body is weighed there.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipelines.kind.cautioning import Cautioning

if TYPE_CHECKING:
    from pipelines.record import Kind

_ANNOUNCES: Final = frozenset(("ini", "begini", "berikut", "simak", "inilah", "kenali", "cek", "pahami", "baca"))
_RULES: Final = frozenset((
    "sanksi", "sanksinya", "ancaman", "ancamannya", "aturan", "aturannya", "hukuman", "hukumannya", "hukum", "pasal",
    "pasalnya", "risiko", "risikonya", "konsekuensi", "konsekuensinya", "larangan", "larangannya", "ketentuan",
    "ketentuannya", "dasar", "dasarnya", "akibatnya", "batasan", "batasannya", "batas", "batasnya", "jeratnya", "jerat",
    "rambu-rambu", "rambu", "kriteria", "kriterianya", "penjelasan", "jawaban", "syarat", "syaratnya", "bunyi",
    "prosedurnya", "tingkatan", "jenjang", "prosedur", "mekanismenya", "alurnya", "bedanya", "tahapannya",
    "alasannya", "penjelasannya", "jawabannya",
))  # fmt: skip
_ANSWERS: Final = frozenset(("penjelasan", "jawaban", "penjelasannya", "jawabannya"))
_PICKED: Final = frozenset(
    ("aman", "boleh", "dilarang", "haram", "terlarang", "perlu", "harus", "wajib", "patut", "bisa")
)
_PARTS: Final = frozenset((
    "tahap", "tahapan", "langkah", "jalur", "cara", "jenis", "bentuk", "hal", "syarat", "larangan", "pantangan",
    "prosedur", "unsur", "tingkat", "tingkatan", "poin", "kategori",
))  # fmt: skip
_HEADS: Final = frozenset(("sanksi", "hukuman", "ancaman", "larangan", "aturan", "ketentuan", "syarat", "batasan"))
_WEIGHS: Final = (
    "tidak otomatis", "tak otomatis", "belum tentu melanggar", "belum tentu pelanggaran", "tidak serta-merta",
    "tidak serta merta", "tak serta-merta", "tak serta merta", "belum bisa disebut pelanggaran",
)  # fmt: skip
_YES_NO: Final = frozenset(
    ("boleh", "bisa", "tidak", "tentu", "tergantung", "ya", "wajib", "dilarang", "haram", "jelas")
)
_PROVIDED: Final = frozenset((
    "asal", "asalkan", "selama", "sepanjang", "kecuali", "jika", "bila", "tetapi", "tapi", "menurut", "kata", "sebab",
    "karena", "pasal", "bunyi", "jawab", "jawabnya", "jelas", "skb", "aturannya",
))  # fmt: skip
_WHY: Final = frozenset(("mengapa", "kenapa"))
_NEAR: Final = 3  # words between who forbids and the verb
_JOKES: Final = frozenset(("canda", "candanya", "kelakar", "kelakarnya", "guyon", "seloroh", "selorohnya", "gurau"))
_IDEAS: Final = frozenset(("netral", "netralitas", "kenetralan", "ketidaknetralan"))
_OWN: Final = frozenset(("saya", "aku", "kami", "kita", "gue", "gua"))
_FEELS: Final = frozenset((
    "capek", "jenuh", "bosan", "percaya", "heran", "malu", "kesal", "muak", "lelah", "sedih", "geli", "sangsi", "ragu",
    "curiga", "yakin", "rindu", "kangen", "prihatin", "gemas", "jengkel", "kecewa", "belajar",
))  # fmt: skip
_JUDGES: Final = frozenset((
    "wajar", "pantas", "aneh", "lucu", "lucunya", "anehnya", "ironis", "miris", "mustahil", "sulit", "susah", "percuma",
    "memalukan", "konyol", "sayangnya", "ironisnya", "mirisnya",
))  # fmt: skip
_DOUBTS: Final = frozenset((
    "mustahil", "mitos", "slogan", "omong", "sandiwara", "utopia", "ilusi", "dongeng", "angan-angan", "kemunafikan",
    "munafik", "jargon", "formalitas", "penyakit", "ironi", "mimpi", "khayalan", "basi", "klise",
))  # fmt: skip
_NOTICE: Final = frozenset(("ultimatum", "mengultimatum", "peringatkan", "memperingatkan", "wanti-wanti", "ingatkan"))


class Headlining(Cautioning):
    """Reads the build of one short text."""

    def headlined(self) -> tuple[Kind, str, list[tuple[int, int]], float] | None:
        """Return the kind that the build of a text without a title says, or None."""
        if not self.short or not self._words:
            return None
        tests: tuple[tuple[Kind, str, object], ...] = (
            ("explainer", "K08.announced", self._announced),
            ("explainer", "K08.answered", self._answers_itself),
            ("explainer", "K08.told", self._rule_told),
            ("explainer", "K08.procedure", self._lays_down),
            ("other", "K11.refused", self._turns_down),
            ("opinion", "K10.own", self._own_sigh),
            ("exhortation", "K09.instructed", self._instructs),
            ("exhortation", "K09.barred", self._office_bars),
            ("exhortation", "K09.no_side", self._for_no_side),
            ("exhortation", "K09.imperative", self._tells_to),
            ("exhortation", "K09.reminded", self._reminds),
            ("exhortation", "K09.taught", self._taught),
            ("exhortation", "K09.warned", self._warns_whoever),
            ("exhortation", "K09.notice", self._gives_notice),
            ("exhortation", "K09.may", self._reminds_of),
            ("risk_map", "K06.feared", self._fears),
            ("opinion", "K10.view", self._holds_forth),
            ("other", "K11.joke", lambda: not _JOKES.isdisjoint(self._words)),
        )
        for name, rule, holds in tests:
            if callable(holds) and holds():
                return name, rule, self.first_words(), 0.4
        return None

    def _gives_notice(self) -> bool:
        """'BKN ultimatum guru PNS: maju sebagai caleg tanpa mundur, data langsung dibekukan'."""
        words = self._words
        if self._live() or ":" not in words or _NOTICE.isdisjoint(words[: words.index(":")]):
            return False
        return any(event.mood == "conditional" for event in self.reading.events)

    def _announced(self) -> bool:
        """'..., ini ancamannya', '...? Ini jawaban BKN'."""
        words = self._words
        at = next(
            (
                n
                for n in range(1, len(words) - 1)
                if (words[n] in _ANNOUNCES or words[n] == "apa")
                and (words[n + 1] in _RULES or words[n : n + 2] == ["apa", "kata"])
                and not words[n - 1][0].isalnum()
            ),
            None,
        )
        answered = any(
            (one == "?" and two in _ANSWERS) or (one in _RULES and two in {"begini", "berikut"})
            for one, two in pairwise(words)
        )
        named = self.service_named() or any(event.agent is None for event in self.reading.events)
        return (at is not None or answered) and named and not self.forbids()

    def _answers_itself(self) -> bool:
        """'Bolehkah istri PNS ...? Boleh, asal ...'; 'Mengapa ASN wajib netral? Pasal 2 menyebut ...'."""
        words = self._words
        if "?" not in words or self.thinks() or not self._ruled():
            return False
        at = words.index("?")
        behind = words[at + 1 :]
        if words[0] in _WHY:
            marks = self.knowledge.words["reading.citations"]
            text = self.reading.view.text
            return any(mark in text for mark in marks) and not self.reading.steps
        return bool(behind) and behind[0] in _YES_NO and not _PROVIDED.isdisjoint(behind[1:])

    def _rule_told(self) -> bool:
        """'Sanksi bagi ASN pendukung paslon: ...', 'cara melaporkan kades', 'tidak otomatis melanggar'."""
        words = self._words
        if self.reading.steps and not all(step.dead for step in self.reading.steps):
            return False
        heads = words[0] in _HEADS and words[1:2] != [] and words[1] in {"bagi", "untuk", "pelanggaran", "buat"}
        how = any(one in _ANNOUNCES and two == "cara" for one, two in pairwise(words[:3])) or words[:1] == ["cara"]
        weighs = any(mark in self.reading.view.text for mark in _WEIGHS)
        told = any(one == "," and two in {"jelas", "terang"} for one, two in pairwise(words))
        if told and words[0] in self.knowledge.words["reading.if_words"]:
            return self._ruled() and not self.cues.get("appeal_strong") and not self.forbids()
        picked = any(one == "yang" and two in _PICKED for one, two in pairwise(words[1:6]))
        listed = (picked or words[1:2] == [] or words[1] in _PARTS) and words[0] in self.knowledge.words[
            "reading.numbers"
        ]
        if listed and self.service_named():
            return True
        return (heads or how or weighs) and self._ruled() and not any(a.places for a in self.reading.actors)

    def _holds_forth(self) -> bool:
        """'Netral itu mahal ongkosnya', 'saya PNS dan saya capek disuruh netral': a view, nobody reports or appeals."""
        words, reading = self._words, self.reading
        told = reading.steps or self.cues.get("appeal_strong") or self.cues.get("explainer_strong")
        heard = {"kata", "ujar", "tegas", "ujarnya", "menurut", "pesan", "catat"} & set(words)
        if told or heard or any(m.kind == "authority" for m in reading.mentions) or "netral" not in reading.view.text:
            return False
        if any(op.cls in {"prohibition", "question"} for op in reading.operators) or any(
            a.places for a in reading.actors
        ):
            return False
        judged = not _JUDGES.isdisjoint(words[:_NEAR])
        defines = judged or any(
            one in _IDEAS and two in {"itu", "adalah", "bukan", "bukanlah", "ibarat"} for one, two in pairwise(words)
        )
        feels = not _OWN.isdisjoint(words) and not _FEELS.isdisjoint(words)
        doubts = not _DOUBTS.isdisjoint(words)
        return defines or feels or doubts
