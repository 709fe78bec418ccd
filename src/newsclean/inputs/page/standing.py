"""Which element of a page is the story's, and how all others stand to it.

Readability's idea, with Chinese marks: sentences speak for the elements around them, links and
menus against them; the element with the highest sum is taken for the story's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from newsclean.inputs.page.elements import FURNITURE
from newsclean.inputs.page.outline import Elements, RawLine
from newsclean.patterns import compiled

__all__ = ["INSIDE", "Standings", "name_of", "standings_of", "step", "worth_of"]

#: The standing of what is inside the story's element.
INSIDE = 7
# Words in class and id names. They are the field's own (Readability's lists, the names that
# content systems give their templates).
_STORY = compiled(r"article|content|story|\bpost|entry|detail|zoom|paragraph|news_?te?xt|artibody")
#: What readers say is prose too, so its names weigh more than those of other furniture.
_COMMENTS = compiled(r"comment|\brepl(?:y|ies)|pinglun|gentie|discuss|feedback|guestbook|\bcmt")
_FURNITURE = compiled(
    r"comment|reply|sidebar|foot|nav|recomm|relat|\bhot|rank|share|sns|social|copyright|login|menu"
    r"|bread|crumb|popular|widget|tool|subscri|promo|\bad[s_-]|\bads?\b|banner|extra|\bmore|aside"
    r"|\btags?\b|keyword|author|editor|byline|source|\binfo|meta|\btime|\bdate|statement|disclaim"
    r"|pager|page-?nav|\bnext|\bprev|\bapp|download|qr|ewm"
)
_HAN = compiled("[\u3400-\u9fff\uf900-\ufaff]")
_MARKS = "，、；。！？,;!?"

#: So many times the prose of one paragraph says that there is another.
_MORE = 1.3
_STANDINGS = (0.0001, 0.05, 0.2, 0.4, 0.7)


def step(value: float, steps: Sequence[float]) -> int:
    """How many of the steps a value has reached."""
    return bisect_right(steps, value)


def worth_of(line: RawLine) -> float:
    """What a line says for (or against) the elements around it being the story's.

    A sentence counts by its length and its marks, a link against; a short line is a menu's or a
    subhead, so a few of them cost one sentence.
    """
    text, _, linked, tag, _, _, _ = line
    size = len(text)
    if tag == "img":
        return 0.0
    if 2 * linked > size:
        return -12.0 - 0.3 * (size if size < 40 else 40)
    if not _HAN.search(text):
        return -4.0
    if size >= 20 or text[-1] in "。！？":
        marks = sum(map(text.count, _MARKS))
        if marks:
            return (1 - 2 * linked / size) * (0.5 * min(size, 400) + 4 * marks)
    return 5.0 if size >= 40 else -8.0


class Standings(NamedTuple):
    """What is known of every element, in the order of the outline."""

    standing: list[int]  # INSIDE the story's element, 0 around it, else 1 to 6 by worth
    furniture: list[int]  # 1 in what is named, or is by its tag, no story
    named: list[int]  # ``name_of`` the nearest element around that has a telling name
    comments: list[int]  # 1 in what is named as readers' comments


@lru_cache(maxsize=4096)
def name_of(words: str) -> int:
    """What class and id words say: 0 nothing, 1 the story's, 2 furniture's, 3 both.

    >>> name_of("article-content"), name_of("sidebar hot-news"), name_of("col-8")
    (1, 2, 0)
    """
    lower = words.lower()
    return (_STORY.search(lower) is not None) + 2 * (_FURNITURE.search(lower) is not None)


@lru_cache(maxsize=4096)
def holds_comments(words: str) -> bool:
    """Whether class and id words say that readers' comments are inside.

    >>> holds_comments("commentlist"), holds_comments("post-content")
    (True, False)
    """
    return _COMMENTS.search(words.lower()) is not None


def standings_of(
    elements: Elements, lines: Sequence[RawLine], worths: Sequence[float]
) -> Standings:
    """How every element stands to the one that is worth most.

    Args:
        elements: The elements of an outline, parents before children.
        lines: Its lines.
        worths: What each line speaks for (``worth_of``, and more where the page says more).
    """
    parents, tags, _, words = elements
    names = [name_of(said) if said else 0 for said in words]
    sums = _sums(elements, names, lines, worths)
    best = max(range(len(sums)), key=lambda place: (sums[place], place))
    if best not in parents:
        best = _home_of(best, parents, lines, worths)
    around = _around(elements, best)
    names[best] = 1
    top = max(sums[best], 1.0)
    shares = [0.0] * len(parents)
    standing = [0] * len(parents)
    furniture = [0] * len(parents)
    comments = [0] * len(parents)
    named = names.copy()
    for place, up in enumerate(parents):
        own = names[place]
        if not own and place:
            named[place] = named[up]
        if place in around:
            continue
        if place == best or (place and standing[up] == INSIDE):
            standing[place] = INSIDE
        else:
            share = sums[place] / top
            if place and shares[up] > share:
                share = shares[up]
            shares[place] = share
            standing[place] = 1 + bisect_right(_STANDINGS, share)
        if (own >= 2 and holds_comments(words[place])) or (place and comments[up]):
            comments[place] = 1
        if own >= 2 or (place and furniture[up]) or (tags[place] in FURNITURE and place != best):
            furniture[place] = 1
    return Standings(standing, furniture, named, comments)


def _sums(
    elements: Elements, names: Sequence[int], lines: Sequence[RawLine], worths: Sequence[float]
) -> list[float]:
    """What the lines inside each element are worth together; what furniture holds counts less."""
    parents, tags, _, words = elements
    sums = [0.0] * len(parents)
    for line, worth in zip(lines, worths, strict=True):
        sums[line[1]] += worth
    for place in range(len(parents) - 1, -1, -1):
        total = sums[place]
        if total > 0:
            if tags[place] in FURNITURE:
                total *= 0.3
            if names[place] == 2:
                total *= 0.2 if holds_comments(words[place]) else 0.5
            sums[place] = total
        if place:
            sums[parents[place]] += total
    return sums


def _home_of(
    best: int, parents: Sequence[int], lines: Sequence[RawLine], worths: Sequence[float]
) -> int:
    """The story's element where the best one is a paragraph: the nearest with more prose.

    The names, figures or verses between the paragraphs of a short story weigh against what holds
    them all. What holds links as well holds more than the story.
    """
    prose = [0.0] * len(parents)
    links = [0] * len(parents)
    for (text, element, linked, _, _, _, _), worth in zip(lines, worths, strict=True):
        if worth > 0:
            prose[element] += worth
        elif 2 * linked > len(text):
            links[element] += 1
    for place in range(len(parents) - 1, 0, -1):
        prose[parents[place]] += prose[place]
        links[parents[place]] += links[place]
    place = parents[best]
    while place > 0 and not links[place]:
        if prose[place] > _MORE * prose[best]:
            return place
        place = parents[place]
    return best


def _around(elements: Elements, best: int) -> set[int]:
    """The elements around one."""
    around = set()
    place = elements.parents[best]
    while place >= 0:
        around.add(place)
        place = elements.parents[place]
    return around
