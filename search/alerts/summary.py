"""What a mail says first: its counts, and the subject line that is made of them.

Called by `search.alerts.compose` and the digest's template.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.alerts.digest import Tally
from search.alerts.window import CLEARED, NEW
from search.excerpt import cut, flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.alerts.digest import Digest
    from search.alerts.window import Finding


def tally(findings: Sequence[Finding]) -> Tally:
    """Count the findings by sort."""
    new = [finding for finding in findings if finding.word == NEW]
    indications = sum(finding.incident for finding in new)
    cleared = sum(finding.status == "not_proven" and not finding.incident for finding in new)
    moved = sum(finding.word == CLEARED for finding in findings)
    return Tally(
        indications=indications,
        cleared=cleared + moved,
        others=len(new) - indications - cleared,
        updates=len(findings) - len(new) - moved,
        stories=len({finding.story_id for finding in findings}),
        items=sum(finding.items for finding in findings),
    )


def subject(digest: Digest, day: str) -> str:
    """Return counts, place of the strongest finding and date, decisive in its first 60 characters; one line."""
    count = digest.tally
    if not count.total and (digest.deadlines or digest.doubted):
        return flat(" · ".join([*_doubted_count(digest), *_deadline_counts(digest), day]))
    if not count.total:
        broken = len(digest.coverage.broken) + len(digest.failed)
        return flat(ngettext("%d disturbance", "%d disturbances", broken) % broken + f" · {day}")
    parts = []
    if count.indications:
        parts.append(ngettext("%d new indication", "%d new indications", count.indications) % count.indications)
    if count.cleared:
        parts.append(_("%d not proven") % count.cleared)
    if count.others:
        parts.append(ngettext("%d new result", "%d new results", count.others) % count.others)
    if count.updates:
        parts.append(ngettext("%d update", "%d updates", count.updates) % count.updates)
    parts += [*_doubted_count(digest), *_deadline_counts(digest)]
    place = next((entry.places[0] for entry in digest.entries if entry.places), "")
    return flat(" · ".join([*parts, *([cut(place.rpartition(" (")[0], 24)] if place else []), day]))


def _doubted_count(digest: Digest) -> list[str]:
    count = digest.texts_doubted
    return [ngettext("%d text to be checked", "%d texts to be checked", count) % count] if count else []


def _deadline_counts(digest: Digest) -> list[str]:
    parts = []
    if digest.due:
        parts.append(ngettext("%d deadline today", "%d deadlines today", len(digest.due)) % len(digest.due))
    if digest.overdue:
        late = len(digest.overdue)
        parts.append(ngettext("%d deadline passed", "%d deadlines passed", late) % late)
    return parts
