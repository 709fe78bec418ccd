"""How much a unit talks of what the story talks of: the words that both use.

Teasers, comments and notices are sentences like those of the story, and no look tells them from
it; but they talk of something else. Words are not told apart here: pairs of characters serve.

Source of the idea: M. A. Hearst, "TextTiling: segmenting text into multi-paragraph subtopic
passages", Computational Linguistics 23, 1997.
"""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
from bisect import bisect
from collections.abc import Sequence

from newsclean.labelling.signals import Shape

__all__ = ["COHESION", "cohesion"]

#: Shares of the pairs of a unit that the story says too. Of 100 sentences outside a story 67 stay
#: below the second, of those in it 3 (on pages of 34 sites).
_SHARES = (0.04, 0.1, 0.17, 0.25, 0.36, 0.5)
#: How many values there are.
COHESION = len(_SHARES) + 2
#: So many characters of the core are the story's words; of each unit so many, of the one that is
#: looked at so many.
_CORE, _PART, _LOOKED_AT = 2000, 400, 80
#: For so many units it pays to list the pairs of the core.
_MANY = 200
#: A unit of fewer pairs says nothing.
_FEW = 3


def cohesion(shapes: Sequence[Shape], core: tuple[int, int], window: tuple[int, int]) -> list[int]:
    """For each unit of a window: 0 too short to say, else how much of it the core says, in steps.

    A unit of the core is compared with the rest of it.

    Args:
        shapes: The units of the page.
        core: First and last unit of what is taken for the story.
        window: Half-open range of units.

    >>> from newsclean.labelling.signals import shape
    >>> lines = "大桥昨日通车,市民看热闹。", "新建的大桥昨日通车。", "秋季招生今日开始报名。"
    >>> cohesion([shape(line) for line in lines], (0, 0), (1, 3))
    [6, 1]
    """
    said, places = _core(shapes, core)
    known: str | set[str] = said
    if window[1] - window[0] > _MANY:
        known = {said[k : k + 2] for k in range(len(said) - 1)}
    found = []
    for i in range(*window):
        one = shapes[i]
        if one.kind in "MmD":
            found.append(0)
            continue
        text = one.text[:_LOOKED_AT]
        pairs = [text[k : k + 2] for k in range(0, len(text) - 1, 2)]
        pairs = [pair for pair in pairs if pair[0] > "\u2fff" and pair[1] > "\u2fff"]
        if len(pairs) < _FEW:
            found.append(0)
            continue
        place = places.get(i)
        if place is None:
            both = sum([pair in known for pair in pairs])
        else:
            a, b = place
            find = said.find
            both = sum([find(pair, 0, a) >= 0 or find(pair, b) >= 0 for pair in pairs])
        found.append(1 + bisect(_SHARES, both / len(pairs)))
    return found


def _core(shapes: Sequence[Shape], core: tuple[int, int]) -> tuple[str, dict[int, tuple[int, int]]]:
    """The words of the core, and where those of each of its units stand in them."""
    parts: list[str] = []
    places: dict[int, tuple[int, int]] = {}
    size = 0
    for i in range(core[0], core[1] + 1):
        text = shapes[i].text[:_PART]
        places[i] = size, size + len(text)
        parts.append(text)
        size += len(text) + 1
        if size > _CORE:
            break
    return "\n".join(parts), places
