"""Who is hurt: a reader of Klaten who filters by province and misses Klaten, or who meets a number that was hidden."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.record import ActorTag, Item, Mask, Published, RegionTag, StoredItem, TopicTag, ViolationTag
from search import redaction
from search.documents import BY_NAME, END, SCHEMA, document, order_key, schema_hash
from search.query.fields import FIELDS
from search.redaction import masked
from tests.contracts.index import corpus


def stored(**changes: object) -> StoredItem:
    item = Item(id="a" * 26, outlet="kabar", medium="news", url=None, title=None, text="Camat netral.")
    base = corpus.stored_item(random.Random(1), 5)
    return replace(base, item=replace(item, **changes), source="kabar", pk=5, change_no=9)


def region(code: str, role: str, level: str = "regency") -> RegionTag:
    return RegionTag(code, code, level, role, False, False, False, 0.9, None, "r", (), "", "")


def violation(code: str, mood: str, confidence: float = 0.5) -> ViolationTag:
    return ViolationTag(code, "v", mood, "calon", (), None, confidence, (), "", "")


@pytest.mark.parametrize(
    ("regions", "expected"),
    [
        ((region("33.10", "event"),), ["33", "33.10"]),
        ((region("33.10", "actor_place"), region("32.04", "mentioned")), ["33", "33.10"]),
        ((region("33.10", "dateline"),), ["33", "33.10"]),
        ((region("33.10", "dateline"), region("32.04", "dateline")), None),
        ((region("33", "dateline", "province"),), None),
        ((region("32.04", "event"), region("33.10", "dateline")), ["32", "32.04"]),
        ((region("33.10", "mentioned"), region("33.72", "statistic"), region("32.04", "byline")), None),
    ],
)
def test_regions_are_where_it_happened_with_their_provinces(
    regions: tuple[RegionTag, ...], expected: list[str] | None
) -> None:
    assert document(stored(regions=regions)).get("regions") == expected


def test_only_live_moods_are_violations_and_the_strongest_gives_the_confidence() -> None:
    made = document(
        stored(
            violations=(
                violation("N01", "realised", 0.42),
                violation("N02", "barred", 0.99),
                violation("N04", "alleged", 0.915),
            ),
            topics=(TopicTag("N05", "asked", "t", (), "", ""),),
        )
    )
    assert made["violations"] == ["N01", "N04"]
    assert made["topics"] == ["N05"]
    assert made["confidence"] == 92
    assert "confidence" not in document(stored(violations=(violation("N02", "barred"),)))


def test_unknown_is_left_out_and_never_empty() -> None:
    made = document(stored())
    assert not {"regions", "url", "author", "kind", "lang", "verdict", "case"} & set(made)
    assert all(value not in (None, "", []) for value in made.values())
    assert set(made) <= set(BY_NAME)
    assert (made["incident"], made["check"]) == ("tidak", "tidak")
    assert document(stored(needs_check=True))["check"] == "ya"


def test_a_bare_day_falls_on_that_wib_day_whatever_its_zone() -> None:
    for zone in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"):
        made = document(stored(published=Published(date(2024, 2, 29), "day", zone, True, "", "d")))
        assert made["day_wib"] == corpus.day_number(date(2024, 2, 29))
        assert made["month_wib"] == 2024 * 12 + 1
        assert made["date_basis"] == "published"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2024, 2, 29, 16, 59, 59, tzinfo=UTC), date(2024, 2, 29)),
        (datetime(2024, 2, 29, 17, 0, tzinfo=UTC), date(2024, 3, 1)),
    ],
)
def test_days_are_counted_in_wib(moment: datetime, day: date) -> None:
    made = document(stored(published=Published(day, "minute", "Asia/Jakarta", False, "", "d", at_utc=moment)))
    assert made["day_wib"] == corpus.day_number(day)
    assert made["order_key"] >> 30 == int(moment.timestamp())
    assert made["order_key"] & (2**30 - 1) == made["pk"] == 5


def test_without_a_date_the_first_capture_counts_and_says_so() -> None:
    one = stored()
    made = document(one)
    assert made["date_basis"] == "fetched"
    assert made["order_key"] == order_key(int(one.first_fetched_at_utc.timestamp()), 5)


def test_order_keys_of_odd_times_stay_in_the_range_of_the_engines() -> None:
    assert order_key(-5, 7) == 7
    assert order_key(8_589_934_591, 2**30 - 1) < 2**63


def test_masked_stretches_and_numbers_of_persons_are_not_searchable() -> None:
    text = "Camat netral. BACA JUGA: judul lain. NIK 3310011501800001 dan 081234567890 disebut."
    start = text.index("BACA")
    made = document(stored(text=text, masks=(Mask(("text", start, start + 22), "m"), Mask(("title", 0, 5), "m"))))
    words = made["body_x"].split()
    assert not {"baca", "juga", "lain", "3310011501800001", "081234567890"} & set(words)
    assert {"camat", "netral", "disebut"} <= set(words)


def test_texts_are_stems_in_order_and_words_once_each() -> None:
    made = document(stored(title="Netralitas", text="mendukung dan dukungan, mendukung"))
    assert made["body_s"] == f"dukung dan dukung dukung {END}"
    assert made["body_x"] == f"mendukung dan dukungan {END}"
    assert made["title_s"] == f"netral {END}"


def test_actors_can_be_asked_by_class_role_and_both() -> None:
    made = document(stored(actors=(ActorTag("agent", "asn", "camat", "a", (), "", ""),)))
    assert made["actors"] == ["agent", "agent.asn", "asn"]


def test_odd_keywords_can_be_sent_to_any_engine() -> None:
    made = document(stored(url="https://contoh.test/\ud800" + "x" * 5_000, lang="id"))
    assert len(made["url"]) == 2_083
    made["url"].encode("utf-8")


def test_every_query_field_is_a_field_of_the_index() -> None:
    for field in FIELDS:
        names = {f"{field.index}_s", f"{field.index}_x"} if field.shape == "text" else {field.index}
        assert names <= {one.name for one in SCHEMA}, field.name


def test_another_engine_format_is_another_schema() -> None:
    assert schema_hash("a") != schema_hash("b")


@given(st.text(alphabet="0126 8.-()+@ab\n", max_size=60))
def test_the_quick_look_for_numbers_of_persons_misses_none(text: str) -> None:
    assert masked(text) == redaction._IN_TEXT.sub(redaction._blacken, text)
