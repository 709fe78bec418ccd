"""The decision on a whole page: where the story begins, where it ends, and what lies inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from newsclean.labelling.classes import SYMBOLS
from newsclean.labelling.confidence import confidence, warnings
from newsclean.labelling.kinds import kind_of, kinds_of
from newsclean.labelling.look import Look, Units, first_look, observed, states
from newsclean.labelling.markup import is_picture
from newsclean.labelling.mending import filled, mended
from newsclean.labelling.naming import cut_label, headed, overruled
from newsclean.labelling.parted import rejoined
from newsclean.labelling.path import STORY, story_of
from newsclean.labelling.placed import apart, with_placed
from newsclean.labelling.reach import from_title
from newsclean.labelling.readings import with_readings
from newsclean.labelling.spans import spans_of
from newsclean.labelling.title import title_unit
from newsclean.labelling.weighing import Weights, weights
from newsclean.model import Hit, Label, Labelling, Line, Page, Witnesses

__all__ = ["decide"]

_BLANK = Label("blank", "blank", 1.0)
_EMPTY = Label("separator", "no-words", 1.0)
_PICTURE = Label("annotation", "alternative-text", 1.0)
#: The score for log odds from -8 to 8, by halves: so that equal verdicts are one value.
_CHANCES = tuple(round(0.5 + step / 34, 3) for step in range(-16, 17))
_NO_HITS: tuple[Hit, ...] = ()


def decide(
    page: Page,
    hits: Mapping[int, tuple[Hit, ...]],
    keep: frozenset[str] = frozenset(),
    fitted: Weights | None = None,
) -> Labelling:
    """A label for every line of a page.

    Args:
        page: Its lines.
        hits: The noise rules that match, by index into ``page.lines``.
        keep: Labels of what stays in the body, lines and parts of them.
        fitted: Other weights than the built-in ones.

    >>> from newsclean.labelling import split
    >>> text = "大桥通车\\n某地新建的大桥昨日通车,来往两岸只要五分钟。"
    >>> [label.label for label in decide(split(text, str.lower), {}).labels]
    ['title', 'paragraph']
    """
    everywhere, placed = apart(with_readings(page.lines, hits))
    decided = _decided(page, everywhere, keep, fitted or weights())
    return with_placed(decided, placed, keep) if placed else decided


def _decided(
    page: Page, hits: Mapping[int, tuple[Hit, ...]], keep: frozenset[str], table: Weights
) -> Labelling:
    lines = page.lines
    seen = observed(lines, hits)
    labels = [_BLANK] * len(lines)
    for first, last in seen.empty:
        labels[first : last + 1] = [_of_no_words(lines[first], keep)] * (last + 1 - first)
    if not seen.kinds:
        return Labelling(tuple(labels), 0.0, ("nothing in the input reads like a story",))
    look = first_look(seen, table)
    path, title = _path_and_title(seen, look, page.witnesses, table)
    story = story_of(path)
    sure = confidence(seen, look, path, title)
    under = headed(seen)
    kinds = kinds_of(seen.shapes, seen.kinds, seen.tags, [i for i in story if i != title])
    for i, state in enumerate(path):
        kind = kinds.get(i, "")
        one = _label(seen, i, state, title, look.looks[i], hits, keep, under[i], kind)
        first, last = seen.first[i], seen.last[i]
        if state != STORY and first == last and i != title and not keep:
            labels[first] = one
            continue
        labels[first] = _with_spans(one, page, first, hits, keep, ends=first == last)
        for j in range(first + 1, last + 1):
            if lines[j].shadow.strip():
                labels[j] = _with_spans(one, page, j, hits, keep, joins=True, ends=j == last)
    return Labelling(tuple(labels), sure, warnings(seen, look, path, title, sure))


def _of_no_words(line: Line, keep: frozenset[str]) -> Label:
    """The verdict on a unit without words."""
    one = _PICTURE if is_picture(line) else _EMPTY
    return Label("paragraph", f"kept:{one.label}", one.score) if one.label in keep else one


def _path_and_title(
    seen: Units, look: Look, witnesses: Witnesses, table: Weights
) -> tuple[list[int], int | None]:
    """Where each unit lies, and the unit of the title."""
    path, _ = states(seen, look, table)
    path = mended(seen, look, path)
    said = [title.lower() for title in witnesses.title]
    title = title_unit(seen, story_of(path), table, said)
    if seen.priors is None:
        path = from_title(seen, path, title)
    path = rejoined(seen, path, title)
    if seen.priors is None:
        filled(seen, path)
    return path, title


def _label(
    seen: Units,
    i: int,
    state: int,
    title: int | None,
    look: float,
    hits: Mapping[int, tuple[Hit, ...]],
    keep: frozenset[str],
    under: str,
    kind: str,
) -> Label:
    """The verdict on a unit."""
    hit = _line_hit(hits.get(seen.first[i], _NO_HITS)) if seen.hits[i] else None
    if hit is not None and hit.sure and hit.label not in keep:
        return Label(hit.label, hit.rule, 1.0)
    if i == title:
        return Label("title", "title", 0.9)
    if state == STORY:
        return Label(kind, "story", _chance(look))
    if hit is not None and not overruled(seen, i, state, title, hit.label, under):
        name, rule, score = hit.label, hit.rule, 0.95
    else:
        name, rule = cut_label(seen, i, state, title, under)
        score = _chance(-look)
    if name in keep:
        return Label(_kind(seen, i), f"kept:{name}", score)
    return _cut(name, rule, score)


@lru_cache(maxsize=2048)
def _cut(name: str, rule: str, score: float) -> Label:
    """The label of a cut: menus of one shape share it."""
    return Label(name, rule, score)


def _kind(seen: Units, i: int) -> str:
    """The kind of body text that a unit is."""
    return kind_of(seen.shapes[i], seen.kinds[i], seen.tags[i] if seen.tags is not None else "")


def _line_hit(found: Sequence[Hit]) -> Hit | None:
    """The line rule that decides: a user's own before the built-in ones."""
    first = None
    for hit in found:
        if hit.scope == "line":
            if hit.sure:
                return hit
            first = first or hit
    return first


def _chance(look: float) -> float:
    """A score from 0 to 1: above 0.5 for log odds that speak for the verdict, in steps of 0.03."""
    if look >= 8.0:
        return _CHANCES[-1]
    return _CHANCES[0] if look <= -8.0 else _CHANCES[int(look * 2) + 16]


def _with_spans(
    one: Label,
    page: Page,
    i: int,
    hits: Mapping[int, tuple[Hit, ...]],
    keep: frozenset[str],
    *,
    joins: bool = False,
    ends: bool = True,
) -> Label:
    """The verdict on one line of a unit. A line that its spans cover goes as a whole."""
    if one.rule != "story" and not one.rule.startswith("kept:") and one.label != "title":
        return one
    line = page.lines[i]
    found = spans_of(line, hits.get(i, _NO_HITS), ends)
    if keep:
        found = tuple(span for span in found if span.label not in keep)
    if found:
        left, at = "", 0
        for span in found:
            left, at = left + line.text[at : span.start], span.end
        if not (left + line.text[at:]).strip(SYMBOLS):
            return Label(found[0].label, found[0].rule, 0.9)
    if found or joins:
        return one._replace(spans=found, joins=joins)
    return one
