"""A byline or credit line taken apart: 来源：某报　作者：某某　责任编辑：某某."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsclean.article.roles import IGNORED, WORDS

__all__ = ["Field", "fields", "has_field"]

#: The longest word before a colon that is looked up.
_LONGEST = max(map(len, WORDS))
_MARKS = re.compile(r"[:/|丨︱│｜︰﹕∶】\]]")


class Field(NamedTuple):
    """A word, and where in the line its value stands."""

    group: str  # as in roles
    word: str  # folded, without inner spaces
    start: int  # of the word in the line
    word_end: int
    value: int  # half-open place of the value, up to the next field or the line's end
    end: int


@cache
def _labels() -> re.Pattern[str]:
    # Two characters may be set wide (编　辑); a slash or a bar counts like a colon.
    return re.compile(
        r"((?:[\u4e00-\u9fff][ \xa0]{0,2}){1,9}|[a-z]{2,12})[ \xa0]{0,2}"
        r"(:|︰|﹕|∶|[】\]](?=[ \u4e00-\u9fff])|[ ]?[/|丨︱│｜])[ \xa0\t]{0,4}"
    )


def has_field(shadow: str) -> bool:
    """Whether the line can hold a field at all: a cheap look before a dear one."""
    return _MARKS.search(shadow) is not None


def fields(shadow: str) -> list[Field]:
    """The fields of a folded line, in order.

    >>> [(f.word, "来源:某报 责任编辑:王小明"[f.value:f.end]) for f in fields("来源:某报 责任编辑:王小明")]
    [('来源', '某报 '), ('责任编辑', '王小明')]
    """
    if not has_field(shadow):
        return []
    found = list(_starts(shadow))
    ends = [*(start for _, _, start, _, _ in found[1:]), len(shadow)][: len(found)]
    return [
        Field(group, word, start, word_end, value, max(value, end))
        for (group, word, start, word_end, value), end in zip(found, ends, strict=True)
    ]


def _starts(shadow: str) -> Iterator[tuple[str, str, int, int, int]]:
    for match in _labels().finditer(shadow):
        said = match[1].rstrip(" \xa0")
        mark = match[2].strip()
        word, start = _known(said, match.start(1))
        if not word:
            # 点击:123 ends the value before it; 王小明/台北 and names in brackets do not.
            if mark in ":︰﹕∶" and len(said) <= 6:
                yield IGNORED, said, match.start(1), match.start(1) + len(said), match.end()
            continue
        if mark in "】]" and len(word) < 2:
            continue
        yield WORDS[word], word, start, match.start(1) + len(said), match.end()


def _known(said: str, offset: int) -> tuple[str, int]:
    """The longest known word that the text ends with, and where it starts."""
    if said.isascii():
        return (said, offset) if said in WORDS else ("", offset)
    places = [at for at, sign in enumerate(said) if sign not in " \xa0"]
    packed = "".join(said[at] for at in places)
    for length in range(min(_LONGEST, len(packed)), 0, -1):
        word = packed[-length:]
        if word in WORDS:
            # One character alone is a word only where it stands alone: 文:, not 中文:.
            start = places[-length]
            if length > 1 or start == 0 or said[start - 1] in " \xa0":
                return word, offset + start
    return "", offset
