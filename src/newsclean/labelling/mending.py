"""What the best path does not know: text that is nearly clean stays whole."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.labelling.look import Look, Units
from newsclean.labelling.path import STORY

__all__ = ["mended", "nearly_clean"]


def mended(seen: Units, look: Look, path: Sequence[int]) -> list[int]:
    """The path, with what is kept when in doubt."""
    states = list(path)
    if nearly_clean(seen):
        for i in range(len(states)):
            if seen.marks[i] in ".i" and not _is_byline(seen, i):
                states[i] = STORY
    if STORY not in states:
        best = max(range(len(states)), key=lambda i: (look.looks[i], -i))
        states[best] = STORY
    return states


def nearly_clean(seen: Units) -> bool:
    """Whether a text holds hardly anything but a story.

    Prose is three quarters of its characters, and there is at most a short line for each of prose.
    """
    prose = sum([len(one.text) for one, kind in zip(seen.shapes, seen.kinds, strict=True) if kind in "PS"])
    whole = sum([len(one.text) for one in seen.shapes])
    if prose * 4 < whole * 3:
        return False
    marked = len(seen.marks) - seen.marks.count(".") - seen.marks.count("i")
    count = seen.kinds.count("P") + seen.kinds.count("S")
    return marked * 10 <= len(seen.marks) and len(seen.kinds) - count <= count


def _is_byline(seen: Units, i: int) -> bool:
    """Whether a line says when and by whom, and no more."""
    own = seen.shapes[i].own
    return seen.kinds[i] == "D" and (own[10] == 1 or own[15] in (2, 3))
