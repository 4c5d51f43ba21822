"""The demo shows its digest after its first round, once; any other folder waits for the hour."""

from dataclasses import replace
from datetime import timedelta

import pytest

from scheduler import config, slots, supervisor
from scheduler.models import Slot
from scheduler.system_clock import SystemClock

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def made() -> int:
    return Slot.objects.filter(job="digest").count()


@pytest.mark.parametrize(("edition", "digests"), [(1, 1), (0, 0)])
def test_after_the_first_round_and_only_then(edition: int, digests: int) -> None:
    clock, woken = SystemClock(), []
    first = supervisor.FirstDigest(replace(config.load(), demo_edition=edition), clock, lambda: woken.append(1))
    first.look()
    assert made() == 0  # nothing has been fetched yet
    slots.insert("crawl", "warta@1", {"source": "warta"}, clock.now())
    (row,) = slots.lease(clock.now())
    first.look()
    assert made() == 0  # the round is under way
    slots.finish(row, "done", {}, clock.now() + timedelta(seconds=1))
    first.look()
    first.look()
    assert (made(), len(woken)) == (digests, digests)
