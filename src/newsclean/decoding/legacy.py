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
from newsclean.decoding.realign import realigned

__all__ = ["Verdict", "sample", "verdict"]

#: What a page's own word for its encoding is worth: less than one rare character.
_DECLARED = 3.0

#: What chardet's word is worth.
_WITNESS = 2.0

#: What it costs a Chinese reading that a character stands in a word of small Latin letters, as
#: accents do that are read as Chinese.
_GLUED = -3.0

_IN_A_WORD = "[a-z][^\x00-\x7f][a-z ]|(?:^|[ '])[^\x00-\x7f][a-z]"

#: What U+FFFD costs; and what less of it costs in UTF-8.
_BAD = -20.0
_BAD_UTF8 = 6.0

#: Verdicts closer than this ask chardet.
_CLOSE = 4.0

#: Chinese text has this likelihood a character that is not ASCII, or more: of the development
#: texts of 60 bytes all but one in two hundred, while other languages read as Chinese stay below.
_CHINESE = -8.7

#: In so few bytes, other languages come nearer to Chinese by chance.
_SHORT = 60
_CHINESE_SHORT = -7.5

#: Where no reading comes up to this a character, none is believed.
_NOBODY = -10.5

#: This many bytes decide; more would only cost.
_ENOUGH = 1000

#: So many are enough where the readings differ by more than _CLEAR.
_FIRST = 300
_CLEAR = 25.0


class Verdict(NamedTuple):
    """The likeliest encoding, how it was found, and the others with their probability."""

    encoding: str
    decided_by: str
    others: tuple[tuple[str, float], ...]
    likely: bool  # whether the text is anything that somebody might have written


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
    if len(piece) > _FIRST:
        readings = _readings(piece[:_FIRST], names, prior, utf8)
        if readings[0].mean >= _CHINESE and readings[0].weight - readings[1].weight > _CLEAR:
            return Verdict(readings[0].encoding, "frequency", _others(readings), True)
    readings = _readings(piece, names, prior, utf8)
    believed = _CHINESE if len(piece) > _SHORT else _CHINESE_SHORT
    if readings[0].mean < believed or _sparse(piece):
        skipped = (*names, "euc-tw") if readings[0].mean >= _CHINESE else names
        readings += [_reading(piece, name, prior) for name in _PRIOR if name not in skipped]
        # One lost byte makes nonsense of all Chinese after it, and EUC-KR likelier.
        for name in ("gb18030", "big5"):
            readings.append(_weighed(realigned(piece, name, Damage()), name, prior))
        readings.sort(reverse=True)
    return _heard(readings, data, piece, prior)


def _readings(
    piece: bytes, names: tuple[str, ...], prior: str | None, utf8: float | None
) -> list[_Reading]:
    """The readings in Chinese encodings, best first."""
    readings = [_reading(piece, name, prior) for name in names]
    if utf8 is not None:
        readings[0] = readings[0]._replace(weight=readings[0].weight + utf8)
    return sorted(readings, reverse=True)


def _heard(readings: list[_Reading], data: bytes, piece: bytes, prior: str | None) -> Verdict:
    """The verdict, with chardet as a witness where the readings leave a doubt."""
    best = readings[0]
    accents = best.encoding == "windows-1252" and not _sparse(piece)
    if (best.mean < _NOBODY or accents) and (name := witness.anything(data)):
        foreign = _reading(piece, name, prior)
        if foreign > best:
            return Verdict(name, "chardet", _others([foreign, *readings]), True)
    close = {r.encoding for r in readings if r.weight > best.weight - _CLOSE}
    if len(close) > 1 and (heard := witness.one_of(close, data)):
        readings = sorted(
            (r._replace(weight=r.weight + _WITNESS * (r.encoding == heard)) for r in readings),
            reverse=True,
        )
    best = readings[0]
    return Verdict(best.encoding, "frequency", _others(readings), best.mean >= _NOBODY)


#: How much more likely an encoding is before a byte is read, as a logarithm.
_PRIOR = {
    "gb18030": 0.0,
    "big5": -0.5,
    "utf-8": 0.0,
    "euc-tw": -3.0,
    "shift_jis": -7.0,
    "euc-jp": -7.0,
    "euc-kr": -7.0,
    "windows-1252": -4.0,
}
_FOREIGN = -8.0


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
    return _weighed(reader(name)(piece, Damage()), name, prior)


def _weighed(text: str, name: str, prior: str | None) -> _Reading:
    ascii_ = text.encode("ascii", "ignore").decode("ascii")
    rest = text.translate(_NO_ASCII) if ascii_ else text
    weigh = _likelihood_of(name)
    weight = weigh(rest)
    bad = rest.count("\ufffd")
    read = len(rest) - bad
    # One bad byte must not make a short text look like nobody's, or 0xFF after two characters of
    # GBK would make it KOI8-R. Where half is bad, it is.
    mean = (weight - bad * _BAD) / read if read > bad else _BAD
    if name == "utf-8":  # where one bad byte leaves as many as three
        weight += _BAD_UTF8 * bad
    weight += likelihood(ascii_) + _PRIOR.get(name, _FOREIGN)
    if prior == name or (prior == "gbk" and name == "gb18030"):
        weight += _DECLARED
    if ascii_ and name in _PAIRED:
        weight += _GLUED * len(re.findall(_IN_A_WORD, text))
    return _Reading(weight, mean, name)


#: Encodings that may pair an accented letter with the letter after it.
_PAIRED = ("gb18030", "big5", "shift_jis", "euc-kr")

_NO_ASCII = dict.fromkeys(range(0x80))


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
