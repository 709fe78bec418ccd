"""An outline to lines: what each is (Markup), from what the whole page says of its elements."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from newsclean.inputs.page.elements import KINDS
from newsclean.inputs.page.prior import priors_of
from newsclean.inputs.page.signals import signals_of
from newsclean.inputs.page.walk import Outline
from newsclean.inputs.page.witnesses import Head
from newsclean.model import Line, Markup
from newsclean.patterns import compiled

__all__ = ["Known", "Sizes", "kinds_of", "known_of", "lines_of", "sizes_of"]

#: Words that name the text under a picture, in class and id names.
_CAPTION = compiled(
    r"caption|(?:img|image|pic|photo|figure)[-_]?(?:desc|txt|text|title|info|note|intro|alt)|图说"
)
#: A caption is one or two lines; a box of the same name around a whole gallery is none.
_LONGEST_CAPTION = 200
#: What a line itself says it is, whatever it stands in.
_OWN_KINDS = ("img", "figcaption")
_MOST_LINES = {"li": 1, "dd": 1, "dt": 1, "blockquote": 8}
#: How much of an element's ancestry its words tell; page-wide wrappers say nothing more.
_MOST_WORDS = 400


class Sizes(NamedTuple):
    """What each element of an outline holds, its descendants counted in."""

    lines: list[int]
    characters: list[int]


def sizes_of(outline: Outline) -> Sizes:
    """Lines and characters of every element, in one pass from the leaves up."""
    parents = outline.elements.parents
    lines = [0] * len(parents)
    characters = [0] * len(parents)
    for line in outline.lines:
        lines[line.element] += 1
        characters[line.element] += len(line.text)
    for place in range(len(parents) - 1, 0, -1):
        parent = parents[place]
        lines[parent] += lines[place]
        characters[parent] += characters[place]
    return Sizes(lines, characters)


class Known(NamedTuple):
    """What the elements tell the lines inside them, in the order of the outline."""

    kinds: list[str]
    words: list[str]
    blocks: list[int]


def lines_of(outline: Outline, head: Head, fold: Callable[[str], str]) -> tuple[Line, ...]:
    """The lines of an outline, numbered from 1, each with its markup.

    Args:
        outline: What the page shows.
        head: What it says of itself.
        fold: As for ``render``.
    """
    raws = outline.lines
    depths = outline.elements.depths
    known = known_of(outline, fold)
    kinds = kinds_of(outline, known)
    signals = signals_of(outline, known.blocks, kinds, head.descriptions, head.title)
    priors = priors_of(signals)
    shadows = _folded([raw.text for raw in raws], fold)
    made = []
    for place, (text, element, linked, _, own, _, _) in enumerate(raws):
        words = known.words[element]
        if own:
            words = f"{words} {_fold_words(own, fold)}"
        kind = kinds[place]
        density = min(1.0, linked / len(text)) if linked else 0.0
        block = known.blocks[element]
        markup = Markup(kind, depths[element], density, words, block, priors[place])
        made.append(Line(place + 1, text, shadows[place], markup))
    return tuple(made)


def kinds_of(outline: Outline, known: Known) -> list[str]:
    """What each line is (``Markup.tag``): its own kind, its elements', or its block's tag."""
    tags = outline.elements.tags
    return [
        raw.tag
        if raw.tag in _OWN_KINDS
        else known.kinds[raw.element] or raw.tag or tags[raw.element]
        for raw in outline.lines
    ]


def known_of(outline: Outline, fold: Callable[[str], str]) -> Known:
    """What every element tells its lines; parents come before children."""
    known = Known([""], [""], [0])
    sizes = sizes_of(outline)
    kinds, said, blocks = known
    parents, tags, _, named = outline.elements
    for place in range(1, len(parents)):
        up = parents[place]
        lines = sizes.lines[place]
        own = named[place]
        above = said[up]
        if own:
            own = _fold_words(own, fold)
            said.append(f"{above} {own}"[-_MOST_WORDS:] if above else own)
        else:
            said.append(above)
        kinds.append(_kind_of(tags[place], own, kinds[up], lines, sizes.characters[place]))
        blocks.append(place if lines > 1 else blocks[up])
    return known


def _kind_of(tag: str, words: str, above: str, lines: int, characters: int) -> str:
    """The kind that an element gives its lines, or "" for plain blocks."""
    if tag in KINDS:
        # A list item or a quote around many paragraphs is a page's frame, not one item.
        return tag if lines <= _MOST_LINES.get(tag, lines) else ""
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
