"""Whoever opens a published file is hurt by half of one; whoever had the old one is hurt if a failed try took it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from pipelines import durable

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_appears_whole_and_replaces_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "surat.eml"
    durable.publish(target, b"lama")
    with durable.publishing(target) as file:
        file.write(b"baru")
        assert target.read_bytes() == b"lama"
    assert target.read_bytes() == b"baru"
    assert [path.name for path in tmp_path.iterdir()] == ["surat.eml"]


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt(), ValueError("x")])
def test_a_failed_try_leaves_what_was_there(tmp_path: Path, failure: BaseException) -> None:
    target = tmp_path / "surat.eml"
    durable.publish(target, b"lama")

    def half() -> None:
        with durable.publishing(target) as file:
            file.write(b"setengah")
            raise failure

    with pytest.raises(type(failure)):
        half()
    assert target.read_bytes() == b"lama"
    assert [path.name for path in tmp_path.iterdir()] == ["surat.eml"]


def test_the_bytes_are_on_disk_before_the_name_and_the_name_before_the_return(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    real_sync = os.fsync

    def sync(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else f"file:{(tmp_path / 'x').exists()}")
        real_sync(handle)

    monkeypatch.setattr("pipelines.durable.os.fsync", sync)
    durable.publish(tmp_path / "x", b"isi")
    assert steps == ["file:False", "folder"]


def test_a_long_name_still_fits_beside_itself(tmp_path: Path) -> None:
    durable.publish(tmp_path / ("a" * 250), b"isi")
    assert (tmp_path / ("a" * 250)).read_bytes() == b"isi"


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        durable.publish(tmp_path / "tidak-ada" / "x", b"isi")
