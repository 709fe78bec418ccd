"""What a decoder could not read, and how Python's codecs report it."""

from __future__ import annotations

import codecs
from _thread import _local  # what threading.local is; threading itself costs start-up time
from collections.abc import Callable
from typing import cast

__all__ = ["REMEMBERED", "Damage", "Rule", "decoded", "replaced"]

#: How many offsets of bad bytes are remembered.
REMEMBERED = 10


class Damage:
    """The bytes that became U+FFFD: how many, and the offsets of the first of them.

    ``base`` is where in the file the piece begins that is being decoded.

    >>> damage = Damage()
    >>> damage.add(3, 2)
    >>> damage.count, damage.offsets
    (2, [3, 4])
    """

    __slots__ = ("base", "count", "offsets")

    def __init__(self, base: int = 0) -> None:
        self.base = base
        self.count = 0
        self.offsets: list[int] = []

    def add(self, start: int, length: int) -> None:
        """Count ``length`` bad bytes from offset ``start`` of the piece."""
        self.count += length
        room = REMEMBERED - len(self.offsets)
        if room > 0:
            first = self.base + start
            self.offsets.extend(range(first, first + min(length, room)))

    def merge(self, other: Damage) -> None:
        """Count another piece's bad bytes, too; its offsets are the file's already."""
        self.count += other.count
        self.offsets += other.offsets[: REMEMBERED - len(self.offsets)]


#: What to do where a codec gives up: from the bytes, the offsets where it gave up and would go
#: on, and the damage so far, to the text to put in and the offset to go on from.
Rule = Callable[[bytes, int, int, Damage], tuple[str, int]]

_running = _local()


def replaced(_data: bytes, start: int, end: int, damage: Damage) -> tuple[str, int]:
    """The rule that most decoders follow: one U+FFFD for what the codec refused."""
    damage.add(start, end - start)
    return "\ufffd", end


def decoded(data: bytes, codec: str, damage: Damage, rule: Rule = replaced) -> str:
    """Bytes by one of Python's codecs, with ``rule`` for what it refuses.

    >>> damage = Damage()
    >>> decoded(b"a\\xffb", "utf-8", damage), damage.offsets
    ('a\ufffdb', [1])
    """
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        pass
    outer = getattr(_running, "rule", None)
    _running.rule = (rule, damage)
    try:
        return data.decode(codec, "newsclean")
    finally:
        _running.rule = outer


def _answer(error: UnicodeError) -> tuple[str, int]:
    refused = cast(UnicodeDecodeError, error)
    rule, damage = cast(tuple[Rule, Damage], _running.rule)
    return rule(refused.object, refused.start, refused.end, damage)


codecs.register_error("newsclean", _answer)
