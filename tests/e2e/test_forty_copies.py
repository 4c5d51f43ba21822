"""The journey of `docs/forty-copies.md` by its commands: forty copies, a clearing a week later, one wrong member."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.house import Pantau

pytestmark = [pytest.mark.backend("browser"), pytest.mark.timeout(900)]
BY = ("--by", "rina", "--reason", "uji")


def newest_mail(house: Pantau) -> str:
    file = max((house.data / "mail").iterdir(), key=lambda path: path.stat().st_mtime_ns)
    mail = message_from_bytes(file.read_bytes(), policy=policy.default)
    part = mail.get_body(("plain",))  # type: ignore[attr-defined]
    return f"{mail['Subject']}\n{part.get_content()}"


def labels(house: Pantau, out: Path, query: str) -> Counter[tuple[str, str]]:
    report = house.run("export", "create", query, "--format", "csv", "--out", str(out))
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (report["rows"], report["total"]) == (len(rows), len(rows))
    return Counter((row["status_label"], row["status_on"]) for row in rows)


def hit(house: Pantau, query: str) -> dict[str, Any]:
    (found,) = house.search(query)["hits"]
    return dict(found)


def test_forty_copies_a_clearing_and_one_wrong_member(copy_of_first: Callable[..., Pantau], tmp_path: Path) -> None:
    house = copy_of_first()
    figures = house.round("--demo-edition", "3")
    assert (figures["sources"], figures["failed"], figures["mails"], figures["repeated"]) == (45, 0, 1, 0)
    found = house.search("Tegalsumur")
    assert (found["total"], found["stories"], [each["copies"] for each in found["hits"]]) == (43, 2, [2, 39])
    report = found["hits"][1]
    story = house.run("story", "show", report["id"])
    assert (story["items"], len(story["owners"])) == (40, 40)
    assert newest_mail(house).count("+39 salinan") == 1

    figures = house.round("--demo-edition", "4")
    assert (figures["items_new"], figures["mails"], figures["repeated"]) == (5, 1, 0)
    assert newest_mail(house).startswith("1 tidak terbukti")
    clearing = hit(house, "Tegalsumur jenis:cleared")
    shown = house.run("item", "show", report["id"])
    assert (shown["status"], shown["label"]) == ("alleged", "indikasi")
    assert [notice["stated_on"] for notice in shown["standing"]["notices"]] == ["2024-11-29"]

    house.run("case", "confirm", report["story"], clearing["story"], *BY)
    everything = labels(house, tmp_path / "kasus.csv", f"kasus:{report['story']}")
    assert everything == {("cleared", "2024-11-29"): 45}
    assert {each["label"] for each in house.search(f"kasus:{report['story']}")["hits"]} == {"cleared"}
    told = house.run("alert", "run")
    assert (told["findings"], told["repeated"]) == (1, 0)
    assert "[tidak terbukti]" in newest_mail(house)

    wrong = hit(house, '"Rangkuman Pekan Terakhir Kampanye" klaster:' + report["story"])
    assert wrong["label"] == "cleared"  # it tells of somebody else too, whom nobody cleared
    house.run("story", "split", wrong["id"], *BY)
    for again in (False, True):
        if again:
            house.run("replay")
            house.run("case", "rebuild")
        apart = house.run("item", "show", wrong["id"])
        assert (apart["status"], apart["label"], apart["story"] != report["story"]) == ("alleged", "indikasi", True)
        assert [notice["stated_on"] for notice in apart["standing"]["notices"]] == ["2024-11-29"]
        assert house.run("story", "show", report["story"])["items"] == 39
        left = labels(house, tmp_path / "sesudah.csv", f"kasus:{report['story']}")
        assert left == {("cleared", "2024-11-29"): 44}
    assert house.run("index", "verify")["ok"] is True
    told = house.run("alert", "run")
    assert (told["findings"], told["repeated"]) == (1, 0)
    assert "Rangkuman Pekan Terakhir Kampanye" in newest_mail(house)
    assert house.run("alert", "run")["mails"] == 0
