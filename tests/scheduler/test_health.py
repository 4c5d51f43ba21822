"""What a crawl's end says of its source: a site that is away must not be told as one that blocks us."""

from datetime import UTC, datetime
from typing import Any

import pytest

from pipelines import store
from pipelines.record import Recipe
from scheduler import config, wiring

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def report(reason: str, **numbers: int) -> dict[str, Any]:
    return {"source": "warta", "stop_reason": reason, "message": None, "captures": 0, "not_modified": 0, **numbers}


@pytest.mark.django_db(transaction=True)
@pytest.mark.database
@pytest.mark.parametrize(
    ("told", "state"),
    [
        (report("finished", captures=3), "ok"),
        (report("finished", not_modified=1), "ok"),
        (report("finished"), "silent"),
        (report("robots_unreachable"), "red"),
        (report("source_broken"), "red"),
        (report("blocked"), "blocked"),
        (report("off"), "off"),
    ],
)
def test_a_sources_state(told: dict[str, Any], state: str) -> None:
    with store.write():
        store.sync_sources([store.SourceRow(Recipe("warta", "feed", "news"), "warta", "Warta", "Warta")])
    wiring.note_health(config.load(), [told], NOW)
    (health,) = store.source_states()
    assert health.state == state
    assert (health.failures_in_a_row > 0) == (state in {"red", "silent", "blocked"})
