"""The archive: every fetched body in append-only WARC files, each record with its own hash and its place in one chain.

Written by crawler/handoff and intake, read by the worker and replay, checked by `pantau archive verify` with or without
the database. Order of a capture: `append`, `sync` (on disk), then the database row, then `append_chain_line`. No
reader's walk is trusted: offsets, lengths and hashes are our own, so one damaged byte is named and hides nothing else.
"""

from pipelines.archive.chain import ChainLine, append_chain_line, chain_hash, read_sidecar
from pipelines.archive.errors import ArchiveDamagedError
from pipelines.archive.reading import locate, read
from pipelines.archive.recovery import RecoveryReport, recover
from pipelines.archive.verification import Damage, VerifyReport, verify
from pipelines.archive.writer import ROTATE_BYTES, ArchiveWriter

__all__ = [
    "ROTATE_BYTES",
    "ArchiveDamagedError",
    "ArchiveWriter",
    "ChainLine",
    "Damage",
    "RecoveryReport",
    "VerifyReport",
    "append_chain_line",
    "chain_hash",
    "locate",
    "read",
    "read_sidecar",
    "recover",
    "verify",
]
