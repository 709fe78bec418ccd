"""EUC-TW: CNS 11643 in two bytes (plane 1) or four (8E, A0 + plane, row, cell).

Python has no codec for it. The table is ``data/cns11643.txt.xz``; where its facts are from says
``tools/make_cns11643.py``.
"""

from __future__ import annotations

import re
from functools import cache

from newsclean.decoding.damage import Damage

__all__ = ["euc_tw", "plane"]

_PLANES = (1, 2, 3, 4, 5, 6, 7, 15)


@cache
def _table() -> dict[int, str]:
    import lzma
    from pathlib import Path

    packed = Path(__file__).with_name("data").joinpath("cns11643.txt.xz").read_bytes()
    lines = lzma.decompress(packed).decode("utf-8").split("\n")
    return dict(zip(_PLANES, lines, strict=False))


def plane(number: int) -> str:
    """The characters of a plane, 94 a row, U+FFFD where none is; "" for a plane unknown."""
    return _table().get(number, "")


@cache
def _pairs(number: int) -> dict[bytes, str]:
    return {
        bytes((0xA1 + i // 94, 0xA1 + i % 94)): char
        for i, char in enumerate(plane(number))
        if char != "\ufffd"
    }


def euc_tw(data: bytes, damage: Damage) -> str:
    """Text of EUC-TW bytes.

    >>> euc_tw(bytes.fromhex("c4e3c5c6"), Damage())
    '中文'
    """
    first = _pairs(1)

    def read(piece: re.Match[bytes]) -> bytes:
        raw = piece[0]
        if len(raw) == 2 and raw[0] >= 0xA1:
            char = first.get(raw)
        elif len(raw) == 4:
            char = _pairs(raw[1] - 0xA0).get(raw[2:])
        else:
            char = None
        if char is None:
            damage.add(piece.start(), len(raw))
            return b"\xef\xbf\xbd"
        return char.encode("utf-8")

    pattern = rb"[\xa1-\xfe]{2}|\x8e[\xa1-\xb0][\xa1-\xfe]{2}|[\x80-\xff]"
    return re.sub(pattern, read, data).decode("utf-8")
