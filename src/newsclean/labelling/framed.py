"""Stories of short lines: what stands between a byline and the credits, with no word in sentences.

A recipe, a programme, a poem, a table of results have lines that look like those of a menu; but
nothing of a menu stands between the byline of a story and the names of those who made it.

The numbers were chosen on made-up dumps; others of their kind and pages of 34 sites checked them.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.labelling.classes import NUMERAL
from newsclean.labelling.context import REPEATED
from newsclean.labelling.look import Units, is_plain
from newsclean.labelling.reach import is_sentence
from newsclean.labelling.signals import COLON, DATE, LINKS, OPENING
from newsclean.patterns import compiled

__all__ = ["framed"]

#: Fewer lines are no list, more are no story.
_FEWEST, _MOST = 3, 120
#: So far above its byline a title stands, which has so many characters.
_TITLE, _TITLED = 4, 2
#: Headlines and bylines give the day and its year; the last lines of a notice do too.
_DAY, _DATE = compiled(r"(?:19|20)\d\d[-/.年]\d\d?[-/.月]\d\d?"), 13
#: Lines that are shorter on the whole are no headlines; nor are those, where no sentence stands
#: above them or the names of those who made the story stand below.
_SHORT, _LONG = 7.5, 14
#: A poem has so many lines, of so many characters in the mean.
_VERSES, _VERSE = 5, (4.2, 11.0)
_NUMBERED = compiled(rf"\d|{NUMERAL}")
#: So many of the lines of a list have a colon, or a number.
_SHARE = 0.3


def framed(seen: Units, story: Sequence[int]) -> range | None:
    """The units of a story of short lines, or None where the page has another or none.

    Above them is a byline, with a headline above it; right below them the names of those who made
    the story, or the way to the next one. Of a page without any sentence, other marks will do.

    Args:
        story: The units of what is taken for the story: above a list it is the story indeed.
    """
    first = next((i for i in story if is_sentence(seen, i)), len(seen.marks))
    told = first < len(seen.marks) or any(is_sentence(seen, i) for i in range(len(seen.marks)))
    best: range | None = None
    for i, mark in enumerate(seen.marks):
        if (mark == "b" or seen.shapes[i].own[DATE] == 1) and _has_headline(seen, i):
            lines = _lines_below(seen, i)
            if (
                first >= lines.start
                and _is_story(seen, lines, told)
                and (best is None or len(lines) > len(best))
            ):
                best = lines
    return best if best is not None else _verse(seen)


def _verse(seen: Units) -> range | None:
    """The lines that are longest together, where a page has neither sentence nor byline: a poem.

    Those of a menu are shorter, those of a list of headlines longer, or are links.
    """
    if any(kind in "PS" for kind in seen.kinds):
        return None
    best: range | None = None
    most = 0
    first = 0
    for i in range(len(seen.marks) + 1):
        if i < len(seen.marks) and is_plain(seen, i) and seen.shapes[i].mark == 0:
            continue
        size = sum([len(seen.shapes[j].text) for j in range(first, i)])
        mean = size / (i - first) if i - first >= _VERSES else 0.0
        if _VERSE[0] <= mean <= _VERSE[1] and size > most:
            best, most = range(first, i), size
        first = i + 1
    return best


def _has_headline(seen: Units, byline: int) -> bool:
    """Whether a title may stand above a byline."""
    return any(
        seen.marks[i] == "." and len(seen.shapes[i].text) >= _TITLED
        for i in range(max(0, byline - _TITLE), byline)
    )


def _lines_below(seen: Units, byline: int) -> range:
    """The units below a byline, and the tools beside it, that no rule marks."""
    size = len(seen.marks)
    first = byline + 1
    while first < size and seen.marks[first] not in ".exdc":
        first += 1
    end = first
    most = min(size, first + _MOST + 1)
    while end < most and (seen.marks[end] in ".i" or _is_signature(seen, end)):
        end += 1
    return range(first, end)


def _is_signature(seen: Units, i: int) -> bool:
    """Whether a unit is the date of a notice, or where to ask, and no byline and no credit."""
    one = seen.shapes[i]
    if seen.marks[i] == "e":
        return one.own[OPENING] == 0 and one.own[COLON] > 0
    return seen.marks[i] in ".b" and seen.kinds[i] == "D" and len(one.text) <= _DATE


def _is_story(seen: Units, lines: range, told: bool) -> bool:
    """Whether lines are those of a story rather than a menu or a list of headlines.

    Args:
        told: Whether the page has a sentence anywhere.
    """
    if not _FEWEST <= len(lines) <= _MOST or lines.stop >= len(seen.marks):
        return False
    below = seen.marks[lines.stop]
    if below not in "ex" and told:
        return False
    short = [i for i in lines if seen.kinds[i] not in "PS" or _is_item(seen, i)]
    listed = any(seen.shapes[i].own[LINKS] or seen.near[i][REPEATED] > 1 for i in short)
    return (
        len(short) >= _FEWEST
        and not listed
        and not _is_dated(seen, lines)
        and (_is_told(seen, lines, short, below == "e"))
    )


def _is_item(seen: Units, i: int) -> bool:
    """Whether a short sentence is numbered, or led in as a question is."""
    one = seen.shapes[i]
    return seen.kinds[i] == "S" and (one.own[COLON] > 0 or _NUMBERED.match(one.text) is not None)


def _is_dated(seen: Units, lines: range) -> bool:
    """Whether days are given with their year, as beside headlines and in bylines."""
    return any(
        _DAY.search(seen.shapes[i].text) is not None and not _is_signature(seen, i) for i in lines
    )


def _is_told(seen: Units, lines: range, short: Sequence[int], signed: bool) -> bool:
    """Whether short lines are what is told, and no headlines below a story of sentences."""
    texts = [seen.shapes[i].text for i in short]
    size = sum(map(len, texts))
    sentences = sum([len(seen.shapes[i].text) for i in lines]) - size
    if sentences > size:
        return False
    marked = sum([":" in text or _NUMBERED.match(text) is not None for text in texts])
    longest = _SHORT if sentences and not signed else _LONG
    return marked >= len(texts) * _SHARE or size < len(texts) * longest
