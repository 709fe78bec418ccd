"""What stands around a unit: the signals that only the whole page can give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from newsclean.labelling.signals import KINDS, Shape
from newsclean.model import CUT_LABELS, Hit, Line

__all__ = [
    "BLANK_LINES",
    "ENDS",
    "HIT",
    "INDENT",
    "KIND",
    "NEAR",
    "REPEATED",
    "kinds_of_units",
    "letters",
    "marks_of_hits",
    "near",
]

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
#: Where in a row of them they are.
KIND, _, _, _, _, REPEATED, BLANK_LINES, INDENT, HIT, _ = range(len(NEAR))

#: For ``str.translate``: the character whose number is the kind's.
_KIND_CODE = {ord(kind): i + 1 for i, kind in enumerate(KINDS)}
_HIT_CODE = {label: i + 1 for i, label in enumerate(CUT_LABELS)}

#: A letter for the label of the rule that hit a unit; ``n`` for those of menus.
_MARKS = {"breadcrumb": "p", "byline": "b", "credit": "e", "disclaimer": "d", "copyright": "d"}
_MARKS |= {"prev_next": "x", "related": "r", "share": "s", "comment": "c", "ad": "a", "promo": "a"}
_MARKS |= {"annotation": "i", "separator": "."}
#: Those that no story goes on below: credits, disclaimers, the way to the next story, comments.
ENDS = "edxc"
#: Distances in units to their step.
_STEP = [0, 1, 2, 3, 3, 3, 4, 4, 4, 4, 4, 4, 5]
#: So many units below are looked at for hits; how many have one, in steps.
_NEXT, _FEW = 4, (0, 1, 2, 2, 2)
#: Blanks beyond ASCII that dumps begin lines with.
_WIDE = "\u3000\xa0\ufeff"


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
    codes = list(kinds.translate(_KIND_CODE).encode("latin-1"))
    up = _steps_up(kinds)
    down = _steps_up(kinds[::-1])[::-1]
    texts = [one[0] for one in shapes]
    counts = Counter(texts)
    repeated = [0 if counts[text] == 1 else 1 if counts[text] == 2 else 2 for text in texts]
    hit = [_HIT_CODE[label] if label else 0 for label in hits]
    return list(
        zip(
            codes,
            [0, *codes],
            [*codes[1:], 0],
            up,
            down,
            repeated,
            _blanks(firsts, lasts),
            _indents(lines, firsts, kinds),
            hit,
            _hits_below(hit),
            strict=False,
        )
    )


def _steps_up(kinds: str) -> list[int]:
    """How far the nearest prose above each unit is, in steps."""
    first, *others = kinds.split("P")
    steps = [_STEP[-1]] * (len(first) + 1)
    for row in others:
        steps += _STEP[1 : len(row) + 2]
        steps += [_STEP[-1]] * (len(row) + 2 - len(_STEP))
    steps.pop()  # the last row ends in no prose
    return steps


def _hits_below(hit: Sequence[int]) -> list[int]:
    """How many of the next four units a rule hits; two stand for more."""
    if not any(hit):
        return [0] * len(hit)
    sums = [0, *accumulate([1 if code else 0 for code in hit])]
    sums += [sums[-1]] * _NEXT
    return [_FEW[b - a] for a, b in zip(sums[1:], sums[1 + _NEXT :], strict=False)]


def _blanks(firsts: Sequence[int], lasts: Sequence[int]) -> list[int]:
    """Whether blank lines stand above and below; a dump full of them says less by it."""
    gaps = [1, *[1 if b - a > 1 else 0 for a, b in zip(lasts, firsts[1:], strict=False)], 1]
    airy = (sum(gaps) - 1) * 3 // (len(firsts) + 1) * 4
    return [airy + above * 2 + below for above, below in pairwise(gaps)]


def _indents(lines: Sequence[Line], firsts: Sequence[int], kinds: str) -> list[int]:
    """2 indented as Chinese paragraphs are, 1 like most of the prose, 0 otherwise."""
    starts = [lines[i][1] for i in firsts]
    depths = [_depth(text) if text[0] <= " " or text[0] in _WIDE else 0 for text in starts]
    if not any(depths):  # half of the dumps
        return [1 if "P" in kinds else 0] * len(depths)
    counts = Counter([depth for depth, kind in zip(depths, kinds, strict=True) if kind == "P"])
    usual = max(counts, key=lambda depth: counts[depth]) if counts else -2
    return [2 if depth < 0 else 1 if depth == usual else 0 for depth in depths]


def _depth(text: str) -> int:
    """How many blanks a line begins with; -1 for the indent of Chinese paragraphs."""
    return -1 if text.startswith("\u3000\u3000") else len(text) - len(text.lstrip())
