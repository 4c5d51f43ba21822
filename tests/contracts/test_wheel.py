"""A wheel holds every file that the checkout's rooms hold: an editable install would hide a missing one."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("crawler", "pipelines", "scheduler", "search")


def test_nothing_is_left_out_of_the_wheel(tmp_path: Path) -> None:
    copy = tmp_path / "checkout"  # a build writes beside its sources
    tracked = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", *ROOMS, "pyproject.toml", "README.md", "LICENSE"],  # noqa: S607 - on the path
        check=True,
        capture_output=True,
    ).stdout.decode()
    names = [name for name in tracked.split("\0") if name and (ROOT / name).exists()]
    assert len(names) > 200
    for name in names:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes((ROOT / name).read_bytes())
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*command, "--wheel-dir", str(tmp_path), str(copy)], check=True, timeout=100)
    (wheel,) = tmp_path.glob("pantau_asn-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    rooms = [name for name in names if name.split("/")[0] in ROOMS]
    assert [name for name in rooms if name not in packed] == []
