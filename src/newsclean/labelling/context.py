"""What stands around a unit: the signals that only the whole page can give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsclean.labelling.signals import Shape
from newsclean.model import CUT_LABELS, Hit, Line

__all__ = ["AROUND", "KIND_OF_UNIT", "contexts", "kinds_of_units"]

#: The names of the signals of the context, with how many values each has.
AROUND: tuple[tuple[str, int], ...] = (
    ("above", 8),
    ("below", 8),
    ("two above", 8),
    ("two below", 8),
    ("prose above", 5),
    ("prose below", 5),
    ("to prose above", 6),
    ("to prose below", 6),
    ("mass above", 6),
    ("repeated", 3),
    ("blanks", 12),
    ("indent", 4),
    ("hit", 20),
    ("hits above", 4),
    ("hits below", 4),
    ("run", 5),
    ("place", 4),
)

#: prose, a short sentence, a headline, a menu entry, a date; h and m: as an item of a list.
KIND_OF_UNIT = "PSHMDhm"

_CODE = {label: i + 1 for i, label in enumerate(CUT_LABELS)}
_KIND_CODE = {kind: i + 1 for i, kind in enumerate(KIND_OF_UNIT)}


def kinds_of_units(shapes: Sequence[Shape]) -> str:
    """One letter of ``KIND_OF_UNIT`` for each shape."""
    return "".join([_kind(*shape.own[:6], shape.own[10], shape.own[14]) for shape in shapes])


def _kind(
    length: int, commas: int, stops: int, last: int, _first: int, mark: int, date: int, links: int
) -> str:
    if links < 3:
        if (stops and length >= 10 and (commas or last == 1)) or (commas > 1 and length >= 11):
            return "P"
        if last == 1 and length >= 5:
            return "S"
    if date and length < 12 and date != 3:
        return "D"
    if length >= 7:
        return "h" if mark == 1 or links == 3 else "H"
    return "m" if mark == 1 or links == 3 else "M"


def contexts(
    lines: Sequence[Line],
    firsts: Sequence[int],
    lasts: Sequence[int],
    shapes: Sequence[Shape],
    hits: Mapping[int, tuple[Hit, ...]],
) -> list[tuple[int, ...]]:
    """The signals of the context of every unit, in the order of ``AROUND``."""
    kinds = kinds_of_units(shapes)
    size = len(kinds)
    hit_codes = [_hit(hits, i) for i in firsts] if hits else [0] * size
    hit_line = "".join(["." if code == 0 else "x" for code in hit_codes])
    seen: dict[str, int] = {}
    for one in shapes:
        seen[one.text] = seen.get(one.text, 0) + 1
    mass = [len(one.text) if kind == "P" else 0 for one, kind in zip(shapes, kinds, strict=True)]
    total = sum(mass) or 1
    indents = [len(lines[i].text) - len(lines[i].text.lstrip()) for i in firsts]
    wide = [lines[i].text.startswith("　　") for i in firsts]
    weight: dict[int, int] = {}
    for indent, m in zip(indents, mass, strict=True):
        if m:
            weight[indent] = weight.get(indent, 0) + m
    usual = max(weight, key=lambda k: weight[k]) if weight else -1
    before = [1] + [int(b - a > 1) for a, b in zip(lasts, firsts[1:], strict=False)]
    airy = sum(before) * 3 // (size + 1)
    before.append(1)
    padded = "  " + kinds + "  "
    out = []
    above = 0
    near = -99
    run = 0
    previous = ""
    nexts = _next_prose(kinds)
    for i in range(size):
        kind = kinds[i]
        run = run + 1 if kind == previous else 0
        previous = kind
        share = above * 100 // total
        up = i - near
        down = nexts[i] - i
        k = seen[shapes[i].text]
        out.append(
            (
                _KIND_CODE.get(padded[i + 1], 0),
                _KIND_CODE.get(padded[i + 3], 0),
                _KIND_CODE.get(padded[i], 0),
                _KIND_CODE.get(padded[i + 4], 0),
                kinds.count("P", i - 4 if i > 4 else 0, i),
                kinds.count("P", i + 1, i + 5),
                up if up < 3 else (3 if up < 6 else 4 if up < 12 else 5),
                down if down < 3 else (3 if down < 6 else 4 if down < 12 else 5),
                0 if not share else 1 if share < 10 else 2 if share < 50 else 3 if share < 90 else 4 if share < 100 else 5,
                k - 1 if k < 3 else 2,
                airy * 4 + before[i] * 2 + before[i + 1],
                2 if wide[i] else 1 if indents[i] == usual else 0,
                hit_codes[i],
                min(3, (i if i < 4 else 4) - hit_line.count(".", i - 4 if i > 4 else 0, i)),
                min(3, len(hit_line[i + 1 : i + 5]) - hit_line.count(".", i + 1, i + 5)),
                run if run < 3 else 3 if run < 8 else 4,
                0 if i == 0 else 1 if i < 4 else 2 if i < size - 4 else 3,
            )
        )
        above += mass[i]
        if kind == "P":
            near = i
    return out


def _next_prose(kinds: str) -> list[int]:
    out = [0] * len(kinds)
    near = len(kinds) + 99
    for i in range(len(kinds) - 1, -1, -1):
        out[i] = near
        if kinds[i] == "P":
            near = i
    return out


def _hit(hits: Mapping[int, tuple[Hit, ...]], index: int) -> int:
    for hit in hits.get(index, ()):
        if hit.scope == "line":
            return _CODE[hit.label]
    return 0
