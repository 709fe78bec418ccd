"""The body of an HTTP response as a crawler kept it: chunks joined, compression undone.

Archives lie: many keep the headers of a body that they have unpacked already. So a body that is
not what its headers say is taken as it is.
"""

from __future__ import annotations

import re
import zlib

from newsclean.errors import InputError

__all__ = ["unwrapped"]

_CHUNK = re.compile(rb"[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]{0,200})?\r?\n")


def unwrapped(body: bytes, transfer: str, content: str, max_expand: int) -> bytes:
    """The body without its transfer and content encodings.

    Args:
        body: As it stands in the archive.
        transfer: The header ``Transfer-Encoding``, or "".
        content: The header ``Content-Encoding``, or "".
        max_expand: Bytes that it may unpack to.

    Raises:
        InputError: ``truncated``, or ``too-large``.

    >>> unwrapped(b"3\\r\\nabc\\r\\n0\\r\\n\\r\\n", "chunked", "", 100)
    b'abc'
    >>> unwrapped(b"<html>", "chunked", "gzip", 100)
    b'<html>'
    """
    if "chunked" in transfer.lower():
        body = _joined(body)
    for name in reversed([one.strip().lower() for one in content.split(",")]):
        if name in ("gzip", "x-gzip") and body[:2] == b"\x1f\x8b":
            body = _inflated(body, zlib.MAX_WBITS | 16, max_expand)
        elif name == "deflate":
            body = _deflated(body, max_expand)
        elif name == "br":
            body = _brotli(body, max_expand)
        elif name == "zstd" and body[:4] == b"\x28\xb5\x2f\xfd":
            body = _zstd(body, max_expand)
    return body


def _joined(body: bytes) -> bytes:
    """The chunks in one; the body itself where it has none."""
    parts: list[bytes] = []
    at = 0
    while head := _CHUNK.match(body, at):
        size = int(head[0].split(b";")[0], 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[head.end() : head.end() + size])
        at = head.end() + size
        if body[at : at + 2] == b"\r\n":
            at += 2
        elif body[at : at + 1] == b"\n":
            at += 1
    return b"".join(parts) if parts and at >= len(body) else body


def _inflated(body: bytes, window: int, max_expand: int) -> bytes:
    unpacker = zlib.decompressobj(window)
    try:
        text = unpacker.decompress(body, max_expand + 1)
    except zlib.error:
        return body
    _check(len(text), max_expand)
    if not unpacker.eof:
        raise InputError("truncated", "its gzip body ends too early", "fetch it again")
    return text


def _deflated(body: bytes, max_expand: int) -> bytes:
    """zlib's form, as the standard says, or bare, as some servers send it."""
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            text = zlib.decompressobj(window).decompress(body, max_expand + 1)
        except zlib.error:
            continue
        _check(len(text), max_expand)
        return text
    return body


def _brotli(body: bytes, max_expand: int) -> bytes:
    import brotli

    unpacker = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    try:
        for start in range(0, len(body), 1 << 14):
            part = unpacker.process(body[start : start + (1 << 14)])
            size += len(part)
            _check(size, max_expand)
            parts.append(part)
    except brotli.error:
        return body
    joined: bytes = b"".join(parts)
    return joined


def _zstd(body: bytes, max_expand: int) -> bytes:
    import sys

    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    try:
        text: bytes = zstd.ZstdDecompressor().decompress(body, max_expand + 1)
    except zstd.ZstdError:
        return body
    _check(len(text), max_expand)
    return text


def _check(size: int, max_expand: int) -> None:
    if size > max_expand:
        raise InputError(
            "too-large",
            f"unpacks to more than {max_expand} bytes",
            "raise --max-expand if you trust it",
        )
