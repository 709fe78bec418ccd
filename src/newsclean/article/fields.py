"""A byline or credit line taken apart: 来源：某报　作者：某某　责任编辑：某某."""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from newsclean.article.roles import IGNORED, WORDS
from newsclean.patterns import compiled

__all__ = ["Field", "fields"]

#: The longest word before a colon that is looked up.
_LONGEST = max(map(len, WORDS))
_ANY_MARK = compiled("[]:/|丨】︰﹕∶︱│｜]")
_COLONS = ":︰﹕∶"
#: Who did words and pictures: 文/图, 图、文.
_BOTH = ("文", "图", "摄影")
_BOTH_BEHIND, _BOTH_BEFORE = (
    compiled(r"[/、][文图摄](?![^\W\d_])"),
    compiled("[文图][/、](?:[文图]|摄影)$"),
)
#: An unknown word of up to so many characters before a colon ends the value before it: 点击:123
_LONGEST_UNKNOWN = 6


class Field(NamedTuple):
    """A word, and where in the line its value stands."""

    group: str  # as in roles
    word: str  # folded, without inner spaces
    start: int  # of the word in the line
    word_end: int
    value: int  # half-open place of the value, up to the next field or the line's end
    end: int


@cache
def _marks() -> re.Pattern[str]:
    # A slash or a bar counts like a colon: 文/王小明, 记者丨王小明, 【来源】某报
    # after a word: the colons and slashes of times and dates are passed over.
    return compiled(r"(?<=[^\W\d_])[ \xa0]{0,2}([:︰﹕∶/|丨︱│｜]|[】\]](?=[^\d()]))[ \xa0\t]{0,4}")


@lru_cache(maxsize=256)  # origin, authors and credits read the same lines
def fields(shadow: str) -> tuple[Field, ...]:
    """The fields of a folded line, in order.

    >>> line = "来源:某报 责任编辑:王小明"
    >>> [(field.word, line[field.value : field.end]) for field in fields(line)]
    [('来源', '某报 '), ('责任编辑', '王小明')]
    """
    if not _ANY_MARK.search(shadow):
        return ()
    found = list(_starts(shadow))
    if not found:
        return ()
    ends = [*(start for _, _, start, _, _ in found[1:]), len(shadow)]
    return tuple(
        Field(group, word, start, word_end, value, max(value, end))
        for (group, word, start, word_end, value), end in zip(found, ends, strict=True)
    )


def _starts(shadow: str) -> Iterator[tuple[str, str, int, int, int]]:
    done = 0
    for match in _marks().finditer(shadow):
        before, mark = match.start(), match[1]
        # Two characters may be set wide (编　辑), so a word takes up to three times its length.
        word, start = _known(shadow, max(done, before - 3 * _LONGEST), before)
        if word in _BOTH:
            if _BOTH_BEHIND.match(shadow, before):
                continue  # 何雨 文/图, 文/图：何雨
            if both := _BOTH_BEFORE.search(shadow, max(done, start - 2), start + len(word)):
                word, start = "文图", both.start()
        if word and not (mark in "】]" and len(word) < 2):
            yield WORDS[word], word, start, before, match.end()
            done = match.end()
        elif mark in _COLONS:
            start = _run_before(shadow, max(done, before - _LONGEST_UNKNOWN - 1), before)
            if 0 < before - start <= _LONGEST_UNKNOWN:
                yield IGNORED, shadow[start:before], start, before, match.end()
                done = match.end()


def _run_before(shadow: str, low: int, end: int) -> int:
    """Where the run of Chinese characters that ends at ``end`` begins."""
    at = end
    while at > low and "\u4e00" <= shadow[at - 1] <= "\u9fff":
        at -= 1
    return at


def _known(shadow: str, low: int, end: int) -> tuple[str, int]:
    """The longest known word that ends at ``end``, and where it starts."""
    best, start = "", end
    packed = ""
    at = end
    while at > low and len(packed) < _LONGEST:
        at -= 1
        sign = shadow[at]
        if sign in " \xa0":
            continue
        if not sign.isalpha():
            break
        packed = sign + packed
        # One character alone is a word only where it stands alone: 文:, not 中文:.
        if packed in WORDS and (len(packed) > 1 or at == 0 or not shadow[at - 1].isalnum()):
            best, start = packed, at
    if best.isascii() and start > 0 and shadow[start - 1].isalnum():
        return "", end
    return best, start
