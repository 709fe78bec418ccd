"""Unpack gzip, bzip2, xz and zstd, recognised by their content, within a bound."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, BinaryIO, cast

from newsclean.errors import InputError

__all__ = ["unpacked"]


def unpacked(stream: io.BufferedReader[Any], max_expand: int) -> io.BufferedReader[Any]:
    """The stream, unpacked if it is packed; one layer only.

    Args:
        stream: Where to read; its first bytes are looked at, not taken.
        max_expand: How many bytes it may unpack to.

    Raises:
        InputError: while reading: ``truncated``, ``corrupt``, or ``too-large``.
    """
    head = stream.peek(6)[:6]
    for magic, opener in _OPENERS:
        if head.startswith(magic):
            return io.BufferedReader(_Bounded(opener(stream), max_expand), 1 << 16)
    return stream


def _gzip(stream: BinaryIO) -> Any:
    import gzip

    return gzip.GzipFile(fileobj=stream)


def _bzip2(stream: BinaryIO) -> Any:
    import bz2

    return bz2.BZ2File(stream)


def _xz(stream: BinaryIO) -> Any:
    import lzma

    return lzma.LZMAFile(stream)


def _zstd(stream: BinaryIO) -> Any:
    import sys

    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd.ZstdFile(stream)


_OPENERS: tuple[tuple[bytes, Callable[[BinaryIO], Any]], ...] = (
    (b"\x1f\x8b\x08", _gzip),
    (b"BZh", _bzip2),
    (b"\xfd7zXZ\x00", _xz),
    (b"\x28\xb5\x2f\xfd", _zstd),
)


class _Bounded(io.RawIOBase):
    """Reads from an unpacker, counts, and says in our words what is wrong with the archive."""

    def __init__(self, packed: Any, limit: int) -> None:
        self._packed = packed
        self._limit = limit
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        try:
            # One byte beyond the bound is enough to know; more is what a bomb wants.
            chunk = cast(bytes, self._packed.read(min(len(view), self._limit - self._count + 1)))
        except EOFError:
            raise InputError(
                "truncated", "the compressed file ends too early", "fetch or copy it again"
            ) from None
        except InputError:
            raise
        except Exception as error:  # each unpacker has errors of its own
            if not _is_damage(error):
                raise
            raise InputError(
                "corrupt", "the compressed file is damaged", "fetch or copy it again"
            ) from None
        self._count += len(chunk)
        if self._count > self._limit:
            raise InputError(
                "too-large",
                f"unpacks to more than {self._limit} bytes",
                "raise --max-expand if you trust it",
            )
        view[: len(chunk)] = chunk
        return len(chunk)


def _is_damage(error: Exception) -> bool:
    return isinstance(error, (OSError, ValueError)) or type(error).__name__ in (
        "error",
        "LZMAError",
        "ZstdError",
    )
