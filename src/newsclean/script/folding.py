"""The shadow of a text: one script, one width, one case, and the same length.

Rules and features look at the shadow, so that each is written once; an offset in the shadow is
an offset in the text.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import cache

from newsclean import kept
from newsclean.script.files import own_path, own_text

__all__ = ["class_members", "fold"]

# str.translate looks up every character: a list by code point answers in half the time of a
# dict, which on a miss (most characters of Simplified text) raises and clears a KeyError.
# Beyond it (rare ideographs of the supplementary planes) characters stay as they are.
_TABLE_SIZE = 0x10000

# Where one character alone does not decide (項鍊 is 项链, 鍛鍊 is 锻炼): "鍊" is left for this.
_CHAIN_BEFORE = "上手金项颈拉银铰珍足李"
_CHAIN_AFTER = "坠形甲条子"

# An array is there at once, a list of it takes 2 ms to make and answers faster: so the first text
# is folded by the array, and what follows by the list.
_table: Sequence[int] = ()  # filled when first used


def _load() -> array[int]:
    """What each character of the Basic Multilingual Plane becomes, by code point."""
    made_from = kept.stamp(__file__, own_path("fold.tsv"))
    packed = kept.value("fold", made_from, lambda: array("I", _made_table()).tobytes())
    return array("I", packed)


def _made_table() -> list[int]:
    table = list(range(_TABLE_SIZE))
    for code in range(0x00C0, 0x0250):  # accented Latin, where case is one character to one
        lower = chr(code).lower()
        if len(lower) == 1:
            table[code] = ord(lower)
    characters, folded = own_text("fold.tsv").rstrip("\n").split("\n")[-2:]
    for one, other in zip(characters, folded, strict=True):
        if ord(one) < _TABLE_SIZE:
            table[ord(one)] = ord(other)
    for code in range(0x21, 0x7F):  # full-width forms mirror ASCII
        table[code + 0xFEE0] = ord(chr(code).lower())
    for code in range(0x41, 0x5B):
        table[code] = code + 0x20
    table[0x3000] = 0x20
    table[ord("鍊")] = ord("鍊")
    return table


@cache
def _members() -> dict[str, str]:
    """The characters beyond ASCII of each shadow."""
    characters, shadows = own_text("fold.tsv").rstrip("\n").split("\n")[-2:]
    members: dict[str, str] = {}
    for character, own in zip(characters, shadows, strict=True):
        members[own] = members.get(own, "") + character
    return members


def class_members(folded: Iterable[str]) -> set[str]:
    """Every character whose shadow may be one of these, the shadows themselves among them."""
    wanted = set(folded)
    classes = _members()
    members = set("".join([classes.get(shadow, "") for shadow in wanted]))
    for character in wanted:
        if character.isascii():
            upper = character.upper()
            members |= {upper, chr(ord(upper) + 0xFEE0), chr(ord(character) + 0xFEE0)}
    if not wanted.isdisjoint("链炼"):
        members.add("鍊")
    return wanted | members


def _with_chains(shadow: str) -> str:
    """The shadow with 链 for 鍊 in words for chains, 炼 elsewhere."""
    characters = list(shadow)
    for at, character in enumerate(characters):
        if character == "鍊":
            before, after = shadow[at - 1 : at], shadow[at + 1 : at + 2]
            chain = (before and before in _CHAIN_BEFORE) or (after and after in _CHAIN_AFTER)
            characters[at] = "链" if chain else "炼"
    return "".join(characters)


def fold(text: str) -> str:
    """The text's shadow: Simplified, half-width, lower-case, of the same length.

    Text in Simplified characters and the same text in Traditional ones (of any region, made by
    any conversion of OpenCC's kind) have the same shadow. Punctuation stays, but full-width
    forms of ASCII become ASCII and the ideographic space a space. Words written otherwise by
    region (信息, 資訊) stay apart.

    The classes of characters are computed from OpenCC's dictionaries by
    ``tools/make_script_fold.py``; a class's own character is the one commonest in Simplified.

    Args:
        text: Any text.

    Returns:
        A text of the same length.

    >>> fold("責任編輯：ＡＢＣ、著力於")
    '责任编辑:abc、着力于'
    """
    if text.isascii():
        return text.lower()
    global _table
    if type(_table) is not list:
        _table = list(_table) if _table else _load()
    shadow = text.translate(_table)
    # Two words of which OpenCC writes a character otherwise that is another's elsewhere.
    shadow = shadow.replace("座标", "坐标").replace("想像", "想象")
    return _with_chains(shadow) if "鍊" in shadow else shadow
