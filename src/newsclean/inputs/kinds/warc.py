"""WARC and WET: web archives, read record by record; only text and pages count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from newsclean.errors import InputError
from newsclean.inputs.kinds import Origin, html
from newsclean.inputs.payload import unwrapped
from newsclean.model import Source

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

__all__ = ["MANY", "looks_like", "sources"]

MANY = True

_PAGES = ("text/html", "application/xhtml+xml")


def looks_like(head: bytes, name: str) -> bool:
    """Whether it begins with a WARC record.

    >>> looks_like(b"WARC/1.1\\r\\nWARC-Type: warcinfo", "")
    True
    """
    del name
    return head.startswith((b"WARC/0.", b"WARC/1."))


def sources(stream: BinaryIO, origin: Origin) -> Iterator[Source | InputError]:
    """A document for each response, resource or conversion that is text or a page."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    counted = _Counted(stream)
    records = ArchiveIterator(cast(BinaryIO, counted), record_types=wanted, auto_decode="none")
    number = failed_at = 0
    while True:
        try:
            record = next(records)
            number += 1
            source = _source(record, number, origin)
        except StopIteration:
            break
        except InputError as error:
            error.path = origin.path
            yield error
            if error.record is None:  # the archive itself, not a record, cannot be read
                return
        except OSError as error:
            number += 1
            said = " ".join(str(error).split())[:60]
            yield InputError(
                "malformed",
                f"record {number} cannot be read ({said})",
                "fetch the archive again",
                path=origin.path,
                record=number,
            )
            # The reader looks for the next record; where it does not move on there is none.
            if counted.tell() == failed_at:
                return
            failed_at = counted.tell()
        else:
            if source is not None:
                yield source
    if not number:
        yield InputError(
            "no-records",
            "no response, resource or conversion record in this archive",
            "check that it is whole",
            path=origin.path,
        )


class _Counted:
    """A stream with the two methods that the reader calls; a pipe cannot tell its place."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._count = 0

    def read(self, size: int = -1) -> bytes:
        chunk = self._stream.read(size)
        self._count += len(chunk)
        return chunk

    def tell(self) -> int:
        return self._count


def _source(record: WarcRecord, number: int, origin: Origin) -> Source | None:
    said = record.http_content_type or record.headers.get("Content-Type") or ""
    media_type = said.partition(";")[0].strip().lower()
    if media_type and media_type not in _PAGES and media_type != "text/plain":
        return None
    status = getattr(record.http_headers, "status_code", None) if record.http_headers else None
    if status is not None and not 200 <= int(status) < 300:
        return None
    expected = record.content_length
    body = record.reader.read()
    if len(body) < expected:
        raise InputError(
            "truncated",
            f"record {number} is cut off: {len(body)} of {expected} bytes",
            "fetch the archive again",
            record=number,
        )
    headers = record.http_headers
    if headers is not None:
        try:
            body = unwrapped(
                body,
                headers.get("Transfer-Encoding") or "",
                headers.get("Content-Encoding") or "",
                origin.options.max_expand,
            )
        except InputError as error:
            error.record = number
            raise
    if not body:
        raise InputError(
            "empty", f"record {number} is empty", "nothing is lost with it", record=number
        )
    is_page = media_type in _PAGES or (not media_type and html.looks_like(body[:4096].lstrip(), ""))
    return Source(
        path=origin.path,
        data=body,
        kind="html" if is_page else "text",
        record=number,
        id=record.record_id or None,
        name=f"{origin.name}-{number}",
        charset=record.http_charset,
        url=record.headers.get("WARC-Target-URI"),
        many=True,
    )
