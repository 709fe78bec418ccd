"""Byte order marks."""

from __future__ import annotations

__all__ = ["mark"]

#: The longer mark first: UTF-32's begins with UTF-16's.
_MARKS = (
    (b"\xff\xfe\0\0", "utf-32le"),
    (b"\0\0\xfe\xff", "utf-32be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16le"),
    (b"\xfe\xff", "utf-16be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)


def mark(data: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark tells, and the mark's length; None without one.

    >>> mark(b"\\xef\\xbb\\xbfa")
    ('utf-8', 3)
    """
    for start, name in _MARKS:
        if data.startswith(start):
            return name, len(start)
    return None
