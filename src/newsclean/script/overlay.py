"""Our own additions to OpenCC's dictionaries: ``overlay.tsv``, each with its reason and examples.

A line has seven fields divided by tabs:

1. ``S`` (Simplified to Traditional) or ``T`` (Traditional to Simplified)
2. words, divided by blanks, or one character that the characters around it decide
3. what is written for each (of Traditional: what Taiwan writes)
4. nothing for words; of a character the four around it (two before, two after): ``*`` any,
   ``abc`` one of these, ``^abc`` none of these; ``{foreign}``, ``{numeral}`` and ``{edge}`` stand
   for the characters that foreign names are written with, numerals, and blanks and punctuation
5. why
6. examples of what it mends, and 7. of what it must not touch: ``text>text written``, divided
   by ``;``
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsclean.script.context import NUMERALS, decided_characters
from newsclean.script.files import own_text
from newsclean.script.place_rules import PlaceRule

__all__ = ["Entry", "entries", "overlay_rules", "overlay_words"]

# Narrower than the model's: without the characters of landscape and soup (海里有, 汤里加盐).
_SETS = {
    "{foreign}": (
        "阿埃哥巴比伯波布查达丹德迪蒂杜顿厄恩尔法菲费芬弗福盖冈戈格瓜圭哈赫霍基吉加迦杰卡凯坎考柯科克肯库"
        "拉莱兰劳勒雷黎利莉伦罗洛玛迈麦曼蒙米密莫默姆穆纳娜奈尼纽努诺欧帕潘佩彭皮蒲普齐奇恰乔琼丘瑞若萨"
        "塞赛桑瑟舒丝斯思苏索塔泰坦特提廷图托瓦威韦维沃乌希锡夏谢雅延耶伊叶佐兹扎泽尤亚"
    ),
    "{numeral}": "".join(sorted(NUMERALS)),
    "{edge}": "\n\t 　，。、；：！？“”‘’「」『』《》〈〉（）()[]【】·—…-,.;:!?/|<>\"'",
}


class Entry(NamedTuple):
    """A line of the overlay."""

    side: str  # S or T: the script that it is read in
    word: str
    written: str
    around: str
    why: str
    mends: tuple[tuple[str, str], ...]
    keeps: tuple[tuple[str, str], ...]


def _examples(field: str) -> tuple[tuple[str, str], ...]:
    pairs = [example.split(">") for example in field.split(";") if example]
    return tuple((before, after) for before, after in pairs)


@cache
def entries() -> tuple[Entry, ...]:
    """Every line of the overlay, in order."""
    lines = [x for x in own_text("overlay.tsv").split("\n") if x and not x.startswith("#")]
    fields = [line.split("\t") for line in lines]
    return tuple(
        Entry(side, word, written, around, why, _examples(mends), _examples(keeps))
        for side, word, written, around, why, mends, keeps in fields
    )


def _slot(said: str) -> tuple[frozenset[str] | None, frozenset[str]]:
    """The characters that a slot allows (None: any) and those that it forbids."""
    if said == "*":
        return None, frozenset()
    for name, characters in _SETS.items():
        said = said.replace(name, characters)
    if said.startswith("^"):
        return None, frozenset(said[1:])
    return frozenset(said), frozenset()


def _rule(entry: Entry) -> PlaceRule:
    slots = [_slot(said) for said in entry.around.split(" ")]
    around, without = zip(*slots, strict=True)
    return PlaceRule(entry.word, entry.written, around, without)


def _inner_rules(word: str, written: str) -> Iterator[PlaceRule]:
    """A word as rules for its characters: so the model does not decide them (莪术)."""
    padded = "\0\0" + word + "\0\0"
    for at, (character, reading) in enumerate(zip(word, written, strict=True)):
        if character in decided_characters():
            near = padded[at], padded[at + 1], padded[at + 3], padded[at + 4]
            around = tuple(None if one == "\0" else frozenset(one) for one in near)
            yield PlaceRule(character, reading, around, (frozenset(),) * 4)


@cache
def overlay_rules(side: str) -> tuple[PlaceRule, ...]:
    """The rules for single characters of text in a script, ``S`` or ``T``.

    Those of the words of Simplified text come last.
    """
    rules = [_rule(entry) for entry in entries() if entry.side == side and entry.around]
    if side == "S":
        for word, written in overlay_words(side).items():
            if len(word) > 1:
                rules.extend(_inner_rules(word, written))
    return tuple(rules)


@cache
def overlay_words(side: str) -> dict[str, str]:
    """The words for text in a script, ``S`` or ``T``, with what is written for them."""
    found: dict[str, str] = {}
    for entry in entries():
        if entry.side == side and not entry.around:
            found.update(zip(entry.word.split(" "), entry.written.split(" "), strict=True))
    return found
