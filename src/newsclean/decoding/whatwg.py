"""The WHATWG's GB18030 and Big5 decoders, over Python's codecs.

Python's ``gb18030`` refuses 0x80 (the web's €) and keeps private-use characters for 19 pairs;
its ``big5hkscs`` refuses 192 pairs that the web has (€, 嘅 at FB48, 港 at FDBB) and reads eleven
otherwise. What differs is in ``whatwg_index``; what is an error, and how many bytes it takes, is
https://encoding.spec.whatwg.org/#gb18030-decoder and #big5-decoder.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from newsclean.decoding.damage import Damage, decoded
from newsclean.patterns import compiled

__all__ = ["big5", "gb18030"]


def gb18030(data: bytes, damage: Damage) -> str:
    """Text of GB18030, GBK or GB 2312 bytes (one decoder on the web).

    >>> gb18030("镕".encode("gbk") + b"\\x80", Damage())
    '镕€'
    """
    text = decoded(data, "gb18030", damage, _gb18030_refused)
    return _gb18030_other()(text)


def big5(data: bytes, damage: Damage) -> str:
    """Text of Big5 bytes, with the characters of HKSCS and ETEN.

    >>> big5(bytes.fromhex("a3e1fb48"), Damage())
    '€嘅'
    """
    if (b"\xa2A" in data or b"\xa2B" in data) and (first := _up_to_wrong_pair().match(data)):
        return _big5_by_pieces(data, damage, first)
    return _big5(data, damage)


def _big5(data: bytes, damage: Damage) -> str:
    text = decoded(data, "big5hkscs", damage, _big5_refused)
    return _big5_other()(text)


def _big5_by_pieces(data: bytes, damage: Damage, found: re.Match[bytes] | None) -> str:
    """Around the pairs that Python gives a wrong character that is another pair's right one."""
    from newsclean.decoding.whatwg_index import BIG5_PAIRS

    done: list[str] = []
    base, at = damage.base, 0
    while found:
        damage.base = base + at
        pair = int.from_bytes(data[found.end() - 2 : found.end()])
        done += (_big5(data[at : found.end() - 2], damage), BIG5_PAIRS[pair])
        at = found.end()
        found = _up_to_wrong_pair().match(data, at)
    damage.base = base + at
    done.append(_big5(data[at:], damage))
    damage.base = base
    return "".join(done)


@cache
def _up_to_wrong_pair() -> re.Pattern[bytes]:
    """Bytes, pair by pair as the standard reads them, up to and with A241 or A242."""
    # An atomic group, not a possessive repeat: before 3.11.5 Python's matched too little.
    return re.compile(
        rb"(?>(?:[^\x81-\xfe]+"
        rb"|\xa2[\x40\x43-\x7e\x80-\xff]"
        rb"|[\x81-\xa1\xa3-\xfe][\x40-\x7e\x80-\xff]"
        rb"|[\x81-\xfe](?![\x40-\x7e\x80-\xff]))*)\xa2[AB]"
    )


def _gb18030_refused(data: bytes, start: int, _end: int, damage: Damage) -> tuple[str, int]:
    if data[start] == 0x80:
        return "€", start + 1
    length = _gb18030_error(data[start : start + 4])
    damage.add(start, length)
    return "\ufffd", start + length


def _gb18030_error(head: bytes) -> int:
    """How many bytes the error takes that begins here."""
    if head[0] == 0xFF or len(head) == 1:
        return 1
    if not 0x30 <= head[1] <= 0x39:
        return 2 if head[1] >= 0x80 else 1
    if len(head) == 2:
        return 2
    if not 0x81 <= head[2] <= 0xFE:
        return 1
    if len(head) == 3:
        return 3
    return 4 if 0x30 <= head[3] <= 0x39 else 1


def _big5_refused(data: bytes, start: int, _end: int, damage: Damage) -> tuple[str, int]:
    if data[start] in (0x80, 0xFF) or start + 1 == len(data):
        length = 1
    else:
        pair = data[start] << 8 | data[start + 1]
        if text := _big5_missing().get(pair):
            return text, start + 2
        length = 2 if data[start + 1] >= 0x80 else 1
    damage.add(start, length)
    return "\ufffd", start + length


@cache
def _gb18030_other() -> Callable[[str], str]:
    from newsclean.decoding.whatwg_index import GB18030_OTHER

    # Four bytes, 8135F437: the standard swapped the two code points of A8BC with it.
    return _exchange(GB18030_OTHER | {"\u1e3f": "\ue7c7"})


@cache
def _big5_other() -> Callable[[str], str]:
    from newsclean.decoding.whatwg_index import BIG5_OTHER

    return _exchange(BIG5_OTHER)


def _exchange(table: dict[str, str]) -> Callable[[str], str]:
    """A text with some rare characters exchanged; str.translate would look at each one."""
    found = compiled(f"[{''.join(table)}]")
    return lambda text: found.sub(lambda char: table[char[0]], text)


@cache
def _big5_missing() -> dict[int, str]:
    from newsclean.decoding.whatwg_index import BIG5_MISSING

    return {first + i: char for first, text in BIG5_MISSING.items() for i, char in enumerate(text)}
