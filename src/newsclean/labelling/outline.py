"""How each unit lies to the core of the story: the signals of the second look."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from newsclean.labelling.context import HIT, KIND

__all__ = ["far"]

#: Steps of the first look, in log odds.
_LOOKS = (-5.0, -3.0, -1.5, -0.5, 0.5, 1.5, 3.0, 5.0)
#: Steps of a share of all prose.
_SHARES = (0.001, 0.05, 0.2, 0.5, 0.8, 0.999)
_OUTSIDE = 9


def far(
    looks: Sequence[float],
    worths: Sequence[float],
    core: tuple[int, int],
    near: Sequence[tuple[int, ...]],
    marks: Sequence[int],
    window: tuple[int, int],
    told: Sequence[int],
) -> list[tuple[int, ...]]:
    """The signals of the units of a window, in the order of ``labelling.features.FAR``.

    Args:
        looks: The first look at every unit of the page, log odds of prose.
        worths: What each adds to a run.
        core: First and last unit of the run that is taken for the story.
        near: The signals of the context.
        marks: The bullets and the like (``Shape.mark``).
        window: Half-open range of units.
        told: What ``labelling.cohesion`` says of each unit of the window.
    """
    start, end = window
    steps = [bisect(_LOOKS, look) for look in looks[max(0, start - 3) : end + 3]]
    base = min(3, start)
    steps = [_OUTSIDE] * (3 - base) + steps + [_OUTSIDE] * 3
    good = [1 if 6 <= step < _OUTSIDE else 0 for step in steps]
    total = sum([value for value in worths if value > 0]) or 1.0
    above = sum([value for value in worths[:start] if value > 0]) / total
    found: list[tuple[int, ...]] = []
    for i in range(start, end):
        k = i - start + 3
        value = worths[i]
        own = value / total if value > 0 else 0.0
        row = near[i]
        found.append(
            (
                steps[k],
                steps[k - 1],
                steps[k + 1],
                _place(i, core),
                bisect(_SHARES, above),
                bisect(_SHARES, 1.0 - above - own),
                row[KIND],
                row[HIT],
                marks[i],
                good[k - 1] + good[k - 2] + good[k - 3],
                good[k + 1] + good[k + 2] + good[k + 3],
                told[i - start],
            )
        )
        above += own
    return found


def _place(i: int, core: tuple[int, int]) -> int:
    """Before the core 0 to 5, in it 6 to 8, after it 9 to 14, in steps of distance."""
    first, last = core
    if i < first:
        up = first - i
        return 6 - up if up < 5 else 1 if up < 13 else 0
    if i > last:
        down = i - last
        return 8 + down if down < 5 else 13 if down < 13 else 14
    return 6 if i == first else 8 if i == last else 7
