"""One WARC/1.1 record: a capture and its body to bytes (one gzip member), and back.

Called by the other modules of the archive. The stored HTTP headers describe the stored bytes: bodies arrive decoded, so
transfer and content encodings are kept under `X-Archive-Orig-` names only.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import uuid
import zlib
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal, NamedTuple

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

if TYPE_CHECKING:
    from pipelines.record import ArchiveRef, Capture

Part = Literal["body", "header"]
Kind = Literal["response", "revisit", "resource"]

MAX_RECORD_BYTES = 64 * 1024 * 1024  # bodies are capped at 8 MiB, saved pages at 20 MiB: more is a bomb, not a record
_LEVEL = 6
_REVISIT_PROFILE = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_REFERS_TO = "Pantau-Refers-To"
_DESCRIBES_TRANSFER = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_END = b"\r\n\r\n"


class Record(NamedTuple):
    """A parsed record: WARC headers (lower-case names), the HTTP head as stored, the body, and a revisit's original."""

    headers: dict[str, str]
    http_head: bytes
    body: bytes
    refers_to: tuple[str, int, int, str] | None


def build(capture: Capture, body: bytes, kind: Kind, place: str, refers_to: ArchiveRef | None = None) -> bytes:
    """Return the gzip member of one record; `place` (file and offset) makes its id, unique without chance or clock."""
    kinds = {
        "response": WarcRecordType.response,
        "revisit": WarcRecordType.revisit,
        "resource": WarcRecordType.resource,
    }
    record = WarcRecord()
    record.init_headers(record_type=kinds[kind], record_urn=f"uuid:{uuid.uuid5(uuid.NAMESPACE_URL, place)}".encode())
    headers = record.headers
    headers["WARC-Date"] = f"{capture.fetched_at_utc:%Y-%m-%dT%H:%M:%S.%fZ}"
    headers["WARC-Target-URI"] = _one_line(capture.final_url)
    headers["WARC-Payload-Digest"] = digest(body)
    if kind == "resource":
        block = body
        headers["Content-Type"] = _one_line(_header(capture, "content-type") or "application/octet-stream")
    else:
        block = _http_head(capture, len(body)) + (b"" if kind == "revisit" else body)
        headers["Content-Type"] = "application/http;msgtype=response"
    if kind == "revisit":
        if refers_to is None:
            raise ValueError("a revisit names the record whose body it repeats: pass refers_to")
        headers["WARC-Profile"] = _REVISIT_PROFILE
        headers[_REFERS_TO] = (
            f"{refers_to.file} {refers_to.offset_bytes} {refers_to.length_bytes} {refers_to.record_sha256}"
        )
    headers["WARC-Block-Digest"] = digest(block)
    record.set_bytes_content(block)
    out = io.BytesIO()
    writer = GzipWriter(out, compression_level=_LEVEL)
    record.write(writer)
    writer.finish()
    return out.getvalue()


def parse(member: bytes) -> Record:
    """Return the record of one gzip member; raises ValueError naming the part (`header: …` or `body: …`)."""
    data, complaint = _inflate(member)
    head_end = data.find(_END)
    if head_end < 0 or not data.startswith(b"WARC/1.1\r\n"):
        raise ValueError(f"header: {complaint or 'no WARC header'}")
    headers: dict[str, str] = {}
    for line in data[:head_end].decode("utf-8", "replace").split("\r\n")[1:]:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    if not headers.get("content-length", "").isdecimal():
        raise ValueError("header: no content length")
    start = head_end + len(_END)
    length = int(headers["content-length"])
    block = data[start : start + length]
    http_head, body = b"", block
    if headers.get("content-type", "").startswith("application/http"):
        http_end = block.find(_END)
        if http_end < 0:
            raise ValueError(f"header: {complaint or 'no end of the HTTP header'}")
        http_head, body = block[: http_end + len(_END)], block[http_end + len(_END) :]
    if complaint or len(block) < length or data[start + length :] != _END:
        raise ValueError(f"body: {complaint or 'its length is not the stated one'}")
    return Record(headers, http_head, body, _original(headers.get(_REFERS_TO.lower())))


def _inflate(member: bytes) -> tuple[bytes, str | None]:
    """Return what a gzip member holds, as far as it can be read, and what is wrong with it."""
    inflater = zlib.decompressobj(wbits=31)
    data = bytearray()
    try:
        for at in range(0, len(member), 65_536):
            data += inflater.decompress(member[at : at + 65_536], MAX_RECORD_BYTES - len(data) + 1)
            if len(data) > MAX_RECORD_BYTES:
                return bytes(data), f"larger than {MAX_RECORD_BYTES} bytes"
    except zlib.error as error:
        return bytes(data), f"cannot be decompressed ({error})"
    if not inflater.eof:
        return bytes(data), "its compressed data ends early"
    return bytes(data), "data after its end" if inflater.unused_data else None


def _http_head(capture: Capture, length: int) -> bytes:
    try:
        reason = HTTPStatus(capture.status).phrase
    except ValueError:
        reason = ""
    lines = [f"HTTP/1.1 {capture.status} {reason}"]
    for name, value in capture.headers:
        prefix = "X-Archive-Orig-" if name.lower() in _DESCRIBES_TRANSFER else ""
        lines.append(f"{prefix}{_one_line(name)}: {_one_line(value)}")
    lines.append(f"Content-Length: {length}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "replace")


def _header(capture: Capture, wanted: str) -> str | None:
    return next((value for name, value in capture.headers if name.lower() == wanted), None)


def digest(data: bytes) -> str:
    """Return a digest as WARC headers write it."""
    return "sha256:" + base64.b32encode(hashlib.sha256(data).digest()).decode()


def _one_line(value: str) -> str:
    """Return a header value without line ends: a page's header must not write one of ours."""
    return _CONTROLS.sub(" ", value).encode("utf-8", "replace").decode()


def _original(value: str | None) -> tuple[str, int, int, str] | None:
    parts = (value or "").rsplit(" ", 3)
    if len(parts) != 4 or not (parts[1].isdecimal() and parts[2].isdecimal()):  # noqa: PLR2004 - file, offset, length, hash
        return None
    return parts[0], int(parts[1]), int(parts[2]), parts[3]
