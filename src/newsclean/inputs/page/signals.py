"""What the tree of a page says of each of its lines, in small numbers.

How its elements stand to the story's, what the lines beside it are, what the head says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import eq

from newsclean.inputs.page.boxes import boxed
from newsclean.inputs.page.outline import Outline, RawLine
from newsclean.inputs.page.standing import INSIDE, name_of, standings_of, step, worth_of

__all__ = ["SIGNALS", "signals_of"]

#: The names of the signals, in order, with how many values each has.
SIGNALS: tuple[tuple[str, int], ...] = (
    ("standing", 8),
    ("links", 5),
    ("kind", 13),
    ("named", 4),
    ("under furniture", 2),
    ("prose of block", 5),
    ("links of block", 5),
    ("size of block", 6),
    ("edges of block", 4),
    ("anchor", 4),
    ("title", 4),
    ("likeness", 6),
    ("length", 7),
    ("above in block", 4),
    ("below in block", 4),
    ("look", 4),
    ("repeated", 2),
    ("comments", 2),
)

_KINDS = {
    **{"p": 1, "div": 2, "td": 3, "th": 3, "li": 4, "dd": 4, "dt": 4, "h1": 5, "h2": 6},
    **dict.fromkeys(("h3", "h4", "h5", "h6"), 7),
    **{"strong": 8, "img": 9, "figcaption": 10, "caption": 10, "blockquote": 11},
}
_OTHER_KIND = 12

#: A description repeats the story's beginning; so much of it is told apart by chance no more.
_ANCHOR = 12
#: What the line that the description begins with adds to the elements around it: as much as
#: three or four paragraphs, so that a story of one outweighs a notice in several.
_ANCHORED = 400.0
#: A shorter line stands in many a <title>.
_TITLE = 8
#: Shorter lines are said twice by chance.
_REPEATED = 12

# Where the steps of the signals begin.
_SHARES = (0.01, 0.3, 0.6, 0.95)
_PROSE = (0.01, 0.2, 0.5, 0.8)
_COUNTS = (2, 3, 5, 9, 20)
_NEAR = (1, 2, 5)
_LENGTHS = (4, 8, 14, 24, 50, 120)
_LIKENESS = (0.001, 0.05, 0.2, 0.5)
_LONG = _LENGTHS[-1]
_LONGEST = len(_LENGTHS)
_LENGTH_STEPS = tuple(step(size, _LENGTHS) for size in range(_LONG))
_NEAR_STEPS = tuple(step(count, _NEAR) for count in range(_NEAR[-1] + 1))


def signals_of(
    outline: Outline, block: Sequence[int], kinds: Sequence[str], said: Sequence[str], title: str
) -> list[tuple[int, ...] | None]:
    """The signals of every line, in the order of ``SIGNALS``; None for what is no story at all.

    That is: alternative texts, and links outside the story's element (four of five lines) or in
    boxes inside it.

    Args:
        outline: The page.
        block: The nearest element of several lines around each of its elements.
        kinds: What each line is (``Markup.tag``).
        said: Descriptions of the story in the page's head; many repeat its beginning.
        title: The text of <title>.
    """
    lines = outline.lines
    anchors = _anchors(lines, said)
    worths = _worths(lines, anchors)
    standing, furniture, named, comments = standings_of(outline.elements, lines, worths)
    homes = [block[line[1]] for line in lines]
    held = _held(lines, worths, homes)
    places = _places(homes)
    likeness = _likenesses(outline, worths)
    titles = _titles(lines, title)
    repeated = _repeated(lines)
    edges = _edges(homes)
    other = boxed(outline, standing, worths)
    out: list[tuple[int, ...] | None] = []
    for place, (text, element, linked, tag, words, pictured, centred) in enumerate(lines):
        size = len(text)
        if tag == "img" or (2 * linked > size and standing[element] != INSIDE) or place in other:
            out.append(None)
            continue
        above, below = places[place]
        prose, links, count = held[homes[place]]
        out.append(
            (
                standing[element],
                step(linked / size, _SHARES) if linked else 0,
                _KINDS.get(kinds[place], _OTHER_KIND),
                (name_of(words) if words else 0) or named[element],
                furniture[element],
                prose,
                links,
                count,
                edges[place],
                anchors[place],
                titles[place],
                likeness[place],
                _LENGTH_STEPS[size] if size < _LONG else _LONGEST,
                above,
                below,
                pictured + 2 * centred,
                int(text in repeated),
                comments[element],
            )
        )
    return out


def _edges(homes: Sequence[int]) -> list[int]:
    """2 where the line above stands in the same block, 1 where the one below does, 3 for both."""
    edges = [1 if same else 0 for same in map(eq, homes, homes[1:])]
    return [2 * above + below for above, below in zip([0, *edges], [*edges, 0], strict=True)]


def _worths(lines: Sequence[RawLine], anchors: Sequence[int]) -> list[float]:
    """What each line speaks for; what the description begins with, far more."""
    worths = list(map(worth_of, lines))
    if 1 in anchors:
        for place, (worth, anchor) in enumerate(zip(worths, anchors, strict=True)):
            if anchor == 1 and worth > 0:
                worths[place] = worth + _ANCHORED
    return worths


def _repeated(lines: Sequence[RawLine]) -> set[str]:
    """The texts that the page says more than once."""
    counts = Counter([line[0] for line in lines if len(line[0]) >= _REPEATED])
    return {text for text, count in counts.items() if count > 1}


def _bare(text: str) -> str:
    return "".join(text.split())


def _anchors(lines: Sequence[RawLine], said: Iterable[str]) -> list[int]:
    """1 for a line that the description begins with, 0 above and 3 below it; 2 without any."""
    starts = {_bare(text)[:_ANCHOR] for text in said}
    starts = {start for start in starts if len(start) == _ANCHOR}
    found = [0] * len(lines)
    if starts:
        for place, line in enumerate(lines):
            if len(line.text) >= _ANCHOR and 2 * line.linked < len(line.text):
                bare = _bare(line.text[:80])
                if any(start in bare for start in starts):
                    found[place] = 1
    if 1 not in found:
        return [2] * len(lines)
    first = found.index(1)
    return found[: first + 1] + [one or 3 for one in found[first + 1 :]]


def _held(
    lines: Sequence[RawLine], worths: Sequence[float], homes: Sequence[int]
) -> dict[int, tuple[int, int, int]]:
    """What each block holds itself, not in blocks inside it, in steps.

    That is: its share of sentences, its share of links, how many lines it has.
    """
    counts = Counter(homes)
    prose = dict.fromkeys(counts, 0)
    links = prose.copy()
    for (text, _, linked, _, _, _, _), worth, home in zip(lines, worths, homes, strict=True):
        if worth > 0:
            prose[home] += 1
        elif 2 * linked > len(text):
            links[home] += 1
    return {home: _shares(prose[home], links[home], count) for home, count in counts.items()}


@lru_cache(maxsize=4096)
def _shares(prose: int, links: int, count: int) -> tuple[int, int, int]:
    return step(prose / count, _PROSE), step(links / count, _SHARES), step(count, _COUNTS)


def _places(homes: Sequence[int]) -> list[tuple[int, int]]:
    """How many lines of its block stand above and below each line, in steps."""
    counts = Counter(homes)
    seen = dict.fromkeys(counts, 0)
    most = _NEAR[-1]
    places = []
    for home in homes:
        above = seen[home]
        seen[home] = above + 1
        below = counts[home] - above - 1
        places.append(
            (
                _NEAR_STEPS[above if above < most else most],
                _NEAR_STEPS[below if below < most else most],
            )
        )
    return places


def _likenesses(outline: Outline, worths: Sequence[float]) -> list[int]:
    """How much of the page's prose stands where a line stands: same parent, tag and names.

    Paragraphs of a story are made alike; what an editor puts between them mostly is not.
    """
    parents, tags, _, words = outline.elements
    spots = []
    prose: dict[tuple[int, str, str], float] = {}
    for line, worth in zip(outline.lines, worths, strict=True):
        place = line.element
        spot = (parents[place], tags[place], words[place])
        spots.append(spot)
        if worth > 0:
            prose[spot] = prose.get(spot, 0.0) + worth
    top = max(prose.values(), default=1.0)
    steps = {spot: 1 + step(value / top, _LIKENESS) for spot, value in prose.items()}
    return [steps.get(spot, 0) for spot in spots]


def _titles(lines: Sequence[RawLine], title: str) -> list[int]:
    """0 where the page prints no title, 1 above the last place that does, 2 there, 3 below."""
    whole = _bare(title)
    found = [0] * len(lines)
    places = [
        place
        for place, line in enumerate(lines)
        if _TITLE <= len(line.text) <= len(whole) + _TITLE
        and 2 * line.linked < len(line.text)
        and line.tag != "img"
        and _bare(line.text) in whole
    ]
    if not places:
        return found
    first = places[0]
    found = [1] * first + [3] * (len(lines) - first)
    for place in places:
        found[place] = 2
    return found
