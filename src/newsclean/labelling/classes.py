"""Classes of the characters that lines begin with, end with and are made of.

All of them are looked up in shadows, and none tells Simplified from Traditional: so a page has
the same labels in either script.
"""

from __future__ import annotations

__all__ = [
    "BLANKS",
    "BULLETS",
    "CLOSERS",
    "EMPHASIS",
    "ENDED",
    "FINAL",
    "FIRST",
    "LAST",
    "NO_START",
    "NUMERAL",
    "OPEN_ENDS",
    "SYMBOLS",
]

#: White space, and what has no width (dumps of pages keep U+200B and byte order marks).
BLANKS = " \t\n\v\f\r\xa0\u2002\u2003\u2009\u200b\u200c\u200d\u200e\u200f\u2028\u2060\u3000\ufeff"

#: What dumpers and editors put before an item; ``#`` and ``>`` are Markdown's.
BULLETS = "*-+•◦·●○■□◆◇▪▫▸►▶▷◎※→»|‧・‣⁃"

#: Marks of emphasis that a Markdown dump leaves around a line.
EMPHASIS = "*_`"

#: The end of a sentence.
FINAL = frozenset("。!?…")

#: What closes; the character before decides.
CLOSERS = "”」』)]】’\"'"

#: No line of Chinese begins with these: where one does, it goes on with the line above.
NO_START = frozenset("。,、;:!?)」』】》”’〉%")

#: After these a sentence is not over.
OPEN_ENDS = frozenset(",、;(《「『“〈")

#: A line of nothing else is a rule or an empty bullet.
SYMBOLS = (
    BLANKS
    + BULLETS
    + EMPHASIS
    + "#<>=~^/\\.,:;!?()[]{}'\"+&%$@。、「」『』【】《》〈〉“”‘’…—–―─━═│┃┊┆¦‖‹›«★☆▲△▼▽↑↓←①ˇ¯"
)

LAST: dict[str, int] = dict.fromkeys("。!?", 1)
LAST |= dict.fromkeys("…~—", 2) | {":": 3} | dict.fromkeys(",、;", 4)
LAST |= dict.fromkeys("”」』’\"'", 5) | dict.fromkeys(")]】〕", 6) | dict.fromkeys("》>»›→+", 7)
LAST |= dict.fromkeys("0123456789", 8) | dict.fromkeys("abcdefghijklmnopqrstuvwxyz", 9)
LAST |= {".": 10, "/": 10, "%": 10}
#: Those that end a sentence, or close what is said or cited.
ENDED = frozenset((1, 2, 5, 6))

#: How lines are numbered in Chinese, a pattern: (一) 二、 ③.
NUMERAL = "[(]?[一二三四五六七八九十]{1,3}[)、]|[①-⑳]"

FIRST: dict[str, int] = dict.fromkeys("0123456789", 1)
FIRST |= dict.fromkeys("abcdefghijklmnopqrstuvwxyz", 2) | dict.fromkeys("“「『\"'‘", 3)
FIRST |= dict.fromkeys("【[(〔", 4) | {"《": 5, "〈": 5} | dict.fromkeys("▲△▼▽↑↓←→★☆", 6)
FIRST |= {"#": 7, "@": 7} | dict.fromkeys("|:/\\<>=~^.&%$!?,。、;…—", 8)
