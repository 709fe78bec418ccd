"""One page under the labeller: its units, their signals, the core, the path."""

# As in model/: no `from __future__ import annotations`, for the sake of a quick start.
from collections.abc import Mapping, Sequence
from itertools import compress
from operator import add
from typing import NamedTuple

from newsclean.labelling.cohesion import cohesion
from newsclean.labelling.context import ENDS, REPEATED, kinds_of_units, letters, marks_of_hits, near
from newsclean.labelling.cores import clues, joined, segments, worth
from newsclean.labelling.markup import blended, is_menu, is_picture, priors_of, states_of
from newsclean.labelling.outline import far
from newsclean.labelling.path import AFTER, BEFORE, best_path
from newsclean.labelling.signals import ASCII, LENGTH, LINKS, OPENING, Shape, shape
from newsclean.labelling.signals import shapes as shapes_of
from newsclean.labelling.units import units
from newsclean.labelling.weighing import Weights, columns
from newsclean.model import Hit, Line

__all__ = [
    "Look",
    "Units",
    "first_look",
    "is_plain",
    "observed",
    "prior",
    "states",
    "steadied",
    "worths_of",
]

_HALF = 1 << 31
#: Units further than this from the core are never story: gaps cost more.
_ABOVE, _BELOW = 30, 45
#: No teaser, comment or notice of the pages looked at has as many characters.
_LONG = 400
#: So many characters have a full stop at least; a row of headlines has none.
_SENTENCE = 150
#: What the entries of a page's menus look like: nobody looks at them twice.
_MENU = shape("频道")


class Units(NamedTuple):
    """The units of a page that hold words, as columns of equal length."""

    first: list[int]  # index of the first line
    last: list[int]
    shapes: list[Shape]
    kinds: str
    hits: list[str]  # the label of the line rule that hit, or ""
    marks: str  # a letter for it
    near: list[tuple[int, ...]]
    empty: list[tuple[int, int]]  # first and last line of the units without words
    priors: list[float] | None = None  # log odds of the structure of a page; None for plain text
    tags: list[str] | None = None  # ``Markup.tag`` of each; None for plain text


def is_plain(seen: Units, i: int) -> bool:
    """Whether a unit is just text: unmarked, no link, led in by nothing, said once."""
    own = seen.shapes[i].own
    return (
        seen.marks[i] == "." and own[LINKS] == 0 and own[OPENING] < 2 and not seen.near[i][REPEATED]
    )


class Look(NamedTuple):
    """The first look at a page, and the core that it shows."""

    own: list[int]  # the sum of the rows of each unit, packed
    looks: list[float]  # log odds of prose
    worths: list[float]
    runs: list[tuple[int, int, float]]
    scores: list[float]  # how much speaks for each run
    core: tuple[int, int]


def observed(lines: tuple[Line, ...], hits: Mapping[int, tuple[Hit, ...]]) -> Units:
    """The units of a page and what is seen of them."""
    starts, ends, texts = units(lines, _bylines(hits))
    looked_at = _shapes(lines, starts, texts)
    full = [one.kind != "" for one in looked_at]
    if _is_page(lines):
        full = [words and not is_picture(lines[a]) for words, a in zip(full, starts, strict=True)]
    first, last = list(compress(starts, full)), list(compress(ends, full))
    shapes = list(compress(looked_at, full))
    empty = [(a, b) for a, b, words in zip(starts, ends, full, strict=True) if not words]
    kinds = kinds_of_units(shapes)
    labels = marks_of_hits(first, hits)
    seen = near(lines, first, last, shapes, kinds, labels)
    priors = priors_of(lines, first)
    tags = None if priors is None else [markup.tag for a in first if (markup := lines[a].markup)]
    return Units(first, last, shapes, kinds, labels, letters(labels), seen, empty, priors, tags)


def _shapes(lines: Sequence[Line], starts: Sequence[int], texts: Sequence[str]) -> list[Shape]:
    """The shape of each unit; of the entries of a page's menus only the text."""
    if not _is_page(lines):
        return shapes_of(texts)
    menus = [is_menu(lines[a]) for a in starts]
    others = iter(shapes_of([text for text, menu in zip(texts, menus, strict=True) if not menu]))
    return [
        _MENU._replace(text=text) if menu else next(others)
        for text, menu in zip(texts, menus, strict=True)
    ]


def _is_page(lines: Sequence[Line]) -> bool:
    """Whether the lines are those of an HTML page."""
    return bool(lines) and lines[0].markup is not None


def _bylines(hits: Mapping[int, tuple[Hit, ...]]) -> set[int]:
    """The lines that a rule takes for a byline."""
    return {
        i
        for i, found in hits.items()
        for hit in found
        if hit.label == "byline" and hit.scope == "line"
    }


def first_look(seen: Units, weights: Weights) -> Look:
    """Every unit by itself, the runs of prose, and the one that is taken for the story."""
    signals = [one[1] for one in seen.shapes]
    own = list(
        map(add, map(weights.own.__getitem__, signals), map(weights.near.__getitem__, seen.near))
    )
    looks = [((total + _HALF & 0xFFFFFFFF) - _HALF) / 100 for total in own]
    looks = steadied(looks, seen)
    if seen.priors is not None:
        looks = blended(seen.priors, looks)
    worths = worths_of(looks, seen)
    runs = segments(worths)
    if not runs:
        # Nothing looks like prose: a brief of one sentence, rather than what a rule marks.
        said = [
            kind in "PS" and mark == "." for kind, mark in zip(seen.kinds, seen.marks, strict=True)
        ]
        best = max(range(len(looks)), key=lambda i: (said[i], looks[i], -i))
        return Look(own, looks, worths, [], [], (best, best))
    if len(runs) == 1:
        return Look(own, looks, worths, runs, [0.0], (runs[0][0], runs[0][1]))
    repeated = [row[REPEATED] for row in seen.near]
    scores = []
    for run in runs:
        found = clues(run, runs, seen.shapes, seen.kinds, repeated, seen.marks)
        scores.append(sum([a * b for a, b in zip(found, weights.clues, strict=True)]))
    chosen = max(range(len(runs)), key=lambda i: scores[i])
    return Look(own, looks, worths, runs, scores, joined(runs[chosen], runs, seen.marks))


def worths_of(looks: Sequence[float], seen: Units) -> list[float]:
    """What each unit adds to a run; what is not Chinese adds nothing to one on a Chinese page."""
    chinese = "P" in seen.kinds
    return [
        worth(
            min(look, -0.5) if chinese and one.own[ASCII] > 3 else look, kind, mark, one.own[LENGTH]
        )
        for look, kind, mark, one in zip(looks, seen.kinds, seen.marks, seen.shapes, strict=True)
    ]


def steadied(looks: list[float], seen: Units) -> list[float]:
    """The looks, with what holds for any sentences whatever the weights have seen.

    A whole story on one line, as a dump without line breaks has it, looks like none that was
    weighed, and so does a brief of one paragraph; but nothing else of a page is as long as the
    one, and an agency's dateline opens the other.
    """
    found = list(looks)
    for i, (kind, mark, one) in enumerate(zip(seen.kinds, seen.marks, seen.shapes, strict=True)):
        if kind == "P" and mark == "." and one.own[LINKS] == 0:
            if len(one.text) >= _LONG and one.text.count("。") * _SENTENCE >= len(one.text):
                found[i] = max(found[i], 1.5)
            elif one.own[OPENING] == 1:
                found[i] = max(found[i], min(found[i] + 2.0, 0.5))
    return found


def prior(seen: Units, i: int, core: tuple[int, int]) -> tuple[int, int]:
    """What is known without fitting: (in the story, in a gap), in hundredths of log odds.

    Prose that no rule marks belongs to the story it stands in, an agency's dateline all the more;
    a short line that a rule marks does not; a story does not go on below its credits, its
    disclaimer or the comments.
    """
    mark = seen.marks[i]
    opening = seen.shapes[i].own[OPENING]
    if seen.kinds[i] == "P":
        if opening == 1:
            return 300, -15
        if mark == "." or mark == "i" or mark == "a":
            return (150 if core[0] - 3 < i < core[1] + 3 else 0), -15
        if mark in ENDS:
            return -250, -165
        if mark == "s":
            return -250, -15
        return (-150 if mark == "r" else 0), -15
    if mark == ".":
        return (-400 if opening == 4 else 0), -15
    return (0 if mark == "i" and opening != 4 else -400), -165 if mark in ENDS else -15


def states(seen: Units, look: Look, weights: Weights) -> tuple[list[int], int]:
    """Where each unit lies (``labelling.path``), and how sure the story is."""
    size = len(seen.kinds)
    core = look.core
    if seen.priors is not None:
        # Only what speaks against a unit: structure has said what speaks for it.
        odds = [look.looks[i] + min(0, prior(seen, i, core)[0]) / 100 for i in range(size)]
        return states_of(odds, seen.priors, seen.kinds, seen.marks), round(100 * max(odds))
    start, end = max(0, core[0] - _ABOVE), min(size, core[1] + 1 + _BELOW)
    marks = [one.mark for one in seen.shapes]
    told = cohesion(seen.shapes, core, (start, end))
    signals = far(look.looks, look.worths, core, seen.near, marks, (start, end), told)
    far_rows = weights.far
    rows = []
    for i, key in enumerate(signals, start):
        _, story, gap, begins, breaks, resumes, ends = columns(look.own[i] + far_rows[key])
        known, known_gap = prior(seen, i, core)
        rows.append((story + known, gap + known_gap, begins, breaks, resumes, ends))
    path, best = best_path(rows, (core[0] - start, core[1] - start))
    return [BEFORE] * start + path + [AFTER] * (size - end), best
