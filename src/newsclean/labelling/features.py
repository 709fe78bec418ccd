"""Which signals are weighed, alone and in pairs: the layout of the table of weights.

A feature is a signal, or a pair of signals; each of its values has a row of weights. The rows of
a unit are summed. Groups are sets of signals whose sum is remembered together, since the lines of
a page come in few shapes.
"""

from __future__ import annotations

from newsclean.labelling.cohesion import COHESION
from newsclean.labelling.context import NEAR
from newsclean.labelling.signals import OWN

__all__ = ["COLUMNS", "FAR", "GROUPS", "PARTS", "features"]

#: What a row of weights holds. ``prose`` is the first look, which needs no knowledge of the rest
#: of the page; ``story`` and ``gap`` are for a unit in the story or in a gap of it; the others for
#: passing from one to the other: the story begins, breaks off, goes on, ends.
COLUMNS = ("prose", "story", "gap", "begins", "breaks", "resumes", "ends")

#: Signals that need the first look at the whole page.
FAR: tuple[tuple[str, int], ...] = (
    ("look", 9),
    ("look above", 10),
    ("look below", 10),
    ("place", 15),
    ("mass above", 7),
    ("mass below", 7),
    ("kind", 8),
    ("hit", 20),
    ("mark", 6),
    ("prose close above", 4),
    ("prose close below", 4),
    ("cohesion", COHESION),
)

_OWN_PAIRS = (
    ("length", "last"),
    ("length", "mark"),
    ("length", "links"),
    ("length", "function"),
    ("length", "date"),
    ("length", "first"),
    ("length", "colon"),
    ("stops", "commas"),
)
_NEAR_PAIRS = (
    ("above", "below"),
    ("kind", "above"),
    ("kind", "below"),
    ("kind", "to prose above"),
    ("kind", "to prose below"),
    ("kind", "indent"),
    ("kind", "blanks"),
    ("kind", "repeated"),
    ("kind", "hits below"),
    ("kind", "hit"),
    ("hit", "to prose below"),
)
_FAR_PAIRS = (
    ("kind", "place"),
    ("look", "place"),
    ("look", "look above"),
    ("look", "look below"),
    ("look", "hit"),
    ("hit", "place"),
    ("mark", "place"),
    ("mass above", "mass below"),
    ("place", "mass below"),
    ("place", "mass above"),
    ("look", "prose close above"),
    ("look", "prose close below"),
    ("kind", "cohesion"),
    ("cohesion", "place"),
    ("look", "cohesion"),
    ("hit", "cohesion"),
)

#: Name, signals and pairs of each group. "hit" and "kind" alone belong to ``near``.
GROUPS = (
    ("own", OWN, _OWN_PAIRS),
    ("near", NEAR, _NEAR_PAIRS),
    ("far", FAR, _FAR_PAIRS),
)

#: Signals of each group whose features are summed together and remembered: for a unit that is new
#: as a whole, most of these sums are known. Each feature has its signals within one of them.
PARTS = {
    "own": (
        ("length", "last", "first", "mark"),
        ("length", "links", "function", "date", "colon"),
        ("stops", "commas", "ascii", "digits", "spaces", "joints", "quotes", "opening"),
    ),
    "near": (
        ("kind", "above", "below", "to prose above", "to prose below"),
        ("kind", "hit", "hits below", "to prose below", "repeated", "blanks", "indent"),
    ),
    "far": (
        ("look", "look above", "look below", "prose close above", "prose close below"),
        ("place", "mass above", "mass below", "mark"),
        ("look", "place", "kind", "hit", "cohesion"),
    ),
}


def features(
    signals: tuple[tuple[str, int], ...], pairs: tuple[tuple[str, str], ...]
) -> list[tuple[str, int, int, int]]:
    """The features of a group: name, place of the first signal, of the second, size of the second.

    A signal alone has -1 for the second place, and 1 for its size.

    >>> features((("a", 3), ("b", 2)), (("a", "b"),))
    [('a', 0, -1, 1), ('b', 1, -1, 1), ('a & b', 0, 1, 2)]
    """
    names = [name for name, _ in signals]
    found = [(name, i, -1, 1) for i, name in enumerate(names)]
    for left, right in pairs:
        i, j = names.index(left), names.index(right)
        found.append((f"{left} & {right}", i, j, signals[j][1]))
    return found
