"""The words on screen for every code of the record: kinds, states, moods, roles, classes, violation types.

Used by pages, mails and exports' readers. English msgids, Indonesian by default. A machine's tag is an *indikasi*: no
word here says that anyone broke a rule, except beside the decision of an authority (`people.md` §3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django_stubs_ext import StrOrPromise

KINDS: Final[Mapping[str, StrOrPromise]] = {
    "incident": _("event"),
    "handling": _("being handled"),
    "outcome": _("ruling or sanction"),
    "cleared": _("not proven"),
    "exhortation": _("appeal"),
    "explainer": _("rules explained"),
    "opinion": _("opinion"),
    "statistics": _("statistics"),
    "risk_map": _("risk map"),
    "other": _("other"),
}

STATUSES: Final[Mapping[str, StrOrPromise]] = {
    "alleged": _("alleged"),
    "under_review": _("under review"),
    "forwarded": _("forwarded to the authority in charge"),
    "proven": _("found proven by an authority"),
    "sanctioned": _("sanctioned by an authority"),
    "convicted": _("convicted by a court"),
    "not_proven": _("not proven"),
    "none": _("no status"),
}

MOODS: Final[Mapping[str, StrOrPromise]] = {
    "realised": _("told as having happened"),
    "alleged": _("told as an allegation"),
    "asked": _("asked"),
    "barred": _("forbidden"),
    "conditional": _("conditional"),
    "failed": _("did not take place"),
    "negated": _("denied in the text"),
    "permitted": _("permitted"),
    "prospective": _("still to come"),
    "obliged": _("required"),
}

PHASES: Final[Mapping[str, StrOrPromise]] = {
    "bakal_calon": _("before candidates were determined"),
    "calon": _("after candidates were determined"),
    "unknown": _("phase unknown, both items shown"),
}

VIOLATIONS: Final[Mapping[str, StrOrPromise]] = {
    "N01": _("Putting up or handing out campaign material"),
    "N02": _("Campaigning on social media"),
    "N03": _("Liking, commenting, sharing or joining campaign groups"),
    "N04": _("Photo, finger sign or symbol of a side"),
    "N05": _("Attending a declaration, rally or party event"),
    "N06": _("Taking part in running a campaign"),
    "N07": _("Urging, steering or mobilising for a side"),
    "N08": _("Partisan activity or handing out goods"),
    "N09": _("Using state facilities or budget"),
    "N10": _("Decision of office for or against a candidate"),
    "N11": _("Serving on a campaign team"),
    "N12": _("Member or officer of a party"),
    "N13": _("Seeking candidacy while still in service"),
    "N14": _("Support letter or identity card for an independent candidate"),
    "N15": _("Joining the campaign of a spouse or relative"),
    "N16": _("Speaking at a party event"),
    "N17": _("Speaking against a candidate"),
    "N18": _("Pressure or threats"),
    "N99": _("Not neutral, without details"),
}

REGION_ROLES: Final[Mapping[str, StrOrPromise]] = {
    "event": _("place of the event"),
    "actor_place": _("area of the office"),
    "dateline": _("dateline"),
    "byline": _("place of the author"),
    "statistic": _("counted area"),
    "mentioned": _("mentioned"),
}

ACTOR_ROLES: Final[Mapping[str, StrOrPromise]] = {
    "agent": _("said to have acted"),
    "patient": _("affected"),
    "speaker": _("speaker"),
    "reporter": _("reporter"),
    "authority": _("authority"),
    "mention": _("mentioned"),
}

ACTOR_CLASSES: Final[Mapping[str, StrOrPromise]] = {
    "asn": _("civil servant (ASN)"),
    "asn_presumed": _("post normally held by an ASN"),
    "non_asn_covered": _("not ASN, under its own neutrality rule"),
    "non_asn_public": _("public worker, not ASN"),
    "political": _("politician or political office"),
    "organiser": _("election organiser"),
    "unknown": _("employment status unclear"),
}

STATEMENTS: Final[Mapping[str, StrOrPromise]] = {
    "admitted": _("the person concerned admits it"),
    "denied": _("the person concerned denies it"),
    "disputed": _("the person concerned disputes the material"),
}

AUTHORITIES: Final[Mapping[str, StrOrPromise]] = {
    "bawaslu": "Bawaslu",
    "gakkumdu": "Gakkumdu",
    "kasn": "KASN",
    "bkn": "BKN",
    "satgas": _("neutrality task force"),
    "ppk": _("appointing authority (PPK)"),
    "court": _("court"),
    "inspektorat": _("inspectorate"),
    "bkpsdm": "BKPSDM",
    "kpu": "KPU",
    "factcheck": _("fact-check desk"),
}

STEPS: Final[Mapping[str, StrOrPromise]] = {
    "satgas": _("check by the neutrality task force"),
    "study": _("study by the election supervisor (Bawaslu)"),
    "kasn": _("recommendation of KASN"),
    "bkn": _("BKN passes it on to the appointing authority"),
    "ppk": _("decision of the appointing authority (PPK)"),
    "record": _("record in I'DIS"),
    "block": _("warning or data block by BKN"),
}

UNKNOWN_DAYS: Final[Mapping[str, StrOrPromise]] = {
    "not_reported": _("no text tells of it: no deadline can be counted"),
    "no_days": _("the rules that Pantau holds name no days for it"),
    "no_election": _("no text names the election: its days cannot be counted"),
    "other_poll": _("the law names no days for this kind of poll"),
}

TIMERS: Final[Mapping[str, StrOrPromise]] = {
    "waiting": _("not told"),
    "open": _("begun"),
    "closed": _("ended"),
    "running": _("running"),
    "extended": _("first deadline passed"),
    "overdue": _("passed without a reported decision"),
}

SANCTIONS: Final[Mapping[str, StrOrPromise]] = {
    "moral": _("moral sanction"),
    "sedang": _("medium disciplinary penalty"),
    "berat": _("heavy disciplinary penalty"),
    "PTDH": _("dishonourable discharge"),
}

ROBOTS: Final[Mapping[str, StrOrPromise]] = {
    "allowed": _("allowed by robots.txt"),
    "disallowed": _("disallowed by robots.txt"),
    "unreachable": _("robots.txt unreachable"),
    "none": _("no robots.txt"),
}

SOURCE_STATES: Final[Mapping[str, StrOrPromise]] = {
    "unknown": _("not yet fetched"),
    "ok": _("alive"),
    "late": _("late"),
    "silent": _("silent"),
    "empty": _("answers without items"),
    "changed": _("page layout changed"),
    "red": _("failing"),
    "blocked": _("blocked"),
    "off": _("switched off"),
}
BROKEN_STATES: Final = frozenset({"late", "silent", "empty", "changed", "red", "blocked"})

EXTRACTIONS: Final[Mapping[str, StrOrPromise]] = {
    "partial": _("only part of the text could be read"),
    "no_text": _("no text was found on the page"),
    "refused_shape": _("the page was refused for its shape"),
    "timed_out": _("reading the page took too long"),
    "too_big": _("the page is too big"),
    "crashed": _("reading the page failed"),
}

# Codes that stand for a decision of an authority; only beside them may a page say that something was proven.
DECIDED_STATUSES: Final = frozenset({"proven", "sanctioned", "convicted"})


def confidence_word(value: float) -> StrOrPromise:
    """Return the word for a confidence of 0..1: strong from 0.80, medium from 0.50, else weak."""
    if value >= 0.8:  # noqa: PLR2004 - the bands are this function's subject
        return _("strong")
    if value >= 0.5:  # noqa: PLR2004
        return _("medium")
    return _("weak")
