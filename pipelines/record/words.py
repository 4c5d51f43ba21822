"""The closed word lists of the record: every value that a tag, a status or an extraction result may take."""

from typing import Literal

Medium = Literal["news", "post"]
Field = Literal["title", "text"]
Span = tuple[Field, int, int]  # field, start, end: half open, code points
ExtractionResult = Literal["ok", "partial", "no_text", "refused_shape", "timed_out", "too_big", "crashed"]
Kind = Literal[
    "incident",
    "handling",
    "outcome",
    "cleared",
    "exhortation",
    "explainer",
    "opinion",
    "statistics",
    "risk_map",
    "other",
]
Status = Literal["alleged", "under_review", "forwarded", "proven", "sanctioned", "convicted", "not_proven", "none"]
Mood = Literal[
    "asked", "barred", "conditional", "failed", "negated", "permitted", "prospective", "obliged", "alleged", "realised"
]
Phase = Literal["bakal_calon", "calon", "unknown"]
RegionRole = Literal["event", "actor_place", "dateline", "byline", "statistic", "mentioned"]
ActorRole = Literal["agent", "patient", "speaker", "reporter", "authority", "mention"]
ActorClass = Literal["asn", "asn_presumed", "non_asn_covered", "non_asn_public", "political", "organiser", "unknown"]
StatementId = Literal["admitted", "denied", "disputed"]
Robots = Literal["allowed", "disallowed", "unreachable", "none"]
