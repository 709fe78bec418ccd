"""Which line is the title."""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul

from newsclean.labelling.context import BLANK_LINES, REPEATED
from newsclean.labelling.cores import overlaps
from newsclean.labelling.headline import (
    LONGEST,
    SHORTEST,
    could_head,
    is_bare_date,
    is_headline,
    is_menu,
    is_office,
)
from newsclean.labelling.look import Units
from newsclean.labelling.signals import DATE, JOINTS, LINKS, OPENING
from newsclean.labelling.weighing import Weights
from newsclean.patterns import compiled

__all__ = ["TITLE_CLUES", "candidates", "said_below", "title_clues", "title_unit"]

#: A title stands within so many units above its story.
_WITHIN = 80
#: And where nothing but its place speaks for it, within so many.
_CLOSE = 6
#: How much a title that the head of an HTML page names is believed.
_WITNESSED = 4.0
#: How much speaks for a line between the path of the page and the byline, however short it is.
_BETWEEN = 2.5
#: How much speaks against a line that says whose picture it is, who somebody is, or asks the
#: third question.
_CAPTION = 2.5
#: And against one that is more than a sentence: a standfirst.
_SENTENCES = 2.0
#: And for the only heading there is.
_ONLY = 1.0
_PICTURED = compiled(
    r"[(][^()]{0,8}(?:图|摄|资料照)[/:、][^()]*[)]。?$|[(][左右中前后][)]|^(?:q|a|问|答)\d*[:.]"
)
#: Where nothing speaks for any line, the likeliest headline is taken if it is not less likely.
_UNLIKELY = -2.8
#: The one right above the story may be so much less likely.
_NEARER = 1.5
#: What stands between the name of a site and the title behind it.
_BEFORE = frozenset("»>›|_")
#: A shorter title is not told from its first words; a longer rest is no name of a site.
_LONG_ENOUGH, _SITE = 10, 6

#: The names of the clues, in order.
TITLE_CLUES = (
    "any",
    "said below",
    "repeated",
    "heading",
    "item",
    "link",
    "date or names",
    "caption",
    "bars or steps",
    "ends a sentence",
    "prose",
    "site in it",
    "marked",
    "date below",
    "next to the story",
    "distance",
    "prose between",
    "short",
    "long",
    "in the story",
    "first of all",
    "blanks around",
    "headlines above",
    "after a path",
    "within another",
    "another within",
    "date right below",
    "said by all",
)


def title_unit(
    seen: Units, story: Sequence[int], weights: Weights, witnesses: Sequence[str] = ()
) -> int | None:
    """The unit that is the title, or None.

    Args:
        seen: The units of the page.
        story: The units of the story, in order.
        weights: What was fitted.
        witnesses: Titles that the head of an HTML page names, folded.
    """
    best, most = None, 0.0
    likely, least = None, _UNLIKELY
    scores: dict[int, float] = {}
    text, whole = said_below(seen, story)
    where = candidates(seen, story)
    others = other_lines(seen, where)
    headings = [i for i in where if seen.shapes[i].mark == 2]
    for i in where:
        found = title_clues(seen, i, story[0], text, whole, others)
        score = sum(map(mul, found, weights.title))
        words = seen.shapes[i].text
        if any(said == words or words in said or said in words for said in witnesses if said):
            score += _WITNESSED
        if i and seen.marks[i - 1] == "p" and seen.marks[i + 1 : i + 2] == "b":
            score += _BETWEEN
        if _PICTURED.search(words) is not None or is_office(words):
            score -= _CAPTION
        if "。" in words[:-1]:
            score -= _SENTENCES
        if headings == [i]:
            score += _ONLY
        scores[i] = score
        if score > most:
            best, most = i, score
        elif score > least and i != story[0] and could_head(seen, i):
            likely, least = i, score
    if best is not None:
        return _without_site(seen, best, where)
    above = _headline_above(seen, story) if story else None
    if likely is None or (above is not None and scores.get(above, -9.0) > least - _NEARER):
        return above
    return likely


def _without_site(seen: Units, best: int, where: Sequence[int]) -> int:
    """The title's line, or the one that says the same without the name of the site beside it."""
    text = seen.shapes[best].text
    for i in where:
        words = seen.shapes[i].text
        if len(words) < _LONG_ENOUGH or len(words) == len(text):
            continue
        if text.startswith(words):
            rest = text[len(words) :]
            if rest.lstrip()[:1] in "-_|" or len(rest) <= _SITE:
                return i
        elif text.endswith(words) and text[: -len(words)].rstrip()[-1:] in _BEFORE:
            return i
    return best


def _headline_above(seen: Units, story: Sequence[int]) -> int | None:
    """The headline right above the story, or at its head, where no clue speaks for any line.

    Short dumps give the clues little to go by. Between it and the story stand only lines that a
    rule names (the byline, a row to share the page), and above it is no list of headlines.
    """
    first = story[0]
    if len(story) > 1 and _heads_prose(seen, story) and is_headline(seen, first):
        return first
    for i in range(first - 1, max(-1, first - 1 - _CLOSE), -1):
        if seen.marks[i] in ".i" and seen.shapes[i].own[DATE] not in (1, 2):
            above = range(max(0, i - 3), i)
            listed = sum([1 for j in above if seen.kinds[j] == "H" and seen.marks[j] in ".r"])
            return i if is_headline(seen, i) and listed < 2 else None
    return None


def _heads_prose(seen: Units, story: Sequence[int]) -> bool:
    """Whether prose is near the head of a story: the first line of a poem is not its title."""
    return any(seen.kinds[i] in "PS" for i in story[1:6])


def _is_dated(seen: Units, i: int) -> bool:
    """Whether a line is a byline, or a short one that holds a date."""
    date = seen.shapes[i].own[DATE]
    return seen.marks[i] == "b" or date in (1, 2) or (date == 3 and seen.kinds[i] in "HD")


def candidates(seen: Units, story: Sequence[int]) -> list[int]:
    """The units that may be the title of a story, the nearest first."""
    if not story:
        return []
    first = story[0]
    found = []
    headline = seen.kinds[first] in "HM" or seen.shapes[first].mark == 2
    short_prose = seen.kinds[first] in "SP" and len(seen.shapes[first].text) <= 44
    headline = headline and _heads_prose(seen, story)
    if is_menu(seen.shapes[first].text) or is_bare_date(seen, first):
        headline = False
    if (len(story) > 1 and headline) or (len(story) > 2 and short_prose):
        found.append(first)
    for i in range(first - 1, max(-1, first - 1 - _WITHIN), -1):
        if seen.kinds[i] not in "mM" or len(seen.shapes[i].text) > 5:
            text = seen.shapes[i].text
            fits = SHORTEST <= len(text) <= LONGEST and seen.marks[i] in ".inprb"
            if fits and not (is_bare_date(seen, i) or is_menu(text)):
                found.append(i)
    return found


def _cut_at_site(words: str) -> str:
    """A line up to the name of the site at its end, with the line's end."""
    for mark in ("_", "-", "|"):
        head, found, _ = words.partition(mark)
        if found and len(head) >= 6:
            return head.strip() + "\n"
    return "\0"


def other_lines(seen: Units, where: Sequence[int]) -> str:
    """The candidates and the head of the page, a line each: pages name their title there too."""
    return "\n".join([seen.shapes[i].text for i in {*range(min(3, len(seen.kinds))), *where}])


def said_below(seen: Units, story: Sequence[int]) -> tuple[str, str]:
    """How a story begins, and what it says, for ``title_clues``."""
    begins = "".join([seen.shapes[i].text for i in story[:8]])[:700]
    return begins, "".join([seen.shapes[i].text for i in story[:40]])[:3000]


def title_clues(
    seen: Units, i: int, first: int, text: str, whole: str, others: str
) -> tuple[float, ...]:
    """What speaks for a unit being the title, in the order of ``TITLE_CLUES``.

    Args:
        first: The first unit of the story.
        text: How the story begins.
        whole: What the story says, from there on.
        others: The text of ``other_lines``.
    """
    one = seen.shapes[i]
    own, words, row = one.own, one.text, seen.near[i]
    size = len(words)
    inside = i == first
    between = seen.kinds[i + 1 : first]
    below = range(i + 1, min(first, i + 6))
    dated = [_is_dated(seen, j) for j in below]
    start = size if inside else 0
    said, said_by_all = overlaps(words, whole[start:], len(text) - start)
    weight = min(1.0, size / 12)
    above = seen.kinds[max(0, i - 3) : i]
    return (
        1.0,
        said * weight,
        float(row[REPEATED] > 0),
        float(one.mark == 2),
        float(one.mark == 1),
        float(own[LINKS] == 3),
        float(own[DATE] in (1, 2, 4) or own[OPENING] in (1, 2, 3)),
        float(own[OPENING] >= 4),
        float(own[JOINTS] >= 2),
        float(words[-1] in "。,;、"),
        float(seen.kinds[i] == "P"),
        float("_" in words or "-" in words),
        float(seen.marks[i] != "."),
        float(any(dated)),
        float(i + 1 == first),
        min(1.0, (first - i) / 40),
        min(3, between.count("P") + between.count("S")) / 3,
        float(size < 8),
        float(size > 45),
        float(inside),
        float(i < 2),
        float(row[BLANK_LINES] % 4 == 3),
        (above.count("H") + above.count("h")) / 3,
        float("p" in seen.marks[max(0, i - 4) : i]),
        float(size >= 6 and others.count(words) > 1 + row[REPEATED]),
        float(_cut_at_site(words) in others)
        if "-" in words or "_" in words or "|" in words
        else 0.0,
        float(any(dated[:2])),
        said_by_all * weight,
    )
