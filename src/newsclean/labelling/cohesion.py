"""How much a unit talks of what the story talks of: the words that both use.

Teasers, comments and notices are sentences like those of the story, and no look tells them from
it; but they talk of something else. Words are not told apart here: pairs of characters serve.

Source of the idea: M. A. Hearst, "TextTiling: segmenting text into multi-paragraph subtopic
passages", Computational Linguistics 23, 1997.
"""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
from bisect import bisect
from collections.abc import Sequence
from itertools import compress
from operator import and_
from sys import byteorder

from newsclean.labelling.signals import Shape

__all__ = ["COHESION", "cohesion"]

#: Shares of the pairs of a unit that the story says too. Of 100 sentences outside a story 67 stay
#: below the second, of those in it 3 (on pages of 34 sites).
_SHARES = (0.04, 0.1, 0.17, 0.25, 0.36, 0.5)
#: How many values there are.
COHESION = len(_SHARES) + 2
#: So many characters of the core are the story's words; of each unit so many, of the one that is
#: looked at so many.
_CORE, _PART, _LOOKED_AT = 2000, 400, 80
#: A unit of fewer pairs says nothing.
_FEW = 3
#: For ``bytes.translate``: 1 for the upper byte of a Chinese character, 0 for those of marks and
#: Latin letters, which are no words.
_CHINESE = bytes([byte >= 0x30 for byte in range(256)])
#: Where that byte is among the four of a character, and where the one that is 0 up to U+FFFF.
_UPPER, _PLANE = (1, 2) if byteorder == "little" else (2, 1)


def cohesion(shapes: Sequence[Shape], core: tuple[int, int], window: tuple[int, int]) -> list[int]:
    """For each unit of a window: 0 too short to say, else how much of it the core says, in steps.

    A unit of the core is compared with the rest of it.

    Args:
        shapes: The units of the page.
        core: First and last unit of what is taken for the story.
        window: Half-open range of units.

    >>> from newsclean.labelling.signals import shape
    >>> lines = "大桥昨日通车,市民看热闹。", "新建的大桥昨日通车。", "秋季招生今日开始报名。"
    >>> cohesion([shape(line) for line in lines], (0, 0), (1, 3))
    [6, 1]
    """
    said, said_twice, last = _core(shapes, core)
    # An even number of characters of each, so that all of them can be cut into pairs at once.
    texts = [
        "" if one.kind in "MmD" else one.text[: min(len(one.text) & ~1, _LOOKED_AT)]
        for one in shapes[slice(*window)]
    ]
    pairs, are_words = _pairs("".join(texts))
    words = list(compress(pairs, are_words))
    both = list(map(said.__contains__, words))
    found = []
    end = stop = 0
    for i, text in enumerate(texts, window[0]):
        if not text:
            found.append(0)
            continue
        start, end = end, end + len(text) // 2
        count = are_words.count(1, start, end)
        first, stop = stop, stop + count
        if count < _FEW:
            found.append(0)
            continue
        inside = core[0] <= i <= last
        same = map(said_twice.__contains__, words[first:stop]) if inside else both[first:stop]
        found.append(1 + bisect(_SHARES, sum(same) / count))
    return found


def _pairs(text: str) -> tuple[list[int], bytes]:
    """Every two characters of a text, and 1 for each of these pairs that is Chinese."""
    raw = _characters(text)
    high = raw[_UPPER::4].translate(_CHINESE)
    if raw[_PLANE::4].strip(b"\0"):  # ideographs beyond U+FFFF
        high = bytes(map("\u2fff".__lt__, text))
    return _numbers(raw), bytes(map(and_, high[::2], high[1::2]))


def _core(shapes: Sequence[Shape], core: tuple[int, int]) -> tuple[set[int], set[int], int]:
    """The pairs that the core says, those that two of its units say, and the last unit of them."""
    said: set[int] = set()
    said_twice: set[int] = set()
    size, i = 0, core[0]
    for i in range(core[0], core[1] + 1):
        text = shapes[i].text[:_PART]
        raw = _characters(text)
        pairs = _numbers(raw) + _numbers(raw[4:])
        said_twice.update(said.intersection(pairs))
        said.update(pairs)
        size += len(text) + 1
        if size > _CORE:
            break
    return said, said_twice, i


def _characters(text: str) -> bytes:
    """The characters of a text, four bytes each, in the machine's own order.

    The codec for one order is a module of its own, which takes 0.2 ms to load.
    """
    return text.encode("utf-32", "surrogatepass")[4:]


def _numbers(raw: bytes) -> list[int]:
    """A number for every two characters: that takes a third of the time of cutting a text."""
    return memoryview(raw[: len(raw) & ~7]).cast("Q").tolist()
