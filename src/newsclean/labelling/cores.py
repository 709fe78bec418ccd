"""Where the story may lie: the runs of prose on a page, and which of them is the story.

A page holds several runs of prose (comments, teasers, a notice on cookies), and the longest is
not always the story: a brief has one paragraph. What tells it is what stands around: its title
shares words with it, a date and a source stand above, an agency's dateline opens it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from newsclean.labelling.context import ENDS
from newsclean.labelling.signals import DATE, OPENING, Shape

__all__ = ["CLUES", "best_title", "clues", "joined", "overlaps", "segments", "worth"]

#: How many runs are looked at.
_MOST = 6
#: A title stands within so many units above its story.
_TITLE_WITHIN = 14
#: A run so few units below the story, with no end mark between, is its second part.
_BRIDGE = 16

#: The names of the clues, in order.
CLUES = (
    "mass",
    "share of mass",
    "dateline",
    "date above",
    "date near",
    "title words",
    "title repeated",
    "title heading",
    "comment marks",
    "noise marks",
    "credit below",
    "place",
    "paragraphs",
    "mass above",
    "prose just above",
)

#: How bad a unit without a mark can be, by kind: prose is never far from being story.
_LOWEST = {"P": 0.1, "S": -0.2, "H": -0.8, "M": -1.0, "D": -1.0, "h": -1.2, "m": -1.2}
#: How much a unit counts for, by the step of its length.
_WEIGHT = (0, 0.3, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.4, 1.7, 2.0, 2.3)


def worth(look: float, kind: str, mark: str, length: int) -> float:
    """What a unit adds to a run.

    Args:
        look: The log odds of the first look.
        mark: Its letter of ``labelling.context.letters``.
        length: The step of its length.
    """
    if look > 0:
        return (look if look < 3.0 else 3.0) * _WEIGHT[length]
    lowest = _LOWEST[kind] if mark in ".ia" else -2.5
    return look if look > lowest else lowest


def segments(worths: Sequence[float], most: int = _MOST) -> list[tuple[int, int, float]]:
    """The maximal scoring runs of a sequence, heaviest first: (first, last, sum) of each.

    Source: W. L. Ruzzo, M. Tompa, "A linear time algorithm for finding all maximal scoring
    subsequences", ISMB 1999.

    >>> segments([1.0, -2.0, 3.0, -1.0, 2.0])
    [(2, 4, 4.0), (0, 0, 1.0)]
    """
    runs: list[tuple[int, int, float, float]] = []  # first, last, sum to the left, sum to the right
    lower: list[int] = []  # for each run, the nearest one before it with less to its left
    total = 0.0
    for i, value in enumerate(worths):
        if value <= 0:
            total += value
            continue
        first, left = i, total
        total += value
        right = total
        j = len(runs) - 1
        while True:
            while j >= 0 and runs[j][2] >= left:
                j = lower[j]
            if j < 0 or runs[j][3] >= right:
                break
            first, left = runs[j][0], runs[j][2]
            before = lower[j]
            del runs[j:], lower[j:]
            j = before
        runs.append((first, i, left, right))
        lower.append(j)
    # Beside a sum of thousands, a worth of a trillionth adds nothing.
    found = [(first, last, right - left) for first, last, left, right in runs if right > left]
    found.sort(key=lambda run: -run[2])
    return found[:most]


def joined(
    run: tuple[int, int, float], runs: Sequence[tuple[int, int, float]], marks: str
) -> tuple[int, int]:
    """A run with the runs close below it, as far as no mark of a story's end lies between.

    >>> joined((2, 4, 9.0), [(2, 4, 9.0), (7, 9, 3.0)], "." * 12)
    (2, 9)
    """
    first, last, _ = run
    for start, end, mass in sorted(runs):
        if last < start <= last + _BRIDGE and mass > 1:
            between = marks[last + 1 : start]
            if not any(mark in between for mark in ENDS):
                last = end
    return first, last


def clues(
    run: tuple[int, int, float],
    runs: Sequence[tuple[int, int, float]],
    shapes: Sequence[Shape],
    kinds: str,
    repeated: Sequence[int],
    marks: str,
) -> tuple[float, ...]:
    """What speaks for a run of units being the story, in the order of ``CLUES``.

    Args:
        run: First and last unit, and its sum.
        runs: All runs, it among them.
        repeated: How often the text of each unit stands elsewhere on the page.
        marks: One letter a unit, as ``labelling.context.letters`` gives them.
    """
    first, last, mass = run
    size = last - first + 1
    total = sum([other[2] for other in runs])
    higher = [other for other in runs if other[1] < first]
    opening = any(one.own[OPENING] == 1 for one in shapes[first : min(first + 1, last) + 1])
    byline = marks[max(0, first - 6) : first]
    dated = [i for i in range(max(0, first - 6), first) if shapes[i].own[DATE] in (1, 2)]
    close = bool(dated) and "P" not in kinds[dated[-1] : first]
    title = best_title(first, last, shapes, kinds)
    words = title[1]
    inside = marks[first : last + 1]
    around = marks[max(0, first - 3) : last + 4]
    return (
        log(1.0 + mass),
        mass / total,
        float(opening),
        float(bool(dated) or "b" in byline),
        float(close or "b" in byline[-3:]),
        words,
        float(words > 0.25 and repeated[title[0]] > 0),
        float(words > 0.25 and shapes[title[0]].mark == 2),
        min(1.0, around.count("c") / (size + 2)),
        (size - inside.count(".")) / size,
        float(any(mark in "ed" for mark in marks[last + 1 : last + 4])),
        first / len(kinds),
        min(size, 10) / 10,
        sum([other[2] for other in higher]) / total,
        float(any(other[1] > first - 12 and other[2] * 3 > mass for other in higher)),
    )


def best_title(first: int, last: int, shapes: Sequence[Shape], kinds: str) -> tuple[int, float]:
    """The headline above a run whose words the run says most, and what share of them."""
    text = "".join([shapes[i].text for i in range(first, min(last + 1, first + 6))])[:600]
    best, share = first, 0.0
    for i in range(first - 1, max(-1, first - 1 - _TITLE_WITHIN), -1):
        if kinds[i] in "PSDm":
            continue
        words = shapes[i].text
        if 8 <= len(words) <= 60:
            said = overlap(words, text)
            if said > share:
                best, share = i, said
    return best, share


def overlap(title: str, text: str) -> float:
    """The share of a title's pairs of characters, every second one, that a text says too.

    >>> overlap("大桥通车", "某地大桥昨日通车")
    1.0
    """
    return overlaps(title, text, len(text))[1]


def overlaps(title: str, text: str, begins: int) -> tuple[float, float]:
    """The same for how a text begins, its first so many characters, and for all of it.

    >>> overlaps("大桥通车", "某地大桥昨日通车", 4)
    (0.5, 1.0)
    """
    pairs = [title[i : i + 2] for i in range(0, len(title) - 1, 2)]
    if not pairs:
        return 0.0, 0.0
    places = list(map(text.find, pairs))
    near = sum([0 <= place < begins - 1 for place in places])
    return near / len(pairs), (len(pairs) - places.count(-1)) / len(pairs)
