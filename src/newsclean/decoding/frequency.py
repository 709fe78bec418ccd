"""How likely a text is as Chinese, by the frequency of its characters.

The shares of characters are in ``data/frequency.txt``, made by ``tools/make_frequency.py`` from
openly licensed word lists and texts, which it names.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["Shares", "likelihood", "mean", "shares"]

#: The logarithm of a character's share where no text had it, by first code point of a range.
#: News writes Latin, Greek and kana now and then; nobody writes private-use characters.
_UNSEEN = (
    (0x00, -14.0), (0x09, -5.0), (0x0B, -14.0), (0x0D, -5.0), (0x0E, -14.0), (0x20, -3.0),
    (0x21, -6.0), (0x30, -4.5), (0x3A, -6.0), (0x41, -5.5), (0x5B, -7.0), (0x61, -4.5),
    (0x7B, -8.0), (0x7F, -18.0), (0xA0, -12.0), (0x250, -14.0), (0x370, -12.0), (0x530, -17.0),
    (0x2000, -12.0), (0x2E80, -16.0), (0x3000, -11.0), (0x3040, -10.5), (0x3100, -12.5),
    (0x3130, -16.0), (0x3200, -12.5), (0x3400, -17.0), (0x4DC0, -17.0), (0x4E00, -15.5),
    (0xA000, -18.0), (0xAC00, -14.0), (0xD7B0, -19.0), (0xE000, -18.0), (0xF900, -18.0),
    (0xFE00, -15.0), (0xFE30, -12.0), (0xFF00, -11.0), (0xFF60, -16.0), (0xFFF0, -20.0),
    (0x10000, -19.0), (0x1F300, -15.0), (0x1FB00, -19.0), (0x20000, -17.5), (0x32000, -20.0),
)  # fmt: skip


class Shares(dict[str, float]):
    """The logarithm of the share of each character; what was never seen goes by its range."""

    def __missing__(self, char: str) -> float:
        from bisect import bisect_right

        at = bisect_right(_UNSEEN, (ord(char), 0.0)) - 1
        self[char] = _UNSEEN[at][1]
        return self[char]

    def likelihood(self, text: str) -> float:
        """The logarithm of the text's likelihood."""
        return sum(map(self.__getitem__, text))


@cache
def shares() -> tuple[Shares, Shares]:
    """The shares in Simplified and in Traditional text."""
    text = Path(__file__).with_name("data").joinpath("frequency.txt").read_text(encoding="utf-8")
    hans, hant = text.removesuffix("\n").split("hant\n")
    return _table(hans.removeprefix("hans\n")), _table(hant)


def _table(lines: str) -> Shares:
    table = Shares()
    for level, chars in enumerate(lines.split("\n"), 4):
        table.update(dict.fromkeys(chars, level / -2))
    return table


def likelihood(text: str) -> float:
    """The logarithm of the text's likelihood in the script that suits it better.

    >>> likelihood("中国人民") > likelihood("眾國亽囻")
    True
    """
    return max(table.likelihood(text) for table in shares())


def mean(text: str) -> float:
    """The likelihood a character of what is not ASCII; 0.0 for a text of ASCII alone."""
    chars = "".join(char for char in text if char > "\x7f")
    return likelihood(chars) / len(chars) if chars else 0.0
