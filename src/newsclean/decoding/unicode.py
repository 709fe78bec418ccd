"""UTF-8 or not, and UTF-16 and UTF-32 without a byte order mark."""

from __future__ import annotations

import re

from newsclean.decoding.damage import Damage
from newsclean.decoding.frequency import likelihood
from newsclean.decoding.readers import reader

__all__ = ["utf8_share", "wide"]

#: Of this many bytes the first are looked at.
_LOOK = 256

_HAN = rb"[\xe3-\xe9\xef][\x80-\xbf]{2}"


def utf8_share(data: bytes) -> float:
    """The share of the bytes that are not ASCII in three-byte sequences of Chinese in UTF-8.

    Over 0.9 in UTF-8, about 0.01 in GBK and Big5, by chance.

    >>> utf8_share("中文".encode() + b"\\xff\\xff")
    0.75
    """
    high = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    return 3 * len(re.findall(_HAN, data)) / high if high else 0.0


def wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark, by name; None for neither."""
    head = data[: _LOOK if len(data) >= _LOOK else len(data) // 4 * 4]
    for name in ("utf-32le", "utf-32be"):
        if len(head) >= 8 and _all_characters(head, name):
            return name
    head = data[: _LOOK if len(data) >= _LOOK else len(data) // 2 * 2]
    if not head:
        return None
    scored = []
    for name in ("utf-16le", "utf-16be"):
        text = reader(name)(head, Damage())
        scored.append((likelihood(text), len(text), name))
    best, length, name = max(scored)
    if best / length < -10.5:
        return None
    narrow = max(
        likelihood(reader(other)(head, Damage())) for other in ("utf-8", "gb18030", "big5")
    )
    return name if best > narrow + 2 else None


def _all_characters(head: bytes, name: str) -> bool:
    damage = Damage()
    text = reader(name)(head, damage)
    return not damage.count and "\0" not in text
