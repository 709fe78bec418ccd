"""What a unit looks like, in small numbers: the signals that the decision weighs.

Every signal is an index into a row of weights. Equal units have equal signals, and most lines of
a page are menus of a few shapes: so rows of weights are summed once for each shape and kept.
"""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from newsclean.labelling.classes import FIRST, LAST
from newsclean.labelling.openings import ARROWS, date_in, opening_of
from newsclean.labelling.unmarked import BEHIND, without_marks
from newsclean.patterns import compiled

__all__ = [
    "ASCII",
    "COLON",
    "COMMAS",
    "DATE",
    "END",
    "FULL_STOPS",
    "JOINTS",
    "KINDS",
    "LENGTH",
    "LINKS",
    "OPENING",
    "OWN",
    "QUOTES",
    "START",
    "Shape",
    "shape",
    "shapes",
]

#: prose, a short sentence, a headline, a menu entry, a date; h and m: as an item of a list.
KINDS = "PSHMDhm"

#: The names of the own signals, in the order of ``Shape.own``, with how many values each has.
OWN: tuple[tuple[str, int], ...] = (
    ("length", 16),
    ("commas", 6),
    ("stops", 5),
    ("last", 11),
    ("first", 9),
    ("mark", 6),
    ("function", 5),
    ("ascii", 6),
    ("digits", 4),
    ("spaces", 5),
    ("date", 6),
    ("joints", 4),
    ("colon", 3),
    ("quotes", 3),
    ("links", 4),
    ("opening", 6),
)
#: Where in ``Shape.own`` they are.
(LENGTH, COMMAS, FULL_STOPS, END, START, BULLET, _, ASCII) = range(8)
(_, _, DATE, JOINTS, COLON, QUOTES, LINKS, OPENING) = range(8, len(OWN))

#: Length in characters to its step: short lines are told apart finely, long ones hardly.
_STEPS = (0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 50, 80, 140, 260)
_LENGTH = tuple(sum(1 for step in _STEPS[1:] if n >= step) for n in range(261))

#: Who made a story, behind its last sentence: 。(编译/某某)
_SIGNED = compiled(r"[。!?…”」][(\[【][^()\[\]【】。]{1,40}[)\]】]$")
_DIGITS = b"0123456789"
_LETTERS = _DIGITS + b"abcdefghijklmnopqrstuvwxyz"
#: The characters beyond ASCII that ``_own`` asks for. Most lines have none of them, and what the
#: others have is counted in a tenth of the text.
_SIGNS = f"、。的了在是“「《图摄频前电讯记编{ARROWS}"
_SIGN = compiled(f"[{_SIGNS}\n]")
#: A count beyond this says no more.
_MOST = 9
#: Lines that are looked at together, and the longest that is: of a megabyte of commas every one
#: would be found by itself.
_TOGETHER, _LONGEST = 512, 2000


class Shape(NamedTuple):
    """A unit without its marks, and its own signals."""

    text: str  # without bullets, emphasis and the targets of links
    own: tuple[int, ...]
    mark: int  # 0 none, 1 bullet, 2 Markdown heading, 3 quotation, 4 table cell, 5 emphasis
    kind: str  # a letter of ``KINDS``; "" for a rule, an empty bullet, an image


#: Makes a shape at half the cost of calling its class.
_shape: Callable[[Any], Shape] = partial(tuple.__new__, Shape)

_NOTHING = Shape("", (), 0, "")
#: Shapes of short lines that were seen before: menus are the same on every page of a site, and
#: headlines come back in its lists. Some 10 MB.
_KNOWN: dict[str, Shape] = {}
_REMEMBERED = 20_000
_SHORT = 60


def shape(core: str) -> Shape:
    """The shape of a unit.

    Args:
        core: Its shadow, without the blanks around it.

    >>> shape("- 上一篇:没有了").text, shape("* * *").kind
    ('上一篇:没有了', '')
    """
    return shapes([core])[0]


def shapes(cores: Sequence[str]) -> list[Shape]:
    """The same for the units of a page: together they take two thirds of the time.

    >>> [one.kind for one in shapes(["首页", "大桥昨日下午正式通车,两岸的市民都来看热闹。"])]
    ['M', 'S']
    """
    found = list(map(_KNOWN.get, cores))
    new = [i for i, one in enumerate(found) if one is None]
    for start in range(0, len(new), _TOGETHER):
        some = new[start : start + _TOGETHER]
        for i, one in zip(some, _shapes([cores[i] for i in some]), strict=True):
            found[i] = one
            if len(cores[i]) <= _SHORT:
                _KNOWN[cores[i]] = one
        if len(_KNOWN) > _REMEMBERED:
            _KNOWN.clear()
    return found  # type: ignore[return-value]


def _shapes(cores: Sequence[str]) -> list[Shape]:
    bare = [
        (core, 0, 0)  # most lines
        if core[0].isalnum() and core[-1] not in BEHIND and "](" not in core
        else without_marks(core)
        for core in cores
    ]
    texts = [text for text, _, _ in bare]
    plain = _ascii(texts)
    found = []
    for (text, mark, links), letters, signs in zip(bare, plain, _signs(texts), strict=True):
        if text:
            own = _own(text, letters, signs, mark, links)
            found.append(_shape((text, own, mark, _kind(own))))
        else:
            found.append(_NOTHING)
    return found


def _ascii(texts: Sequence[str]) -> list[bytes]:
    """The characters of each text that are ASCII."""
    found = "\n".join(texts).encode("ascii", "ignore").split(b"\n")
    if len(found) == len(texts):
        return found
    return [text.encode("ascii", "ignore") for text in texts]  # no line of a dump has a line end


def _signs(texts: Sequence[str]) -> list[str]:
    """The characters of each text that are ``_SIGNS``, in any order; of a long one not all."""
    lines = "\n".join([text if len(text) <= _LONGEST else _fewer(text) for text in texts])
    found = "".join(_SIGN.findall(lines)).split("\n")
    return found if len(found) == len(texts) else list(map(_fewer, texts))


def _fewer(text: str) -> str:
    return "".join([sign * min(text.count(sign), _MOST) for sign in _SIGNS])


def _kind(own: tuple[int, ...]) -> str:
    """A letter of ``KINDS`` for the own signals of a unit."""
    length, commas, stops, last = own[:4]
    links = own[LINKS]
    if links < 3 and own[ASCII] < 4:
        if (stops and length >= 10 and (commas or last == 1)) or (commas > 1 and length >= 11):
            return "P"
        if last == 1 and length >= 5:
            return "S"
    if length < 12 and own[DATE] and own[DATE] != 3:
        return "D"
    if length >= 7:
        return "h" if own[BULLET] == 1 or links == 3 else "H"
    return "m" if own[BULLET] == 1 or links == 3 else "M"


def _own(core: str, plain: bytes, signs: str, mark: int, links: int) -> tuple[int, ...]:
    """The own signals of a unit, in the order of ``OWN``.

    Args:
        core: The unit without its marks.
        plain: What ``_ascii`` gives for it.
        signs: What ``_signs`` gives for it.
        mark: Its bullet.
        links: How much of it is links, in steps.
    """
    n = len(core)
    last = LAST.get(core[-1], 0)
    if (last == 5 or last == 6) and (
        core[-2:-1] in ("。", "!", "?", "…") or _SIGNED.search(core[-48:]) is not None
    ):
        last = 1
    commas = stops = function = quotes = opening = 0
    spread = figures = spaces = date = joints = colon = 0
    if signs:
        count = signs.count
        commas = count("、")
        stops = count("。")
        if n > 6:
            function = count("的") + count("了") + count("在") + count("是")
            quotes = count("“") + count("「") + count("《")
    points = b""
    if plain:
        marks = len(plain)
        spread = 1 + marks * 4 // n if marks < n else 5
        points = plain.translate(None, _LETTERS)
        if points:
            commas += points.count(b",") + points.count(b";")
            stops += points.count(b"!") + points.count(b"?")
            spaces = points.count(b" ")
            if spaces > 2:
                spaces = 3 if spaces * 8 < n else 4
            joints = _joints(points)
            if b":" in points:
                at = core.find(":", 0, 12)
                if at >= 0:
                    colon = 2 if at < 6 else 1
        if len(points) < marks:
            digits = marks - len(plain.translate(None, _DIGITS))
            if digits:
                figures = 1 + digits * 3 // (n + 1)
                date = date_in(core, points)
    if signs or points:
        opening = opening_of(core, points, signs)
    return (
        _LENGTH[n] if n < 261 else 15,
        commas if commas < 4 else (4 if commas < 9 else 5),
        stops if stops < 4 else 4,
        last,
        FIRST.get(core[0], 0),
        mark,
        function if function < 4 else 4,
        spread,
        figures,
        spaces,
        date,
        joints,
        colon,
        quotes if quotes < 2 else 2,
        links,
        opening,
    )


def _joints(points: bytes) -> int:
    """What holds menus together: bars, and the steps of a path."""
    bars = points.count(b"|") + points.count(b"/")
    if bars:
        return 1 if bars == 1 else 2
    return 3 if b">" in points else 0
