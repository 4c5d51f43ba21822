"""Equal items must be equal bytes everywhere, and nothing may be lost on the way back."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import canonical
from pipelines.record import (
    ActorTag,
    Item,
    KindTag,
    Mask,
    Published,
    Reading,
    RegionTag,
    RunnerUp,
    StatementTag,
    TopicTag,
    ViolationTag,
)
from tests.pipelines.store_builders import article, capture

FULL = dataclasses.replace(
    article(),
    native_id="77",
    author="Redaksi",
    published=Published(
        date(2024, 11, 20), "minute", "Asia/Jakarta", zone_assumed=True, raw="Rabu, 20 November 2024 15:00", rule="T2",
        at_utc=datetime(2024, 11, 20, 8, 0, tzinfo=UTC),
    ),
    published_raw="Rabu, 20 November 2024 15:00",
    lang="id",
    tier="vote",
    masks=(Mask(("text", 0, 5), "M3"),),
    kind=KindTag("incident", "D4", 0.25, (("title", 0, 6),), "alasan", "reason"),
    incident=True,
    allegation_status="alleged",
    event_date=date(2024, 11, 18),
    election="pilkada",
    regions=(
        RegionTag("33.10", "Kabupaten Klaten", "regency", "event", ambiguous=False, conflict=False, ikn=False,
                  confidence=0.9, runner_up=RunnerUp("33", 0.1), rule="R1", spans=(("text", 3, 9), ("title", 1, 2)),
                  reason="alasan", reason_en="reason"),
    ),
    violations=(
        ViolationTag("N02", "N02.r1", "alleged", "calon", ("PD2",), None, 0.8, (("text", 1, 4),), "alasan", "reason"),
    ),
    topics=(TopicTag("N05", "barred", "N05.r2", (("text", 1, 4),), "alasan", "reason"),),
    actors=(ActorTag("agent", "asn_presumed", "kepala bidang", "A1", (("text", 8, 21),), "alasan", "reason"),),
    statements=(StatementTag("denied", "S2", (("text", 8, 21),), "alasan", "reason"),),
)  # fmt: skip
NAMED = {
    "id", "error", "kind", "allegation_status", "statements", "incident", "needs_check", "background_case",
    "event_date", "election", "regions", "violations", "topics", "actors", "knowledge_version",
}  # fmt: skip


def test_a_full_item_comes_back_equal_with_every_type() -> None:
    assert canonical.from_bytes(canonical.to_bytes(FULL)) == FULL
    for each in dataclasses.fields(Item):
        if each.name not in {"reading", "extraction_detail"}:
            assert getattr(FULL, each.name) not in {None, ()}, f"{each.name} is not exercised by this test"


def test_bytes_are_sorted_without_spaces_and_keep_letters() -> None:
    data = canonical.to_bytes(dataclasses.replace(FULL, title="Wali Kota Bima: “netral”"))
    assert list(json.loads(data)) == sorted(json.loads(data))
    assert "Wali Kota Bima: “netral”".encode() in data
    assert b'": ' not in data.replace("Bima: “netral”".encode(), b"")


def test_the_reading_in_flight_is_never_stored() -> None:
    assert canonical.to_bytes(dataclasses.replace(FULL, reading=object.__new__(Reading))) == canonical.to_bytes(FULL)


def test_bytes_are_the_same_in_a_process_with_another_hash_seed() -> None:
    program = (
        "import sys; from pipelines.canonical import from_bytes, sha256, to_bytes;"
        "sys.stdout.write(sha256(to_bytes(from_bytes(sys.stdin.buffer.read()))))"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            input=canonical.to_bytes(FULL),
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout.decode()
        for seed in ("1", "2")
    }
    assert digests == {canonical.sha256(canonical.to_bytes(FULL))}


@given(st.text(st.characters(exclude_categories=())), st.floats(allow_nan=False, allow_infinity=False))
def test_any_text_and_number_survives(text: str, number: float) -> None:
    assert FULL.kind is not None
    item = dataclasses.replace(FULL, text=text, kind=dataclasses.replace(FULL.kind, margin=number))
    assert canonical.from_bytes(canonical.to_bytes(item)) == item


def test_not_a_number_is_refused() -> None:
    assert FULL.kind is not None
    with pytest.raises(ValueError, match="JSON"):
        canonical.to_bytes(dataclasses.replace(FULL, kind=dataclasses.replace(FULL.kind, margin=float("nan"))))


def test_the_knowledge_version_alone_does_not_change_the_stable_bytes() -> None:
    newer = dataclasses.replace(FULL, knowledge_version="k2")
    assert canonical.stable_bytes(newer) == canonical.stable_bytes(FULL)
    assert canonical.to_bytes(newer) != canonical.to_bytes(FULL)


def test_capture_bytes_leave_out_the_place_in_the_archive() -> None:
    moved = dataclasses.replace(capture(), archive=None)
    assert canonical.capture_bytes(moved) == canonical.capture_bytes(capture())
    assert canonical.capture_bytes(dataclasses.replace(capture(), status=404)) != canonical.capture_bytes(capture())


@pytest.mark.parametrize("item", [FULL, Item("x", "o", "news", None, None, "")])
def test_the_output_row_has_every_named_key_and_is_json(item: Item) -> None:
    row = canonical.output_row(item)
    assert set(row) >= NAMED
    assert json.loads(json.dumps(row)) == row


def test_the_output_row_says_class_and_spans_as_lists() -> None:
    row = canonical.output_row(FULL, error={"code": "timed_out", "message": "5 s"})
    assert row["actors"][0]["class"] == "asn_presumed"
    assert "cls" not in row["actors"][0]
    assert row["regions"][0]["spans"] == [["text", 3, 9], ["title", 1, 2]]
    assert row["regions"][0]["runner_up"] == {"code": "33", "confidence": 0.1}
    assert (row["kind"], row["event_date"], row["error"]["code"]) == ("incident", "2024-11-18", "timed_out")
