"""Which election a text is about, and whether its candidates were determined by then. Used by `read` only.

Polls outside election law (villages, rectors, OSIS, unions) are named, and nothing in them is counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.draft import Draft
    from pipelines.record import Phase


def election_of(draft: Draft) -> str | None:
    """Return the election of the text, with its year when the text says one; polls that are not covered win."""
    found: dict[str, int] = {}
    uncovered: dict[str, int] = {}
    years: dict[str, int] = {}
    for hit in draft.hits:
        meaning = hit.get("election")
        if meaning is None:
            continue
        weight = 3 if draft.sentences[hit.sentence].zone == "title" else 1
        bucket = found if meaning.value == "yes" else uncovered
        bucket[meaning.id] = bucket.get(meaning.id, 0) + weight
        for token in draft.tokens[hit.last : hit.last + 3]:
            if len(token) == 4 and token.isdigit() and token.startswith("20"):  # noqa: PLR2004 - a year
                years[meaning.id] = max(years.get(meaning.id, 0), int(token))
    if uncovered and sum(uncovered.values()) >= sum(v for k, v in found.items() if k != "pemilu"):
        return max(uncovered, key=lambda name: uncovered[name])
    if not found:
        return None
    order = ("psu", "pilkada", "pilpres", "pileg", "pemilu")
    best = max(found, key=lambda name: (found[name], -order.index(name)))
    if best == "pemilu" and len(found) > 1 and "pilkada" not in found:
        best = next(name for name in order if name in found and name != "pemilu")
    return f"{best}-{years[best]}" if best in years else best


def phase_of(draft: Draft) -> Phase:
    """Return the candidate phase by words first, then by the day of publication against the calendar."""
    seen = {meaning.id for hit in draft.hits for meaning in hit.meanings if meaning.kind == "phase"}
    if "bakal_calon" in seen or "bakal calon" in draft.view.text:
        return "bakal_calon"
    if "calon" in seen:
        return "calon"
    published = draft.item.published
    return "unknown" if published is None else _phase_on(draft, published.day.isoformat())


def _phase_on(draft: Draft, day: str) -> Phase:
    """Between determination and vote candidates are candidates; in the year before, prospective ones."""
    calendar = draft.knowledge.law["calendar"]
    phase: Phase = "unknown"
    for row in (calendar["pemilu"], calendar["pilkada"]):
        determined = max(row["determined"].values())
        if determined <= day <= row["vote"]:
            return "calon"
        if day < determined and int(determined[:4]) - int(day[:4]) <= 1:
            phase = "bakal_calon"
    return phase
