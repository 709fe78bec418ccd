"""What stands around a unit: the signals that only the whole page can give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from newsclean.labelling.signals import KINDS, Shape
from newsclean.model import CUT_LABELS, Hit, Line

__all__ = ["NEAR", "kinds_of_units", "letters", "marks_of_hits", "near"]

#: The names of the signals of the context, with how many values each has.
NEAR: tuple[tuple[str, int], ...] = (
    ("kind", 8),
    ("above", 8),
    ("below", 8),
    ("to prose above", 6),
    ("to prose below", 6),
    ("repeated", 3),
    ("blanks", 12),
    ("indent", 3),
    ("hit", 20),
    ("hits below", 3),
)

_KIND_CODE = {kind: i + 1 for i, kind in enumerate(KINDS)} | {" ": 0}
_HIT_CODE = {label: i + 1 for i, label in enumerate(CUT_LABELS)}

#: A letter for the label of the rule that hit a unit; ``n`` for those of menus.
_MARKS = {"breadcrumb": "p", "byline": "b", "credit": "e", "disclaimer": "d", "copyright": "d"}
_MARKS |= {"prev_next": "x", "related": "r", "share": "s", "comment": "c", "ad": "a", "promo": "a"}
_MARKS |= {"annotation": "i", "separator": "."}
#: Distances in units to their step.
_STEP = (0, 1, 2, 3, 3, 3, 4, 4, 4, 4, 4, 4, 5)


def kinds_of_units(shapes: Sequence[Shape]) -> str:
    """One letter of ``KINDS`` for each shape.

    >>> from newsclean.labelling.signals import shape
    >>> prose = "他说,这座新建的大桥昨日下午正式通车。两岸的市民都来看热闹。"
    >>> kinds_of_units([shape("首页"), shape(prose)])
    'MP'
    """
    return "".join([one.kind for one in shapes])


def marks_of_hits(firsts: Sequence[int], hits: Mapping[int, tuple[Hit, ...]]) -> list[str]:
    """The label of the line rule that hit each unit, or "" where none did."""
    if not hits:
        return [""] * len(firsts)
    found = []
    for i in firsts:
        label = ""
        for hit in hits.get(i, ()):
            if hit.scope == "line":
                label = hit.label
                break
        found.append(label)
    return found


def letters(labels: Sequence[str]) -> str:
    """One letter for each label of ``marks_of_hits``, ``.`` where there is none."""
    return "".join([_MARKS.get(label, "n") if label else "." for label in labels])


def near(
    lines: Sequence[Line],
    firsts: Sequence[int],
    lasts: Sequence[int],
    shapes: Sequence[Shape],
    kinds: str,
    hits: Sequence[str],
) -> list[tuple[int, ...]]:
    """The signals of the context of every unit, in the order of ``NEAR``.

    Args:
        hits: As ``marks_of_hits`` gives them.
    """
    size = len(kinds)
    codes = [_KIND_CODE[kind] for kind in kinds]
    up, down = _distances(kinds)
    blanks = _blanks(firsts, lasts)
    indents = _indents(lines, firsts, kinds)
    seen: dict[str, int] = {}
    for one in shapes:
        seen[one.text] = seen.get(one.text, 0) + 1
    repeated = [min(seen[one.text], 3) - 1 for one in shapes]
    hit = [_HIT_CODE[label] if label else 0 for label in hits]
    marked = [1 if label else 0 for label in hits] + [0, 0, 0, 0]
    below = [min(2, sum(marked[i + 1 : i + 5])) for i in range(size)] if any(hits) else [0] * size
    return list(
        zip(
            codes,
            [0, *codes],
            [*codes[1:], 0],
            up,
            down,
            repeated,
            blanks,
            indents,
            hit,
            below,
            strict=False,
        )
    )


def _distances(kinds: str) -> tuple[list[int], list[int]]:
    """How far the nearest prose above and below is, in steps."""
    up, down = [], []
    far = 12
    for kind in kinds:
        up.append(_STEP[far])
        far = 1 if kind == "P" else far + 1 if far < 12 else 12
    far = 12
    for kind in reversed(kinds):
        down.append(_STEP[far])
        far = 1 if kind == "P" else far + 1 if far < 12 else 12
    down.reverse()
    return up, down


def _blanks(firsts: Sequence[int], lasts: Sequence[int]) -> list[int]:
    """Whether blank lines stand above and below; a dump full of them says less by it."""
    gaps = [1, *[1 if b - a > 1 else 0 for a, b in zip(lasts, firsts[1:], strict=False)], 1]
    airy = (sum(gaps) - 1) * 3 // (len(firsts) + 1) * 4
    return [airy + above * 2 + below for above, below in pairwise(gaps)]


def _indents(lines: Sequence[Line], firsts: Sequence[int], kinds: str) -> list[int]:
    """2 indented as Chinese paragraphs are, 1 like most of the prose, 0 otherwise."""
    depths = []
    for i in firsts:
        text = lines[i].text
        start = text[0]
        if start > " " and start not in "\u3000\xa0\ufeff":
            depths.append(0)
        elif text.startswith("\u3000\u3000"):
            depths.append(-1)
        else:
            depths.append(len(text) - len(text.lstrip()))
    counts: dict[int, int] = {}
    for depth, kind in zip(depths, kinds, strict=True):
        if kind == "P":
            counts[depth] = counts.get(depth, 0) + 1
    usual = max(counts, key=lambda depth: counts[depth]) if counts else -2
    return [2 if depth < 0 else 1 if depth == usual else 0 for depth in depths]
