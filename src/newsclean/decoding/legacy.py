"""Which of the encodings of two bytes a character it is: GB18030, Big5, EUC-TW and neighbours.

The same bytes are read every way, and each reading is weighed by how likely its characters are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.decoding.damage import Damage
from newsclean.decoding.frequency import likelihood
from newsclean.decoding.readers import reader

__all__ = ["Verdict", "sample", "verdict"]

#: How much more likely an encoding is before a byte is read, as a logarithm.
_PRIOR = {"gb18030": 0.0, "big5": -0.5}

#: What a page's own word for its encoding is worth: less than one rare character.
DECLARED = 3.0

#: This many bytes decide; more would only cost.
_ENOUGH = 1000


class Verdict(NamedTuple):
    """The likeliest encoding, the others with their probability, best first, and the margin."""

    encoding: str
    decided_by: str
    others: tuple[tuple[str, float], ...]


def sample(data: bytes) -> bytes:
    """The first bytes that are not ASCII, and some from the middle and the end.

    A piece begins where every encoding of two bytes is between characters: at the first byte that
    is not ASCII, or after a byte under 0x30, which never is the second of a character.
    """
    first = re.search(rb"[\x80-\xff]", data)
    start = first.start() if first else 0
    if len(data) - start <= _ENOUGH:
        return data[start:]
    pieces = [data[start : start + _ENOUGH // 2]]
    for part in (1, 2):
        after = start + (len(data) - start) * part // 3
        if found := re.compile(rb"[\x00-\x2f](?=[\x80-\xff])").search(data, after, after + 20000):
            pieces.append(data[found.end() : found.end() + _ENOUGH // 4])
    return b"\n".join(pieces)


def verdict(data: bytes, prior: str | None = None) -> Verdict:
    """The encoding of bytes that are neither UTF nor seven bits.

    Args:
        prior: The encoding that was declared, by its name, if any.
    """
    piece = sample(data)
    weighed: list[tuple[float, str]] = []
    for name, weight in _PRIOR.items():
        text = reader(name)(piece, Damage())
        bonus = DECLARED if prior == name or (prior == "gbk" and name == "gb18030") else 0.0
        weighed.append((likelihood(text) + weight + bonus, name))
    weighed.sort(reverse=True)
    return Verdict(weighed[0][1], "frequency", _others(weighed))


def _others(weighed: list[tuple[float, str]]) -> tuple[tuple[str, float], ...]:
    from math import exp

    best = weighed[0][0]
    odds = [(name, exp(max(weight - best, -50.0))) for weight, name in weighed]
    total = sum(odd for _, odd in odds)
    return tuple((name, round(odd / total, 6)) for name, odd in odds[1:])
