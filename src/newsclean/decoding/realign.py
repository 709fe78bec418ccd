"""Damaged GB18030 and Big5: where the next character begins after a lost or a bad byte.

After a bad byte a decoder of two-byte characters may pair the second byte of one with the first
of the next, and read nonsense up to the next ASCII. Of all ways to cut such a run of bytes into
characters and bad bytes, the likeliest is taken, by the frequency of the characters.
"""

from __future__ import annotations

import re
from functools import cache

from newsclean.decoding.damage import Damage
from newsclean.decoding.frequency import mean, shares
from newsclean.decoding.readers import reader

__all__ = ["read_realigned", "realigned"]

#: Bytes that may belong together: from one that is not ASCII up to one that is no second byte.
_RUN = rb"[\x80-\xff][\x30-\xff]*"

#: What a bad byte costs, as the logarithm of a share: as much as a rare character.
_BAD = -15.0

#: So much likelier than what the standard reads another way must be: as much as one character
#: costs that is rare, but right.
_MARGIN = 5.0

#: A run that begins a file is looked at from this on: a cut may have hit inside a character.
_NONSENSE = -10.0

#: Text is not as long as this without a space or a line end; longer runs stay as they are read.
_LONGEST = 65536

#: No unit of this length.
_NEVER = -1e9


def read_realigned(data: bytes, name: str, damage: Damage) -> str:
    """The text of bytes in any encoding, with what is damaged of GB18030 and Big5 realigned."""
    local = Damage(damage.base)
    text = reader(name)(data, local)
    lost = local.count and not _ends_inside(text, local)
    if name in ("gb18030", "big5") and (lost or _starts_inside(data, text, damage)):
        local = Damage(damage.base)
        text = realigned(data, name, local)
    damage.merge(local)
    return text


def _ends_inside(text: str, local: Damage) -> bool:
    """Whether the end is cut off inside a character, and nothing else is wrong."""
    return local.count == 1 and text[-1] == "\ufffd" and mean(text[-20:-1]) > _NONSENSE


def _starts_inside(data: bytes, text: str, damage: Damage) -> bool:
    """Whether a file begins with nonsense, as if its first byte were the second of a character."""
    return not damage.base and data[:1] >= b"\x80" and mean(text[:4]) < _NONSENSE


def realigned(data: bytes, name: str, damage: Damage) -> str:
    """The text of damaged bytes in GB18030 or Big5.

    >>> damage = Damage()
    >>> data = "今天的新闻说明天会下雨".encode("gbk")
    >>> realigned(data[:4] + data[5:], "gb18030", damage), damage.offsets
    ('今天\ufffd新闻说明天会下雨', [4])
    """
    done: list[str] = []
    at = 0
    for run in re.finditer(_RUN, data):
        done.append(data[at : run.start()].decode("ascii"))
        done.append(_run_text(run[0], name, run.start(), damage))
        at = run.end()
    done.append(data[at:].decode("ascii"))
    return "".join(done)


def _run_text(run: bytes, name: str, start: int, damage: Damage) -> str:
    local = Damage(damage.base + start)
    text = reader(name)(run, local)
    first = start == 0 and _starts_inside(run, text, damage)
    if (local.count or first) and len(run) <= _LONGEST:
        units = _units(name)
        standard = units.weight(text) + _BAD * local.count
        likeliest = Damage(damage.base + start)
        weight, realigned_text = _likeliest(run, units, likeliest)
        if weight > standard + _MARGIN:
            local, text = likeliest, realigned_text
    damage.merge(local)
    return text


class _Units(dict[bytes, tuple[str, float]]):
    """The text of one, two or four bytes, and the logarithm of its share."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._read = reader(name)

    def __missing__(self, unit: bytes) -> tuple[str, float]:
        damage = Damage()
        text = self._read(unit, damage)
        if damage.count or len(text) != 1:
            text, share = "", _NEVER
        else:
            share = self.weight(text) if unit != b"\x80" else _BAD
        self[unit] = text, share
        return text, share

    def weight(self, text: str) -> float:
        """The logarithm of the likelihood of a text, less its bad bytes."""
        hans, hant = shares()
        return sum(max(hans[char], hant[char]) for char in text if char != "\ufffd")


@cache
def _units(name: str) -> _Units:
    return _Units(name)


def _likeliest(run: bytes, units: _Units, damage: Damage) -> tuple[float, str]:
    """The likeliest way to cut a run: the logarithm of its likelihood, and the text."""
    size = len(run)
    best = [0.0] + [_NEVER * size] * (size + 3)
    lengths = [0] * (size + 4)
    for i in range(size):
        bad = best[i] + _BAD
        if bad > best[i + 1]:
            best[i + 1], lengths[i + 1] = bad, 0
        for length in (1, 2, 4):
            weight = best[i] + units[run[i : i + length]][1]
            if weight > best[i + length] and i + length <= size:
                best[i + length], lengths[i + length] = weight, length
    return best[size], _text(run, _steps(lengths, size), units, damage)


def _steps(lengths: list[int], size: int) -> list[int]:
    """The lengths of the units in order; 0 for a bad byte."""
    steps: list[int] = []
    while size > 0:
        steps.append(lengths[size])
        size -= lengths[size] or 1
    return steps[::-1]


def _text(run: bytes, steps: list[int], units: _Units, damage: Damage) -> str:
    """The text; two bad bytes in a row were one character and become one U+FFFD."""
    done: list[str] = []
    at = bad = 0
    for length in steps:
        if length:
            done.append(units[run[at : at + length]][0])
            bad = 0
        else:
            damage.add(at, 1)
            if bad % 2 == 0:
                done.append("\ufffd")
            bad += 1
        at += length or 1
    return "".join(done)
