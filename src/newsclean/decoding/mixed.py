"""Files that one encoding cannot explain, decoded line by line."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.decoding.damage import Damage
from newsclean.decoding.legacy import verdict
from newsclean.decoding.readers import reader
from newsclean.decoding.realign import read_realigned
from newsclean.decoding.unicode import utf8_share

__all__ = ["Mixture", "by_lines"]

#: A line is damaged UTF-8 rather than another encoding from this share of its bytes on.
_UTF8 = 0.5

#: Under this many bytes that are not ASCII, the share of a line says little.
_FEW = 24

#: What the lines around say of such a line, as a logarithm.
_USUAL = 12.0

#: Two characters of Chinese in UTF-8 are none by chance.
_TWO_CHARACTERS = 6

#: No more lines than this are weighed on their own: a file of short lines would take long.
_MOST_DOUBTS = 200

_LINE = rb"[^\n\x80-\xff]*[\x80-\xff][^\n]*\n?"
_HIGH = bytes(range(0x80, 0x100))


class Mixture(NamedTuple):
    """The text, the name of its encoding or encodings, and what else was possible."""

    text: str
    encoding: str  # "utf-8", "gb18030", or "utf-8+gb18030": in the order they come
    others: tuple[tuple[str, float], ...] = ()


class _Block(NamedTuple):
    start: int
    end: int
    utf8: bool


def by_lines(data: bytes, damage: Damage, prior: str | None = None) -> Mixture:
    """Each line in UTF-8 if it is UTF-8, damaged or not, else in the encoding of the others.

    >>> by_lines("中文\\n".encode() + "中文".encode("gbk"), Damage()).encoding
    'utf-8+gb18030'
    """
    blocks = _blocks(data)
    rest = b"".join(data[b.start : b.end] for b in blocks if not b.utf8)
    if not rest:
        return Mixture(reader("utf-8")(data, damage), "utf-8")
    found = verdict(rest, prior)
    base = damage.base
    texts = []
    for block in blocks:
        damage.base = base + block.start
        name = "utf-8" if block.utf8 else found.encoding
        texts.append(read_realigned(data[block.start : block.end], name, damage))
    damage.base = base
    names = dict.fromkeys("utf-8" if b.utf8 else found.encoding for b in blocks)
    return Mixture("".join(texts), "+".join(names), found.others)


def _blocks(data: bytes) -> list[_Block]:
    """Runs of lines of one kind; a line in ASCII goes with those before it."""
    lines = [(line, _is_utf8(line[0])) for line in re.finditer(_LINE, data)]
    sure = [utf8 for _, utf8 in lines if utf8 is not None]
    before = sure.count(True) * 2 >= len(sure) if sure else None
    doubts = _MOST_DOUBTS
    blocks: list[_Block] = []
    for line, said in lines:
        if said is not None:
            before = utf8 = said
        elif doubts:
            doubts -= 1
            utf8 = _is_probably_utf8(line[0], before)
        else:
            utf8 = utf8_share(line[0]) >= _UTF8
        start = blocks[-1].end if blocks else 0
        if blocks and blocks[-1].utf8 == utf8:
            start = blocks.pop().start
        blocks.append(_Block(start, line.end(), utf8))
    if blocks and blocks[-1].end < len(data):
        blocks.append(blocks.pop()._replace(end=len(data)))
    return blocks


def _is_probably_utf8(line: bytes, before: bool | None) -> bool:
    """Whether a line that has little to say is UTF-8, as those before it were or were not."""
    weight = 0.0 if before is None else _USUAL if before else -_USUAL
    name = verdict(line, utf8=weight).encoding
    return name not in ("gb18030", "big5") if before else name == "utf-8"


def _is_utf8(line: bytes) -> bool | None:
    """Whether a line is UTF-8, damaged or not; None where it has too little to say."""
    share = utf8_share(line)
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        if len(line) < 4 * _FEW and len(line) - len(line.translate(None, _HIGH)) < _FEW:
            return None
        return share >= _UTF8
    return True if share * len(line) >= _TWO_CHARACTERS else None
