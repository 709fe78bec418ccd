"""Which of the encodings before Unicode it is: GB18030, Big5, EUC-TW or a neighbour's.

The same bytes are read every way, and each reading is weighed by how likely its characters are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from newsclean.decoding import witness
from newsclean.decoding.damage import Damage
from newsclean.decoding.frequency import likelihood
from newsclean.decoding.readers import reader

__all__ = ["Verdict", "sample", "verdict"]

#: What a page's own word for its encoding is worth: less than one rare character.
_DECLARED = 3.0

#: What chardet's word is worth.
_WITNESS = 2.0

#: What it costs a reading to begin inside a character: as much as a rare one.
_CUT = -12.0

#: What it costs a Chinese reading that a character stands in a word of small Latin letters, as
#: accents do that are read as Chinese.
_GLUED = -3.0

_IN_A_WORD = "[a-z][^\x00-\x7f][a-z ]|(?:^|[ '])[^\x00-\x7f][a-z]"

#: Verdicts closer than this ask chardet.
_CLOSE = 4.0

#: Chinese text has this likelihood a character that is not ASCII, or more: of the development
#: texts of 60 bytes all but one in two hundred, while other languages read as Chinese stay below.
_CHINESE = -8.7

#: Where no reading comes up to this a character, none is believed.
_NOBODY = -10.5

#: This many bytes decide; more would only cost.
_ENOUGH = 1000


class Verdict(NamedTuple):
    """The likeliest encoding, how it was found, and the others with their probability."""

    encoding: str
    decided_by: str
    others: tuple[tuple[str, float], ...]


class _Reading(NamedTuple):
    weight: float
    mean: float  # a character that is not ASCII
    encoding: str


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


def verdict(data: bytes, prior: str | None = None, *, utf8: float | None = None) -> Verdict:
    """The encoding of bytes that are not in seven bits.

    Args:
        prior: The encoding that was declared, by its name, if any.
        utf8: How much more likely than GB18030 UTF-8 is beforehand, as a logarithm; None for
            not at all.
    """
    piece = sample(data)
    names = ("gb18030", "big5") if utf8 is None else ("utf-8", "gb18030", "big5")
    readings = [_reading(piece, name, prior) for name in names]
    if utf8 is not None:
        readings[0] = readings[0]._replace(weight=readings[0].weight + utf8)
    cut = piece[0] >= 0x80 and piece[:50] == data[:50]
    if max(readings).mean < _CHINESE or _sparse(piece):
        others = [name for name in _PRIOR if name not in ("utf-8", "gb18030", "big5")]
        readings += [_reading(piece, name, prior) for name in others]
        if cut:  # perhaps inside a character
            readings += [
                r._replace(weight=r.weight + _CUT)
                for r in [_reading(piece[1:], name, prior) for name in names]
            ]
    readings.sort(reverse=True)
    best = readings[0]
    if best.mean < _NOBODY and (name := witness.anything(data)):
        foreign = _reading(piece, name, prior)
        if foreign > best:
            return Verdict(name, "chardet", _others([foreign, *readings]))
    close = {r.encoding for r in readings if r.weight > best.weight - _CLOSE}
    if len(close) > 1 and (heard := witness.one_of(close, data)):
        readings = [
            r._replace(weight=r.weight + _WITNESS * (r.encoding == heard)) for r in readings
        ]
        readings.sort(reverse=True)
    return Verdict(readings[0].encoding, "frequency", _others(readings))


#: How much more likely an encoding is before a byte is read, as a logarithm.
_PRIOR = {
    "gb18030": 0.0,
    "big5": -0.5,
    "utf-8": 0.0,
    "euc-tw": -3.0,
    "shift_jis": -4.0,
    "euc-jp": -4.0,
    "euc-kr": -4.0,
    "windows-1252": -4.0,
}
_FOREIGN = -5.0


@cache
def _likelihood_of(name: str) -> Callable[[str], float]:
    """How to weigh a reading in that encoding."""
    if name in ("gb18030", "big5", "euc-tw"):
        return likelihood
    from newsclean.decoding import neighbours

    if name == "utf-8":
        return lambda text: max(likelihood(text), neighbours.foreign_likelihood(text))
    if name in ("shift_jis", "euc-jp"):
        return neighbours.japanese().likelihood
    if name == "euc-kr":
        return neighbours.korean().likelihood
    if name == "windows-1252":
        return neighbours.alphabetic()[0].likelihood
    return neighbours.foreign_likelihood


def _reading(piece: bytes, name: str, prior: str | None) -> _Reading:
    text = reader(name)(piece, Damage())
    weigh = _likelihood_of(name)
    weight = weigh(text)
    chars = len(text) - len(text.encode("ascii", "ignore"))
    mean = (weight - weigh(_ascii(text))) / chars if chars else 0.0
    declared = prior == name or (prior == "gbk" and name == "gb18030")
    if name in ("gb18030", "big5"):
        weight += _GLUED * len(
            re.findall("[a-z][^\x00-\x7f][a-z ]|(?:^|[ '])[^\x00-\x7f][a-z]", text)
        )
    return _Reading(weight + _PRIOR.get(name, _FOREIGN) + _DECLARED * declared, mean, name)


def _ascii(text: str) -> str:
    return text.encode("ascii", "ignore").decode("ascii")


def _sparse(piece: bytes) -> bool:
    """Whether bytes that are not ASCII come singly or in twos, as accents do."""
    return not re.search(rb"[\x80-\xff]{3}", piece)


def _others(readings: list[_Reading]) -> tuple[tuple[str, float], ...]:
    """The readings that were not taken, with their probability."""
    from math import exp

    best = readings[0].weight
    odds: dict[str, float] = {}
    for reading in readings:
        odds.setdefault(reading.encoding, exp(max(reading.weight - best, -50.0)))
    total = sum(odds.values())
    first = readings[0].encoding
    return tuple((name, round(odd / total, 6)) for name, odd in odds.items() if name != first)
