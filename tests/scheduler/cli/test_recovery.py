"""What a kill leaves in the archive is put in order by the next crawl, before anything is appended."""

from __future__ import annotations

from tests.scheduler.cli.conftest import Filled


def test_the_next_crawl_finishes_what_a_killed_one_left_open(copied: Filled) -> None:
    archive = copied.data / "archive"
    warc = min(archive.glob("*.warc.gz"))
    sidecar = archive / f"{warc.name}.chain.jsonl"
    whole, lines = warc.read_bytes(), sidecar.read_bytes().splitlines(keepends=True)
    # as kill -9 leaves it: still open, a record without its row at the end, the last sidecar line cut in the middle
    (archive / f"{warc.name}.open").write_bytes(whole + b"\x1f\x8b half a record")
    warc.unlink()
    sidecar.write_bytes(b"".join(lines[:-1]) + lines[-1][:20])
    # a source that needs a browser: with the browser off this crawl fetches nothing and only opens the house
    done = copied.run("crawl", "run", "--demo", "demo-forum-warga-awasi", "--fetch-only", PANTAU_CRAWL_BROWSER="off")
    assert done.code == 0, done.err
    assert f"{warc.name} finished after a crash" in done.err
    assert warc.read_bytes() == whole
    assert sidecar.read_bytes() == b"".join(lines)
    (torn,) = archive.glob("*.torn")
    assert torn.read_bytes() == b"\x1f\x8b half a record", "what nobody vouches for is kept for a person"
    verified = copied.run("archive", "verify", "--without-database", "--json")
    assert verified.answer["damages"] == []
    assert verified.answer["torn_files"] == [torn.name]
