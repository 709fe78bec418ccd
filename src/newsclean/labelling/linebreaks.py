"""One line break: what ends above it, what opens below it, and whether there was room left."""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.labelling.classes import BULLETS, CLOSERS, FINAL, OPEN_ENDS
from newsclean.model import Line
from newsclean.patterns import compiled

__all__ = [
    "STOPS",
    "Text",
    "Width",
    "columns",
    "indent",
    "is_caption",
    "is_ended",
    "is_full",
    "opens",
    "opens_below",
]

#: No line that was broken for its width ends in one of these more often than by chance.
STOPS = FINAL | OPEN_ENDS | frozenset(CLOSERS) | {":", "."}
#: Marks that take one column on some terminals and two on others.
_AMBIGUOUS = compiled("[“”‘’—…·×]")
#: What has to stand on one line: a Latin word or a character, and with them, where a dump keeps
#: marks from beginning and brackets from ending a line, the marks.
_WORD = compiled("[“‘]?[!-~]+[”’]?|.")
_BOUND = compiled("[“‘「『（《〈(]*(?:[!-~]+|.)[”’」』）》〉、。，；：！？]*")
#: The longest word that is looked at.
_LONGEST = 40
#: A mark may hang over the width; dashes and quotation marks are counted as one column or two.
_MARGIN = 8
#: A line that holds fewer columns of Chinese than this is a menu's, or an address.
_CHINESE = 8
#: The number of an item; "2.5" in a torn line is none.
_ITEM = compiled(r"\d{1,2}(?:[.][ \t]|、|[.)](?![\d ]))|\(\d{1,2}\)|[①-⑳]")
#: These number an item only below what has come to an end: "25、30" may be broken before 30.
_MAYBE_ITEM = compiled(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})、|\([一二三四五六七八九十]{1,3}\)")
#: A caption ends in a name: "…。何某 攝".
_NAMED = compiled(r"[。)] *\S{2,8}(?: \S{1,4}){1,2}$")
_NUMBERS = frozenset("0123456789(①②③④⑤⑥⑦⑧⑨⑩")


class Text(NamedTuple):
    """The lines of a dump, as columns of equal length."""

    lines: Sequence[Line]
    cores: Sequence[str]  # the shadows, without the blanks around them
    pairs: Sequence[int]  # indices of the lines that another follows, with no blank one between


class Width(NamedTuple):
    """What a dump is wrapped at."""

    columns: int
    narrow: bool = False  # quotation marks and dashes take one column, not two
    bound: bool = False  # no line begins with a closing mark or ends with an opening one


def columns(text: str, narrow: bool = False) -> int:
    """Width on a terminal, where Chinese characters take two columns.

    Those are the ones of three bytes in UTF-8, so the mean of bytes and characters is the width.

    >>> columns("新館 A"), columns("“好”"), columns("“好”", narrow=True)
    (6, 6, 4)
    """
    found = (len(text.encode("utf-8", "replace")) + len(text)) >> 1
    return found - len(_AMBIGUOUS.findall(text)) if narrow else found


def indent(text: str) -> int:
    """How many blanks a line begins with.

    >>> indent("　　新館今天開放。")
    2
    """
    return len(text) - len(text.lstrip())


def is_ended(core: str) -> bool:
    """Whether a line ends with a sentence.

    >>> is_ended("他说:“开门了。”"), is_ended("“新馆”")
    (True, False)
    """
    return core[-1] in FINAL or (core[-1] in CLOSERS and core[-2:-1] in FINAL)


def is_caption(core: str) -> bool:
    """Whether a line ends in the name of who took a picture, behind its last sentence.

    >>> is_caption("昨日的河岸。何某 摄"), is_caption("昨日的河岸。")
    (True, False)
    """
    return _NAMED.search(core) is not None


def opens(text: str, core: str) -> bool:
    """Whether a line opens a paragraph or an item, whatever stands above.

    >>> opens("1. 票价", "1. 票价"), opens("2.5公里", "2.5公里")
    (True, False)
    """
    if text.startswith(("　　", " 　　")) or (core[0] in BULLETS and core[1:2] in (" ", "")):
        return True
    return core[0] in _NUMBERS and _ITEM.match(core) is not None


def opens_below(text: str, core: str, above: str) -> bool:
    """Whether a line opens a paragraph or an item, as far as the line above allows it.

    >>> line = "二、三人一组"
    >>> opens_below(line, line, "他们分成"), opens_below(line, line, "规则如下:")
    (False, True)
    """
    if _MAYBE_ITEM.match(core) is None:
        return opens(text, core)
    return above[-1] in STOPS and above[-1] not in ",、"


def is_full(text: Text, i: int, width: Width) -> bool:
    """Whether what the line below ``i`` begins with had no room on it.

    >>> cores = ["新馆今天开放,", "admission 免费。"]
    >>> text = Text([Line(i, core, core) for i, core in enumerate(cores, 1)], cores, [0])
    >>> is_full(text, 0, Width(20)), is_full(text, 0, Width(30))
    (True, False)
    """
    line, core, room = text.lines[i].text.rstrip(), text.cores[i], width.columns
    if len(line) * 2 < room - _LONGEST:
        return False
    taken = columns(line, width.narrow)
    if taken > room + _MARGIN or columns(core) - len(core) < min(_CHINESE, room // 6):
        return False
    if taken >= room - 1:
        return True
    below = text.lines[i + 1].text.lstrip()[:_LONGEST]
    found = (_BOUND if width.bound else _WORD).match(below)
    if found is None:
        return False
    # There was a blank between two Latin words.
    blank = line[-1].isascii() and below[0].isascii()
    return taken + blank + columns(found[0], width.narrow) > room
