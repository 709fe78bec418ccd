"""An outline to lines: what each is (Markup), from what the whole page says of its elements."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from newsclean.inputs.page.elements import KINDS
from newsclean.inputs.page.prior import priors_of
from newsclean.inputs.page.signals import signals_of
from newsclean.inputs.page.walk import Element, Outline, RawLine
from newsclean.inputs.page.witnesses import Head
from newsclean.model import Line, Markup

__all__ = ["Sizes", "lines_of", "sizes_of"]

#: Words that name the text under a picture, in class and id names.
_CAPTION = re.compile(
    r"caption|(?:img|image|pic|photo|figure)[-_]?(?:desc|txt|text|title|info|note|intro|alt)|图说"
)
#: A caption is one or two lines; a box of the same name around a whole gallery is none.
_LONGEST_CAPTION = 200
#: How much of an element's ancestry its words tell; page-wide wrappers say nothing more.
_MOST_WORDS = 400


class Sizes(NamedTuple):
    """What each element of an outline holds, its descendants counted in."""

    lines: list[int]
    characters: list[int]


def sizes_of(outline: Outline) -> Sizes:
    """Lines and characters of every element, in one pass from the leaves up."""
    elements = outline.elements
    lines = [0] * len(elements)
    characters = [0] * len(elements)
    for line in outline.lines:
        lines[line.element] += 1
        characters[line.element] += len(line.text)
    for place in range(len(elements) - 1, 0, -1):
        parent = elements[place].parent
        lines[parent] += lines[place]
        characters[parent] += characters[place]
    return Sizes(lines, characters)


class _Known(NamedTuple):
    """What an element tells the lines inside it."""

    kind: str
    words: str
    block: int


def lines_of(outline: Outline, head: Head, fold: Callable[[str], str]) -> tuple[Line, ...]:
    """The lines of an outline, numbered from 1, each with its markup.

    Args:
        outline: What the page shows.
        head: What it says of itself.
        fold: As for ``render``.
    """
    raws = outline.lines
    known = _known_of(outline, sizes_of(outline), fold)
    kinds = [_tag_of(raw, outline.elements[raw.element], known[raw.element]) for raw in raws]
    block = [one.block for one in known]
    priors = priors_of(signals_of(outline, block, kinds, head.descriptions, head.title))
    shadows = _folded([raw.text for raw in raws], fold)
    made = []
    for place, raw in enumerate(raws):
        above = known[raw.element]
        words = f"{above.words} {_fold_words(raw.words, fold)}" if raw.words else above.words
        markup = Markup(
            kinds[place],
            outline.elements[raw.element].depth,
            min(1.0, raw.linked / len(raw.text)),
            words,
            above.block,
            0.0 if kinds[place] == "img" else priors[place],
        )
        made.append(Line(place + 1, raw.text, shadows[place], markup))
    return tuple(made)


def _tag_of(raw: RawLine, element: Element, above: _Known) -> str:
    """What a line is: the kind its elements give it, else bold or its block's tag."""
    if raw.tag in ("img", "figcaption"):
        return raw.tag
    return above.kind or raw.tag or element.tag


def _known_of(outline: Outline, sizes: Sizes, fold: Callable[[str], str]) -> list[_Known]:
    """What every element tells its lines; parents come before children."""
    known: list[_Known] = []
    for place, element in enumerate(outline.elements):
        above = known[element.parent] if place else _Known("", "", 0)
        words = _fold_words(element.words, fold)
        kind = _kind_of(element.tag, words, above.kind, sizes.lines[place], sizes.characters[place])
        if words and above.words:
            words = f"{above.words} {words}"[-_MOST_WORDS:]
        block = place if sizes.lines[place] > 1 else above.block
        known.append(_Known(kind, words or above.words, block))
    return known


def _kind_of(tag: str, words: str, above: str, lines: int, characters: int) -> str:
    """The kind that an element gives its lines, or "" for plain blocks."""
    if tag in KINDS:
        # A list item or a quote around many paragraphs is a page's frame, not one item.
        return tag if tag not in ("li", "dd", "dt") or lines == 1 else ""
    if words and characters < _LONGEST_CAPTION and lines <= 2 and _CAPTION.search(words):
        return "figcaption"
    return above


def _fold_words(words: str, fold: Callable[[str], str]) -> str:
    return words.lower() if words.isascii() else fold(words)


def _folded(texts: list[str], fold: Callable[[str], str]) -> list[str]:
    """The texts folded in one call: fold keeps lengths, so each is cut out again by its own."""
    whole = fold("\n".join(texts))
    shadows = []
    start = 0
    for text in texts:
        shadows.append(whole[start : start + len(text)])
        start += len(text) + 1
    return shadows
