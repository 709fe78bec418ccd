"""Files that one encoding cannot explain, decoded line by line."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.decoding.damage import Damage
from newsclean.decoding.legacy import verdict
from newsclean.decoding.readers import reader
from newsclean.decoding.realign import read_realigned
from newsclean.decoding.unicode import utf8_share

__all__ = ["Mixture", "both_by_lines", "by_lines"]

#: A line is damaged UTF-8 rather than another encoding from this share of its bytes on.
_UTF8 = 0.5

#: Under this many bytes that are not ASCII, the share of a line says little.
_FEW = 24

#: What is no UTF-8 at all has less than this by chance.
_NOT_UTF8 = 0.1

#: So many bytes of a line tell whether it is GB18030 or Big5.
_ENOUGH = 300

#: What the lines around say of such a line, as a logarithm.
_USUAL = 12.0

#: Two characters of Chinese in UTF-8 are none by chance.
_TWO_CHARACTERS = 6

#: No more lines than this are weighed on their own: a file of short lines would take long.
_MOST_DOUBTS = 200

_UTF8_RUN = rb"(?:[\xe3-\xe9\xef][\x80-\xbf]{2}){4}"
_LINE = rb"[^\n\x80-\xff]*[\x80-\xff][^\n]*\n?"
_HIGH = bytes(range(0x80, 0x100))


class Mixture(NamedTuple):
    """The text, the name of its encoding or encodings, and what else was possible."""

    text: str
    encoding: str  # "utf-8", "gb18030", or "utf-8+gb18030": in the order they come
    others: tuple[tuple[str, float], ...] = ()


class _Block(NamedTuple):
    """Lines that follow each other, in one encoding."""

    start: int
    end: int
    encoding: str


def by_lines(data: bytes, damage: Damage, prior: str | None = None) -> Mixture:
    """Each line in UTF-8 if it is UTF-8, damaged or not, else in the encoding of the others.

    >>> by_lines("中文\\n".encode() + "中文".encode("gbk"), Damage()).encoding
    'utf-8+gb18030'
    """
    lines = _utf8_or_not(data)
    rest = b"".join(data[start:end] for start, end, utf8 in lines if not utf8)
    if not rest:
        return Mixture(reader("utf-8")(data, damage), "utf-8")
    found = verdict(rest, prior)
    if len(rest) < len(data) and (found.decided_by == "chardet" or not found.likely):
        return Mixture(reader("utf-8")(data, damage), "utf-8")
    named = [(start, end, "utf-8" if utf8 else found.encoding) for start, end, utf8 in lines]
    return _read(data, _blocks(named, len(data)), damage)._replace(others=found.others)


def both_by_lines(data: bytes, damage: Damage, usual: str) -> Mixture:
    """Each line in GB18030 or Big5, whichever it is likelier in; short ones as those before."""
    named: list[tuple[int, int, str]] = []
    for line in re.finditer(_LINE, data):
        if _high(line[0][: 4 * _ENOUGH]) >= _FEW:
            usual = verdict(line[0][:_ENOUGH]).encoding
            usual = usual if usual in ("gb18030", "big5") else "gb18030"
        named.append((line.start(), line.end(), usual))
    return _read(data, _blocks(named, len(data)), damage)


def _read(data: bytes, blocks: list[_Block], damage: Damage) -> Mixture:
    base = damage.base
    texts = []
    for block in blocks:
        damage.base = base + block.start
        texts.append(read_realigned(data[block.start : block.end], block.encoding, damage))
    damage.base = base
    return Mixture("".join(texts), "+".join(dict.fromkeys(b.encoding for b in blocks)))


def _blocks(named: list[tuple[int, int, str]], size: int) -> list[_Block]:
    """Neighbours of one encoding together; what lies between, in ASCII, goes with those before."""
    blocks: list[_Block] = []
    for _, end, encoding in named:
        start = blocks[-1].end if blocks else 0
        if blocks and blocks[-1].encoding == encoding:
            start = blocks.pop().start
        blocks.append(_Block(start, end, encoding))
    if blocks:
        blocks.append(blocks.pop()._replace(end=size))
    return blocks


def _utf8_or_not(data: bytes) -> list[tuple[int, int, bool]]:
    """The lines that are not ASCII, or parts of them, and whether they are UTF-8."""
    lines = [part for line in re.finditer(_LINE, data) for part in _parts(line)]
    sure = [utf8 for _, _, utf8 in lines if utf8 is not None]
    before = sure.count(True) * 2 >= len(sure) if sure else None
    doubts = _MOST_DOUBTS
    told: list[tuple[int, int, bool]] = []
    for start, end, said in lines:
        if said is not None:
            before = utf8 = said
        elif doubts:
            doubts -= 1
            utf8 = _is_probably_utf8(data[start:end], before)
        else:
            utf8 = utf8_share(data[start:end]) >= _UTF8
        told.append((start, end, utf8))
    return told


def _parts(line: re.Match[bytes]) -> list[tuple[int, int, bool | None]]:
    """A line as it is, or, if it changes to or from UTF-8 in the middle, its two parts."""
    start, end = line.span()
    try:
        line[0].decode("utf-8")
    except UnicodeDecodeError as error:
        if _high(line[0][: error.start]) >= _FEW and _is_other(line[0][error.start :]):
            return [(start, start + error.start, True), (start + error.start, end, False)]
        if (length := _until_utf8(line[0])) and _is_other(line[0][:length]):
            return [(start, start + length, False), (start + length, end, True)]
        if len(line[0]) < 4 * _FEW and _high(line[0]) < _FEW:
            return [(start, end, None)]
        return [(start, end, utf8_share(line[0]) >= _UTF8)]
    sure = utf8_share(line[0]) * len(line[0]) >= _TWO_CHARACTERS
    return [(start, end, True if sure else None)]


def _is_other(data: bytes) -> bool:
    """Whether bytes are Chinese, and not in UTF-8."""
    if _high(data) < _FEW or utf8_share(data) >= _NOT_UTF8:
        return False
    found = verdict(data)
    return found.likely and found.encoding in ("gb18030", "big5")


def _until_utf8(line: bytes) -> int:
    """The length of what comes before a tail in UTF-8; 0 where there is no such tail.

    The last bytes before it may look like a character of it: of some such lengths the first is
    taken where a decoder of two-byte characters is between two of them.
    """
    found = re.search(_UTF8_RUN, line)
    if not found:
        return 0
    try:
        line[found.start() :].decode("utf-8")
    except UnicodeDecodeError:
        return 0
    for length in range(found.start(), found.start() + 9, 3):
        damage = Damage()
        reader("gb18030")(line[:length], damage)
        if not damage.count:
            return length
    return found.start()


def _high(line: bytes) -> int:
    """How many bytes are not ASCII."""
    return len(line) - len(line.translate(None, _HIGH))


def _is_probably_utf8(line: bytes, before: bool | None) -> bool:
    """Whether a line that has little to say is UTF-8, as those before it were or were not."""
    weight = 0.0 if before is None else _USUAL if before else -_USUAL
    name = verdict(line, utf8=weight).encoding
    return name not in ("gb18030", "big5") if before else name == "utf-8"
