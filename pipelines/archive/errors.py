"""The one error of the archive: a record that is not what was written. Raised by `read`; the record is never served."""

from __future__ import annotations

from typing import Literal

Part = Literal["body", "header", "time", "chain", "missing", "torn", "unlisted"]


class ArchiveDamagedError(Exception):
    """A record is missing, cut or changed; `part` says which part, `detail` what was found."""

    def __init__(self, file: str, offset_bytes: int, part: Part, detail: str) -> None:
        """Name file, offset, part and finding; the text also says what to do."""
        super().__init__(
            f"{file} at {offset_bytes}: {part}: {detail}; run `pantau archive verify`, restore from a copy"
        )
        self.file = file
        self.offset_bytes = offset_bytes
        self.part: Part = part
        self.detail = detail
